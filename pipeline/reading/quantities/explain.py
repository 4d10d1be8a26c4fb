"""Why a quantity was read as it was: which grammar, number form, unit entry and bound phrase gave its fields."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.bounds import bound_after, bound_before
from pipeline.reading.quantities.candidates import lines
from pipeline.reading.quantities.model import Quantity
from pipeline.reading.quantities.numbers import Number, read_number
from pipeline.reading.quantities.reader import OF_DIGITS, OF_WORDS
from pipeline.reading.quantities.tokens import Line
from pipeline.reading.quantities.units import currency_before, rate_at, unit_at

Evidence = tuple[str, str, str]  # field, rule, words
_FORMS = {"digits": "number in digits", "words": "number in words", "fraction": "fraction"}
_MOST_TOKENS = 24  # of a quote that are asked


def explain_quantity(text: str, quantity: Quantity) -> list[Evidence]:
    """A reason for the value, the modifier, the unit and what is counted."""
    begin, end = next((b, e) for b, e in lines(text) if b <= quantity.start < e)
    line = Line(text, begin, end)
    first = _token(line, quantity.start)
    core = _token(line, quantity.core_start)
    last = _token(line, quantity.end)
    found = [_value(line, quantity, first, core, last)]
    found += _modifier(line, quantity, core, last)
    found += _unit(line, quantity, first, core, last)
    if quantity.counted:
        near = quantity.counted in " ".join(text[quantity.core_start : quantity.end + 200].split())
        rule = "noun phrase behind the number" if near else "noun of the figure before"
        found.append(("counted", rule, quantity.counted))
    return found


def _token(line: Line, offset: int) -> int:
    """The first token that starts at the offset or later."""
    return next((at for at in range(line.first, line.last) if line.start[at] >= offset), line.last)


def _value(line: Line, quantity: Quantity, first: int, core: int, last: int) -> Evidence:
    words = line.raw[quantity.core_start : quantity.core_end]
    for at in range(first, min(last, first + _MOST_TOKENS)):
        for grammar in OF_WORDS.get(line.low[at], OF_DIGITS):
            result = grammar(line, at)
            if result and any(row.core_start == quantity.core_start for row in result[0]):
                return "value", _named(grammar.__name__.removeprefix("read_")), words
    number = read_number(line, core, money=currency_before(line, core) is not None)
    if number is None:
        return "value", "number", words
    rule = _FORMS[number.form]
    if number.scaled > 1 and number.form == "digits":
        rule += f" times {number.scaled:,.0f}"
    if quantity.modifier == "range":
        return "value", "both ends of a range", line.raw[quantity.start : quantity.end]
    return "value", rule, words


def _named(grammar: str) -> str:
    names = {"age": "age that no unit marks", "rank": "place in a ranking", "multiple": "multiple in one word"}
    names |= {"vague": "vague plural, as a range", "long": "one of the unit", "stopwatch": "stopwatch time"}
    return names.get(grammar, "one unit, told by its article")


def _modifier(line: Line, quantity: Quantity, core: int, last: int) -> Iterator[Evidence]:
    if quantity.modifier == "exact":
        return
    if quantity.modifier == "range":
        yield "modifier", "low and high differ", line.raw[quantity.start : quantity.end]
        return
    for at in range(core, max(core - 6, line.first - 1), -1):
        before = bound_before(line, at)
        if before and before[0] == quantity.modifier and line.start[before[1]] >= quantity.start:
            yield "modifier", "bound or hedge before the number", line.raw[line.start[before[1]] : line.end[at - 1]]
            return
    for at in range(core + 1, last + 12):
        after = bound_after(line, at)
        if after and after[0] == quantity.modifier:
            yield "modifier", "bound or hedge behind the number", line.raw[line.start[at] : line.end[after[1] - 1]]
            return
    yield "modifier", "words of the quote", line.raw[quantity.start : quantity.end]


def _unit(line: Line, quantity: Quantity, first: int, core: int, last: int) -> Iterator[Evidence]:
    name, _, rate = quantity.unit.partition("/")
    if name != "1":
        yield _unit_evidence(line, name, first, core, last)
    if rate:
        for at in range(core, last + 8):
            told = rate_at(line, at, name in lex.CODES)
            if told and rate.startswith(told[0]):
                yield "unit", f"rate per {told[0]}", line.raw[line.start[at] : line.end[told[2] - 1]]
                return


def _unit_evidence(line: Line, name: str, first: int, core: int, last: int) -> Evidence:
    for at in range(first, last):
        money = currency_before(line, at)
        if money and money[0] == name:
            return (
                "unit",
                f"currency before the number, entry {name}",
                line.raw[line.start[money[1]] : line.end[at - 1]],
            )
    for at in range(core + 1, min(last + 8, line.last)):
        unit = unit_at(line, at, scaled=_scaled(read_number(line, core)))
        if unit and unit.name == name:
            entry = name if unit.factor == 1.0 else f"{name} times {unit.factor:g}"
            where = "unit word" if line.end[at] <= line.end[last - 1] else "unit word shared with a later figure"
            return "unit", f"{where}, entry {entry}", line.raw[line.start[at] : line.end[unit.after - 1]]
    for at in range(core - 1, max(core - 24, line.first - 1), -1):
        unit = unit_at(line, at)
        if unit and unit.name == name:
            return "unit", f"shared with the figure before, entry {name}", line.raw[line.start[at] : line.end[at]]
    implied = {"ratio": "share or multiple", "rank": "place in a ranking", "year": "age"}
    return "unit", implied.get(name, f"entry {name}"), line.raw[line.start[first] : line.end[last - 1]]


def _scaled(number: Number | None) -> bool:
    return number is not None and number.scaled > 1
