"""When a figure holds: the mention of time that governs it, told in ISO 8601 with what is known of the publication."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence

from pipeline.reading.quantities.model import TimeMention
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.token import Span

_WEEKDAYS = {name: at for at, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_NUMBERS = {
    word: at
    for at, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"a": 1, "an": 1}
_AGO = re.compile(
    r"(?:(?:about|around|nearly|roughly|almost)\s)?(\w+)\s(day|week|month|year)s?\s(?:ago|earlier|before|prior)"
)
_UNIT = re.compile(r"\b(day|week|month|quarter|year|decade)\b")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?$")
_QUARTER = re.compile(r"(?:(\d{4})-)?Q([1-4])$")
_CLAUSE_BREAKS = frozenset(";-|")
_MOST_AGO = 1000
_YEARS = range(1500, 9000)  # of publication; what is reckoned from one has a place in the calendar


_WORDS = re.compile(  # in lower case, which is twice as fast as to look for both
    r"\b(?:(?:last|next|this|late|early|on)\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|yesterday\b|today\b|tonight\b|tomorrow\b|overnight\b"
    r"|(?:last|past|this|next|previous|prior|coming|following)\s"
    r"(?:week|month|quarter|year|night|morning|afternoon|evening|summer|winter|spring|autumn|fall)\b(?!['’]s)"
    r"|(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:day|week|month|year)s?\s"
    r"(?:ago|earlier|before)\b)"
)
# a match of _WORDS holds one of these; to look for them at first is ten times faster
_PARTS = (
    "day", "year", "night", "week", "month", "morrow", "quarter", "morning", "noon", "evening", "summer", "winter",
    "spring", "autumn", "fall",
)  # fmt: skip


def relative_mentions(text: str, start: int, end: int, taken: Sequence[Span]) -> list[TimeMention]:
    """Mentions inside `text[start:end]` that lean on the publication date ("Wednesday", "last year").

    They overlap nothing that is `taken`.
    """
    words = text[start:end].lower()
    if not any(map(words.__contains__, _PARTS)) or len(words) != end - start:  # a few capitals are longer when small
        return []
    found: list[TimeMention] = []
    for match in _WORDS.finditer(words):
        first, last = start + match.start(), start + match.end()
        if not any(span.start < last and first < span.end for span in taken):
            found.append(TimeMention(start=first, end=last, iso=None, kind="relative"))
    return found


def find_time(frame: Frame, mentions: Mapping[int, TimeMention], published: dt.date | None) -> str | None:
    """ISO 8601 day, month, year or interval, or None when no mention governs the figure or can be resolved."""
    found = governing_mention(frame, mentions, published)
    return found[1] if found else None


def governing_mention(
    frame: Frame, mentions: Mapping[int, TimeMention], published: dt.date | None
) -> tuple[int, str] | None:
    """The token of the mention that governs the figure, and what it says in ISO 8601."""
    for at in _candidates(frame):
        if frame.unit == "ratio" and at > frame.at and mentions[frame.tokens[at].index].kind == "relative":
            continue  # "twice the prior year" compares with it
        mention = mentions[frame.tokens[at].index]
        iso = resolve(mention, frame.tokens[at].low, published)
        if iso is None:
            continue
        return at, _interval(frame, at, mentions, published) or iso
    return None


def _candidates(frame: Frame) -> list[int]:
    """Token indices of mentions: the one behind the figure in its clause, then leftwards, then rightwards."""
    found: list[int] = []
    if not frame.marks.times:
        return found
    for at in range(frame.at + 1, len(frame.tokens)):
        if frame.tag[at] == "T":
            found.append(at)
            break
        if (
            frame.tag[at] in ("Q", "(", "W")
            or frame.tag[at] in _CLAUSE_BREAKS
            or (frame.low[at] in ("while", "but", "and") and frame.tag[at + 1] != "T")
        ):
            break
    for at in range(frame.at - 1, -1, -1):
        if frame.tag[at] == "T":
            found.append(at)
        if frame.tag[at] in _CLAUSE_BREAKS:
            break
    for at in range(frame.at + 1, len(frame.tokens)):
        if frame.tag[at] == "Q":
            break
        if frame.tag[at] == "T":
            found.append(at)
    return found


def _interval(frame: Frame, at: int, mentions: Mapping[int, TimeMention], published: dt.date | None) -> str | None:
    """ "between 2007 and 2014", "from March 2020 to May 2021"."""
    for first, second in ((at, at + 2), (at - 2, at)):
        if (
            first < 1
            or frame.tag[first] != "T"
            or frame.tag[second] != "T"
            or frame.low[first - 1] not in ("between", "from")
        ):
            continue
        if frame.low[first + 1] not in ("and", "to", "through", "until", "-", "–"):
            continue
        ends = [resolve(mentions[frame.tokens[i].index], frame.tokens[i].low, published) for i in (first, second)]
        if all(ends) and "/" not in "".join(filter(None, ends)):
            return "/".join(filter(None, ends))
    return None


def resolve(mention: TimeMention, words: str, published: dt.date | None) -> str | None:
    """A mention alone; clock times say no day and give None."""
    iso = mention.iso
    if mention.kind == "clock" or (iso or "").startswith("T"):
        return None
    if iso is not None:
        return _completed(iso.partition("T")[0], published)
    return _relative(words.lower(), published) if published else None


def _completed(iso: str, published: dt.date | None) -> str | None:
    if match := _YEARLESS.match(iso):
        return _with_year(int(match.group(1)), match.group(2), published) if published else None
    if match := _QUARTER.match(iso):
        year = match.group(1) or (str(published.year) if published else None)
        last = 3 * int(match.group(2))
        return f"{year}-{last - 2:02}/{year}-{last:02}" if year else None
    if iso.endswith("X"):
        return f"{iso[:-1]}0/{iso[:-1]}9"
    return iso


def _with_year(month: int, day: str | None, published: dt.date) -> str:
    """The year that brings the day nearest to the publication."""

    def distance(year: int) -> int:
        middle = min(int(day or 15), calendar.monthrange(year, month)[1])
        return abs((dt.date(year, month, middle) - published).days)

    year = min((published.year - 1, published.year, published.year + 1), key=distance)
    return f"{year}-{month:02}-{day}" if day else f"{year}-{month:02}"


def _relative(words: str, published: dt.date) -> str | None:
    if match := _AGO.search(words):
        return _ago(match.group(1), match.group(2), published)
    forward = 1 if re.search(r"\b(?:next|coming|following)\b", words) else 0
    back = 1 if re.search(r"\b(?:last|past|previous|prior)\b", words) else 0
    for name, number in _WEEKDAYS.items():
        if re.search(rf"\b{name}(?:day|sday|nesday|rsday|urday|s|rs|r)?\b", words):
            return _weekday(number, forward, published)
    if "yesterday" in words or "last night" in words or "overnight" in words:
        return (published - dt.timedelta(days=1)).isoformat()
    if "tomorrow" in words:
        return (published + dt.timedelta(days=1)).isoformat()
    if re.search(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", words):
        return published.isoformat()
    if match := _UNIT.search(words):
        return _span(match.group(1), forward - back, published)
    return None


def _weekday(number: int, forward: int, published: dt.date) -> str:
    """The last such day up to the publication, or the next one after it."""
    if forward:
        return (published + dt.timedelta(days=(number - published.weekday() - 1) % 7 + 1)).isoformat()
    return (published - dt.timedelta(days=(published.weekday() - number) % 7)).isoformat()


def _span(unit: str, step: int, published: dt.date) -> str | None:
    if unit == "year":
        return str(published.year + step)
    if unit == "month":
        return _month(published, step)
    if unit == "day":
        return (published + dt.timedelta(days=step)).isoformat()
    if unit == "week":
        monday = published - dt.timedelta(days=published.weekday()) + dt.timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    if unit == "quarter":
        first = dt.date(published.year, 3 * ((published.month - 1) // 3) + 1, 1)
        return f"{_month(first, 3 * step)}/{_month(first, 3 * step + 2)}"
    return None


def _month(day: dt.date, step: int) -> str:
    months = 12 * day.year + day.month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02}"


def _ago(count: str, unit: str, published: dt.date) -> str | None:
    number = int(count) if count.isdigit() else _NUMBERS.get(count)
    if number is None or number > _MOST_AGO:
        return None
    if unit == "year":
        return f"{published.year - number:04}"
    if unit == "month":
        return _month(published, -number)
    return (published - dt.timedelta(days=number * (7 if unit == "week" else 1))).isoformat()


def publication_day(published: str | dt.date | dt.datetime | None) -> dt.date | None:
    """The day of publication, from whatever form a document gives it in; None when it can't be read or be true."""
    if isinstance(published, str):
        try:
            published = dt.datetime.fromisoformat(published)
        except ValueError:
            return None
    day = published.date() if isinstance(published, dt.datetime) else published
    return day if day is not None and day.year in _YEARS else None
