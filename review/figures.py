"""Figures and dates for people: compact where nothing is lost by it, and in the exact form for those who hover."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from decimal import Decimal

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol
from babel.units import UnknownUnitError, format_unit

from pipeline.model import Claim

LOCALE = "en_US"
CURRENCY = re.compile(r"[A-Z]{3}")
HEDGES = {
    "exact": "",
    "approximately": "about ",
    "at_most": "at most ",
    "at_least": "at least ",
    "more_than": "more than ",
    "less_than": "less than ",
    "range": "",
}
ORDINALS = {"one": "st", "two": "nd", "few": "rd"}
SPANS = (("year", 31_557_600), ("week", 604_800), ("day", 86_400), ("hour", 3_600), ("minute", 60))
MOST_DECIMALS = 3  # of a compact figure; one that needs more is written out
HUGE = 1e18  # nobody writes such figures out; what isn't a number goes the same way
TINY = 1e-12
SMALL = 0.01  # a rate under it is given per thousand, million or billion


@dataclass(frozen=True, slots=True)
class Parts:
    """A figure taken apart, so that a range says its sign and its unit once."""

    prefix: str
    number: str
    suffix: str

    def __str__(self) -> str:
        return f"{self.prefix}{self.number}{self.suffix}"


def stated(claim: Claim) -> str:
    """The figure with the words that move or bound it: 'up at most 7%', 'about 58 million downloads'."""
    way = f"{claim.direction} " if claim.direction else ""
    return way + HEDGES[claim.modifier] + amount(claim)


def amount(claim: Claim) -> str:
    """The figure alone, a range with both ends: '$115–135 billion'."""
    low, high = (_parts(value, claim) for value in (claim.low, claim.high))
    if claim.low == claim.high:
        return str(low)
    same = low.suffix == high.suffix or _is_plural(low.suffix, high.suffix)
    return f"{low.prefix}{low.number}{'' if same else low.suffix}–{high if not same else high.number + high.suffix}"


def exact(claim: Claim) -> str:
    """Every digit of the value in its base unit, and the size of the last digit that was stated."""
    ends = dict.fromkeys(_plain(value) for value in (claim.low, claim.high))
    unit = claim.counted or "" if claim.unit == "1" else claim.unit
    words = HEDGES[claim.modifier] + " to ".join(ends) + (f" {unit}" if unit not in ("", "%") else unit)
    return f"{words}, given to the nearest {_plain(claim.resolution)}" if claim.resolution > 0 else words


def axis(unit: str, largest: float) -> tuple[str, float, str]:
    """What stands before and after each number of an axis, and what the values are divided by."""
    scale, word = _scale(largest)
    prefix = _symbol(unit) if CURRENCY.fullmatch(unit) else ""
    return prefix, scale, word[:1].upper() + {"%": "%", "pp": " pp", "ratio": "×"}.get(unit, "")


def day(moment: dt.datetime) -> str:
    """A date and, where one is known, the time: midnight to the second stands for a date without one."""
    moment = utc(moment)
    if moment.time() == dt.time(0):
        return format_date(moment.date(), "d MMM y", locale="en")
    return instant(moment)


def instant(moment: dt.datetime) -> str:
    """A point in time to the minute, in UTC."""
    return format_datetime(utc(moment), "d MMM y, HH:mm 'UTC'", locale="en")


def period(time: str) -> str:
    """The time of a claim for people: a day, a month or a year of ISO 8601, anything else as it stands."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", time)
    if not found or not found[2]:
        return time
    try:
        date = dt.date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return time
    return format_date(date, "d MMM y" if found[3] else "MMM y", locale="en")


def span(start: dt.datetime, end: dt.datetime) -> str:
    """From one time to another; a shared day is said once."""
    start, end = utc(start), utc(end)
    if start.date() != end.date():
        return f"{instant(start)} to {instant(end)}"
    first = format_datetime(start, "d MMM y, HH:mm", locale="en")
    return first + format_datetime(end, " 'to' HH:mm 'UTC'", locale="en")


def count(many: int, noun: str, plural: str | None = None) -> str:
    """'1 article', '1,204 articles'."""
    return f"{number(many)} {noun if many == 1 else plural or noun + 's'}"


def number(value: int) -> str:
    """A count with its thousands parted."""
    return format_decimal(value, locale=LOCALE)


def utc(moment: dt.datetime) -> dt.datetime:
    """The moment in UTC; one without a zone is taken as UTC, and so is one that UTC's calendar has no place for."""
    try:
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except OverflowError:
        return moment.replace(tzinfo=dt.UTC)


def _parts(value: float, claim: Claim) -> Parts:
    if not abs(value) < HUGE:
        return Parts("", f"{value:g}", f" {claim.counted or claim.unit}")
    unit, _, per = claim.unit.partition("/")
    if per:
        return _rate(value, unit, per, claim)
    if unit in ("second", "s") and abs(value) >= 120:
        return _span(value)
    prefix, suffix = _dress(unit, value, claim.counted)
    number, word = _digits(value, claim.resolution)
    return Parts(("−" if value < 0 else "") + prefix, number, word + suffix)


def _rate(value: float, unit: str, per: str, claim: Claim) -> Parts:
    each, many, size = _per(value)
    prefix, suffix = _dress(unit, value, claim.counted)
    number, word = _digits(value * size, claim.resolution * size)
    return Parts(prefix, number, f"{word}{suffix} per {each}{per}{'s' if many else ''}")


def _per(value: float) -> tuple[str, bool, float]:
    if value == 0 or abs(value) >= SMALL:
        return "", False, 1.0
    for word, size in (("thousand ", 1e3), ("million ", 1e6)):
        if abs(value) * size >= SMALL * 10:
            return word, True, size
    return "billion ", True, 1e9


def _dress(unit: str, value: float, counted: str | None) -> tuple[str, str]:
    """What stands before and after a value's digits."""
    if CURRENCY.fullmatch(unit):
        return _symbol(unit), f" {counted}" if counted else ""
    if unit == "rank":
        form = Locale.parse(LOCALE).ordinal_form(value)
        return "", ORDINALS.get(str(form), "th")
    fixed = {"%": "%", "pp": " pp", "ratio": "×", "1": f" {counted}" if counted else ""}
    return "", fixed[unit] if unit in fixed else _unit_word(unit, value)


def _unit_word(unit: str, value: float) -> str:
    try:
        worded = format_unit(value, unit, locale=LOCALE)
    except (UnknownUnitError, UnknownLocaleError):
        return f" {unit.replace('_', ' ')}"
    return " " + re.sub(r"^[^A-Za-z°]*", "", worded)


def _span(seconds: float) -> Parts:
    for unit, size in SPANS:
        if seconds % size == 0 or (unit == "minute"):
            value = seconds / size
            return Parts("", _number(value, 0.0), _unit_word(unit, value))
    raise AssertionError("the last span takes every number of seconds")


def _symbol(currency: str) -> str:
    symbol = get_currency_symbol(currency, locale=LOCALE)
    return f"{symbol} " if symbol.isalpha() else symbol


def _digits(value: float, resolution: float) -> tuple[str, str]:
    """The digits of a value's size and its word: ('14.3', ' billion')."""
    size = abs(value)
    scale, word = _scale(size)
    if scale > 1 and _decimals(size / scale, resolution / scale) <= MOST_DECIMALS:
        return _number(size / scale, resolution / scale), f" {word}"
    return _number(size, resolution), ""


def _scale(size: float) -> tuple[float, str]:
    for scale in (1e12, 1e9, 1e6):
        if size >= scale:
            return scale, format_compact_decimal(scale, format_type="long", locale=LOCALE).split()[-1]
    return 1.0, ""


def _number(size: float, resolution: float) -> str:
    if 0 < size < TINY:
        return f"{size:g}"
    decimals = _decimals(size, resolution)
    return format_decimal(size, format="#,##0" + ("." + "0" * decimals if decimals else ""), locale=LOCALE)


def _decimals(size: float, resolution: float) -> int:
    """How many decimals were stated, and never fewer than the value needs."""
    needed = len(f"{Decimal(f'{size:.12g}').normalize():f}".partition(".")[2])
    given = math.ceil(-math.log10(resolution) - 1e-9) if 0 < resolution < HUGE else 0
    return max(0, min(max(needed, given), 16 - len(f"{size:.0f}")))  # a float holds no more digits


def _plain(value: float) -> str:
    if not abs(value) < HUGE:
        return f"{value:g}"
    return _number(abs(value), 0.0) if value >= 0 else "−" + _number(abs(value), 0.0)


def _is_plural(one: str, many: str) -> bool:
    return one + "s" == many
