"""Certificates: what is in them, however odd, and the names as other programs print them."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Field
from debar.identify.protocols import parse
from debar.kit.errors import Problem

EC = ec.generate_private_key(ec.SECP256R1())
SINCE, UNTIL = datetime(2026, 1, 2, tzinfo=UTC), datetime(2056, 1, 2, tzinfo=UTC)


def fields(raw: bytes) -> list[tuple[str, str]]:
    answer = parse("tls", raw)
    assert not isinstance(answer, Problem), answer
    return [(f.name, f.value) for f in answer]


def named(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


@lru_cache
def certificate(subject: str = "192.0.2.7", issuer: str = "192.0.2.7", firm: str = "Acme Co., Ltd.") -> bytes:
    names = [x509.DNSName("camera.example.org"), x509.IPAddress(ip_address("192.0.2.7"))]
    return (
        x509.CertificateBuilder()
        .subject_name(named(subject, firm))
        .issuer_name(named(issuer, firm))
        .public_key(EC.public_key())
        .serial_number(0x1234)
        .not_valid_before(SINCE)
        .not_valid_after(UNTIL)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(EC, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


def pem(*certificates: bytes) -> bytes:
    return b"".join(
        b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(each) + b"-----END CERTIFICATE-----\n"
        for each in certificates
    )


def test_a_certificate_tells_names_days_and_key() -> None:
    raw = certificate()
    key = EC.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    assert fields(raw) == [
        ("tls.subject", "CN=192.0.2.7,O=Acme Co.\\, Ltd.,C=CN"),
        ("tls.issuer", "CN=192.0.2.7,O=Acme Co.\\, Ltd.,C=CN"),
        ("tls.serial", "1234"),
        ("tls.since", "2026-01-02"),
        ("tls.until", "2056-01-02"),
        ("tls.key-id", hashlib.sha256(key).hexdigest()),
        ("tls.sha256", hashlib.sha256(raw).hexdigest()),
        ("tls.self-signed", "yes"),
        ("tls.key", "EC P-256"),
        ("tls.san", "camera.example.org"),
        ("tls.san", "192.0.2.7"),
    ]


def test_pem_and_bare_base64_tell_the_same() -> None:
    raw = certificate()

    assert fields(pem(raw)) == fields(raw)
    assert fields(base64.encodebytes(raw)) == fields(raw)


def test_who_is_signed_by_another_is_not_self_signed() -> None:
    assert ("tls.self-signed", "no") in fields(certificate(issuer="Device CA"))


def test_a_signature_that_is_anothers_is_self_signed_by_name_only() -> None:
    raw = bytearray(certificate())
    raw[-1] ^= 1

    assert ("tls.self-signed", "by name") in fields(bytes(raw))


def test_of_a_chain_the_first_is_the_devices_own() -> None:
    found = fields(pem(certificate(issuer="Device CA"), certificate("Device CA", "Root CA")))

    assert [value for name, value in found if name == "tls.subject"] == [
        "CN=192.0.2.7,O=Acme Co.\\, Ltd.,C=CN"
    ]
    assert [value[:10] for name, value in found if name == "tls.issuer"] == ["CN=Device ", "CN=Root CA"]


def test_the_length_of_an_rsa_key_is_told() -> None:
    key = rsa.generate_private_key(65537, 1024)
    raw = (
        x509.CertificateBuilder(named("a", "b"), named("c", "b"), key.public_key(), 1, SINCE, UNTIL)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )

    assert ("tls.key", "RSA 1024") in fields(raw)


def der(tag: int, *parts: bytes) -> bytes:
    inside = b"".join(parts)
    size = len(inside)
    return bytes([tag, size]) + inside if size < 128 else bytes([tag, 0x82, size >> 8, size & 255]) + inside


def written(tag: int, organisation: bytes) -> bytes:
    """A certificate whose organisation is written with such a tag and such bytes; nothing else fits."""
    name = der(0x30, der(0x31, der(0x30, der(0x06, b"\x55\x04\x0a"), der(tag, organisation))))
    times = der(0x30, der(0x17, b"700101000000Z"), der(0x18, b"20380101000000Z"))
    inside = der(0x30, der(0x02, b"\xff"), der(0x30), name, times, name, der(0x30), bytes(130))
    return der(0x30, inside, der(0x30), der(0x03, b"\0"))


@pytest.mark.parametrize(
    ("tag", "raw", "expected"),
    [
        (0x1E, "Zhejiang\u00a0Acme".encode("utf-16-be"), "Zhejiang Acme"),
        (0x1C, "Acme".encode("utf-32-be"), "Acme"),
        (0x14, "Société".encode("latin-1"), "Société"),
        (0x14, "浙江".encode("gb18030"), "浙江"),
        (0x0C, "Zhejiang\u00a0Acme\u3000Ltd".encode(), "Zhejiang Acme Ltd"),
        (0x13, b"Acme\0", "Acme"),
        (0x1E, b"\x00A\x00", "A\ufffd"),
    ],
)
def test_an_odd_encoding_hides_nobody(tag: int, raw: bytes, expected: str) -> None:
    assert fields(written(tag, raw))[:5] == [
        ("tls.subject", f"O={expected}"),
        ("tls.issuer", f"O={expected}"),
        ("tls.serial", "ff"),
        ("tls.since", "1970-01-01"),
        ("tls.until", "2038-01-01"),
    ]


def test_a_broken_certificate_is_a_problem() -> None:
    raw = certificate()
    broken = [raw[:200], pem(raw)[:300], b"\x30\x82\xff\xff\x02\x01", b"\x30\x80\x00\x00", pem(b"\x30\x00")]

    assert [type(parse("tls", each)) for each in broken] == [Problem] * len(broken)
    assert str(parse("tls", raw[:200], "lab")).startswith("lab: tls: it says ")


@given(st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_a_changed_certificate_is_fields_or_a_problem(at: int, change: bytes) -> None:
    raw = certificate()
    answer = parse("tls", raw[:at] + change + raw[at + len(change) :])

    assert isinstance(answer, Problem) or all(isinstance(each, Field) for each in answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/C=CN/ST=ZheJiang/O=Acme, Ltd/CN=a", [("tls.subject", "C=CN,ST=ZheJiang,O=Acme\\, Ltd,CN=a")]),
        ("/O=\\xE6\\xB5\\x99/CN=a", [("tls.subject", "O=浙,CN=a")]),
        (" 0 s:/O=Acme/CN=a\n   i:/O=Root", [("tls.subject", "O=Acme,CN=a"), ("tls.issuer", "O=Root")]),
        ("C = CN, O = Acme", [("tls.subject", "C = CN, O = Acme")]),
        ("S=Zhejiang, O=Acme", [("tls.subject", "S=Zhejiang, O=Acme")]),
    ],
)
def test_a_name_is_read_as_programs_print_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert fields(text.encode()) == expected


def test_what_openssl_prints_gives_names_days_and_other_names() -> None:
    text = (
        "Certificate:\n    Data:\n        Issuer: O = Acme, CN = Device CA\n        Validity\n"
        "            Not Before: Jan  2 00:00:00 2026 GMT\n            Not After : Jan 12 00:00:00 2036 GMT\n"
        "        Subject: O = Acme, CN = a\n            X509v3 Subject Alternative Name:\n"
        "                DNS:camera.example.org, IP Address:192.0.2.7\n"
    )

    assert sorted(fields(text.encode())) == [
        ("tls.issuer", "O = Acme, CN = Device CA"),
        ("tls.san", "192.0.2.7"),
        ("tls.san", "camera.example.org"),
        ("tls.since", "2026-01-02"),
        ("tls.subject", "O = Acme, CN = a"),
        ("tls.until", "2036-01-12"),
    ]
