"""Whether a response is an HTML page: by what it says, and by its first bytes when it says nothing."""

from __future__ import annotations

import codecs
import re

_HTML_TYPES = {"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"}
_SAYS_NOTHING = {"", "unknown/unknown", "application/unknown", "*/*", "application/octet-stream", "text/plain"}
_XML_TYPES = {"text/xml", "application/xml"}
_BEGINS_HTML = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta|script|h1|div|p|article|main)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS_XHTML = re.compile(rb"(?:\s|<!--.*?-->|<\?[^>]*>)*<(?:!doctype\s+html|html)[\s>/]", re.IGNORECASE | re.DOTALL)


def essence(content_type: str | None) -> str:
    """The media type without its parameters."""
    return (content_type or "").partition(";")[0].strip().lower()


def is_html(content_type: str | None, body: bytes) -> bool:
    """Whether a body is to be read as HTML."""
    kind = essence(content_type)
    if kind in _HTML_TYPES:
        return True
    if kind in _XML_TYPES:
        return bool(_BEGINS_XHTML.match(_head(body)))
    return kind in _SAYS_NOTHING and bool(_BEGINS_HTML.match(_head(body)))


def _head(body: bytes) -> bytes:
    head = body[:4096]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace").encode()
    return head.removeprefix(codecs.BOM_UTF8)
