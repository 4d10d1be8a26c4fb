"""Numbers that a word before them makes a name of: house numbers, sections, flights, "Llama 4", "the 405B"."""

from __future__ import annotations

from itertools import takewhile

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.bounds import bound_after, bound_before
from pipeline.reading.quantities.nouns import is_plural, is_title
from pipeline.reading.quantities.tokens import Line


def skip_address(line: Line, at: int) -> int | None:
    """A house number with its street: before "block of", or before a few capitalised words that end in a street."""
    if line.low[at + 1] == "block" or (line.matches(at + 1, ("-", "block", "of")) and line.glued(at + 1)):
        return at + 2
    if line.text[at].count(".") or "," in line.text[at]:
        return None
    here = at + 1
    if line.text[here] == "-" and line.is_digits(here + 1):
        here += 2
    if line.text[here : here + 1] and line.low[here] in lex.COMPASS:
        here += 1 + (line.text[here + 1] == "." and line.is_capitalised(here + 2))
    for at_word in range(here, here + 6):
        if line.is_digits(at_word) and line.low[at_word + 1] in ("st", "nd", "rd", "th"):
            continue
        if line.low[at_word] in lex.STREETS and line.is_capitalised(at_word):
            if at_word > here:
                return at_word + 1
            if line.low[at_word] in (
                "ave",
                "avenue",
                "rue",
                "via",
                "calle",
                "boulevard",
                "avenida",
            ) and line.is_capitalised(at_word + 1):
                return at_word + 2  # "22 Ave Foch"
        if line.low[at_word] in ("st", "nd", "rd", "th", "."):
            continue
        if not line.is_capitalised(at_word):
            return None
        if line.low[at_word] in ("highway", "route"):
            return at_word + 1
    return None


def numbered(line: Line, at: int) -> int | None:
    """A number behind a word that numbers things: Section 2, Flight 370, Figure 3, Boeing 737, Region 8."""
    before = at - 1
    if line.text[before] == "." and line.low[before - 1] in (
        "no",
        "nos",
        "fig",
        "sec",
        "art",
        "vol",
        "ch",
        "p",
        "pp",
        "st",
    ):
        return None if line.low[before - 1] in ("no", "nos") else at + 1
    word = line.low[before]
    if word not in lex.NUMBERED:
        return None
    if word in lex.SOFT_NUMBERED and (_counts(line, at) or not line.is_capitalised(before)):
        return None
    if not line.is_capitalised(before) and _counts(line, at):
        return None
    if line.text[at + 1] in ("%",) or line.low[at + 1] in lex.MAGNITUDES or line.low[at + 1] == "percent":
        return None
    return _rest_of_list(line, at)


def _rest_of_list(line: Line, at: int) -> int:
    """Sections 2, 3 and 4; Pages 3-5."""
    after = at + 1
    if line.glued(after + 1) and line.text[after + 1] == "B" and line.is_digits(after):
        return after + 2  # "Llama 3.3 70B"
    out = line.low[after] == "out"
    if line.low[after + out] == "of" and line.is_digits(after + out + 1):
        return after + out + 2  # "Image 4 of 17", "Round 2 out of 5"
    while (
        line.text[after] in (",", "-", "–", "and", "or", "to", "&")
        and line.is_digits(after + 1)
        and line.text[at + 1] != "%"
        and not _counts(line, after + 1)
    ):
        after += 2
    return after


def _counts(line: Line, at: int) -> bool:
    """Does a unit or a plural noun follow the number?"""
    after = line.low[at + 1]
    if after in lex.MAGNITUDES or after in lex.UNIT_WORDS or after == "%" or after == "-":
        return True
    return (is_plural(after) or (is_plural(line.low[at + 2]) and after not in lex.NOT_NOUN)) and line.is_word(at + 1)


def before_name(line: Line, at: int) -> int | None:
    """A number before a name that is no plural: house numbers ("at 1685 Union"), stations ("7 Action News")."""
    word = line.text[at]
    if not word.isdigit() or len(word) > 5 or not line.is_capitalised(at + 1) or line.glued(at + 1):
        return None
    if line.is_digits(at - 1) and len(word) == 3:
        return at + 1  # "30 737 MAX aircraft"
    end, housed = at + 1, len(word) > 2 and line.low[at - 1] in ("at", "near", "outside", "inside")
    while end < at + 6 and line.is_capitalised(end) and line.is_word(end):
        word = line.low[end]
        if is_plural(word) and not housed:
            return None
        if word in lex.DAYS or word in lex.MONTHS or word in lex.STATES or word in lex.PREDICATES:
            return None
        end += 1
    if line.text[at + 1] in lex.CODES or line.low[at + 1] in lex.UNIT_WORDS or line.low[at + 1] in lex.MAGNITUDES:
        return None
    rest = list(takewhile(lambda word: word[:1].isalpha() or word == "-", line.low[end : end + 3]))
    counts = any(is_plural(w) or w in lex.STATES or w in lex.UNIT_WORDS or w == "-" for w in rest)
    acronym = line.text[at + 1].isupper() and line.low[at + 1] not in lex.COMPASS
    road = line.is_digits(end) and line.low[end - 1] in lex.STREETS  # "at 13915 Road 3"
    if counts or (line.is_digits(end) and not road) or is_title(line, at) or bound_before(line, at) or acronym:
        return None
    return end + road


def identifier(line: Line, at: int) -> int | None:
    """Eight digits or more without separators number a case or an account; amounts are written with commas."""
    word = line.text[at]
    if len(word) < 8 or not word.isdigit() or word.endswith("000") or line.text[at - 1] in lex.SIGNS:
        return None
    return None if _counts(line, at) else at + 1


def named(line: Line, at: int) -> int | None:
    """A name that ends in a number ("Llama 4", "Gemini 3.1 Pro"): a capitalised word before it."""
    before = at - 1
    if not line.is_name_like(before) or _is_ordinary(line, before) or _is_measured(line, at):
        return None
    if is_plural(line.low[at + 1]) and line.low[at - 2] in ("in", "at", "near", "on"):
        return None
    if line.low[at + 1] in lex.STATES or line.low[at + 1] in lex.IRREGULAR_PLURALS:
        return None
    shouted = line.text[before - 1].isupper() or line.text[at + 1].isupper()
    if line.text[before - 1].isupper() and line.text[at + 1].isupper() and line.text[before].isupper():
        return None  # all is in capitals
    if is_title(line, at):
        if not line.text[before].isupper() or len(line.text[before]) < 3 or shouted:
            return _version_end(line, at) if _is_version(line, at) else None
    elif line.begins(before) and not line.text[before].isupper() and _may_open(line, at):
        return None
    return _version_end(line, at)


def _is_ordinary(line: Line, at: int) -> bool:
    """Is this word known as one that no name ends in: a month, a currency, a function word, a number?"""
    word, text = line.low[at], line.text[at]
    return (
        word in lex.MONTHS
        or text in lex.CODES
        or text in lex.LETTERS
        or text in lex.DOLLARS
        or word in lex.NOT_NOUN
        or word in lex.NUMBERS
        or word in lex.MAGNITUDES
        or word in lex.SENTENCE_STARTERS
        or text.endswith(("'s", "’s"))
    )


def _is_measured(line: Line, at: int) -> bool:
    """Do thousands, a magnitude or a unit show that the number is an amount?"""
    after, joined = line.low[at + 1], line.low[at + 1] in ("-", "–") and line.glued(at + 1)
    return (
        "," in line.text[at]
        or after == "%"
        or after in lex.MAGNITUDES
        or (after in lex.UNIT_WORDS and not line.is_capitalised(at + 1))
        or (joined and (line.low[at + 2] in lex.UNIT_WORDS or line.is_digits(at + 2)))
    )


def _is_version(line: Line, at: int) -> bool:
    """In a title: a number with a decimal that no verb leads to and that counts nothing."""
    word, after = line.low[at - 1], line.low[at + 1]
    return (
        "." in line.text[at] and not lex.leads_to_count(word) and not is_plural(after) and after not in lex.UNIT_WORDS
    )


def _may_open(line: Line, at: int) -> bool:
    """May the word at the start of a sentence be a verb or adverb before a count ("Killed 4", "Add 3 eggs")?"""
    if lex.leads_to_count(line.low[at - 1]) or line.low[at - 1] in lex.FIGURES:
        return line.low[at + 1] not in lex.AUXILIARIES
    joined = line.low[at + 1] in ("or", "to") and line.is_digits(at + 2)
    return joined or bound_after(line, at + 1) is not None


def _version_end(line: Line, at: int) -> int:
    """The first token after a name's number, a size behind it included: "Llama 3.3 70B"."""
    after = at + 1
    if line.is_digits(after) and line.glued(after + 1) and line.text[after + 1] == "B":
        return after + 2
    return after + 1 if line.glued(after) and line.text[after] in ("B", "T", "M", "K", "b") else after


def model_size(line: Line, at: int) -> int | None:
    """The size in a model's name ("the 405B", "Llama 3.3 70B")."""
    after = at + 1
    if line.text[after] != "B" or not line.glued(after) or line.text[at - 1] in lex.SIGNS:
        return None
    if line.low[at - 1] in ("the", "a") and line.low[after + 1] in ("model", "version", "variant", "", ".", ","):
        return after + 1
    return None
