"""Every address gets an outcome, and an unread one a reason that a person understands."""

from __future__ import annotations

import gzip
import socket
import time
from http.server import BaseHTTPRequestHandler

from crawl_site import RULES, Answer, Run, Site, article

from crawlers.journal import read_journal
from pipeline.topic import Source

QUICK = RULES.model_copy(update={"timeout_seconds": 0.6, "max_bytes": 20_000})


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>more</p>" * 1000)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b"x")
        time.sleep(0.1)


def short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<p>begun")
    handler.close_connection = True


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-nothing\r\n\r\n")
    handler.close_connection = True


def test_every_unread_reason(site: Site, run: Run) -> None:
    site["/robots.txt"] = Answer("User-agent: *\nDisallow: /private/\n", type="text/plain")
    site["/fine.html"] = article("Fine")
    site["/private/page.html"] = article("Private")
    site["/broken"] = Answer("oops", 500)
    site["/strange"] = Answer("odd", 799)
    site["/report.pdf"] = Answer(b"%PDF-1.7", type="application/pdf")
    site["/untyped.bin"] = Answer(b"\x00\x01\x02", type=None)
    site["/big"] = "<p>" + "x" * 30_000
    site["/endless"] = endless
    site["/bomb"] = Answer(gzip.compress(b"x" * 2_000_000), headers={"Content-Encoding": "gzip"})
    site["/no-gzip"] = Answer(b"<p>plain</p>", headers={"Content-Encoding": "gzip"})
    site["/empty"] = Answer(b" \n")
    site["/hang"] = site.hang
    site["/drip"] = dripping
    site["/short"] = short
    site["/cut-off"] = cut_off
    site["/no-http"] = no_http
    site["/loop"] = Answer(status=302, headers={"Location": "/loop"})
    site["/nowhere"] = Answer(status=302, headers={"Location": "ftp://127.0.0.1/x"})
    site["/feed"] = Answer("<html><p>no feed</p></html>")
    site["/map"] = Answer("<html><p>no map</p></html>")
    site["/listing"] = Answer(b"%PDF-1.7", type="application/pdf")
    refused = f"http://127.0.0.1:{closed_port()}/"
    paths = (
        "fine.html missing private/page.html broken strange report.pdf untyped.bin big endless bomb no-gzip empty "
        "hang drip short cut-off no-http loop nowhere"
    )
    run(
        Source(
            name="S",
            pages=[
                *(site.at(f"/{path}") for path in paths.split()),
                refused,
                "http://no-such-host.invalid/",
                "http:///x",
            ],
            feeds=[site.at("/feed"), site.at("/no-feed")],
            sitemaps=[site.at("/map")],
            listings=[site.at("/listing")],
        ),
        rules=QUICK,
    )
    outcomes = {address.removeprefix(site.url): said for address, said in run.outcomes().items()}
    assert outcomes == {
        "/fine.html": "fetched",
        "/missing": "HTTP 404 (not found)",
        "/private/page.html": "forbidden by robots.txt",
        "/broken": "HTTP 500 (internal server error)",
        "/strange": "HTTP 799",
        "/report.pdf": "not an HTML page (application/pdf)",
        "/untyped.bin": "not an HTML page (no content type)",
        "/big": "larger than 20 kB",
        "/endless": "larger than 20 kB",
        "/bomb": "larger than 20 kB",
        "/no-gzip": "the answer could not be decompressed",
        "/empty": "empty response",
        "/hang": "host did not answer within 0.6 s",
        "/drip": "host did not answer within 0.6 s",
        "/short": "connection broke off before all was received",
        "/cut-off": "connection broke off",
        "/no-http": "the answer is not valid HTTP",
        "/loop": "too many redirects",
        "/nowhere": "redirects to what is no web address",
        "/feed": "feed could not be parsed",
        "/no-feed": "HTTP 404 (not found)",
        "/map": "sitemap could not be parsed",
        "/listing": "not an HTML page (application/pdf)",
        refused: "connection refused",
        "http://no-such-host.invalid/": "host not found",
        "http:///x": "not a web address",
    }
    roles = {one.address.removeprefix(site.url): one.role for one in run.met}
    assert (roles["/feed"], roles["/map"], roles["/listing"], roles["/big"]) == (
        "feed",
        "sitemap",
        "listing",
        "article",
    )
    assert read_journal(run.journal) == run.met
    assert site.hits["/broken"] == 3
    assert site.hits["/private/page.html"] == 0
