"""Host names without the people in them: phones and laptops are called after whoever owns them."""

from __future__ import annotations

import re

_OWN = r"i[Pp]hone|i[Pp]ad|i[Pp]od|iMac|[Mm]ac-?[Bb]ook(?:-?(?:Pro|Air))?|MBP|MBA|[Mm]ac-?[Mm]ini"
_PERSONAL = (
    rf"{_OWN}|galaxy[\w-]{{0,20}}|pixel[\w-]{{0,20}}|(?:apple)?-?watch|airpods?|huawei-?[pm]\d[\w-]{{0,20}}"
)
_SHARED = (
    r"pc|laptop|notebook|desktop|computer|phone|tablet|android|mac|ordinateur|portable|tablette|téléphone"
    r"|telephone|ordi|mobile"
)
_AND_MORE = r"(?:(?![a-z])[\w-]{1,12})?"
_MAKERS = r"(?!(?:apple|samsung|google|huawei)[-_ ])"
_OWNED = re.compile(
    rf"(?i)^{_MAKERS}.{{1,60}}?(?:['’]s?[-_ ]?|s[-_ ]|[-_ ])(?P<what>{_PERSONAL}){_AND_MORE}$"
    rf"|^.{{1,60}}?(?:['’]s[-_ ]?|(?<!s)s[-_ ])(?P<thing>{_SHARED}){_AND_MORE}$"
)
_OF = re.compile(
    rf"(?i)^(?P<what>(?:{_PERSONAL}|{_SHARED}))[-_ ]?(?:d['’]|(?:de|du|des|of|von|van|di|da)[-_ ]).{{1,80}}$"
)
_LONGEST = 200


def impersonal(name: str) -> tuple[str, bool]:
    """A host name without the person whose device it says it is, and whether it said so.

    `Roles-iPhone`, `iPhone de Role`, `role’s iPad` become `iPhone`, `iPad`; the domain then goes too.
    """
    name = name.strip().rstrip(".")[:_LONGEST]
    host = name.partition(".")[0]
    for pattern in (_OF, _OWNED):
        if found := pattern.match(host):
            return next(word for word in found.groups() if word), True
    return name, False
