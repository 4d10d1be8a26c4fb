"""A site that means harm: each trick has a stated outcome, and none costs the crawl what other pages gave."""

from __future__ import annotations

import datetime as dt
import gzip
import ipaddress
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from crawl_site import RULES, Answer, Run, Site, article
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from crawlers.archive import read_response
from pipeline.topic import Source

RULES = RULES.model_copy(update={"timeout_seconds": 1.0, "max_bytes": 200_000})
PAGE = article("Harbour").encode()


def raw(data: bytes, repeat: int = 1) -> Callable[[BaseHTTPRequestHandler], None]:
    """A route that sends bytes as they are and hangs up."""

    def respond(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(repeat):
            handler.wfile.write(data)
        handler.close_connection = True

    return respond


def headers(*lines: bytes) -> bytes:
    return b"\r\n".join((b"HTTP/1.1 200 OK", b"Content-Type: text/html", *lines, b"", b""))


def sized(*lines: bytes) -> bytes:
    return headers(*lines, b"Content-Length: %d" % len(PAGE)) + PAGE


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(60):
        handler.wfile.write(b"X-%d: y\r\n" % number)
        time.sleep(0.1)


def numbered(handler: BaseHTTPRequestHandler) -> None:
    """Every address leads to the next one."""
    number = int(handler.path.rpartition("/")[2])
    Answer(status=302, headers={"Location": f"/hop/{number + 1}"}).send(handler)


BROKE = "connection broke off"
NO_HTTP = "the answer is not valid HTTP"
BIG = "larger than 200 kB"
SLOW = "host did not answer within 1 s"
LOOP = "too many redirects"
NOWHERE = "redirects to what is no web address"
TRICKS: list[tuple[str, Answer | Callable[[BaseHTTPRequestHandler], None], str | None]] = [
    ("many-headers", raw(sized(*(b"X-%d: y" % n for n in range(5000)))), "fetched"),
    ("long-header", raw(headers(b"X: " + b"y" * 1_000_000) + PAGE), BROKE),
    ("endless-headers", raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000, 200), SLOW),
    ("dripping-headers", dripping_headers, SLOW),
    ("no-reason", raw(b"HTTP/1.1 200\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE), "fetched"),
    ("no-status", raw(b"HTTP/1.1 abc OK\r\n\r\n" + PAGE), NO_HTTP),
    ("old-http", raw(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE), "fetched"),
    ("two-lengths", raw(headers(b"Content-Length: 5", b"Content-Length: 500") + PAGE), NO_HTTP),
    ("bad-length", raw(headers(b"Content-Length: -7") + PAGE), NO_HTTP),
    ("word-length", raw(headers(b"Content-Length: some") + PAGE), NO_HTTP),
    ("huge-length", raw(headers(b"Content-Length: 999999999999") + PAGE), BIG),
    ("bad-chunks", raw(headers(b"Transfer-Encoding: chunked") + b"zz\r\nbroken"), BROKE + " before all was received"),
    (
        "endless-chunks",
        raw(headers(b"Transfer-Encoding: chunked") + (b"10000\r\n" + b"x" * 0x10000 + b"\r\n") * 50),
        BIG,
    ),
    ("cut-chunks", raw(headers(b"Transfer-Encoding: chunked") + b"ff\r\n<p>begun"), BROKE + " before all was received"),
    ("wild-cookies", raw(sized(*(b"Set-Cookie: c%d=%s" % (n, b"v" * 3000) for n in range(50)))), "fetched"),
    ("odd-type", raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\xff\x00no\r\n\r\n" + PAGE), "fetched"),
    ("no-charset", Answer(b"<p>\xff\xfe\x80 broken \x00 bytes</p>", type="text/html; charset=klingon"), "fetched"),
    ("cut-gzip", Answer(gzip.compress(PAGE * 50)[:-30], headers={"Content-Encoding": "gzip"}), "fetched"),
    ("brotli-bomb", Answer(brotli.compress(b"x" * 5_000_000), headers={"Content-Encoding": "br"}), BIG),
    ("twice-gzip", Answer(gzip.compress(gzip.compress(PAGE)), headers={"Content-Encoding": "gzip, gzip"}), "fetched"),
    ("no-encoding", Answer(PAGE, headers={"Content-Encoding": "x-own"}), "in an encoding that can't be read (x-own)"),
    ("to-nothing", Answer(status=302, headers={"Location": ""}), LOOP),
    ("to-bad-host", Answer(status=302, headers={"Location": "http://["}), NOWHERE),
    ("to-script", Answer(status=302, headers={"Location": "javascript:alert(1)"}), NOWHERE),
    ("to-file", Answer(status=302, headers={"Location": "file:///etc/passwd"}), NOWHERE),
    ("to-far", Answer(status=302, headers={"Location": "/" + "a" * 9000}), "HTTP 404 (not found)"),
    ("hop/0", numbered, LOOP),
    ("to-itself", Answer('<meta http-equiv="refresh" content="0; url=/to-itself">'), LOOP),
    ("reloads", Answer('<meta http-equiv="refresh" content="60"><p>Live</p>'), "fetched"),
    ("early-hints", raw(b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + sized()), "fetched"),
    ("switching", raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), BROKE),
    ("no-content", Answer(status=204), "empty response"),
    ("teapot", Answer(status=418), "HTTP 418 (i'm a teapot)"),
    ("unauthorised", Answer(status=401, headers={"WWW-Authenticate": "Basic"}), "HTTP 401 (unauthorized)"),
    ("disposition", raw(sized(b'Content-Disposition: attachment; filename="../../x.html"')), "fetched"),
    ("type-lies", Answer(b"\x89PNG\r\n\x1a\n\x00\x00", type="text/html"), "fetched"),
]


def test_every_trick_has_its_outcome(site: Site, run: Run) -> None:
    for name, answer, _ in TRICKS:
        site[f"/{name}"] = answer
    for number in range(1, 40):
        site[f"/hop/{number}"] = numbered
    run(Source(name="S", pages=[site.at(f"/{name}") for name, _, _ in TRICKS]), rules=RULES)
    outcomes = {address.removeprefix(site.url + "/"): said for address, said in run.outcomes().items()}
    assert outcomes == {name: said for name, _, said in TRICKS}
    assert len(run.met) == len(TRICKS)
    assert site.hits["/endless-chunks"] == 1
    kept = {one.address: one.archive for one in run.met if one.archive}
    odd = read_response(run.archive, kept[site.at("/no-charset")])
    assert odd.body == b"<p>\xff\xfe\x80 broken \x00 bytes</p>"
    assert odd.content_type == "text/html; charset=klingon"
    assert read_response(run.archive, kept[site.at("/twice-gzip")]).body == PAGE


def certificate(folder: Path) -> Path:
    """A certificate that nobody vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    signed = (
        builder.not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(signed.public_bytes(pem) + secret)
    return path


@pytest.mark.parametrize("trusted", [False, True])
def test_a_certificate_must_be_trusted(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    path = certificate(tmp_path)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
    site = Site(certificate=path)
    site["/"] = article("Secure")
    try:
        run(Source(name="S", pages=[site.at("/")]), rules=RULES)
    finally:
        site.close()
    assert run.outcomes() == {site.at("/"): "fetched" if trusted else "its certificate is not valid"}
