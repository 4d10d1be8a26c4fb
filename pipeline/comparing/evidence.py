"""What speaks for and against two claims giving a value for one measurement, as numbers that the weights multiply.

Most are between 0 and 1. Words count by how rare they are and by how close to the figures they stand; only what sets
two voices of one sentence against each other goes by particular words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from rapidfuzz import fuzz

from pipeline.comparing.intervals import Relation, relation, typing_error
from pipeline.comparing.persons import same_person
from pipeline.comparing.profiles import Profile
from pipeline.comparing.times import apart, other_span
from pipeline.comparing.words import senses, weight

Evidence: TypeAlias = dict[str, float]

_KINDS = ("age", "few", "count", "money", "%", "time", "rank", "ratio")
_SMOOTH = 50
_TELLS_MUCH = 9.0  # weight of a word that no counted article uses
_DIGITS = 0.7  # rarity of values with enough digits for a slip of the finger to show
_HANDFUL = 4  # counts up to this are equal by chance half of the time
_FEW_NAMES = 4  # a text of fewer names tells nothing on its event
_AKIN = 0.15  # share of the names of the shorter text that texts on one event have in common
_CLOSE = 0.3  # values this far apart (as the logarithm of their ratio) are far apart
_LATELY = 7  # days before a text came out
_CONTRAST = re.compile(r"\b(?:although|though|but|while|whereas|however|yet|despite|contrary)\b", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:said|says?|told|reported|reports?|puts?|according to|claim(?:s|ed)?|insist(?:s|ed)?|estimate[sd]?)\b",
    re.IGNORECASE,
)
_UNUSUAL = 3  # digits from which two equal values are hardly equal by chance
_DIED, _LIVES = "~killed", "~rescued"
_ANYBODY = "~people"
_SURE = 3.0  # evidence that the fit should not hold back: the smaller the numbers, the more regularisation holds them


class Weighed(NamedTuple):
    """What of a profile every comparison asks for: weighted words, with their sums, and how unusual its value is."""

    profile: Profile  # kept, so that its id stays its
    near: dict[str, float]  # each word by how much it tells and how close it stands
    length: float  # of `near` as a vector
    sentence: float  # how much all words of the sentence tell, and so on
    subject: float
    measure: float
    said: float
    rarity: float
    digits: int


class Lexicon:
    """How much words tell in this batch: rare in the language, and not in every other sentence of the batch."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        profiles = list(profiles)
        sentences = {profile.place: profile.sentence for profile in profiles}
        self._used = Counter(form for sentence in sentences.values() for form in sentence)
        self._sentences = len(sentences)
        self._cache: dict[str, float] = {}
        self._weighed: dict[int, Weighed] = {}
        self._stated = Counter((p.order, p.dimension, p.extent.low) for p in profiles)
        self._strange: dict[tuple[int, int], float] = {}

    def __call__(self, form: str) -> float:
        """What `form` tells, from 0 up."""
        told = self._cache.get(form)
        if told is None:
            top = math.log((self._sentences + _SMOOTH) / 2)
            here = math.log((self._sentences + _SMOOTH) / (self._used[form] + 1)) / top
            told = self._cache[form] = weight(form) * max(0.05, here)
        return told

    def weighed(self, profile: Profile) -> Weighed:
        """The profile with its words weighed, which is done once."""
        known = self._weighed.get(id(profile))
        if known is None:
            near = {form: self(form) * close for form, close in profile.near.items()}
            known = self._weighed[id(profile)] = Weighed(
                profile,
                near,
                math.sqrt(sum(value * value for value in near.values())) or 1.0,
                self.total(profile.sentence),
                self.total(profile.subject),
                self.total(profile.measure),
                self.total(profile.said),
                rarity(profile),
                digits(profile),
            )
        return known

    def strange(self, a: Profile, b: Profile) -> float:
        """How little two claims' texts seem to be on one event: 1 where they share no name, 0 where nobody knows."""
        if a.order == b.order or a.brief or b.brief:
            return 0.0  # a headline alone names too little to tell
        pair = (min(a.order, b.order), max(a.order, b.order))
        known = self._strange.get(pair)
        if known is None:
            share = math.sqrt(_known(a.text_names, b.text_words) * _known(b.text_names, a.text_words))
            known = self._strange[pair] = 1 - min(1.0, share / _AKIN)
        return known

    def repeated(self, a: Profile, b: Profile) -> float:
        """Whether both texts come back to the value, which then is what they are about: 1 from four places each."""
        both = (self._stated[p.order, p.dimension, p.extent.low] for p in (a, b))
        return min(1.0, math.log(min(both)) / 1.4)

    def total(self, words: Iterable[str]) -> float:
        """How much some words tell together; the order in which they come plays no part."""
        return math.fsum(map(self, words))


def _known(names: frozenset[str], words: frozenset[str]) -> float:
    """The share of one text's names that another text has; a text of few names tells nothing."""
    return len(names & words) / len(names) if len(names) >= _FEW_NAMES else _AKIN


def evidence(a: Profile, b: Profile, lexicon: Lexicon, stands: Relation | None = None) -> Evidence:
    """The evidence of one pair of the same dimension; symmetric in its two claims.

    `stands` is the relation of their values, where it is known already.
    """
    left, right = lexicon.weighed(a), lexicon.weighed(b)
    stands = stands or relation(a.extent, b.extent)
    kind = a.kind if a.kind == b.kind else ("few" if "few" in (a.kind, b.kind) else "mixed")
    found: Evidence = {"bias": 1.0}
    if kind in _KINDS:
        found[f"kind {kind}"] = 1.0
    found["strange"] = lexicon.strange(a, b)
    found["near"], found["clue"] = _near(left, right)
    found["repeated"] = lexicon.repeated(a, b)
    found["sentence"] = _share(a.sentence & b.sentence, left.sentence, right.sentence, lexicon)
    found["wording"] = fuzz.token_set_ratio(a.lowered, b.lowered) / 100
    if kind == "few":
        value = min(abs(a.claim.high), abs(b.claim.high))
        found["up to two"] = float(value <= 2)
        found["up to four"] = float(value <= 4)
    _compare_sets(found, "role", a.roles, b.roles)
    if "role other" in found and _kindred(a, b):
        found["role kindred"] = found.pop("role other")
    if kind == "few" and bool(a.roles) != bool(b.roles):
        found["role alone"] = 1.0
    if a.roles & b.roles and a.roles != b.roles:
        found["role partly"] = 1.0
    _compare_sets(found, "name", a.names, b.names)
    found.pop("name other", None)
    if a.names != b.names:
        # A name that the other text never mentions, on both sides: another company, country or person is spoken of.
        foreign = min(len(a.names - b.text_words), len(b.names - a.text_words))
        if foreign:
            found["name foreign"] = min(2, foreign) / 2
            if a.brief and b.brief:
                found["name foreign brief"] = min(2, foreign) / 2
    if a.brief and b.brief:
        found["brief"] = 1.0
    if a.person and b.person and same_person(a.person, b.person):
        found["person same"] = _SURE * (1.0 if min(len(a.person), len(b.person)) > 1 else 0.7)
    if kind == "age" and a.order != b.order and bool(a.person) != bool(b.person):
        found["person alone"] = 1.0
    _compare_sets(found, "year", a.years, b.years)
    if a.subject and b.subject:
        found["subject"] = _share(a.subject & b.subject, left.subject, right.subject, lexicon)
    excluded = apart(a.when, b.when)
    if excluded and _of_the_telling(a) != _of_the_telling(b):
        excluded = None
    if excluded is not None:
        periods = a.when.period and b.when.period
        found["time same" if not excluded else "period other" if periods else "time other"] = 1.0
    if other_span(a.when, b.when):
        found["span other"] = 1.0
    if a.measure and b.measure:
        share = _share(a.measure & b.measure, left.measure, right.measure, lexicon)
        found["measure"] = share
        found["measure other"] = float(share < 0.05)
    if a.said and b.said:
        found["said"] = _share(a.said & b.said, left.said, right.said, lexicon)
        found["said other"] = float(a.said.isdisjoint(b.said))
    if kind == "few" and found.get("measure other") and "role same" not in found:
        found["measure other few"] = 1.0
    if a.counted and b.counted:
        found[f"counted {stand_for(a, b)}"] = 1.0
    if kind == "few" and "role other" in found and "counted same" not in found:
        found["role against"] = _SURE
    if a.marks != b.marks:
        found["mark other"] = min(3, len(a.marks ^ b.marks)) / 3
    if a.claim.direction and b.claim.direction:
        found["direction same" if a.claim.direction == b.claim.direction else "direction other"] = 1.0
    if a.place == b.place and contrasted(a, b):
        found["contrasted"] = _SURE
    found["rarity"] = min(left.rarity, right.rarity)
    found["beside"] = min(2, len(a.beside & b.beside)) / 2
    if not (a.brief or b.brief):  # a text of one line has no beginning that would tell anything
        found["apart"] = abs(a.position - b.position)
        found["lead"] = float(a.position < 0.15 and b.position < 0.15)
        found["headline"] = float(a.claim.sentence_start == 0) / 2 + float(b.claim.sentence_start == 0) / 2
    found["one text"] = float(a.order == b.order)
    if stands in ("equal", "rounding") and min(left.digits, right.digits) >= _UNUSUAL:
        found["unusual"] = _SURE
    if stands in ("rounding", "overlap"):
        found[stands] = 1.0
    if a.extent.one_sided != b.extent.one_sided:
        found["bound"] = 1.0
    if stands in ("overlap", "disjoint"):
        found["ratio"] = min(3.0, abs(_ratio(a, b))) / 3
        if kind == "few":
            found["ratio few"] = found["ratio"]
        elif kind != "%":
            found["far"] = min(1.0, abs(_ratio(a, b)) / _CLOSE)
        if stands == "disjoint" and found["rarity"] >= _DIGITS and typing_error(a.claim.low, b.claim.low):
            found["slip"] = _SURE
    return found


def contrasted(a: Profile, b: Profile) -> bool:
    """Whether one sentence sets one voice's figure against another's ("police said five, medics six")."""
    first, second = sorted((a, b), key=lambda profile: profile.claim.start)
    sentence, offset = first.claim.sentence, first.claim.sentence_start
    between = sentence[first.claim.end - offset : second.claim.start - offset]
    if a.dimension != b.dimension or a.kind == "age" or not _CONTRAST.search(sentence):
        return False
    voices = [sentence[: first.claim.start - offset], between]
    if not all(_SAYING.search(voice) for voice in voices) or not re.search(r"[,;]", between):
        return False
    return not a.roles or not b.roles or bool(a.roles & b.roles) or _kindred(a, b)


def different_deeds(a: Profile, b: Profile) -> bool:
    """Whether two small counts are of differently named people of whom different things are told."""
    if a.kind != "few" or b.kind != "few" or stand_for(a, b) in (None, "same") or not a.roles or not b.roles:
        return False
    return not a.roles & b.roles and not _kindred(a, b) and max(a.claim.high, b.claim.high) <= _HANDFUL


def other_fate(a: Profile, b: Profile) -> bool:
    """Whether of one the text says that they died, and of the other that they live."""
    fates = [p.roles & {_DIED, _LIVES} for p in (a, b)]
    return len(fates[0]) == len(fates[1]) == 1 and fates[0] != fates[1]


def _of_the_telling(profile: Profile) -> bool:
    """Whether the stated day may be that on which something was said: one of the last before the text came out."""
    days = profile.when.days
    if days is None or profile.day is None or days[0] != days[1]:
        return False
    return abs((profile.day - days[0]).days) <= _LATELY


def _kindred(a: Profile, b: Profile) -> bool:
    return any(a.roles & group and b.roles & group for group in senses().kindred)


def _ratio(a: Profile, b: Profile) -> float:
    """How far apart two values are, as the logarithm of their ratio; of ranges, the ends that are nearest."""
    if a.extent.low <= b.extent.high and b.extent.low <= a.extent.high:
        return 0.0
    lower, upper = sorted((a.extent, b.extent), key=lambda extent: extent.low)
    left, right = abs(lower.high), abs(upper.low)
    return math.log(left / right) if left and right else 3.0


def rarity(profile: Profile) -> float:
    """How unlikely a value is to meet by chance: from 0 for "two" to 1 for "43,885,310"."""
    value = abs(profile.claim.low)
    return min(1.0, (max(0, digits(profile) - 1) + 0.5 * math.log10(1 + value) / 3) / 4)


def digits(profile: Profile) -> int:
    """How many digits a value takes, zeros at its ends left out; of a range ("hundreds"), the fewer."""
    values = (profile.claim.low, profile.claim.high)
    return min(len(f"{abs(value):.10g}".split("e")[0].replace(".", "").strip("0")) for value in values)


def _near(a: Weighed, b: Weighed) -> tuple[float, float]:
    """The cosine of the words around both figures, and how much the most telling one tells that is close to both."""
    shared = [a.near[form] * b.near[form] for form in a.near.keys() & b.near.keys()]
    if not shared:
        return 0.0, 0.0
    return math.fsum(shared) / (a.length * b.length), min(1.0, math.sqrt(max(shared)) / _TELLS_MUCH)


def _share(shared: frozenset[str], a: float, b: float, lexicon: Lexicon) -> float:
    """How much of what the shorter side's words tell the shared ones do."""
    total = min(a, b)
    return lexicon.total(shared) / total if shared and total else 0.0


def stand_for(a: Profile, b: Profile) -> str | None:
    """How two counted nouns stand, where both are known: people may be men, but men are no women."""
    if not a.counted or not b.counted:
        return None
    if a.counted == b.counted:
        return "same"
    pair = {a.counted, b.counted}
    if pair <= senses().persons:
        return "kindred" if _ANYBODY in pair or pair in senses().overlapping else "other"
    return "kindred" if a.counted_words & b.counted_words else "other"


def _compare_sets(found: Evidence, name: str, a: frozenset[str], b: frozenset[str]) -> None:
    if a and b:
        shared = len(a & b) / min(len(a), len(b))
        if shared:
            found[f"{name} same"] = shared
        else:
            found[f"{name} other"] = 1.0


def score(found: Evidence, weights: Mapping[str, float]) -> float:
    """The log-odds that the weights give to the evidence."""
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def chance(log_odds: float) -> float:
    """The probability of a log-odds."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, log_odds))))
