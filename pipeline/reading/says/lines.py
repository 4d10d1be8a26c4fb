"""How a line stands in the article (running text, heading, list item, table row, stat card) and what it leans on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

LineKind: TypeAlias = Literal["text", "short", "item", "row"]

_ITEM = re.compile(r"\s*(?:[•▪●■◦‣·*]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*")
_LINE = re.compile(r"[^\n\r]+")
_VALUE = re.compile(r": ([^\w\s]?)[\d.,]+ ?(%|°?[A-Za-z]*)")
_SHORT = 90  # characters: a longer line is running text, whatever it ends with
_HEADING = 110
_LEAD_IN = 300
_LONGEST_RUN = 60  # lines of stat cards that are looked through


class Line(NamedTuple):
    """A line that is not empty. `body` is where it begins behind a list marker."""

    start: int
    end: int
    body: int
    kind: LineKind
    figures: int  # quantities on it
    bare: bool  # holds a figure and next to nothing else


class Lines:
    """The lines of a text, in order."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.lines = _read(text, spans)
        self._starts = [line.start for line in self.lines]
        self._runs = _runs(self.lines)

    def at(self, offset: int) -> int:
        """The index of the line that holds the character at `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def words(self, index: int) -> str:
        """The line without its list marker."""
        line = self.lines[index]
        return self.text[line.body : line.end]

    def heading(self, index: int) -> str | None:
        """The nearest heading above the line."""
        for at in range(index - 1, max(-1, index - 40), -1):
            line = self.lines[at]
            if (
                line.kind == "short"
                and not line.bare
                and line.end - line.start <= _HEADING
                and at + 1 < len(self.lines)
            ):
                return self.words(at).rstrip(":")
        return None

    def lead_in(self, index: int) -> str | None:
        """For a list item: the line above its list, when that introduces it, else the heading."""
        at = self._runs[index] - 1
        if at < 0:
            return None
        words = self.words(at)
        if words.endswith(":") or self.lines[at].kind == "short":
            return words.rstrip(":")[-_LEAD_IN:].strip()
        return self.heading(index)

    def card_label(self, index: int) -> str | None:
        """For a line that is a bare figure: its label, on the next line or else on the one before."""
        if not self.lines[index].bare:
            return None
        after = self._label(index + 1)
        before = self._label(index - 1)
        if after and before and index >= 2 and not self.lines[index - 2].bare and self._bare(index + 2) is True:
            return before if self._label_first(index) else after
        return after or before

    def header(self, index: int) -> list[str] | None:
        """For a table row: the cells of its table's first row."""
        at = self._runs[index]
        return None if at == index else [cell.strip() for cell in self.words(at).split("|")]

    def value_shape(self, index: int) -> str | None:
        """For a label with a figure, what is written with the figure: "$", "%", "kg", or nothing."""
        if not 0 <= index < len(self.lines) or not self.lines[index].figures or self.lines[index].kind == "text":
            return None
        value = _VALUE.search(self.words(index)[:_SHORT])
        return None if value is None else (value[1] + value[2]).lower()

    def _label(self, index: int) -> str | None:
        if not 0 <= index < len(self.lines):
            return None
        line = self.lines[index]
        if line.kind != "short" or line.figures or line.end - line.start > _SHORT:
            return None
        words = self.words(index)
        return words if any(letter.isalpha() for letter in words) else None

    def _bare(self, index: int) -> bool | None:
        return self.lines[index].bare if 0 <= index < len(self.lines) else None

    def _label_first(self, index: int) -> bool:
        """Whether a run of cards begins with a label: an empty line, or the start, stands before the label."""
        run = index
        while run >= 2 and index - run < _LONGEST_RUN and self.lines[run - 2].bare and self._label(run - 1):
            run -= 2
        label = self._label(run - 1)
        gap = self.text[self.lines[run - 1].end : self.lines[run].start].count("\n") == 1
        return (
            bool(label)
            and gap
            and (run < 2 or "\n\n" in self.text[self.lines[run - 2].end : self.lines[run - 1].start])
        )


def _runs(lines: Sequence[Line]) -> list[int]:
    """For every line, the first of the lines of its kind that stand directly above it."""
    runs: list[int] = []
    for at, line in enumerate(lines):
        runs.append(runs[-1] if at and lines[at - 1].kind == line.kind else at)
    return runs


def _read(text: str, spans: Sequence[tuple[int, int]]) -> list[Line]:
    lines: list[Line] = []
    at = span = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if text[start].isspace() and match.group().isspace():
            continue
        inside = []
        while span < len(spans) and spans[span][0] < end:
            inside.append(spans[span])
            span += 1
        lines.append(_line(text, start, end, inside))
        at = end
    return lines or [Line(0, at, 0, "text", 0, False)]


def _line(text: str, start: int, end: int, figures: Sequence[tuple[int, int]]) -> Line:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    marker = None if text[start].isalpha() else _ITEM.match(text, start, end)
    body = marker.end() if marker and not (figures and figures[0][0] < marker.end()) else start
    rest = end - start - sum(stop - first for first, stop in figures)
    kind: LineKind = "text"
    if body > start and marker:
        kind = "item"
    elif text.find(" | ", start, end) >= 0:
        kind = "row"
    elif end - start <= _HEADING and text[end - 1] not in '.!?;,"”’…':
        kind = "short"
    return Line(start, end, body, kind, len(figures), bool(figures) and rest <= 4)
