"""When a figure holds: the days its stated time covers, and whether its words sum up a period or tell of one day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model import Claim

_BESIDE = 12  # characters before a span of time in which "next" or "past" is looked for
_REACH = 60  # characters on either side of a figure in which a period is looked for
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:%|percent\b|per cent\b)")  # another figure, beyond which words belong to it
_LENGTH = r"(?:day|week|month|quarter|year|decade|hour)"
_PERIODS = (
    r"\bsince\b",
    r"\bso far (?:this|in)\b",
    r"\byear[- ]to[- ]date\b",
    rf"\bfor the {_LENGTH}\b",
    rf"\b(?:over|in|during|for|within|across) the (?:past|last|previous|following|next)\b(?: [\w-]+)? {_LENGTH}s?\b",
    rf"\b(?:this|last|next) {_LENGTH}\b",
    rf"\b(?:from|than) a {_LENGTH} (?:earlier|ago|before)\b",
    rf"\b{_LENGTH}[- ](?:on|over)[- ]{_LENGTH}\b",
    r"\b(?:annual(?:ly)?|quarterly|monthly|weekly)\b",
)
_AHEAD = (re.compile(r"\b(?:next|coming|following)\s+$", re.IGNORECASE), re.compile(r"\s+(?:from now|away)\b"))
_BACK = (re.compile(r"\b(?:past|last|previous)\s+$", re.IGNORECASE), re.compile(r"\s+(?:ago|earlier|before)\b"))
_DAY_OR_YEAR = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:19|20)\d\d)"
)
_SINCE = re.compile(rf"\b[Ss]ince (?:(?:last|late|early|mid|at least)[- ])?{_DAY_OR_YEAR}")  # what opens a period
_PERIOD = re.compile("|".join(_PERIODS), re.IGNORECASE)


_LONGER = 1.5  # periods whose lengths differ by this factor are not one stated loosely
_YEAR_CELL = re.compile(r"(?:^|\|)\s*((?:19|20)\d\d)\s*(?=\||$)")


@dataclass(frozen=True, slots=True)
class When:
    """The days (first, last) that a claim's stated time covers, where it has one, and how the words take its figure."""

    days: tuple[dt.date, dt.date] | None
    sums_up: bool  # over a period
    ahead: bool | None = None  # of a span of time: counted forward ("the next five days"), back ("five days ago")

    @property
    def one_day(self) -> bool:
        """Whether the figure tells of a single day."""
        return self.days is not None and self.days[0] == self.days[1] and not self.sums_up

    @property
    def period(self) -> bool:
        """Whether the stated time is longer than a day: a month, a quarter, a year."""
        return self.days is not None and self.days[0] < self.days[1]


def when(claim: Claim, start: int, end: int, published: dt.date | None = None) -> When:
    """Read when a claim holds; its quote stands from `start` to `end` of its sentence."""
    days = covered(claim.time) if claim.time else _row_year(claim.sentence)
    if days and "/" not in (claim.time or "") and _SINCE.search(claim.sentence):
        days = (days[0], published) if published and published >= days[0] else None
    return When(days, _sums_up(claim.sentence, start, end), _ahead(claim.sentence, start, end))


def _ahead(sentence: str, start: int, end: int) -> bool | None:
    """Whether a span of time is counted forward or back from now; None where the words beside it don't say."""
    for told, (before, after) in ((True, _AHEAD), (False, _BACK)):
        if before.search(sentence, max(0, start - _BESIDE), start) or after.match(sentence, end):
            return told
    return None


def _row_year(sentence: str) -> tuple[dt.date, dt.date] | None:
    """The year that a cell of a table's row holds and nothing else, where there is one."""
    years = set(_YEAR_CELL.findall(sentence))
    return covered(years.pop()) if len(years) == 1 else None


def _sums_up(sentence: str, start: int, end: int) -> bool:
    """Whether a period stands beside the figure, before any other figure."""
    before = _FIGURE.split(sentence[max(0, start - _REACH) : start])[-1]
    after = _FIGURE.split(sentence[end : end + _REACH], maxsplit=1)[0]
    return bool(_PERIOD.search(before) or _PERIOD.search(after))


@lru_cache(maxsize=4096)
def covered(time: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a day, month, year or interval in ISO 8601; None where it can't be read."""
    first, _, last = time.partition("/")
    begin, end = _edges(first), _edges(last or first)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _edges(time: str) -> tuple[dt.date, dt.date] | None:
    try:
        parts = [int(part) for part in time[:10].split("-")]
        begin = dt.date(parts[0], *[*parts[1:], 1, 1][:2])
        if len(parts) > 2:
            return begin, begin
        following = (
            dt.date(begin.year + 1, 1, 1)
            if len(parts) == 1 or begin.month == 12
            else begin.replace(month=begin.month + 1)
        )
    except ValueError:
        return None
    return begin, following - dt.timedelta(days=1)


def other_span(a: When, b: When) -> bool:
    """Whether one tells of a day and the other sums up, or their stated periods are of quite different length."""
    if (a.one_day and b.sums_up) or (b.one_day and a.sums_up):
        return True
    if a.days is None or b.days is None or not a.period or not b.period:
        return False
    shorter, longer = sorted((last - first).days + 1 for first, last in (a.days, b.days))
    return longer >= _LONGER * shorter


def apart(a: When, b: When) -> bool | None:
    """Whether the stated times exclude each other; None where they can't tell (one is missing, or holds the other).

    Two sums ("since the launch", told on Friday and on Monday) are one figure that moves on.
    """
    if a.days is None or b.days is None or (a.sums_up and b.sums_up):
        return None
    if a.days == b.days:
        return False
    return True if a.days[1] < b.days[0] or b.days[1] < a.days[0] else None
