"""Which figures of a passage its words say to follow from which others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from re import Match

from pipeline.comparing.derivations.model import Found, Partial
from pipeline.comparing.derivations.passages import Passage
from pipeline.comparing.derivations.patterns import BACK, BODY, CHANGES, LISTS, ONE, PARTIALS, SHARES, STEPS, VOTES
from pipeline.comparing.dimensions import dimension
from pipeline.comparing.words import key, senses
from pipeline.model import Claim, DerivationKind

_AROUND = 60  # characters after a wording in which it is qualified or dated
# The change is worked out from other figures than the ones that are given.
_QUALIFIED = re.compile(
    r"\b(?:constant[- ]currenc\w+|currency[- ]neutral|exchange rates?|local currenc\w+|organic\w*|adjust\w+|exclud\w+|"
    r"like[- ]for[- ]like|same[- ]store|comparable|underlying|annuali[sz]ed|compound\w*|CAGR|inflation|real terms|"
    r"seasonal\w*|average|weighted|normali[sz]ed|pro[- ]forma|net of|without|before (?:tax|items)|per annum|"
    r"annual\w*|yearly|per (?:person|capita))\b|"
    r"›(?: \w+)? (?:an?|per|each|every) (?:year|quarter|month|week|day)\b(?! (?:earlier|ago|before|prior|later))",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(year|quarter|month|week|day)s?\b|(?:19|20)(\d\d)\b|(yesterday|monday|tuesday|wednesday|thursday|friday)\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:rang\w+|between|vary|varies|varied|aged?|anywhere)\b", re.IGNORECASE)
_POINTS = re.compile(r"\bpoints?\b", re.IGNORECASE)
_FEWEST, _MOST = 2, 4  # figures that anything follows from; parts of a total told with what became of them
_APART = re.compile(r"[;.!?](?:\s|$)|\b(?:includ\w+|among|per|each|another|additional|more|further)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"[^‹›;.]{0,80}?\band (?:one|an?|another)\b")  # a part that was not read as a figure
_THEN = re.compile(r"\bthen \((\w+)\)")  # what passages make of "from a year earlier"
_YEAR_ON_YEAR = re.compile(r"\b(?:year[- ](?:on|over)[- ]year|last year['’]s)", re.IGNORECASE)
_OF_ANOTHER = re.compile(r" in (?:the|its|their) \w+ (?:of|for) ")  # "to 3% from 4%, a fall of 9% in the price of food"
_STATEMENT = re.compile(r";|,? (?:and|but|while|whereas|although)\b")  # what begins another statement
_MARK = re.compile(r"‹(\d+)(\w)›")
_LOSS = re.compile(r"\b(?:loss(?:es)?|deficits?|negative|minus)\b", re.IGNORECASE)
_PROFIT = re.compile(r"\b(?:profits?|surplus(?:es)?|positive|gain(?:s|ed)?|earn(?:ed|ings?)|income)\b", re.IGNORECASE)


def found_in(passage: Passage) -> Iterator[Found]:
    """What the words of a passage say to follow, each stated figure once."""
    if len(passage.claims) < _FEWEST:
        return
    used: set[str] = set()
    for finder in (_votes, _totals, _shares, _steps, _changes, _back):
        for found in finder(passage):
            if found.checked.id not in used:
                used.add(found.checked.id)
                yield found


def partials_in(passage: Passage) -> Iterator[Partial]:
    """The pairs of a change that a passage gives."""
    for pattern in PARTIALS if len(passage.claims) >= _FEWEST else ():
        for match in pattern.finditer(passage.text):
            partial = _partial(passage, match)
            if partial:
                yield partial


def _claim(passage: Passage, match: Match[str], name: str) -> Claim | None:
    number = match.groupdict().get(name)
    return passage.claims[int(number)] if number is not None else None


def _words(passage: Passage, match: Match[str]) -> str:
    return passage.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]


def _changes(passage: Passage) -> Iterator[Found]:
    for pattern in CHANGES:
        for match in pattern.finditer(passage.text):
            base, value, change = (_claim(passage, match, name) for name in "bvc")
            assert base
            assert value
            assert change
            of_another = _OF_ANOTHER.match(passage.text, match.end())
            if _RANGE.search(match.group()) or _two_pasts(passage, match) or of_another:
                continue
            found = change_of(base, value, change, _words(passage, match))
            if found:
                yield found if _alone(passage, match, base) else replace(found, complete=False)


def _two_pasts(passage: Passage, match: Match[str]) -> bool:
    """Whether the change is since one time and the base of another: "up 5% on the year to 40 from 39 in March"."""
    told = _THEN.search(match.group())
    base = _period(passage.text[match.end("b") :][:_AROUND])
    return bool(told and base and told.group(1) != base)


def _alone(passage: Passage, match: Match[str], level: Claim) -> bool:
    """Whether no other such figure of the statement stands before its end, which could have a role in its place."""
    roles = {int(number) for number in match.groupdict().values()}
    start = max((each.end() for each in _STATEMENT.finditer(passage.text, 0, match.start())), default=0)
    others = {int(number) for number, _ in _MARK.findall(passage.text[start : match.end()])} - roles
    return not any(passage.claims[number].unit == level.unit for number in others)


def _steps(passage: Passage) -> Iterator[Found]:
    """A change told in two ways with the value that it leads to: "rose 56 cents, or 8.1%, to $7.51"."""
    for pattern in STEPS:
        for match in pattern.finditer(passage.text):
            step, value, change = (passage.claims[int(match.group(name))] for name in "dvc")
            if step.unit == value.unit and 0 < step.low < value.low and (change.direction or step.direction):
                words = _words(passage, match)
                complete = not _QUALIFIED.search(words) and _alone(passage, match, value)
                yield Found("change", (("difference", step), ("value", value)), change, words, complete)


def _back(passage: Passage) -> Iterator[Found]:
    """A change whose value is the only such figure of the sentence before."""
    for pattern in BACK:
        match = pattern.search(passage.text)
        base, change = (_claim(passage, match, name) for name in "bc") if match else (None, None)
        if match and base and change:
            values = [claim for claim in passage.before if _alike(claim, base)]
            if len(values) == 1 and (found := change_of(base, values[0], change, _words(passage, match))):
                yield found


def change_of(base: Claim, value: Claim, change: Claim, words: str) -> Found | None:
    """A change in its roles, or None where they can't be these."""
    if not _alike(base, value) or not _fits(change, base) or base.low <= 0 or value.low <= 0:
        return None
    if _LOSS.search(words) and _PROFIT.search(words):
        return None
    if change.direction and (change.direction == "up") != (value.low > base.low) and value.low != base.low:
        return None  # a rise to less: the roles are likely to be misread
    same = change.unit not in {"%", "pp", "ratio"}
    kind: DerivationKind = "difference" if same or change.unit == "pp" else "change"
    return Found(kind, (("base", base), ("value", value)), change, words, not _QUALIFIED.search(words))


def _alike(a: Claim, b: Claim) -> bool:
    """Whether two figures measure in one unit, and count one kind of thing where they say what they count."""
    if dimension(a.unit)[0] != dimension(b.unit)[0] or a.unit != b.unit:
        return False
    return not (a.counted and b.counted) or _head(a.counted) == _head(b.counted)


def _head(counted: str) -> str | None:
    words = counted.split()
    return key(words[-1]) or words[-1] if words else None


def _fits(change: Claim, level: Claim) -> bool:
    """Whether a change can be one of such levels."""
    if change.unit == "%":
        return True
    if change.unit == "pp" or (level.unit == "%" and change.counted and _POINTS.search(change.counted)):
        return level.unit == "%"
    return change.unit == "ratio" or _alike(change, level)


def _partial(passage: Passage, match: Match[str]) -> Partial | None:
    base, value, change = (_claim(passage, match, name) for name in "bvc")
    words = _words(passage, match)
    if _RANGE.search(match.group()) or _QUALIFIED.search(words) or (_LOSS.search(words) and _PROFIT.search(words)):
        return None
    levels = [claim for claim in (base, value) if claim]
    if any(claim.low <= 0 for claim in levels) or (len(levels) == 2 and not _alike(*levels)):
        return None
    if change and ((change.direction is None and change.unit != "ratio") or not _fits(change, levels[0])):
        return None
    if change is None:
        return Partial(base, value, None, words, _period(passage.text[match.end("b") :][:_AROUND]))
    since = _THEN.search(passage.text, match.start(), match.end() + _AROUND)
    on_year = _YEAR_ON_YEAR.search(words)
    return Partial(base, value, change, words, since.group(1) if since else "year" if on_year else None)


def _period(text: str) -> str | None:
    """How far back a base lies."""
    found = _PERIOD.search(text.split("‹", maxsplit=1)[0])
    if not found:
        return None
    return (found.group(1) or ("year" if found.group(2) else "day")).lower()


def _shares(passage: Passage) -> Iterator[Found]:
    for pattern in SHARES:
        for match in pattern.finditer(passage.text):
            part, whole, share = (_claim(passage, match, name) for name in "vwc")
            assert part
            assert whole
            assert share
            if part.unit == whole.unit and 0 < part.low <= whole.low and (share.unit == "%" or share.high < 1):
                yield Found("share", (("part", part), ("whole", whole)), share, _words(passage, match))


def _totals(passage: Passage) -> Iterator[Found]:
    for pattern in LISTS:
        for match in pattern.finditer(passage.text):
            total, parts = passage.claims[int(match.group("w"))], _parts(passage, match.group("parts"))
            if len(parts) > 1 and all(part.unit == total.unit for part in parts):
                ones = len(ONE.findall(match.group("parts")))
                complete = not ones and all(_may_be_part(part, total) or _of_a_kind(part, total) for part in parts)
                yield Found("total", tuple(("part", part) for part in parts), total, match.group(), complete, ones)
    yield from _deeds(passage)


def _deeds(passage: Passage) -> Iterator[Found]:
    """A number of people by what became of them: "shot seven people, killing three and wounding four".

    Told where the sum is right, for who else was hurt may be no part of them.
    """
    marks = [mark for mark in _MARK.finditer(passage.text) if mark.group(2) == "n"]
    for first, mark in enumerate(marks):
        for last in range(first + _FEWEST, min(first + _MOST, len(marks) - 1) + 1):
            if _APART.search(passage.text, mark.end(), marks[last].start()):
                break
            total, *parts = (passage.claims[int(each.group(1))] for each in marks[first : last + 1])
            after = passage.claims[int(marks[last + 1].group(1))] if last + 1 < len(marks) else None
            more = _ANOTHER.match(passage.text, marks[last].end()) or (after and _may_be_part(after, total))
            if _adds_up(total, parts) and not more:
                words = passage.text[mark.start() : marks[last].end()]
                yield Found("total", tuple(("part", part) for part in parts), total, words, complete=False)


def _adds_up(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether parts that may be some of a total make it up; a list of like things ("two counts, one count") is none."""
    if total.unit != "1" or not total.counted or any(claim.modifier != "exact" for claim in (total, *parts)):
        return False
    if sum(part.low for part in parts) != total.low or not all(_may_be_part(part, total) for part in parts):
        return False
    return not any(part.counted and _head(part.counted) == _head(total.counted) for part in parts) or _is_person(total)


def _parts(passage: Passage, text: str) -> list[Claim]:
    return [passage.claims[int(number)] for number, _ in _MARK.findall(text)]


def _may_be_part(part: Claim, total: Claim) -> bool:
    """Whether a part says that it counts the same kind of thing as the total, or nothing else."""
    if part.unit != total.unit or part.high >= total.low:
        return False
    if not part.counted or (_is_person(part) and _is_person(total)):
        return True
    return bool(total.counted) and _head(part.counted) == _head(total.counted or "")


def _of_a_kind(part: Claim, total: Claim) -> bool:
    """Whether a part is told by its kind: "10 medals (six gold and four silver)"."""
    head = (part.counted or "s").rpartition(" ")[2]
    counts = all(claim.unit == "1" and claim.low == round(claim.low) for claim in (part, total))
    return counts and bool(total.counted) and part.high < total.low and not head.endswith("s")


def _is_person(claim: Claim) -> bool:
    return bool(claim.counted) and _head(claim.counted or "") in senses().persons


def _votes(passage: Passage) -> Iterator[Found]:
    for pattern in VOTES:
        for match in pattern.finditer(passage.text):
            total = _claim(passage, match, "w")
            cast = [claim for name in ("yes", "no", "away") if (claim := _claim(passage, match, name))]
            named = f"{total.quote} {match.group('body') or ''}" if total else ""
            if total and BODY.search(named) and all(claim.unit == total.unit == "1" for claim in cast):
                yield Found("votes", tuple(("votes", claim) for claim in cast), total, match.group())
