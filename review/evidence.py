"""The sentences behind a discrepancy, taken apart so that figures and changed words can be marked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from db.views import DocumentView
from pipeline.model import Claim
from review import figures, words

_TOKENS = re.compile(r"\w+(?:[.,'’-]\w+)*|\s+|[^\w\s]")
_EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `exact` is there on a figure, `changed` on words the other version lacks."""

    text: str
    exact: str | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A time for people and for machines."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of one article, with where it stands."""

    document: str
    outlet: str
    primary: bool
    author: str
    title: str
    link: str | None
    published: Moment | None
    fetched: Moment | None
    speakers: tuple[str, ...]
    context: str
    pieces: tuple[Piece, ...]
    label: str | None = None  # Before and After, of a revision


def outlet(claim: Claim, documents: Mapping[str, DocumentView]) -> str:
    """The name of the source that a claim was read in."""
    document = documents.get(claim.document)
    return words.label(document.source) if document else "Unknown source"


def passages(
    first: Sequence[Claim], further: Sequence[Claim], documents: Mapping[str, DocumentView]
) -> tuple[Passage, ...]:
    """One for each sentence that claims stand in; figures of one sentence are marked together.

    Those of the `first` claims come before those of the `further` ones, both by time of publication.
    """
    sentences: dict[tuple[str, int, str], list[Claim]] = {}
    for claim in (*by_publication(first, documents), *by_publication(further, documents)):
        sentences.setdefault((claim.document, claim.sentence_start, claim.sentence), []).append(claim)
    return tuple(_passage(group, documents) for group in sentences.values())


def versions(claims: Sequence[Claim], documents: Mapping[str, DocumentView]) -> tuple[Passage, ...]:
    """The old and the new sentence of a revision, with the words that differ marked."""
    ordered = by_fetch(claims, documents)
    if len(ordered) != 2:
        return passages(ordered, (), documents)
    old, new = ordered
    gone, come = changes(old.sentence, new.sentence)
    before, after = _passage([old], documents, gone), _passage([new], documents, come)
    return replace(before, label="Before"), replace(after, label="After")


def by_fetch(claims: Sequence[Claim], documents: Mapping[str, DocumentView]) -> list[Claim]:
    """Claims in the order in which the texts they stand in were fetched."""
    return sorted(claims, key=lambda claim: _fetched(documents.get(claim.document)))


def by_publication(claims: Sequence[Claim], documents: Mapping[str, DocumentView]) -> list[Claim]:
    """Claims in the order in which the texts they stand in were published, or fetched where that isn't stated."""
    return sorted(claims, key=lambda claim: (_order(documents.get(claim.document)), claim.document, claim.start))


def changes(old: str, new: str) -> tuple[list[Stretch], list[Stretch]]:
    """The stretches of the old text that are gone and those of the new text that have come, word by word."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    gone: list[Stretch] = []
    come: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            _note(gone, before, a, b)
            _note(come, after, c, d)
    return _joined(gone, old), _joined(come, new)


def _note(found: list[Stretch], tokens: list[str], first: int, last: int) -> None:
    if first < last:
        start = sum(map(len, tokens[:first]))
        found.append((start, start + sum(map(len, tokens[first:last]))))


def _joined(found: Iterable[Stretch], text: str) -> list[Stretch]:
    """Neighbours that only a space parts are one change to a reader."""
    joined: list[Stretch] = []
    for start, end in found:
        if joined and not text[joined[-1][1] : start].strip():
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def cut(text: str, figures_at: Mapping[Stretch, str], changed: Sequence[Stretch] = ()) -> tuple[Piece, ...]:
    """The text in pieces, so that each is wholly inside or outside of every marked stretch."""
    marks = [*figures_at, *changed]
    edges = sorted({0, len(text), *(min(max(edge, 0), len(text)) for mark in marks for edge in mark)})
    return tuple(
        Piece(
            words.clean(text[start:end]),
            next((told for (first, last), told in figures_at.items() if first <= start and end <= last), None),
            any(first <= start and end <= last for first, last in changed),
        )
        for start, end in pairwise(edges)
    )


def moment(time: dt.datetime | None, *, whole_day: bool = False) -> Moment | None:
    """A time as it is shown; with `whole_day`, midnight stands for a date without a time."""
    if time is None:
        return None
    return Moment(figures.day(time) if whole_day else figures.instant(time), time.isoformat())


def _passage(group: Sequence[Claim], documents: Mapping[str, DocumentView], changed: Sequence[Stretch] = ()) -> Passage:
    first, document = group[0], documents.get(group[0].document)
    at = {
        (claim.start - claim.sentence_start, claim.end - claim.sentence_start): words.label(figures.exact(claim))
        for claim in group
    }
    return Passage(
        document=first.document,
        outlet=outlet(first, documents),
        primary=bool(document and document.primary),
        author=words.label(document.author) if document else "",
        title=words.label(document.title) or words.host(document.address) if document else "",
        link=words.web_link(document.address) if document else None,
        published=moment(document.published, whole_day=True) if document else None,
        fetched=moment(document.fetched) if document else None,
        speakers=tuple(dict.fromkeys(words.label(claim.speaker) for claim in group if claim.speaker)),
        context=words.label(first.context),
        pieces=cut(first.sentence, at, changed),
    )


def _order(document: DocumentView | None) -> dt.datetime:
    return figures.utc(document.published or document.fetched) if document else _EARLIEST


def _fetched(document: DocumentView | None) -> dt.datetime:
    return figures.utc(document.fetched) if document else _EARLIEST
