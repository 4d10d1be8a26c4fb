"""From trafilatura's tree of an article to lines of text that claims can be read from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

_SPACES = re.compile(r"[^\S\n]+")
_FIGURE = re.compile(r"[#~≈<>+-]?\s?[$€£¥]?\d[\d.,]*\s?(?:%|[A-Za-z+×]{0,9})")
_CARD_LINE = 60  # the longest line that may be half of a stat card
_DEEPEST_LIST = 20
_INLINE = ("span", "strong", "b", "em")
_BLOCKS = frozenset(("p", "head", "quote", "code", "list", "table", "item", "row"))


def part_stat_cards(tree: HtmlElement) -> None:
    """Break the line between a figure and its label where only a style sheet keeps the two apart."""
    for tag in _INLINE:
        for node in list(tree.iter(tag)):
            after = node.getnext()
            if after is None or (node.tail or "").strip() or after.tag not in _INLINE:
                continue
            label = (after.text_content() or "").strip()
            if label[:1].isalpha() and not node.tail and _FIGURE.fullmatch((node.text_content() or "").strip()):
                node.addnext(etree.Element("br"))


def body_text(body: etree._Element) -> str:
    """The article's lines: an empty line between paragraphs; items, rows and halves of stat cards a line each."""
    pieces: list[str] = []
    last = ""
    for kind, text in _lines(body):
        joined = kind in ("item", "row") and last == kind
        card = kind == "p" and last in ("p", "card") and pieces and _is_card(pieces[-1], text)
        if pieces:
            pieces.append("\n" if joined or card else "\n\n")
        pieces.append(text)
        last = "card" if card else kind
    return unicodedata.normalize("NFC", "".join(pieces)).strip()


def _is_card(before: str, text: str) -> bool:
    short = len(before) <= _CARD_LINE and len(text) <= _CARD_LINE
    return short and bool(_FIGURE.fullmatch(before) or _FIGURE.fullmatch(text)) and text[-1:] not in ".:"


def _lines(body: etree._Element) -> Iterator[tuple[str, str]]:
    for node in body:
        yield from _block(node)


def _block(node: etree._Element) -> Iterator[tuple[str, str]]:
    if node.tag == "list":
        yield from _items(node, 0)
    elif node.tag == "table":
        yield from _rows(node)
    elif node.tag in ("graphic", "lb"):
        pass
    elif any(child.tag in _BLOCKS for child in node):
        yield from _mixed(node)
    else:
        yield from _split(str(node.tag), _inline(node))
    if node.tail and node.tail.strip():
        yield from _split("p", node.tail)


def _mixed(node: etree._Element) -> Iterator[tuple[str, str]]:
    if node.text and node.text.strip():
        yield from _split("p", node.text)
    for child in node:
        yield from _block(child)


def _items(items: etree._Element, depth: int) -> Iterator[tuple[str, str]]:
    term = ""
    for item in items.iterchildren():
        own = " ".join(_inline(item, skip=("list", "table")).split())
        if (item.get("rend") or "").startswith("dt"):
            term = own
            continue
        if own or term:
            yield "item", "• " + ": ".join(filter(None, (term, own)))
        term = ""
        for child in item:
            if child.tag == "list" and depth < _DEEPEST_LIST:
                yield from _items(child, depth + 1)
            elif child.tag == "table":
                yield from _rows(child)


def _rows(table: etree._Element) -> Iterator[tuple[str, str]]:
    for row in table.iter("row"):
        cells = [" ".join(_inline(cell).split()) for cell in row.iterchildren("cell")]
        if any(cells):
            yield "row", " | ".join(cells).strip()


def _inline(node: etree._Element, skip: tuple[str, ...] = ()) -> str:
    parts = [node.text or ""]
    for child in node:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag not in skip:
            parts.append((" " if child.tag in _BLOCKS else "") + _inline(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _split(kind: str, text: str) -> Iterator[tuple[str, str]]:
    """Lines of `text`: what newlines are left in it come from line break elements."""
    for line in text.split("\n"):
        if clean := _SPACES.sub(" ", line).strip():
            yield "head" if kind == "head" else "p", clean
