"""What the command line takes: text or HTML files, addresses, '-', and .jsonl files of documents."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from claimdiff.api import read_article
from pipeline.errors import UnreadableError, UsageError
from pipeline.model import Document

MAX_BYTES = 100_000_000
FIELDS = ("id", "text", "source", "title", "url", "published", "language")


def read_inputs(names: Sequence[str], *, allow_private: bool = False) -> list[Document]:
    """The documents that the names stand for, in their order; raises UnreadableError naming what can't be read."""
    return list(_with_own_ids(document for name in names for document in _read(name, allow_private)))


def _read(name: str, allow_private: bool) -> Iterator[Document]:
    if name.startswith(("http://", "https://")):
        yield _fetch(name, allow_private)
        return
    if "://" in name and not Path(name).exists():
        raise UsageError(f"{name}: only http:// and https:// addresses can be fetched")
    data = _standard_input() if name == "-" else _bytes_of(Path(name))
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB")
    try:
        yield from _documents(name, data)
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error.reason}") from error


def _documents(name: str, data: bytes) -> Iterator[Document]:
    if name.endswith((".jsonl", ".ndjson")) or (name == "-" and data.lstrip().startswith(b'{"')):
        yield from _from_lines(data)
    elif _looks_like_html(name, data):
        page = read_article(data)
        yield replace(page, id=page.url or name, source=page.source or name)
    else:
        yield Document(id=name, text=_decode(data), source=None if name == "-" else Path(name).stem)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableError("-: standard input is closed")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _bytes_of(file: Path) -> bytes:
    if file.is_dir():
        raise UnreadableError(f"{file}: a folder; name the files in it")
    try:
        if file.stat().st_size > MAX_BYTES:
            raise UnreadableError(f"{file}: larger than {MAX_BYTES // 1_000_000} MB")
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror or error}") from error


def _looks_like_html(name: str, data: bytes) -> bool:
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return name.lower().endswith((".html", ".htm", ".xhtml")) or head.startswith(
        (b"<!doctype html", b"<html", b"<?xml")
    )


def _decode(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        raise UnreadableError("a PDF; save its text, or the page it came from, and name that")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:10_000]:
        raise UnreadableError("binary data, not text or HTML")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", errors="replace")  # what browsers take text without a charset for


def _from_lines(data: bytes) -> Iterator[Document]:
    for number, line in enumerate(_decode(data).split("\n"), 1):
        if line.strip():
            yield _from_line(number, line)


def _from_line(number: int, line: str) -> Document:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"line {number} is not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise UnreadableError(f"line {number} is no document: an object with 'text', and perhaps {', '.join(FIELDS)}")
    values = {key: row[key] for key in FIELDS if row.get(key) is not None}
    if wrong := next((key for key, value in values.items() if not isinstance(value, str)), None):
        raise UnreadableError(f"line {number}: '{wrong}' should be a text in quotes, not {values[wrong]!r}")
    return Document(**{"id": str(number), **values})


def _fetch(address: str, allow_private: bool) -> Document:
    """One page, fetched as a run would fetch it: robots.txt, limits and refusals included."""
    from crawlers.archive import read_response
    from crawlers.crawl import CrawlPlan, crawl
    from crawlers.model import Fetched
    from pipeline.reading.pages import page_document, read_page
    from pipeline.topic import CrawlRules, Source

    try:
        host = urlsplit(address).hostname
    except ValueError as error:
        raise UsageError(f"{address}: not an address: {error}") from error
    if not host:
        raise UsageError(f"{address}: no host in this address")
    fetched: list[Fetched] = []
    with tempfile.TemporaryDirectory(prefix="claimdiff-") as folder:
        source = Source(name=host, pages=[address])
        plan = CrawlPlan(topic=host, sources=[source], rules=CrawlRules(), allow_private=allow_private)
        archive = Path(folder) / "archive"
        crawl(plan, archive=archive, journal=Path(folder) / "journal.jsonl", known={}, progress=fetched.append)
        page = next((item for item in fetched if item.role == "article"), None)
        if page is None or page.archive is None:
            raise UnreadableError(f"{address}: {page.reason if page else 'nothing was fetched'}")
        try:
            response = read_response(archive, page.archive)
            read = read_page(response.body, page.final, content_type=page.content_type)
            return page_document(read, id=page.final, url=page.final)
        except UnreadableError as error:
            raise UnreadableError(f"{address}: {error.reason}") from error


def _with_own_ids(documents: Iterable[Document]) -> Iterator[Document]:
    """Two inputs of one id (the same file twice, two pages of one address) both stay, told apart by a number."""
    seen: Counter[str] = Counter()
    for document in documents:
        seen[document.id] += 1
        number = seen[document.id]
        yield document if number == 1 else replace(document, id=f"{document.id}#{number}")
