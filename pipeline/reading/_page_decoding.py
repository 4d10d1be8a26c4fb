"""From a response's bytes to HTML text, as browsers do it: never fails on a wrong or missing charset."""

from __future__ import annotations

import re

from pipeline.errors import UnreadableError

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF file"), (b"PK\x03\x04", "a ZIP or Office file"), (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"RIFF", "an image or sound file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"ID3", "a sound file"),
    (b"\xd0\xcf\x11\xe0", "an Office file"), (b"{\\rtf", "a rich text file"), (b"\x00\x00\x00\x18ftyp", "a video"),
    (b"\x00\x00\x00 ftyp", "a video"),
)  # fmt: skip
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# A tag of so many attributes that the parser, whose time grows with their square, would not come to an end.
_ENDLESS_TAG = re.compile(
    r"""<([a-zA-Z][\w:-]*+)(?:[\s/]*+[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+){2000,}+"""
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.DOTALL)


def html_text(html: bytes | str, content_type: str | None = None) -> str:
    """The page as text; `UnreadableError` when it is empty or no HTML at all."""
    text = html if isinstance(html, str) else _decode(html, content_type)
    if not text.strip():
        raise UnreadableError("the page is empty")
    start = text[:2000].lstrip("\ufeff \t\r\n")
    if start.startswith("%PDF"):
        raise UnreadableError("this is a PDF file, not a web page")
    if feed := _FEED.match(start):
        kind = "a sitemap" if feed.group(1) in ("urlset", "sitemapindex") else "a feed"
        raise UnreadableError(f"this is {kind}, not an article; name it as such in the topic file")
    if "<" not in text:
        raise UnreadableError("this is not HTML: it holds no tags")
    return _ENDLESS_TAG.sub(r"<\1 ", text)


def _decode(raw: bytes, content_type: str | None) -> str:
    head = raw[:64].lstrip()
    if not head:
        head = raw.lstrip()[:64]
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise UnreadableError(f"this is {kind}, not a web page")
    if b"\x00" in raw[:2000] and not raw.startswith(_BOMS) and raw[:2000].count(b"\x00") < 0.3 * len(raw[:2000]):
        raise UnreadableError("this is binary data, not a web page")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_legacy(raw, content_type)


def _decode_legacy(raw: bytes, content_type: str | None) -> str:
    from w3lib.encoding import html_to_unicode

    try:
        return html_to_unicode(content_type, raw, default_encoding="cp1252", auto_detect_fun=_guess)[1]
    except (LookupError, UnicodeError):  # the page names a codec that is no charset ("zlib", "idna")
        return raw.decode("cp1252", errors="replace")


def _guess(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:50_000]).best()
    return best.encoding if best else None
