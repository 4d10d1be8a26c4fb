"""What text may be kept, and the digests that are made of it.

The two databases must keep the same characters, so what one of them can't hold is taken out before either sees it:
PostgreSQL refuses NUL in text, and neither takes half of a surrogate pair, which has no UTF-8. Digests are made of
the text that is kept, and claims are read from it, so offsets and hashes always fit what is stored.
"""

from __future__ import annotations

import hashlib
import re

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without NUL characters; a lone surrogate becomes the replacement character."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def text_hash(text: str) -> str:
    """SHA-256 of the storable text as UTF-8, hexadecimal."""
    return hashlib.sha256(storable(text).encode()).hexdigest()


def address_digest(address: str) -> str:
    """What makes an address unique: PostgreSQL can't index texts of more than 2.7 kB, and addresses have no limit."""
    return text_hash(address)


def document_id(address: str, hash_of_text: str) -> str:
    """The id of one article's text: the address and the first eight digits of the text's hash."""
    return f"{address}@{hash_of_text[:8]}"
