"""The packaged word lists, read once at import and turned into the shapes the grammar looks things up in."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from pipeline.model import Direction


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / name).read_text(encoding="utf-8"))


_words = _load("words.toml")
_units = _load("units.toml")
_bounds = _load("bounds.toml")
_money = _load("currencies.toml")


def _class(name: str) -> frozenset[str]:
    return frozenset("" if word == "<end>" else word for word in _words["classes"][name].split())


NUMBERS: dict[str, float] = {k: float(v) for k, v in _words["numbers"].items()}
MAGNITUDES: dict[str, float] = {k: float(v) for k, v in _words["magnitudes"].items()}
SUFFIXES: dict[str, float] = _words["suffixes"]
MONEY_SUFFIXES: dict[str, float] = SUFFIXES | _words["money_suffixes"]
FRACTIONS: dict[str, int] = _words["fractions"]
ORDINALS: dict[str, int] = _words["ordinals"]
MULTIPLES: dict[str, tuple[float, Direction | None]] = {
    k: (float(v[0]), v[1] or None) for k, v in _words["multiples"].items()
}
VAGUE: dict[str, tuple[float, float]] = {k: (float(v[0]), float(v[1])) for k, v in _words["vague"].items()}
VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6,    "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip

PREPOSITIONS = _class("prepositions")
DETERMINERS = _class("determiners")
AUXILIARIES = _class("auxiliaries")
PRONOUNS = _class("pronouns")
ADVERBS = _class("adverbs")
CONJUNCTIONS = _class("conjunctions")
PREDICATES = _class("predicates")
NOT_NOUN = PREPOSITIONS | DETERMINERS | AUXILIARIES | PRONOUNS | ADVERBS | CONJUNCTIONS | PREDICATES
ONE_COMPOUNDS = _class("one_compounds")
BEFORE_PRONOUN_ONE = _class("pronoun_before_one")
PERSONS = _class("person_heads")
IRREGULAR_PLURALS = _class("irregular_plurals")
NOT_PLURAL = _class("not_plural")
PLURAL_MODIFIERS = _class("plural_modifiers")
CHANGE_VERBS = _class("change_verbs")
RISE_NOUNS = _class("rise_nouns")
FALL_NOUNS = _class("fall_nouns")
MOTION_VERBS = _class("motion_verbs")
MILLIONS_OF = _class("millions_of")
SCORE_WORDS = _class("score_words")
ODDS_WORDS = _class("odds_words")
STREETS_BEFORE = _class("streets_before")
STREETS = _class("street_types")
COMPASS = _class("compass")
NUMBERED = _class("numbered")
SOFT_NUMBERED = _class("soft_numbered")
HITS = _class("hits")
PASSING = _class("passing")
VERBS_OF_PRONOUN = _class("verbs_of_pronoun")
CONDITION = _class("condition")
NEVER = _class("never")
ARTICLES = _class("articles")
LEAST = _class("least")
SENTENCE_STARTERS = _class("sentence_starters")
SHORT_NAMES = _class("short_names")
PREFIXES = _class("prefixes")
LARGE = _class("large")
NOT_A_RATE = _class("not_a_rate")
BETWEEN = _class("between")
VERBS = _class("verbs")
LEAD = _class("lead")
NOT_YEAR_BEFORE = _class("not_year_before")
ALWAYS = _class("always")
YEAR_BEFORE = _class("year_before")
BEFORE_SHORT_DATE = _class("before_short_date")
BEFORE_MONTH = _class("before_month")
WORN = _class("worn")
LISTS = _class("lists")
RANK_NOUNS = _class("rank_nouns")
PLACES = _class("places")
BEFORE_NO = _class("before_no")
AFTER_TIME = _class("after_time")
PAID_FOR = _class("paid_for")
BEFORE_AGE = _class("before_age")
RATED = _class("rated")
AFTER_PERSON = _class("after_person")
RANGING = _class("ranging")
IDENTIFIES = _class("identifies")
AFTER_FRACTION = _class("after_fraction")
AFTER_BIRTHDAY = _class("after_birthday")
CARRIERS = _class("carriers")
COMPARATIVES = _class("comparatives")
BEFORE_UNIT = _class("before_unit")
LISTED = _class("listed")
PEOPLE = _class("people")
AFTER_TWICE = _class("after_twice")
BEFORE_HALVES = _class("before_halves")
AFTER_AGE = _class("after_age")
BEFORE_SHARE = _class("before_share")
BEFORE_HALF = _class("before_half")
STATES = _class("states")
KINDS = _class("kinds")
RACES = _class("races")
WEAPONS = _class("weapons")
CLOCKED = _class("clocked")
FIGURES = _class("figures")
NUMBERED_RANKS = _class("numbered_ranks")
STEMS = _class("verbs_before_counts")
DAYS = _class("days")
MONTHS = {name: at for at, name in enumerate(_words["classes"]["months"].split(), 1)}
MONTHS |= {name[:3]: at for name, at in MONTHS.items()} | {"sept": 9}


def leads_to_count(word: str) -> bool:
    """May this word, capitalised for opening a sentence or title, be a verb or adverb with a count behind it?"""
    if word in STEMS or word in DAYS or word.endswith(("ed", "ly")) or _is_gerund(word):
        return True
    return word.endswith("s") and (word[:-1] in STEMS or word[:-2] in STEMS or word[:-3] + "y" in STEMS)


def _is_gerund(word: str) -> bool:
    """Adding and seeing are verbs, Boeing is none."""
    return word.endswith("ing") and (word[-4:-3] != "e" or word[:-3] in STEMS)


Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _split(phrase: str) -> tuple[str, ...]:
    from pipeline.reading.quantities.tokens import words_of

    return tuple(words_of(phrase))


def _bounds_by(edge: int, table: dict[str, list[str]]) -> Phrases:
    """Bound phrases by their word next to the number, the longest first."""
    found: Phrases = {}
    for modifier, phrases in table.items():
        for phrase in phrases:
            words = _split(phrase)
            found.setdefault(words[edge], []).append((words, modifier))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


BEFORE = _bounds_by(-1, _bounds["before"])
AFTER = _bounds_by(0, _bounds["after"])
SPAN_WORDS = frozenset(_bounds["span"]["words"])

Unit = tuple[str, float]
UnitForms = dict[str, list[tuple[tuple[str, ...], Unit]]]


def _unit_forms() -> UnitForms:
    """Spelled units by their first word, the longest first."""
    rows: dict[tuple[str, ...], Unit] = {}

    def add(spelling: str, unit: Unit) -> None:
        words = _split(spelling)
        rows.setdefault(words, unit)
        if words[-1].isalpha() and len(words[-1]) > 1 and not words[-1].endswith("s"):
            rows.setdefault((*words[:-1], words[-1] + "s"), unit)

    for spelling, (unit, factor) in (_units["percent"] | _units["scaled"]).items():
        add(spelling, (unit, factor))
    for unit, spellings in _units["names"].items():
        for spelling in spellings:
            add(spelling, (unit, 1.0))
    for table in (_money["several"], _money["full"]):
        for code, spellings in table.items():
            for spelling in spellings:
                add(spelling, (code, 1.0))
    for spelling, code in _money["names"].items():
        add(spelling, (code, 1.0))
    for spelling, code in _money["minor"].items():
        add(spelling, (code, 0.01))
    found: UnitForms = {}
    for words, value in rows.items():
        found.setdefault(words[0], []).append((words, value))
    for options in found.values():
        options.sort(key=lambda row: -len(row[0]))
    return found


UNIT_FORMS = _unit_forms()
UNIT_WORDS = frozenset(words[0] for rows in UNIT_FORMS.values() for words, _ in rows if len(words) == 1)
PARTS: dict[str, tuple[str, float]] = {k: (v[0], float(v[1])) for k, v in _units["parts"].items()}
DURATIONS = frozenset(["year", "month", "week", "day", "hour", "minute", "second"])
SYMBOLS: dict[str, Unit] = {
    k: {"pp": ("pp", 0.01), "cent": ("USD", 0.01), "pence": ("GBP", 0.01)}.get(v, (v, 1.0))
    for k, v in _units["symbols"].items()
}
RATE_ANY = frozenset(_units["per"]["any"])
RATE_MONEY = frozenset(_units["per"]["money"])
RATES = RATE_ANY | RATE_MONEY | UNIT_WORDS
RATE_FORMS: dict[str, str] = _units["forms"]
SIGNS: dict[str, str] = _money["signs"]
DOLLARS: dict[str, str] = _money["dollars"]
LETTERS: dict[str, str] = _money["letters"]
CODES = frozenset(_money["codes"]["list"])
MAJOR_CODES = frozenset(_money["codes"]["major"])

# the words right behind a number that may be more than what it counts; any other word is read as a noun at once
RATE_FIRST = frozenset(("per", "/", "-", "a", "an", "each", "every", *RATE_FORMS))
AFTER_NUMBER = RATE_FIRST.union(
    UNIT_FORMS, map(str.lower, SYMBOLS), map(str.lower, CODES), MAGNITUDES, AFTER, BEFORE_UNIT, _class("after_number")
)

# every word that a quantity or a time may start with; the scan looks at nothing else
CANDIDATES = frozenset(
    {*NUMBERS, *MAGNITUDES, *MULTIPLES, *VAGUE, *ORDINALS, *MONTHS, *VULGAR, *FRACTIONS, *DURATIONS, "decade"}
    | {"century"}
    | {unit + "long" for unit in DURATIONS} | {"pair", "magnitude", "quarter", "q", "#"}
)  # fmt: skip

CANDIDATES_IN_ANY_CASE = CANDIDATES.union(map(str.capitalize, CANDIDATES), map(str.upper, CANDIDATES))

# idioms by the first of their words that the scan stops at, with the words before it
IDIOMS: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
for _idiom in _words["idioms"]["list"]:
    _parts = _split(_idiom)
    _at = next(at for at, word in enumerate(_parts) if word in CANDIDATES or word.isdigit() or at == len(_parts) - 1)
    IDIOMS.setdefault(_parts[_at], []).append((_at, _parts))
