"""Units on either side of a number: currencies, percent, measures, and rates such as "per day"."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.numbers import counts_millions
from pipeline.reading.quantities.tokens import Line

_RATE_NOUNS = lex.RATE_ANY | lex.RATE_MONEY


@dataclass(slots=True)
class Unit:
    """A unit's name, what to multiply the number by, and the first token after it."""

    name: str
    factor: float
    after: int


def currency_before(line: Line, at: int) -> tuple[str, int] | None:
    """The currency that stands right before the number, and its first token: "$", "US$", "HK $", "EUR", "RM"."""
    before = at - 1
    sign = line.text[before]
    if sign.islower() and sign not in lex.LETTERS:
        return None
    if sign == "=" and line.glued(at) and line.text[before - 1] == "Y" and line.glued(before):
        return "JPY", before - 1
    if sign == "." and line.text[before - 1] == "Rs":
        return "INR", before - 1
    if sign in lex.SIGNS:
        return _sign(line, before)
    if sign in lex.DOLLARS and line.glued(at) and line.text[before - 1] == "$":
        return lex.DOLLARS[sign], before - 1
    if sign in lex.CODES or sign in lex.LETTERS:
        if line.text[before - 1] == "-" or (line.glued(at) and len(line.text[at]) < 3 and _is_event(line, at)):
            return None
        return lex.LETTERS.get(sign, sign), before
    if (
        sign == "R"
        and line.glued(at)
        and (len(line.text[at]) > 2 or line.low[at + 1] in lex.MAGNITUDES)
        and not line.glued(before)
    ):
        return "ZAR", before
    return None


def _is_event(line: Line, at: int) -> bool:
    """Do letters and one or two digits in one piece name something ("COP30"), and no amount ("EUR50", "RM5m")?"""
    after = line.text[at + 1]
    scaled = line.low[at + 1] in lex.MAGNITUDES or (after in lex.MONEY_SUFFIXES and line.glued(at + 1))
    return line.text[at - 1] in lex.CODES - lex.MAJOR_CODES and not scaled


def _sign(line: Line, at: int) -> tuple[str, int]:
    prefix = line.text[at - 1]
    if line.text[at] == "$" and prefix in lex.DOLLARS and not (prefix in "RCJUA" and not line.glued(at)):
        return lex.DOLLARS[prefix], at - 1
    return lex.SIGNS[line.text[at]], at


def unit_at(line: Line, at: int, digits: bool = True, scaled: bool = False) -> Unit | None:
    """The unit that starts at this token; a hyphen may join it to the number ("19-year-old", "185-hp")."""
    here = at + 1 if line.text[at] in "-‑–" and line.text[at] and line.glued(at) and line.glued(at + 1) else at
    if line.text[here] == "°":
        return _degrees(line, here)
    for words, (name, factor) in lex.UNIT_FORMS.get(line.low[here], ()):
        if len(words) == 1 or line.matches(here, words):
            if len(words) == 1 and not _fits(line, here, name, scaled, at):
                continue
            sterling = name == "pound" and scaled
            if sterling and (line.low[here + 1] != "of" or line.low[here + 2] in lex.PAID_FOR):
                name = "GBP"
            return Unit(name, factor, here + len(words))
    if line.text[here] == "st" and line.glued(here) and line.is_digits(here + 1):
        return Unit("stone", 1.0, here + 1)
    if line.text[here] in ("C", "F") and digits and (line.text[here + 1] == ")" or line.glued(here)):
        return Unit("degree_Celsius" if line.text[here] == "C" else "degree_Fahrenheit", 1.0, here + 1)
    if line.low[here] == "b" and line.text[here - 1] != "-" and scaled and not line.is_word(here + 1):
        return Unit("bit", 1.0, here + 1)
    if line.text[here] == "m" and counts_millions(line, here):
        return None
    symbol = lex.SYMBOLS.get(line.text[here])
    if symbol and digits and (line.glued(here) or len(line.text[here]) > 1):
        return Unit(*symbol, here + 1)
    if digits and line.text[here] in lex.CODES and not line.glued(here):
        return Unit(line.text[here], 1.0, here + 1)
    return None


def _fits(line: Line, at: int, name: str, scaled: bool, number_end: int) -> bool:
    """Is this one word a unit here, and not another word of the same spelling?"""
    word = line.low[at]
    if word == "second" and number_end == at:
        return False  # "one second" is rarer than "two second-place finishes"
    if word in ("won", "real", "rand", "dong", "sen", "pc", "mo", "min", "amp", "max") and word in (
        "won",
        "dong",
        "sen",
    ):
        return scaled
    if name == "degree" and line.low[at + 1] == "of" and line.low[at + 2] not in ("latitude", "longitude"):
        return False
    return not (word == "pp" and not line.glued(at))


def _degrees(line: Line, at: int) -> Unit:
    scale = line.text[at + 1]
    if scale in ("C", "F", "Celsius", "Fahrenheit"):
        return Unit("degree_Celsius" if scale[0] == "C" else "degree_Fahrenheit", 1.0, at + 2)
    return Unit("degree", 1.0, at + 1)


def rate_at(line: Line, at: int, money: bool) -> tuple[str, float, int] | None:
    """The rest of a rate: unit, what to divide by, first token after ("per million input tokens", "a day", "/hour")."""
    word = line.low[at]
    if word == "per" or (word == "/" and line.is_word(at + 1)) or (word == "-" and line.low[at + 1] == "per"):
        return _per(line, at + (2 if word == "-" else 1))
    if word in ("a", "an", "each", "every"):
        noun = line.low[at + 1]
        if noun in lex.RATE_ANY or (money and noun in lex.RATE_MONEY and word in ("a", "an", "each")):
            return (noun, 1.0, at + 2) if line.low[at + 2] not in lex.NOT_A_RATE else None
    if word in lex.RATE_FORMS and (not line.is_word(at + 1) or line.low[at + 1] in lex.NOT_NOUN):
        return lex.RATE_FORMS[word], 1.0, at + 1
    return None


def _per(line: Line, at: int) -> tuple[str, float, int] | None:
    """What follows "per": a number ("per 100,000 people", "per million"), adjectives, and the noun that is counted."""
    factor = 1.0
    if line.is_digits(at) and line.text[at].count(".") < 2:
        factor = (
            float(line.text[at].replace(",", "").replace("\u00a0", "").replace("\u2009", "").replace("\u202f", ""))
            or 1.0
        )
        at += 1
    if line.low[at] in lex.MAGNITUDES:
        factor *= lex.MAGNITUDES[line.low[at]]
        at += 1
    unit = unit_at(line, at, digits=False)
    if unit and unit.after > at + 1:
        return unit.name, factor, unit.after  # "per square foot"
    noun = None
    for here in range(at, at + 4):
        if not line.is_word(here) or line.low[here] in lex.NOT_NOUN:
            break
        noun = at if noun is None else noun
        if line.low[here] in _RATE_NOUNS or line.low[here].endswith("s"):
            noun = here
            break
    if noun is None:
        return ("1", factor, at) if factor != 1.0 else None
    if noun > at and line.low[at] in _RATE_NOUNS:
        noun = at
    return singular(line.low[noun]), factor, noun + 1


def singular(word: str) -> str:
    """The singular of a regular English plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    irregular = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot"}
    if word in irregular:
        return irregular[word]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
