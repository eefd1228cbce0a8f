"""Responses of web servers, whole and in single headers."""

from __future__ import annotations

import gzip

import pytest

from debar.identify.evidence import Field
from debar.identify.protocols import parse
from debar.kit.errors import Problem


def fields(protocol: str, raw: bytes) -> dict[str, str]:
    answer = parse(protocol, raw)
    assert not isinstance(answer, Problem)
    return {f.name: f.value for f in answer}


def test_a_response_is_read_whole() -> None:
    raw = (
        b"HTTP/1.1 401 Unauthorized\r\nDate: Mon, 23 Nov 2026 10:00:00 GMT\r\nServer: App-webs/\r\n"
        b'WWW-Authenticate: Digest realm="IP Camera(C1214)", qop="auth", nonce="00ff"\r\n'
        b"Set-Cookie: WebSession_0123456789=abc; path=/\r\nContent-Type: text/html\r\n\r\n"
        b"<html><head><title>Document &amp; Error</title></head></html>"
    )

    assert fields("http", raw) == {
        "http.status": "401",
        "http.header-order": "Date,Server,WWW-Authenticate,Set-Cookie,Content-Type",
        "http.header-case": "mixed",
        "http.server": "App-webs/",
        "http.auth": 'Digest realm="IP Camera(C1214)", qop="auth"',
        "http.realm": "IP Camera(C1214)",
        "http.cookie": "WebSession_0123456789",
        "http.content-type": "text/html",
        "http.title": "Document & Error",
        "http.body": "<html><head><title>Document &amp; Error</title></head></html>",
    }


def test_the_order_and_case_of_headers_are_kept() -> None:
    raw = b"HTTP/1.1 200 OK\r\nCONNECTION: close\r\nP3P: CP=CAO PSA OUR\r\nCONTENT-LENGTH: 0\r\n\r\n"

    assert fields("http", raw) == {
        "http.status": "200",
        "http.header-order": "CONNECTION,P3P,CONTENT-LENGTH",
        "http.header-case": "upper",
        "http.p3p": "CP=CAO PSA OUR",
    }


def test_where_a_page_sends_the_browser_is_seen() -> None:
    raw = b'HTTP/1.1 200 OK\r\n\r\n<script>window.location.href = "/doc/page/login.asp?_1";</script>'

    assert fields("http", raw)["http.redirect"] == "/doc/page/login.asp?_1"


def test_packed_and_chunked_bodies_are_opened() -> None:
    body = gzip.compress(b"<title>WEB SERVICE</title>")
    chunked = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"

    assert fields("http", head + chunked)["http.title"] == "WEB SERVICE"


def test_a_bomb_of_zeros_is_cut() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"

    assert len(fields("http", head + gzip.compress(b"a" * 50_000_000))["http.body"]) == 1 << 16


def test_a_page_without_headers_is_still_a_page() -> None:
    assert fields("http", b"<title>Login</title>") == {
        "http.title": "Login",
        "http.body": "<title>Login</title>",
    }


@pytest.mark.parametrize(
    ("protocol", "raw", "expected"),
    [
        ("http-server", b"DNVRS-Webs\r\n", {"http.server": "DNVRS-Webs"}),
        ("http-title", b" NETSurveillance\n WEB ", {"http.title": "NETSurveillance WEB"}),
        ("http-auth", b"Basic realm=index", {"http.auth": "Basic realm=index", "http.realm": "index"}),
        ("http-cookie", b"webvpn=; path=/; secure", {"http.cookie": "webvpn"}),
        ("favicon", b"-808437027", {"favicon.mmh3": "-808437027"}),
        ("favicon", b"89B932FCC47CF4CA3FAADB0CFDEF89CF", {"favicon.md5": "89b932fcc47cf4ca3faadb0cfdef89cf"}),
    ],
)
def test_single_headers_are_read_alone(protocol: str, raw: bytes, expected: dict[str, str]) -> None:
    assert fields(protocol, raw) == expected


def test_a_favicon_that_is_no_digest_is_a_problem() -> None:
    assert parse("favicon", b"camera.ico", "lab") == Problem(
        "lab", None, "favicon: neither an icon, nor an MD5 in hexadecimal, nor an mmh3 number"
    )


def test_the_nonce_is_not_kept() -> None:
    answer = parse("http-auth", b'Digest realm="Login to ND0123456789", nonce="ec36"')

    assert answer == [
        Field("http.auth", 'Digest realm="Login to ND0123456789"'),
        Field("http.realm", "Login to ND0123456789"),
    ]
