"""Number words that count nothing: "one" as a pronoun, and number words inside names."""

from __future__ import annotations

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.nouns import is_plural, is_title
from pipeline.reading.quantities.tokens import Line


def skip_word(line: Line, at: int) -> int | None:
    """If the number word at this token counts nothing, the first token after it."""
    word = line.low[at]
    if line.text[at - 1] == "/" and line.glued(at):
        return at + 1  # a path
    named = line.is_capitalised(at) and not line.text[at].isupper() and not line.begins(at)
    if word == "one" and not (named and line.is_capitalised(at + 1) and not is_title(line, at)):
        return _one(line, at)
    if line.low[at + 1] in ("o'clock", "oclock"):
        return at + 2
    if line.low[at - 1] in lex.NUMBERED and line.is_capitalised(at):
        return at + 1
    hyphen = line.text[at - 1] in ("-", "–") and line.glued(at)
    if hyphen and line.low[at - 2] not in lex.NUMBERS and line.low[at - 2] not in lex.MAGNITUDES:
        return at + 1
    both = line.text[at + 1] == "-" and line.text[at + 2].istitle() and line.low[at + 2] in lex.NUMBERS
    if both and not is_title(line, at):
        return at + 3  # "Seven-Eleven"
    if named and not is_title(line, at):
        return at + 1  # in running text only names have a capital here
    return None


def _one(line: Line, at: int) -> int | None:
    """ "One" as pronoun or part of an idiom: whatever nothing speaks for as a count."""
    before, after = line.low[at - 1], line.low[at + 1]
    if before == "-" and line.glued(at):
        return at + 1
    if after == "-" and line.glued(at + 1):
        idiom = line.low[at + 2] in lex.ONE_COMPOUNDS and not line.matches(at + 1, ("-", "and", "-", "a"))
        return at + 3 if idiom else None
    if after == "of" and before not in lex.LEAST:
        return at + 1
    return None if _counts_one(line, at) else at + 1


_OPEN_CLASS_STOP = lex.PREPOSITIONS | lex.DETERMINERS | lex.AUXILIARIES | lex.PRONOUNS | lex.ADVERBS | lex.CONJUNCTIONS


def _counts_one(line: Line, at: int) -> bool:
    """Does something speak for "one" as a count: a bound, a noun, a participle, or a verb that it is the object of?"""
    before, after, later = line.low[at - 1], line.low[at + 1], line.low[at + 2]
    if before in ("least", "than") or after in lex.MAGNITUDES or after in ("percent", "%"):
        return True
    if line.low[at - 2] in lex.ARTICLES and line.is_word(at - 1) and before not in _CLAUSE and not _is_object(before):
        return False  # "a difficult one"
    if before in lex.BEFORE_PRONOUN_ONE and not (before == "only" and line.low[at - 2] not in lex.DETERMINERS):
        return after in lex.UNIT_WORDS and after not in ("day", "second") and before not in lex.NEVER
    if after in ("who", "that", "which") and _counts_among(line, at):
        return True
    if before == "at" and after in ("point", "time", "stage", "moment"):
        return False
    if after in ("day", "way", "thing", "another") or line.matches(at + 1, ("or", "another")):
        return False
    if after in ("in", "out"):
        later = line.low[at + 3] if after == "out" else later
        return later in lex.NUMBERS or line.is_digits(at + 2 + (after == "out")) or later in lex.CONDITION
    if after in ("or", "to", "and", ","):
        if later in lex.NUMBERS or later == "more" or line.matches(at + 2, ("a", "half")):
            return True
        return _is_object(before)
    if after in ("is", "was", "had", "has", "remains", "remained", "were"):
        return any(
            w in lex.PREDICATES or (w.endswith("ed") and len(w) > 3) or w in lex.CONDITION
            for w in line.low[at + 2 : at + 6]
        )
    if is_plural(after) and after not in lex.IRREGULAR_PLURALS and line.low[at + 2] in lex.NOT_NOUN:
        return False
    if line.is_word(at + 1) and after not in _OPEN_CLASS_STOP:
        return after not in lex.VERBS_OF_PRONOUN and not after.endswith("ly")
    return _is_object(before) and after not in ("that", "who", "which", "can", "could")


def _counts_among(line: Line, at: int) -> bool:
    """ "including one who was hurt", "the sale of one that was": one of what was told before."""
    before = line.low[at - 1]
    return before == "including" or (before == "of" and line.is_word(at - 2) and line.low[at - 2] not in lex.NOT_NOUN)


_CLAUSE = lex.PREPOSITIONS | lex.CONJUNCTIONS | lex.AUXILIARIES


def _is_object(before: str) -> bool:
    """Is the word before a verb that takes a count ("killed one", "leaving one")?"""
    return (before.endswith(("ed", "ing")) and len(before) > 4) or before in lex.HITS
