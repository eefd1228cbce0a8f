"""nmap's XML: hosts that answered become things, and a broken file gives what stood before the break."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.identify.protocols import KNOWN
from debar.kit.errors import Problem
from debar.survey.importers import Note, SourceFile, nmap, streamed
from debar.survey.importers.nmap_answers import Answer, answers, unescaped

DIGEST = "d" * 64
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner="nmap" args="nmap -sV">\n'
)
TAIL = "</nmaprun>\n"
ANSWERED = '<status state="up" reason="arp-response"/>'
SEEN = datetime(2026, 10, 19, 13, 0, 55, tzinfo=UTC)


def read(data: bytes | str, site: str | None = None) -> list[Sighting | Problem]:
    raw = data.encode() if isinstance(data, str) else data
    return list(nmap.read(io.BytesIO(raw), SourceFile(DIGEST, "scan.xml", len(raw), "nmap-xml", site)))


def host(inside: str, status: str = ANSWERED) -> str:
    return f'<host starttime="1792414800" endtime="1792414855">{status}\n{inside}</host>\n'


def port(number: int, inside: str, state: str = "open") -> str:
    state = f'<state state="{state}" reason="syn-ack"/>'
    return f'<ports><port protocol="tcp" portid="{number}">{state}{inside}</port></ports>'


def facts(found: list[Sighting | Problem]) -> list[tuple[str, str, str]]:
    return [(s.place, s.field, s.value) for s in found if isinstance(s, Sighting)]


def problems(found: list[Sighting | Problem]) -> list[str]:
    return [str(p) for p in found if isinstance(p, Problem)]


ONE = host(
    '<address addr="192.0.2.7" addrtype="ipv4"/>\n<address addr="0C:75:D2:00:00:07" addrtype="mac"/>'
    '<hostnames><hostname name="gate.example.org"/></hostnames>'
    + port(
        80, '<service name="http" method="table"/><script id="http-server-header" output="Quill-Webs/1.0"/>'
    )
)


def test_a_host_is_one_thing_with_what_each_port_said() -> None:
    found = read(HEAD + ONE + TAIL, site="harbour")

    assert found[0] == Sighting(
        DIGEST, "host 1", "host 1", "address", "192.0.2.7", "scan", "harbour", None, SEEN
    )
    assert facts(found) == [
        ("host 1", "address", "192.0.2.7"),
        ("host 1", "mac", "0C:75:D2:00:00:07"),
        ("host 1", "name", "gate.example.org"),
        ("host 1 port 80/tcp", "port", "80/tcp"),
        ("host 1 port 80/tcp", "http.server", "Quill-Webs/1.0"),
    ]


@pytest.mark.parametrize(
    ("status", "inside", "is_device"),
    [
        ('<status state="down" reason="no-response"/>', "", False),
        ('<status state="up" reason="user-set"/>', "", False),
        ('<status state="up" reason="user-set"/>', port(22, "", "filtered"), False),
        ('<status state="up" reason="user-set"/>', port(22, ""), True),
        ('<status state="up" reason="echo-reply"/>', "", True),
        ('<status state="up" reason="user-set"/>', '<address addr="0C75D2000001" addrtype="mac"/>', True),
        ("", "", False),
    ],
)
def test_only_a_host_that_answered_is_a_device(status: str, inside: str, is_device: bool) -> None:
    found = read(HEAD + host('<address addr="192.0.2.9" addrtype="ipv4"/>' + inside, status) + TAIL)

    assert bool(found) == is_device


def test_the_answers_that_nmap_kept_are_read_as_answers() -> None:
    kept = (
        "SF-Port80-TCP:V=7.95%I=7%D=10/19%r(GetRequest,5A,&quot;HTTP/1\\.0\\x20401\\x20Unauthorized\\r\\n"
        "Server:\\x20Quill\\r\\nWWW-Authenticate:\\x20Basic\\x20realm=\\&quot;Lens\\x20\\xe9\\&quot;\\r\\n\\r\\n&quot;)"
        "%r(RTSPRequest,20,&quot;RTSP/1\\.0\\x20200\\x20OK\\r\\nServer:\\x20Lantern/2\\r\\n\\r\\n&quot;);"
    )
    found = read(HEAD + host(port(80, f'<service name="http" servicefp="{kept}" method="probed"/>')) + TAIL)
    said = {(field, value) for _, field, value in facts(found)}

    assert {
        ("http.status", "401"),
        ("http.server", "Quill"),
        ("http.realm", "Lens é"),
        ("rtsp.server", "Lantern/2"),
    } <= said


SCRIPTS = {
    '<script id="http-title" output="Lantern&#10;more"/>': ("http-title", b"Lantern"),
    '<script id="http-title" output="Site doesn\'t have a title (text/html)."/>': None,
    '<script id="http-server-header" output="x"><elem>Quill 2</elem></script>': ("http-server", b"Quill 2"),
    '<script id="http-auth" output="&#10;HTTP/1.1 401&#10;  Digest realm=Lens 4 nonce=1 qop=auth"/>': (
        "http-auth",
        b'Digest realm="Lens 4"',
    ),
    '<script id="http-headers" output="&#10;  Server: Q&#10;  ETag: 1&#10;  &#10;  (Request type: GET)"/>': (
        "http",
        b"Server: Q\r\nETag: 1\r\n\r\n",
    ),
    '<script id="http-favicon" output="Unknown favicon MD5: 00AA00AA00AA00AA00AA00AA00AA00AA"/>': (
        "favicon",
        b"00aa00aa00aa00aa00aa00aa00aa00aa",
    ),
    '<script id="ssl-cert" output="x"><table key="subject"><elem key="commonName">cam</elem>'
    '<elem key="organizationName">Quill, Inc.</elem></table>'
    '<table key="issuer"><elem key="commonName">Quill CA</elem></table></script>': (
        "tls",
        b"subject=CN=cam,O=Quill, Inc.\nissuer=CN=Quill CA",
    ),
    '<script id="banner" output="SSH-2.0-Quill\\x0D"/>': ("ssh", b"SSH-2.0-Quill\r"),
    '<script id="snmp-sysdescr" output="Quill 4&#10;  System uptime: 1d"/>': ("snmp", b"Quill 4"),
    '<script id="upnp-info" output="&#10;192.0.2.7&#10;    Server: Linux, Quill&#10;"/>': (
        "ssdp",
        b"SERVER: Linux, Quill\r\n",
    ),
    '<script id="whois-ip" output="nothing of ours"/>': None,
}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda text: text.split('"')[1])
def test_a_script_s_output_becomes_the_answer_that_identify_reads(script: str) -> None:
    from lxml import etree

    expected = SCRIPTS[script]
    found = list(answers(etree.fromstring(f"<port>{script}</port>")))

    assert [(a.protocol, a.raw) for a in found] == ([expected] if expected else [])
    assert all(a.protocol in KNOWN for a in found)


def test_bytes_come_back_as_they_were_sent() -> None:
    assert unescaped(r"a\x20\xe9\r\n\t\0\\\"\.") == b'a \xe9\r\n\t\0\\"\x2e'
    assert Answer("http", b"x") == Answer("http", b"x")


def test_an_answer_that_cannot_be_read_is_a_note_and_the_host_is_kept() -> None:
    shown = '<script id="upnp-info" output="&#10; Server: a"/><script id="http-title" output="Lens"/>'
    found = read(HEAD + host('<address addr="192.0.2.7" addrtype="ipv4"/>' + port(80, shown)) + TAIL)

    assert ("host 1 port 80/tcp", "http.title", "Lens") in facts(found)
    assert [p for p in found if isinstance(p, Problem) and not isinstance(p, Note)] == []


def test_a_file_cut_short_gives_the_hosts_before_the_cut_and_says_where() -> None:
    whole = HEAD + ONE + ONE.replace("192.0.2.7", "192.0.2.8") + TAIL
    found = read(whole[:-60])

    assert [value for _, field, value in facts(found) if field == "address"] == ["192.0.2.7"]
    assert [text.partition(". ")[2] for text in problems(found)] == [
        "The host before this was kept. Export the scan again, or take in what nmap wrote with -oX."
    ]
    assert problems(found)[0].startswith("scan.xml:9: is broken here: ")


def test_a_file_in_another_encoding_than_it_says_gives_the_hosts_before() -> None:
    found = read((HEAD + ONE).encode() + b'<host><status state="\xe9"/></host>' + TAIL.encode())

    assert len(facts(found)) == 5
    assert problems(found)[0].startswith("scan.xml:7: is broken here: ")


PROLOG = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n'
    '<?xml-stylesheet href="file:///usr/share/nmap/nmap.xsl" type="text/xsl"?>\n'
    "<!-- Nmap 7.95 scan initiated as: nmap -oX - 192.0.2.0/24 -->\n"
)


def test_scans_put_one_after_another_are_read_as_one_and_lines_keep_their_numbers() -> None:
    one = f'{PROLOG}<nmaprun scanner="nmap">\n{ONE}\n</nmaprun>\n'

    found = read(one * 3)
    cut = read(one + PROLOG + "<nmaprun>\n<host>")

    assert {each.thing for each in found if isinstance(each, Sighting)} == {"host 1", "host 2", "host 3"}
    assert problems(found) == []
    assert problems(cut)[0].startswith(f"scan.xml:{one.count(chr(10)) + 6}: is broken here")
    assert "The host before this was kept." in problems(cut)[0]


@given(st.integers(0, 300), st.integers(1, 40))
def test_where_two_scans_meet_does_not_matter(before: int, bites: int) -> None:
    joined = f"<nmaprun>{' ' * before}</nmaprun>\n{PROLOG}<nmaprun>{ONE}</nmaprun>".encode()

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(bites, size) if size and size > 0 else bites)

    stream = streamed.Joined(Slow(joined), "nmaprun")

    assert b"".join(iter(lambda: stream.read(64), b"")) == (
        f"<nmaprun>{' ' * before}".encode() + b"\n" * 5 + f"{ONE}</nmaprun>".encode()
    )


@pytest.mark.parametrize(
    "between", ["<!DOCTYPE nmaprun [<!ENTITY a 'b'>]>", "some text", "<other/>", "</nmaprun>"]
)
def test_what_is_no_usual_prolog_between_two_scans_ends_the_reading(between: str) -> None:
    found = read(f"<nmaprun>{ONE}</nmaprun>{between}<nmaprun>{ONE}</nmaprun>")

    assert len(problems(found)) == 1
    assert {each.thing for each in found if isinstance(each, Sighting)} <= {"host 1"}


def test_utf_16_is_read() -> None:
    text = (HEAD + ONE + TAIL).replace("UTF-8", "UTF-16")

    assert nmap.sniffs(text.encode("utf-16")[:500], "")
    assert len(facts(read(text.encode("utf-16")))) == 5


def test_entities_are_refused_with_their_line_and_nothing_is_read() -> None:
    bomb = '<?xml version="1.0"?>\n<!DOCTYPE nmaprun [\n<!ENTITY a "aaaaaa">\n<!ENTITY b "&a;&a;&a;">\n]>\n'
    found = read(bomb + "<nmaprun>" + ONE + "</nmaprun>")

    assert problems(found) == [
        "scan.xml:3: defines XML entities, which nmap never does; refused. "
        "No host could be read. Export the scan again, or take in what nmap wrote with -oX."
    ]
    assert facts(found) == []


@pytest.mark.parametrize("inside", ["<x>&a;</x>", '<host a="&c;"/>', ""])
def test_entities_far_into_the_prolog_are_refused_too(inside: str) -> None:
    many = "".join(f'<!ENTITY {b} "{f"&{a};" * 50}">' for a, b in ("ab", "bc"))
    prolog = f'<!DOCTYPE nmaprun [<!-- {"-x" * 600_000} --><!ENTITY a "{"y" * 1000}">{many}]>'
    found = read(f'{prolog}<nmaprun args="&c;">{inside}{ONE}</nmaprun>')

    assert (len(problems(found)), facts(found)) == (1, [])


def test_a_gigantic_attribute_ends_the_reading_and_not_the_program() -> None:
    found = read(HEAD + ONE + f'<host a="{"x" * 11_000_000}"/>' + TAIL)

    assert len(facts(found)) == 5
    assert len(problems(found)) == 1


def test_a_host_larger_than_any_real_one_ends_the_reading() -> None:
    filler = f'<x a="{"y" * 1_000_000}"/>\n' * 70
    found = read(HEAD + ONE + f"<host>{filler}</host>" + TAIL)

    assert len(facts(found)) == 5
    assert "one host takes more than 64 MiB" in problems(found)[0]


def test_deep_nesting_ends_the_reading() -> None:
    found = read(HEAD + ONE + "<host>" * 5000)

    assert (len(facts(found)), len(problems(found))) == (5, 1)


@pytest.mark.parametrize("text", ["99999999999", "-1", "soon", "١٢٣", ""])
def test_a_time_that_is_none_is_left_out(text: str) -> None:
    found = read(HEAD + ONE.replace('endtime="1792414855"', f'endtime="{text}"') + TAIL)
    started = datetime(2026, 10, 19, 13, 0, tzinfo=UTC)

    assert {s.seen for s in found if isinstance(s, Sighting)} == {started}


@pytest.mark.parametrize(
    ("head", "is_nmap"),
    [
        (HEAD, True),
        ("\ufeff" + HEAD, True),
        ("<nmaprun>", True),
        ('x = "<nmaprun>"', False),
        ("<nmaprunner>", False),
        ("a,b\n1,2", False),
        ("", False),
    ],
)
def test_it_knows_its_own_files(head: str, is_nmap: bool) -> None:
    assert nmap.sniffs(head.encode(), "scan.txt") == is_nmap


@given(st.binary(max_size=300), st.integers(0, 400))
def test_no_bytes_break_it(noise: bytes, at: int) -> None:
    whole = (HEAD + ONE + TAIL).encode()

    assert all(isinstance(each, Sighting | Problem) for each in read(whole[:at] + noise + whole[at:]))
    assert all(isinstance(each, Sighting | Problem) for each in read(noise))


def test_a_host_of_more_elements_than_any_real_one_ends_the_reading() -> None:
    found = read(HEAD + ONE + "<host>" + "<a/>" * (nmap.BOUNDS.elements + 50_000) + "</host>" + TAIL)

    assert len(facts(found)) == 5
    assert "one host holds more than 2000000 elements. The host before this was kept." in problems(found)[0]


def test_a_host_of_more_attributes_than_any_real_one_ends_the_reading() -> None:
    many = " ".join(f"a{n}=''" for n in range(nmap.BOUNDS.attributes + 50_000))

    found = read(f"{HEAD}{ONE}<host {many}/>{TAIL}")

    assert "one host holds more than 2000000 attributes. The host before this was kept." in problems(found)[0]
