"""Mentions of time: dates, years, decades, seasons, clock times. They look like numbers and are not quantities."""

from __future__ import annotations

import re

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.labels import skip_address
from pipeline.reading.quantities.model import TimeKind, TimeMention
from pipeline.reading.quantities.nouns import is_plural
from pipeline.reading.quantities.tokens import Line

_ZONE = r"(?:\s?\(?(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|GMT|UTC|BST|IST|CET|SAST)\)?(?![A-Za-z]))?"
_PART = "morning|afternoon|evening|night"
_FROM = r"(?:(?P<from>\d{1,2}(?:[:.]\d{2})?)\s?(?:-|–|to|until|and)\s?)?"
_CLOCK = re.compile(
    _FROM + r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?(?::\d{2})?\s?(?P<half>[ap])(?:\.\s?m\.?|m)(?![A-Za-z])" + _ZONE
    + r"|(?P<h24>\d{1,2}):(?P<m24>\d{2})(?::\d{2})?(?![\d:]|\.\d)"
    + rf"(?:\s(?:this|in\sthe|on|last|that)\s(?P<part24>{_PART}))?" + _ZONE
    + r"|(?P<oclock>\d{1,2})\s?o['’]clock(?:\s(?:in\sthe|this|last)\s(?P<part>morning|afternoon|evening))?"
    + r"|(?P<military>\d{4})\s?(?:hours|hrs)(?![A-Za-z])"
    + r"|(?P<loose>\d{1,2})\s(?:this|in\sthe|last|(?:on\s)?\w{3,6}day)\s(?P<part_loose>" + _PART + r")(?![A-Za-z])",
    re.IGNORECASE,
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)(?:T(\d{2}:\d{2}(?::\d{2})?)(?:Z|[+-]\d{2}:?\d{2})?)?")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})(?![\w/]|[.,]\d|%|-\w)")
_TIMED = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?![\d:]|\s?[ap]\.?m)")
# what the digits of a date or a clock time may be, and what never stands behind them
_LENGTHS = frozenset((1, 2, 4))
_NEVER_BEHIND = frozenset('%°),;!?”"bcdefgijklmqvwxyzBCDEFGIJKLMQVWXYZ')
_MARKS = frozenset((",", ";", "%", ")", "?", "!", "”"))
# words that may follow the digits a date or a clock time starts with; before others only years are looked for
_AFTER_TIME = lex.AFTER_TIME.union(lex.MONTHS, lex.DAYS)
_NAMES = "|".join(sorted((m for m in lex.MONTHS), key=len, reverse=True))
_MONTH_FIRST = re.compile(
    rf"({_NAMES})\b\.?(?:\s?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|,\d{{3}}|\.\d)(?!\s?[ap]\.?m\b)"
    r"(?:\s?(?:-|–|to|and|through)\s?(\d{1,2})(?![\d:]))?)?"
    r"(?:(?:,|\sof|\sin)?\s?(\d{4})(?!\d|,\d{3}))?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?(\d{1,2})(?:st|nd|rd|th)?)?"
    rf"(?:\s(?:of\s)?|-)({_NAMES})\b(?:\.(?=\s?\d))?"
    r"(?:(?:,|-)?\s?(\d{4})(?!\d|,\d{3}))?",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(\d{3})0['’]?s\b")
_SPAN = re.compile(r"(1[5-9]\d\d|20\d\d)\s?([-–/])\s?((?:1[5-9]|20)?\d\d)(?!\d|,\d{3}|\.\d)")


def read_time(line: Line, at: int) -> tuple[TimeMention, int] | None:
    """The mention of a time that starts at this token, and the first token after it."""
    found = _from_digits(line, at) if line.is_digits(at) else _from_word(line, at)
    if found is None:
        return None
    start, end, iso, kind = found
    after = at
    while after < line.last and line.start[after] < end:
        after += 1
    return TimeMention(start=start, end=end, iso=iso, kind=kind), after


Found = tuple[int, int, str | None, TimeKind]


def _from_word(line: Line, at: int) -> Found | None:
    word = line.low[at].rstrip(".")
    if word in lex.MONTHS and line.is_capitalised(at):
        return _month_first(line, at)
    if word == "q" and line.is_digits(at + 1) and line.glued(at + 1) and line.text[at + 1] in ("1", "2", "3", "4"):
        year = line.text[at + 2]
        named = line.is_digits(at + 2) and len(year) == 4 and "." not in year and "," not in year
        return (
            line.start[at],
            line.end[at + 2 if named else at + 1],
            f"{year}-Q{line.text[at + 1]}" if named else None,
            "quarter",
        )
    if word in ("first", "second", "third", "fourth") and line.low[at + 1] == "quarter" and line.low[at + 2] != "-":
        number = ("first", "second", "third", "fourth").index(word) + 1
        here = at + 2 + (line.low[at + 2] == "of")
        named = line.is_digits(here) and len(line.text[here]) == 4 and line.text[here].isdigit()
        iso = f"{line.text[here]}-Q{number}" if named else None
        return line.start[at], line.end[here if named else at + 1], iso, "quarter"
    return None


def _month_first(line: Line, at: int) -> Found | None:
    match = _MONTH_FIRST.match(line.raw, line.start[at], line.stop)
    if match is None or (
        line.low[at] in ("may", "march", "mar", "sun")
        and not match[2]
        and not match[4]
        and line.low[at - 1] not in lex.BEFORE_MONTH
    ):
        return None
    month = lex.MONTHS[match[1].lower()]
    day = int(match[2]) if match[2] else 0
    if day > 31:
        day = 0
    if not day:
        end = match.end() if match[4] and not match[2] else match.end(1)
        return match.start(), end, _iso(match[4] if not match[2] else None, month, 0), "month"
    return match.start(), match.end(), _iso(match[4], month, day), "date"


def _iso(year: str | None, month: int, day: int) -> str:
    return f"{year or '-'}-{month:02}" + (f"-{day:02}" if day else "")


def _is_timeless(line: Line, at: int) -> bool:
    """Can these digits be a year, but no other time, by what stands right before and behind them?"""
    if line.is_plain(at):
        return line.low[at + 1] not in _AFTER_TIME
    return line.text[at + 1] in _MARKS and line.glued(at + 1) and line.end[at - 1] != line.start[at]


def _from_digits(line: Line, at: int) -> Found | None:
    raw, start = line.raw, line.start[at]
    word = line.text[at]
    if line.text[at - 1] in lex.SIGNS or "," in word:
        return None
    if word.isdigit():
        if len(word) not in _LENGTHS:
            return None
        if _is_timeless(line, at):
            four = len(word) == 4 and "1500" <= word <= "2100"
            return (start, line.end[at], word, "year") if four and _is_year(line, at) else None
        if raw[line.end[at] : line.end[at] + 1] in _NEVER_BEHIND:
            return _years(line, at)  # the expressions below would all fail, and take longer than all else here
    clock = _CLOCK.match(raw, start, line.stop)
    if clock and not is_timed(line, at):
        found = _clock(clock)
        if found:
            return found
    iso = _ISO.match(raw, start, line.stop)
    if iso and 1 <= int(iso[2]) <= 12 and 1 <= int(iso[3]) <= 31:
        return start, iso.end(), f"{iso[1]}-{iso[2]}-{iso[3]}" + (f"T{iso[4]}" if iso[4] else ""), "date"
    slashed = _SLASHED.match(raw, start, line.stop)
    if slashed:
        return _slashed(slashed)
    short = _SHORT.match(raw, start, line.stop)
    if short and _is_short_date(line, at, short):
        month, number = int(short[1]), int(short[2])
        return start, short.end(), _iso(None, month, number) if number > 12 else None, "date"
    day = _DAY_FIRST.match(raw, start, line.stop)
    if day and 1 <= int(day[1]) <= 31 and raw[day.start(3)].isupper():
        return start, day.end(), _iso(day[4], lex.MONTHS[day[3].lower()], int(day[1])), "date"
    return _years(line, at)


def _clock(match: re.Match[str]) -> Found | None:
    said = match.groupdict()
    if said["military"]:
        hour, minute = int(said["military"][:2]), int(said["military"][2:])
    else:
        hour = int(said["h"] or said["h24"] or said["oclock"] or said["loose"])
        minute = int(said["m"] or said["m24"] or 0)
    if hour > 24 or minute > 59:
        return None
    part = (said["half"] or said["part24"] or said["part"] or said["part_loose"] or "").lower()
    if part and hour <= 12:
        hour = hour % 12 + (0 if part in ("a", "morning") else 12)
    return match.start(), match.end(), f"T{hour:02}:{minute:02}", "clock"


def is_timed(line: Line, at: int) -> bool:
    """ "2:01:09", "14:35" behind words of racing: a time that was taken, not told by a clock."""
    match = _TIMED.match(line.raw, line.start[at], line.stop)
    if match is None:
        return False
    near = line.low[at - 6 : at]
    if line.low[at - 1] not in ("in", "of", "a", "time", "clocked", "clocking", "ran", "timed", "with"):
        return False
    return bool(match[1]) or int(match[2]) > 24 or any(word in lex.CLOCKED for word in near if word != "in")


def _is_short_date(line: Line, at: int, match: re.Match[str]) -> bool:
    """ "11/28" is a month and day behind a word that dates ("on", "Update", "Friday") or before a clock time."""
    month, day = int(match[1]), int(match[2])
    if not (1 <= month <= 12 and 1 <= day <= 31) or (month, day) in ((9, 11), (7, 7)):
        return False
    before = line.low[at - 1]
    if before in lex.BEFORE_SHORT_DATE or before.rstrip("s") in lex.DAYS or line.low[at - 2] in lex.DAYS:
        return line.low[at + 3] != "of" and not is_plural(line.low[at + 3])
    return _CLOCK.match(line.raw, match.end() + 1, line.stop) is not None


def _slashed(match: re.Match[str]) -> Found | None:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    if match[2] == "." and len(year) == 2:
        return None
    year = year if len(year) == 4 else ("20" if int(year) < 70 else "19") + year
    iso = None
    if first > 12:
        iso = _iso(year, second, first)
    elif second > 12:
        iso = _iso(year, first, second)
    return match.start(), match.end(), iso, "date"


def _years(line: Line, at: int) -> Found | None:
    raw, start, word = line.raw, line.start[at], line.text[at]
    decade = _DECADE.match(raw, start, line.stop)
    if decade:
        return start, decade.end(), f"{decade[1]}X", "decade"
    if (
        len(word) == 2
        and word[1] == "0"
        and raw[start - 1 : start] in ("'", "’", "‘")
        and line.low[at + 1] in ("s", "'s")
    ):
        return start - 1, line.end[at + 1], f"19{word[0]}X" if word[0] > "2" else f"20{word[0]}X", "decade"
    if (
        len(word) == 2
        and word.isdigit()
        and raw[start - 1 : start] in ("'", "’")
        and not raw[start - 2 : start - 1].isalnum()
    ):
        return start - 1, line.end[at], ("19" if word > "49" else "20") + word, "year"
    span = _SPAN.match(raw, start, line.stop)
    if span and _is_span(span[1], span[3]):
        last = span[3] if len(span[3]) == 4 else span[1][:2] + span[3]
        return start, span.end(), f"{span[1]}/{last}", "season" if len(span[3]) == 2 else "years"
    if len(word) == 4 and word.isdigit() and "1500" <= word <= "2100" and _is_year(line, at):
        return start, line.end[at], word, "year"
    return None


def _is_span(first: str, last: str) -> bool:
    if len(last) == 2:
        return int(last) == (int(first) + 1) % 100 or (int(last) > int(first[2:]) and int(first) > 1900)
    return len(last) == 4 and int(first) < int(last)


def _is_year(line: Line, at: int) -> bool:
    """Is a bare number of four digits a year? Yes, unless a unit or plural noun follows or a bound stands before."""
    before, after = line.low[at - 1], line.low[at + 1]
    if after in ("%", "million", "billion", "percent", "/") or (line.glued(at + 1) and line.is_word(at + 1)):
        return False
    if (
        after == "block"
        or (line.is_capitalised(at + 1) and skip_address(line, at))
        or before in lex.NOT_YEAR_BEFORE
        or before == "#"
    ):
        return False
    if before in lex.ALWAYS:
        return True
    value = int(line.text[at])
    if after in lex.UNIT_WORDS and after not in ("won",):
        return False
    if before in lex.YEAR_BEFORE:
        return not (is_plural(after) and value % 100 == 0)
    if line.text[at - 1] in ("-", "–") and line.glued(at):
        return before in lex.YEAR_BEFORE
    return 1700 <= value <= 2100 and not (is_plural(after) and not line.is_capitalised(at + 1) and value % 50 == 0)
