"""Ordinals and number signs where they place something in a ranking."""

from __future__ import annotations

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.build import Found, build
from pipeline.reading.quantities.tokens import Line


def read_rank(line: Line, at: int) -> Found | None:
    """An ordinal where it places something in a ranking ("fourth on the index", "#4", "No. 4", "4th-place")."""
    word = line.low[at]
    if line.low[at - 1] == "number" and line.low[at - 2] in lex.NUMBERED_RANKS:
        value = lex.NUMBERS.get(word) or float(word if word.isdigit() and len(word) < 4 else 0)
        return ([build(line, at - 1, at + 1, value, value, "rank", core=at)], at + 1) if value else None
    if word == "#":
        return _hash(line, at)
    if line.is_digits(at):
        if line.text[at - 1] != "." and not line.glued(at + 1):
            return None
        digits = line.text[at].replace(",", "")
        if line.low[at + 1] in ("st", "nd", "rd", "th") and line.glued(at + 1):
            if line.text[at + 1] == "st" and line.low[at + 3] in ("lb", "lbs") and line.is_digits(at + 2):
                return None  # "11st 4lb"
            return _ordinal(line, at, at + 2, float(digits)) if digits.isdigit() else ([], at + 2)
        if line.text[at - 1] == "." and line.text[at - 2] in ("No", "Nos", "no") and digits.isdigit():
            return _number_sign(line, at, float(digits))
        return None
    if word not in lex.ORDINALS or line.low[at - 1] in lex.NUMBERS or line.low[at + 1] == "quarter":
        return None
    if line.text[at - 1] == "-":
        return None if line.low[at - 2] in lex.NUMBERS else ([], at + 1)
    if line.low[at - 1] in ("a", "an") and line.text[at + 1] != "-":
        return None
    return _ordinal(line, at, at + 1, float(lex.ORDINALS[word]))


def _hash(line: Line, at: int) -> Found:
    """#4 ranks; "Apartment #4" names."""
    if not line.is_digits(at + 1) or not line.glued(at + 1):
        return [], at + 1
    if not line.text[at + 1].isdigit() or len(line.text[at + 1]) > 4 or _in_address(line, at - 1):
        return [], at + 2
    value = float(line.text[at + 1])
    return [build(line, at, at + 2, value, value, "rank", core=at + 1)], at + 2


def _number_sign(line: Line, at: int, value: float) -> Found:
    """ "No. 4" ranks behind a word that places or at the start; elsewhere it numbers a house, a bill or a case."""
    if line.text[at + 1] in ("-", "–") and line.is_digits(at + 2):
        return [], at + 3
    before = line.low[at - 3]
    if (
        value < 1
        or value > 999
        or not (before in lex.BEFORE_NO or line.begins(at - 2) or line.low[at + 1] in lex.NOT_NOUN)
    ):
        return [], at + 1
    if before in ("in", "of", ",", "bill", "case", "docket", "order", "-") or _in_address(line, at - 3):
        return [], at + 1
    return [build(line, at - 2, at + 1, value, value, "rank", core=at)], at + 1


def _in_address(line: Line, at: int) -> bool:
    """Does a street or flat stand here?"""
    return (
        line.low[at] in lex.STREETS
        or line.low[at] in ("apartment", "apt", "suite", "unit", "room", "lot", ".")
        or (line.text[at] == "," and line.low[at - 1] in lex.STREETS)
    )


def _ordinal(line: Line, at: int, after: int, value: float) -> Found:
    """A rank, or nothing: elsewhere ordinals only put things in order."""
    before, then = line.low[at - 1], line.low[after]
    end = after
    if then == "-" and line.low[after + 1] in lex.RANK_NOUNS:
        end = after + 2
    elif then == "place" and before not in ("the", "took"):
        end = after + 1
    elif before in lex.PLACES or (before in ("it", "them", "him", "her") and line.low[at - 2] in lex.PLACES):
        end = after + (then == "place")
    elif line.text[at - 1] in ("|", ":") and then in ("|", ""):
        end = after  # a cell of a table
    elif not (
        then in ("on", "among", "behind", "overall")
        and not line.is_capitalised(after)
        and line.low[after + 1] in lex.LISTS
        and before not in lex.LISTS
    ):
        return [], after
    if value < 1:
        return [], after
    return [build(line, at, end, value, value, "rank", core=at)], end
