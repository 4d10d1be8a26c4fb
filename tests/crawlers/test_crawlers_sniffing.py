from __future__ import annotations

import pytest

from crawlers.sniffing import is_html

PAGE = b"<!DOCTYPE html><html></html>"


@pytest.mark.parametrize(
    ("content_type", "body", "html"),
    [
        ("text/html; charset=utf-8", b"anything", True),
        ("Application/XHTML+XML", b"anything", True),
        (None, PAGE, True),
        (None, b"\xef\xbb\xbf \n<!-- made by hand --><HTML>", True),
        (None, "\ufeff<html>".encode("utf-16-le"), True),
        (None, b"<?xml version='1.0'?><html>", True),
        (None, b"<p>A page without a head", True),
        (None, b"plain words", False),
        (None, b"<rss><channel/></rss>", False),
        (None, b"", False),
        ("application/octet-stream", PAGE, True),
        ("text/plain", PAGE, True),
        ("text/plain", b"plain words", False),
        ("application/xml", b"<?xml version='1.0'?><!DOCTYPE html><html/>", True),
        ("application/xml", b"<rss/>", False),
        ("application/pdf", PAGE, False),
        ("image/png", PAGE, False),
    ],
)
def test_what_is_a_page(content_type: str | None, body: bytes, html: bool) -> None:
    assert is_html(content_type, body) is html


def test_a_hostile_head_is_judged_at_once() -> None:
    assert not is_html(None, b"<!--" * 1_000_000)
    assert not is_html(None, b" " * 5_000_000)
