"""TLS certificates, as the names in them: `CN=…,O=…` lines, or `subject=` and `issuer=` lines.

Fields: `tls.subject`, `tls.issuer`. A name that is not labelled counts as the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, text_of

_LABEL = re.compile(r"(?i)^\s*(subject|issuer)\s*[=:]\s*(.+)$")


def _names(raw: bytes) -> Iterator[Field]:
    for line in text_of(raw).splitlines()[:20]:
        found = _LABEL.match(line)
        yield Field(f"tls.{found[1].lower()}", found[2]) if found else Field("tls.subject", line)


PARSERS: Mapping[str, Parser] = {"tls": _names}
