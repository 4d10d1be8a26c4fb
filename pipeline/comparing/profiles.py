"""What a claim brings to a comparison: its extent, and the words, names, roles and times around it, each weighted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.comparing.dimensions import measured
from pipeline.comparing.intervals import Extent, extent
from pipeline.comparing.persons import kin_told_of, sex
from pipeline.comparing.times import When, when
from pipeline.comparing.words import TOKEN, key, keys, senses, stem, unaccented, weight
from pipeline.model import Claim, Document

_NEAR = 7.0  # tokens over which a word's closeness to the figure falls to a third
_BESIDE = 0.6  # closeness from which "woman" says whose age it is
_CONTEXT = 0.3  # closeness of the words of the heading or lead-in that a sentence leans on
_CLAUSE = 0.45  # what is left of a word's closeness across a comma, semicolon or conjunction
_BREAK = re.compile(r"[;:,–—()]|\b(?:and|but|while|whereas|with|after|including)\b")
_LIST_AFTER = re.compile(r"(?:(?:,? and|,? or|,| &) \d[\d.]*\b)+(?!-)")
_LIST_BEFORE = re.compile(r"(?:(?<![\w.,])\d[\d.]*(?:,? and|,? or|,| &) )+$")
_APPOSED = re.compile(r",\s*(?:aged?\s+)?$")  # "his wife, 34": the comma does not part them
_AGE_AFTER = re.compile(r"[\s-]*(?:years?|yrs?)[\s-]*olds?\b|-?year-old", re.IGNORECASE)
_DECADE = re.compile(r"\b(?:his|her|their) (?:early |mid[- ]|late )?\d0s$")
_DECADE_BEFORE = re.compile(r"\b(?:his|her|their) (?:early |mid[- ]|late )?$")
_AGE_BEFORE = re.compile(r"\b(?:aged?|age of|turned)\s+(?:just\s+|only\s+)?$", re.IGNORECASE)
_NAME = r"(?:[“\"(]?[A-Z][\w'’.-]*[”\")]?\s+){0,3}[A-Z][\w'’-]+\.?(?:,?\s+(?:Jr|Sr|II|III)\.?)?"
_NAME_BEFORE = re.compile(rf"({_NAME}),?\s*(?:who (?:is|was)\s+|is\s+|was\s+|\(|,\s*)?(?:aged?\s+)?$")
_WORD = re.compile(r"[\w'’&.-]*[^\W_]")
_NAME_WORD = re.compile(r"(?<![\w'’-])[A-Z][\w'’&.-]*(?:[ -]\d[\d.]*)?")
_INTRODUCED = re.compile(r"\b(?:an?|another)\s+$", re.IGNORECASE)
_BY_DEED = frozenset({"~killed", "~hurt", "~shot", "~arrested"})  # "40 arrests", "three deaths" count people
_BRIEF = 300  # characters
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’&.-]*[^\W_]")  # a capitalised word inside a sentence
_NAME_OF_TEXT = 4.0  # a name that more articles use says little on what a text is about
_NAME_TELLS = 2.0  # a capitalised word that more articles use is no name
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MARKS = {
    "other": "other", "others": "other", "another": "other", "additional": "other", "more": "other",
    "further": "other", "first": "first", "second": "second", "third": "third", "both": "both", "total": "total",
    "each": "each", "average": "average", "averaging": "average", "daily": "daily",
    "weekly": "weekly", "monthly": "monthly", "annual": "annual", "annually": "annual", "quarterly": "quarterly",
    "minimum": "minimum",
    "maximum": "maximum", "half": "half", "initially": "initially", "originally": "initially", "another's": "other",
}  # fmt: skip
_OFTEN = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly", "year": "annual"}
# "every day" at the end of the figure's clause, with no other figure before it
_EVERY = re.compile(r"[^\d;,.:()]*?\b(?:every|each|an?|per)\s+(day|week|month|quarter|year)\b", re.IGNORECASE)
_EVERY_CELL = re.compile(r"\|\s*(?:every|each|per)\s+(day|week|month|quarter|year)\s*(?=\|)", re.IGNORECASE)
_NO_NAME = frozenset(
    {"mr", "mrs", "ms", "dr", "sgt", "lt", "capt", "police", "chief", "officer", "sheriff", "president", "judge"}
    | {"detective", "rep", "sen", "gov", "mayor", "jr", "sr", "ii", "iii", "the", "he", "she", "his", "her"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_ABBREVIATED = 4  # letters with the stop: "Ft." and "Sgt." end no phrase
_PHRASE = 8  # words after an age among which the person's name is looked for
_PHRASE_ENDS = frozenset(
    {
        "was",
        "is",
        "who",
        "from",
        "of",
        "in",
        "and",
        "at",
        "had",
        "has",
        "were",
        "with",
        "said",
        "after",
        "on",
        "by",
        "whose",
    }
)
_OLD = re.compile(r"^[\s-]*(?:years?)?[\s-]*(?:olds?)?,?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim, made ready to be compared."""

    claim: Claim
    order: int  # of its document in the batch, which is sorted by content
    source: str
    day: dt.date | None
    dimension: str
    kind: str
    extent: Extent
    near: dict[str, float]  # words of the sentence, by closeness to the figure
    sentence: frozenset[str]
    lowered: str  # the sentence in lower case
    subject: frozenset[str]
    measure: frozenset[str]
    counted: str | None
    counted_words: frozenset[str]
    roles: frozenset[str]
    names: frozenset[str]
    subject_names: frozenset[str]
    person: frozenset[str]
    of: frozenset[str]  # of an age, those of whom it may be a relative's: "Lee and his wife, 34"
    sex: str | None  # of who is counted or whose age it is
    account: str | None  # which sum of a firm's books it is
    years: frozenset[str]
    when: When
    marks: frozenset[str]
    beside: frozenset[tuple[str, float]]  # the other figures of the sentence
    position: float  # of the sentence: 0 at the start of the text, towards 1 at its end
    text_words: frozenset[str]  # every word of the whole text, as names are compared
    text_names: frozenset[str]  # every name of the whole text
    introduced: bool  # "a 21-year-old", "another 25-year-old": somebody the text has not spoken of
    said: frozenset[str]  # of subject, measure and counted noun, however the clause gives them to these
    brief: bool  # the text is hardly longer than a headline
    place: tuple[str, int]  # the sentence that the claim stands in


def published_day(document: Document | None) -> dt.date | None:
    """The day a document was published, where it is known and can be read."""
    stated = document.published if document else None
    if isinstance(stated, dt.datetime):
        return stated.date()
    if stated is None or isinstance(stated, dt.date):
        return stated
    try:
        return dt.date.fromisoformat(stated[:10])
    except ValueError:
        return None


def profiles(claims: Sequence[Claim], documents: Sequence[Document]) -> list[Profile]:
    """Profiles of `claims`, in their order."""
    by_id = {document.id: (order, document) for order, document in enumerate(documents)}
    beside: dict[tuple[str, int], set[tuple[str, float]]] = {}
    for claim in claims:
        beside.setdefault((claim.document, claim.sentence_start), set()).add(_figure(claim))
    words = {document.id: _text_words(document.text) for document in documents}
    nothing = (frozenset[str](), frozenset[str](), frozenset[str]())
    found = []
    for claim in claims:
        others = frozenset(beside[claim.document, claim.sentence_start] - {_figure(claim)})
        order, document = by_id.get(claim.document, (len(by_id), None))
        found.append(_profile(claim, order, document, others, *words.get(claim.document, nothing)))
    return _with_full_names(found)


def _with_full_names(found: Sequence[Profile]) -> list[Profile]:
    """Surnames that stand alone become the one full name of their text that has them, or none where several do."""
    full: dict[int, set[frozenset[str]]] = {}
    for profile in found:
        if len(profile.person) > 1:
            full.setdefault(profile.order, set()).add(profile.person)
    return [
        replace(profile, person=_full_name(profile.person, full.get(profile.order, set())))
        if len(profile.person) == 1
        else profile
        for profile in found
    ]


def _full_name(surname: frozenset[str], names: set[frozenset[str]]) -> frozenset[str]:
    having = [name for name in names if surname <= name]
    if not having:
        return surname
    return having[0] if len(having) == 1 else frozenset()


def _figure(claim: Claim) -> tuple[str, float]:
    return claim.unit, claim.low


def _text_words(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Every word of a text, those that it writes in lower case somewhere (they are no names), and its names."""
    words = set(_WORD.findall(text))
    plain = frozenset(_name_form(word) for word in words if word[0].islower())
    capital = {_name_form(word) for word in set(_INSIDE.findall(text))} - plain - _NO_NAME
    names = frozenset(form for form in capital if key(form) and weight(key(form) or "") >= _NAME_OF_TEXT)
    return frozenset(map(_name_form, words)), plain, names


def _profile(
    claim: Claim,
    order: int,
    document: Document | None,
    beside: frozenset[tuple[str, float]],
    text_words: frozenset[str],
    plain: frozenset[str],
    text_names: frozenset[str],
) -> Profile:
    sentence = claim.sentence
    start = _offset(claim)
    end = start + len(claim.quote)
    near = _near(sentence, start, end)
    for form in keys(claim.context):
        near[form] = max(near.get(form, 0.0), _CONTEXT)
    age = _is_age(claim, sentence, start, end)
    counted, counted_words = _counted(claim, near, age)
    person = _person(claim, sentence, start, end)
    length = len(document.text) if document and document.text else 1
    measure = measured(claim)[0]
    subject, what = keys(_named(claim)), keys(claim.measure)
    return Profile(
        claim=claim,
        order=order,
        source=(document.source or document.id) if document else claim.document,
        day=published_day(document),
        dimension=measure,
        kind="age" if age else _kind(claim, measure),
        extent=extent(claim),
        near=near,
        sentence=frozenset(near),
        lowered=sentence.lower(),
        subject=subject,
        measure=what,
        counted=counted,
        counted_words=counted_words,
        roles=_roles(near, claim.measure if measure == "count" else None),
        names=_names(sentence, start, end),
        subject_names=_subject_names(_named(claim), plain),
        person=person,
        of=_names(kin_told_of(sentence[:start], sentence[end:]), 0, 0) if age else frozenset(),
        sex=sex(claim, age, sentence[end:]) if age or measure == "count" else None,
        account=_account(claim) if measure.startswith("money") else None,
        years=frozenset(_YEAR.findall(sentence)) | frozenset(_YEAR.findall(claim.time or "")),
        when=when(claim, start, end, published_day(document)),
        marks=_marks(sentence, start, end),
        beside=beside,
        position=claim.sentence_start / max(1, length),
        text_words=text_words,
        text_names=text_names,
        introduced=bool(_INTRODUCED.search(sentence[:start])),
        said=subject | what | counted_words,
        brief=length <= _BRIEF,
        place=(claim.document, claim.sentence_start),
    )


def _named(claim: Claim) -> str | None:
    """The subject, unless it only says the age again: "the 17-year-old"."""
    return None if claim.subject is not None and claim.subject in claim.quote else claim.subject


def _offset(claim: Claim) -> int:
    start = claim.start - claim.sentence_start
    if claim.sentence[start : start + len(claim.quote)] == claim.quote:
        return start
    return max(0, claim.sentence.find(claim.quote))


def _near(sentence: str, start: int, end: int) -> dict[str, float]:
    """Every content word with its closeness, from 1 beside the figure towards 0; the figure's own words count fully."""
    found: dict[str, float] = {}
    start, end = _whole_list(sentence, start, end)
    tokens = [(match.start(), match.end(), match.group()) for match in TOKEN.finditer(sentence)]
    first = next((i for i, token in enumerate(tokens) if token[1] > start), len(tokens))
    last = next((i for i, token in enumerate(tokens) if token[0] >= end), len(tokens))
    for index, (begin, stop, token) in enumerate(tokens):
        form = key(token)
        if form is None:
            continue
        steps = first - index if index < first else max(0, index - last + 1)
        between = sentence[stop:start] if index < first else sentence[end:begin]
        breaks = 0 if not steps or _APPOSED.match(between) else min(3, len(_BREAK.findall(between)))
        close = 2.718281828 ** (-max(0, steps - 1) / _NEAR) * _CLAUSE**breaks
        found[form] = max(found.get(form, 0.0), close)
    return found


def _whole_list(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of the list of bare numbers that a figure stands in: what is said beside "4, 9 and 12" is of each."""
    before, after = _LIST_BEFORE.search(sentence[:start]), _LIST_AFTER.match(sentence, end)
    return before.start() if before else start, after.end() if after else end


def _kind(claim: Claim, name: str) -> str:
    if name == "count":
        return "few" if max(abs(claim.low), abs(claim.high)) <= 20 else "count"
    if name.startswith("money"):
        return "money"
    return name if name in {"%", "pp", "ratio", "rank", "time"} else "other"


def _is_age(claim: Claim, sentence: str, start: int, end: int) -> bool:
    if claim.unit != "year":
        return False
    if _AGE_AFTER.search(claim.quote) or _AGE_AFTER.match(sentence, end) or _AGE_BEFORE.search(sentence[:start]):
        return True
    if _DECADE.search(claim.quote) or (_DECADE_BEFORE.search(sentence[:start]) and claim.quote.endswith("s")):
        return True
    bare = claim.quote.strip().isdigit()
    return bare and not re.match(r"\s*years?\b", sentence[end:]) and claim.high < 120


def _person(claim: Claim, sentence: str, start: int, end: int) -> frozenset[str]:
    """The name of the person whose age it is, as its words; empty where none stands beside it."""
    if not _is_age(claim, sentence, start, end):
        return frozenset()
    before = _NAME_BEFORE.search(sentence[:start])
    owner = before is not None and before.group(1).endswith(("'s", "’s"))  # "Lee's 31-year-old sister" is not Lee
    named_before = _name_words(before.group(1).split()) if before and not owner else frozenset()
    if claim.quote.strip().isdigit() and named_before:
        return named_before
    return _named_after(sentence[end:]) or named_before


def _named_after(rest: str) -> frozenset[str]:
    """The names in "-year-old Fort Vard sailor Ann Lee": the capitalised words before anything ends the phrase.

    In "-year-old Vard man" the capitalised word is where the man lives.
    """
    phrase = _OLD.sub("", rest, count=1)
    names: list[str] = []
    for word in phrase.split()[:_PHRASE]:
        plain = word.strip(".,;:()").lower()
        if plain in _PHRASE_ENDS:
            break
        if word[:1].isupper():
            names.append(word)
        elif key(plain) in senses().persons:
            names.clear()
            continue  # "-year-old sister, Ann Lee": the name may stand behind the comma
        if word[-1] in ",;:)" or (word[-1] == "." and len(word) > _ABBREVIATED):
            break
    return _name_words(names)


def _name_words(words: Iterable[str]) -> frozenset[str]:
    plain = (word.strip(".,;:()'’“”\"").removesuffix("’s").removesuffix("'s").lower() for word in words)
    return frozenset(word for word in plain if len(word) > 1 and word not in _NO_NAME)


def _counted(claim: Claim, near: dict[str, float], age: bool) -> tuple[str | None, frozenset[str]]:
    """The head of the noun phrase that is counted, and its words; for an age, what kind of person stands beside it."""
    if age:
        persons = {form: close for form, close in near.items() if form in senses().persons and close >= _BESIDE}
        nearest = max(sorted(persons), key=persons.__getitem__, default=None)
        return nearest, frozenset({nearest} if nearest else ())
    words = TOKEN.findall(claim.counted or "")
    if not words:
        return None, frozenset()
    form = key(words[-1]) or stem(words[-1])
    if form in _BY_DEED:
        return "~people", keys(claim.counted)
    return form, keys(claim.counted)


def _roles(near: dict[str, float], measure: str | None) -> frozenset[str]:
    """What happened: what the predicate says, else the senses closest to the figure and those hardly further off."""
    found = {form: close for form, close in near.items() if form in senses().roles}
    best = max(found.values(), default=0.0)
    near_by = frozenset(form for form, close in found.items() if close >= 0.75 * best and best > 0.15)
    said = keys(measure) & senses().roles
    return (said & near_by) or near_by or said


def _account(claim: Claim) -> str | None:
    """The one sum of a firm's books that the measure names, and none where it names two."""
    known = senses().accounts
    found = {known[word] for word in (claim.measure or "").lower().split() if word in known}
    return found.pop() if len(found) == 1 else None


def _names(sentence: str, start: int, end: int) -> frozenset[str]:
    """Capitalised words outside the figure, with digits they carry ("Opus 4.6"); words of every day do not count."""
    found = set()
    for match in _NAME_WORD.finditer(sentence):
        if match.end() <= start or match.start() >= end:
            form = _name_form(match.group())
            if key(form) and (" " in form or weight(key(form) or "") >= _NAME_TELLS):
                found.add(form)
    return frozenset(found)


def _subject_names(subject: str | None, plain: frozenset[str]) -> frozenset[str]:
    """The names in a claim's subject."""
    if not subject:
        return frozenset()
    found = (_name_form(match.group()) for match in _NAME_WORD.finditer(subject))
    return frozenset(
        form for form in found if form not in plain and key(form) and weight(key(form) or "") >= _NAME_TELLS
    )


def _name_form(word: str) -> str:
    plain = unaccented(word.rstrip(".'’-").removesuffix("’s").removesuffix("'s").lower())
    return plain if " " in plain else stem(plain)


def _marks(sentence: str, start: int, end: int) -> frozenset[str]:
    """Words close by that make a figure a part, a total, a rate or another one."""
    around = sentence[max(0, start - 40) : start] + " " + sentence[start : end + 30]
    found = frozenset(_MARKS[word] for word in re.findall(r"[a-z'’]+", around.lower()) if word in _MARKS)
    rate = _EVERY.match(sentence, end) or _EVERY.search(sentence[start:end]) or _EVERY_CELL.search(sentence)
    return found | {_OFTEN[rate.group(1).lower()]} if rate else found
