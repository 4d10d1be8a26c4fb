"""Turns an article's body into blocks that the templates lay out, each outlet in its own way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

BlockKind: TypeAlias = Literal["paragraph", "heading", "list", "quote", "table", "cards", "entry"]

_MARKS: dict[str, BlockKind] = {
    "## ": "heading", "- ": "list", "> ": "quote", "| ": "table", "= ": "cards", "@ ": "entry",
}  # fmt: skip
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


@dataclass(frozen=True, slots=True)
class Block:
    """One block; every row holds its cells: one for a paragraph, an item or a heading, several for a table's row."""

    kind: BlockKind
    rows: tuple[tuple[Markup, ...], ...]

    @property
    def text(self) -> Markup:
        """The only cell of a block that has just one."""
        return self.rows[0][0]


def read_blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a body, which blank lines separate."""
    return tuple(_block(chunk.splitlines()) for chunk in re.split(r"\n\s*\n", body.strip()) if chunk)


def _block(lines: list[str]) -> Block:
    mark = next((mark for mark in _MARKS if lines[0].startswith(mark)), None)
    if mark is None:
        return Block("paragraph", ((_inline(" ".join(lines)),),))
    return Block(_MARKS[mark], tuple(_cells(line.removeprefix(mark)) for line in lines))


def _cells(line: str) -> tuple[Markup, ...]:
    return tuple(_inline(cell.strip()) for cell in line.strip().strip("|").split("|"))


def _inline(text: str) -> Markup:
    escaped = str(Markup.escape(text))
    linked = _LINK.sub(r'<a href="\2">\1</a>', escaped)
    return Markup(_BOLD.sub(r"<strong>\1</strong>", linked))  # noqa: S704 - the text is escaped, the tags are ours
