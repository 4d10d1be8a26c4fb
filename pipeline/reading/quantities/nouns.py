"""The noun phrase that a plain count counts."""

from __future__ import annotations

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.tokens import Line

LONGEST = 7  # words of a counted noun phrase


def is_plural(word: str) -> bool:
    """Does the word look like a plural noun?"""
    if word in lex.IRREGULAR_PLURALS:
        return True
    return (
        word.endswith("s")
        and len(word) > 2
        and word not in lex.NOT_PLURAL
        and word not in lex.NOT_NOUN
        and not word.endswith(("'s", "ss", "ous", "ics"))
    )


def counted_at(line: Line, at: int, single: bool = False) -> tuple[str, int] | None:
    """The noun phrase that starts here and the first token after it; None where the count stands alone."""
    at = _lead_in(line, at)
    at = _over_measures(line, at)
    if line.low[at] in ("last", "next"):
        return None  # "won 12 last season"
    end = _phrase_end(line, at, single)
    if end is not None and line.text[end + 1] == ":" and ":" in line.text[at - 4 : at]:
        return None  # "Members: 40 Boats: 12"
    if end is None or (not single and end == at and _is_verb(line, at)):
        return None
    return " ".join(line.raw[line.start[at] : line.end[end]].split()), end + 1


def _lead_in(line: Line, at: int) -> int:
    """Skip "more", "other", "of the", "of his"."""
    if line.low[at] == "of" and line.low[at + 1] in lex.DETERMINERS and line.low[at + 1] not in ("a", "an", "which"):
        at += 2
    elif line.low[at] == "of" and (line.is_digits(at + 1) or line.low[at + 1] in lex.NUMBERS):
        at += 1
    if line.low[at - 1] in lex.DETERMINERS or line.low[at - 1] == "of":
        at += line.is_digits(at) or line.low[at] in lex.NUMBERS
    while line.low[at] in lex.LEAD and not (line.text[at] == "New" and line.is_capitalised(at + 1)):
        at += 1
    return at


def _over_measures(line: Line, at: int) -> int:
    """Skip a measure that describes what is counted: "two 4-year-old girls", "six 12-ounce cans", "six 9mm shells"."""
    step = at + 1
    if line.is_digits(at) and len(line.text[at]) == 3 and line.is_capitalised(step) and not line.glued(step):
        return step  # "30 737 MAX aircraft"
    if not (line.is_digits(at) or line.low[at] in lex.NUMBERS) or not line.glued(step):
        return at
    if line.text[step] in lex.SYMBOLS and line.is_word(step + 1) and line.low[step + 1] not in lex.NOT_NOUN:
        return step + 1
    if line.text[step] != "-":
        return at
    if line.low[at + 2] not in lex.UNIT_WORDS:
        return at
    while line.text[step] == "-" and line.is_word(step + 1) and step < at + 6:
        step += 2
    return step if line.is_word(step) and line.low[step] not in lex.NOT_NOUN else at


def _is_verb(line: Line, at: int) -> bool:
    """A lone word that is no plural, with a preposition or article behind it: "600 work at the docks"."""
    word, after = line.low[at], line.low[at + 1]
    if is_plural(word) or line.is_capitalised(at) or word.endswith("ion"):
        return False
    return after in lex.DETERMINERS or (after in lex.PREPOSITIONS and after not in ("of", "in", "and", "per"))


def _phrase_end(line: Line, at: int, single: bool) -> int | None:
    """The last token of the noun phrase that starts at `at`."""
    here, end, plural = at, None, False
    while here < at + 2 * LONGEST:
        word = line.low[here]
        if word in ("-", "&") and here > at and line.glued(here) and line.glued(here + 1) and line.is_word(here + 1):
            here += 1
            end = None if line.low[here].endswith("ed") else here
            here += 1
            continue
        if line.is_digits(here) and here > at and line.is_capitalised(here - 1) and is_plural(line.low[here + 1]):
            here += 1  # "14 Challenger 2 tanks", "16,000 H100 GPUs"
            continue
        describes = is_plural(line.low[here + 1]) and (word in lex.ADVERBS or (here == at and word in lex.STATES))
        if (
            not line.is_word(here)
            or (word in lex.NOT_NOUN and not describes)
            or word in lex.NUMBERS
            or word in lex.MAGNITUDES
        ):
            break
        if line.is_digits(here + 1) and line.glued(here + 1):  # "H100s"
            while line.glued(here + 1) and line.text[here + 1].isalnum() and here < at + 2 * LONGEST:
                here += 1
            end, plural = here, line.low[here].endswith("s")
            here += 1
            continue
        if plural and not _joins(line, here):
            break
        if end is not None and word.endswith("ing") and line.low[here + 1] in lex.DETERMINERS:
            break  # "one gang placing a bet"
        if word.endswith("ed") and len(word) > 4 and (not _goes_on(line, here) or (end and _does(line, here))):
            break
        if word.endswith(("ly", "'s", "s'")) and not _goes_on(line, here):
            break
        if not word.endswith(("ly", "'s")):
            end = here
        plural = is_plural(word)
        here += 1
    if end is not None and not plural and (line.text[end + 1] in lex.SIGNS or line.is_digits(end + 1)):
        return None  # an adjective: "millions of rare $1 bills"
    if end is None or (not single and not plural and line.is_capitalised(end) and not line.is_capitalised(at - 1)):
        return None if end is None or end == at else _last_lower(line, at, end)
    return end


def _joins(line: Line, at: int) -> bool:
    """After a plural noun, does this word still belong to the phrase ("sales representatives")?"""
    named = line.is_capitalised(at - 1) and not line.is_capitalised(at) and line.low[at] not in lex.VERBS
    return is_plural(line.low[at]) and (line.low[at - 1] in lex.PLURAL_MODIFIERS or named)


def _does(line: Line, at: int) -> bool:
    """Is a word in -ed behind a noun what somebody did ("one officer fired shots"), or its name's ("page headed A")?"""
    noun = line.low[at - 1]
    if line.is_capitalised(at + 1) and not line.is_capitalised(at):
        return True
    return (
        noun in lex.PERSONS or noun in ("person", "people") or noun.endswith(("er", "or", "man", "ist", "ant", "ian"))
    )


def _goes_on(line: Line, at: int) -> bool:
    """Is a participle or adverb followed by something that it can describe ("wounded people", "decently sized")?"""
    after = line.low[at + 1]
    return line.is_word(at + 1) and after not in lex.NOT_NOUN and after not in lex.NUMBERS


def _last_lower(line: Line, at: int, end: int) -> int | None:
    """The last token up to `end` that is not capitalised."""
    for here in range(end, at - 1, -1):
        if line.is_word(here) and not line.is_capitalised(here):
            return here
    return None


def is_title(line: Line, at: int) -> bool:
    """Is this a headline in title case, where capitals tell nothing? Looks at twelve words on either side."""
    near = range(max(line.first, at - 12), min(line.last, at + 13))
    words = [w for w in near if line.is_word(w) and len(line.text[w]) > 2 and line.low[w] not in _FUNCTION]
    return len(words) >= 3 and sum(map(line.is_capitalised, words)) >= 0.85 * len(words)


_FUNCTION = lex.PREPOSITIONS | lex.DETERMINERS | lex.CONJUNCTIONS | lex.AUXILIARIES | frozenset(lex.NUMBERS)
