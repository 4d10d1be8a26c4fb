"""What a topic's report holds, counted and sorted, before anything is drawn or laid out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.views import DocumentView, TopicReport
from pipeline.model import Claim, Derivation, Discrepancy, Measurement
from review import evidence, figures, words

ALIKE = ("update", "compatible", "rounding", "agree")
NAMED = 4  # figures named in an entry's head
SHOWN = 6  # sentences side by side; the rest are folded in


@dataclass(frozen=True, slots=True)
class Side:
    """One stated figure and the sources that state it."""

    figure: str
    exact: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One discrepancy as people read it."""

    id: str
    new: bool
    level: str
    severity: str
    sureness: str
    confidence: str
    kind: str
    revision: bool
    cause: str
    title: str
    sides: tuple[Side, ...]
    reason: str
    passages: tuple[evidence.Passage, ...]
    claims: tuple[tuple[Claim, str], ...]  # what is drawn, with the name of each source; nothing of a derivation

    @property
    def ends(self) -> tuple[Side, ...]:
        """The figures that are named: all, or of many the smallest and the largest."""
        return self.sides if len(self.sides) <= NAMED else self.sides[: NAMED // 2] + self.sides[-NAMED // 2 :]

    @property
    def between(self) -> int:
        """How many figures lie between those that are named."""
        return len(self.sides) - len(self.ends)

    @property
    def shown(self) -> tuple[evidence.Passage, ...]:
        """The sentences that are seen at once."""
        return self.passages[:SHOWN]

    @property
    def folded(self) -> tuple[evidence.Passage, ...]:
        """The sentences that would make the page too long."""
        return self.passages[SHOWN:]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One measurement that several sources give without a conflict."""

    title: str
    verdict: str
    reason: str
    sides: tuple[Side, ...]
    derived: tuple[str, ...]  # what follows from its figures and fits, in sentences


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from figures that are no measurement of several sources, and fits what is stated."""

    outlets: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All parts of the report; `hidden` counts what lies under the topic's severity threshold."""

    listed: tuple[Entry, ...]
    doubtful: tuple[Entry, ...]
    hidden: int
    agreements: tuple[Agreement, ...]
    derived: tuple[Derived, ...]
    fitting: int  # derivations that fit, wherever they are shown
    figures: int
    compared: int
    silent: tuple[str, ...]
    warnings: tuple[tuple[str, str], ...]  # what happened, and where the page says more

    @property
    def new(self) -> int:
        """How many of the listed discrepancies the last run found first."""
        return sum(entry.new for entry in self.listed)


class _Reader:
    """Looks up what a report's ids stand for."""

    def __init__(self, view: TopicReport) -> None:
        self.view = view
        self.claims = {claim.id: claim for claim in view.report.claims}
        self.measurements = {measurement.id: measurement for measurement in view.report.measurements}

    def found(self, ids: Iterable[str]) -> list[Claim]:
        return [self.claims[name] for name in ids if name in self.claims]

    def outlets(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(evidence.outlet(claim, self.view.documents) for claim in claims))


def overview(view: TopicReport) -> Overview:
    """Sort and count what the view holds; the same view always gives the same."""
    reader = _Reader(view)
    kept = [each for each in view.report.discrepancies if each.severity >= view.severity]
    kept.sort(key=lambda each: (-each.severity, each.id not in view.new, -each.confidence, each.id))
    sure, doubtful = _split(kept, view.confidence)
    compared = [each for each in view.report.measurements if len(reader.outlets(reader.found(each.claims))) > 1]
    silent = _silent(view)
    fitting = [each for each in view.report.derivations if each.outcome != "fails"]
    return Overview(
        listed=tuple(_entry(each, reader) for each in sure),
        doubtful=tuple(_entry(each, reader) for each in doubtful),
        hidden=len(view.report.discrepancies) - len(kept),
        agreements=_agreements(compared, reader, fitting),
        derived=_derived(fitting, compared, reader),
        fitting=len(fitting),
        figures=_current(view),
        compared=len(compared),
        silent=silent,
        warnings=tuple(_warnings(view, silent)),
    )


def _split(found: list[Discrepancy], threshold: float) -> tuple[list[Discrepancy], list[Discrepancy]]:
    sure = [each for each in found if each.confidence >= threshold]
    return sure, [each for each in found if each.confidence < threshold]


def _entry(found: Discrepancy, reader: _Reader) -> Entry:
    view, claims = reader.view, reader.found(found.claims)
    revision = found.kind == "revision"
    return Entry(
        id=found.id,
        new=found.id in view.new,
        level=words.severity_level(found.severity),
        severity=words.share(found.severity),
        sureness=words.confidence_word(found.confidence, view.confidence),
        confidence=words.share(found.confidence),
        kind=words.KINDS[found.kind],
        revision=revision,
        cause=words.CAUSES[found.cause],
        # of a derivation, what is stated stands last
        title=_title(reader.measurements.get(found.measurement or ""), claims if revision else claims[::-1]),
        sides=_versions(claims, reader) if revision else _sides(claims, reader),
        reason=words.clean(found.explanation),
        passages=evidence.versions(claims, view.documents) if revision else _passages(claims, view),
        claims=_named(claims, reader, revision=revision) if revision or found.measurement else (),
    )


def _passages(claims: list[Claim], view: TopicReport) -> tuple[evidence.Passage, ...]:
    """The sentences by time, but first one for each different figure, so that none is folded away with its like."""
    groups: dict[str, list[Claim]] = {}
    for claim in evidence.by_publication(claims, view.documents):
        groups.setdefault(figures.stated(claim), []).append(claim)
    first = [group[0] for group in groups.values()]
    return evidence.passages(first, [claim for group in groups.values() for claim in group[1:]], view.documents)


def _named(claims: list[Claim], reader: _Reader, *, revision: bool) -> tuple[tuple[Claim, str], ...]:
    """Claims with what tells them apart: the source or, for one article's two versions, which of them."""
    if revision and len(claims) == 2:
        return tuple(zip(evidence.by_fetch(claims, reader.view.documents), ("Before", "After"), strict=True))
    return tuple((claim, evidence.outlet(claim, reader.view.documents)) for claim in claims)


def _title(measurement: Measurement | None, claims: list[Claim]) -> str:
    names = (words.what(thing) for thing in (measurement, *claims) if thing)
    return next((name for name in names if name), "A figure whose subject was not recognised")


def _sides(claims: Iterable[Claim], reader: _Reader) -> tuple[Side, ...]:
    """The different figures in order of size, each with the sources that state it."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda each: (each.low, each.high, each.modifier)):
        groups.setdefault(words.label(figures.stated(claim)), []).append(claim)
    return tuple(
        Side(figure, words.label(figures.exact(group[0])), reader.outlets(group)) for figure, group in groups.items()
    )


def _versions(claims: list[Claim], reader: _Reader) -> tuple[Side, ...]:
    """The figures of a revision in order of time, which says more than their size."""
    named = _named(claims, reader, revision=True)
    return tuple(
        Side(words.label(figures.stated(claim)), words.label(figures.exact(claim)), (name,)) for claim, name in named
    )


def _agreements(compared: list[Measurement], reader: _Reader, fitting: Iterable[Derivation]) -> tuple[Agreement, ...]:
    """What can all be true, the least alike first, then what most sources give."""
    told: dict[str, list[str]] = {}
    for each in fitting:
        told.setdefault(each.checked, []).append(words.clean(each.explanation))
    alike = [each for each in compared if each.verdict in ALIKE]
    alike.sort(key=lambda each: (ALIKE.index(each.verdict), -len(reader.outlets(reader.found(each.claims))), each.id))
    return tuple(_agreement(each, reader, told) for each in alike)


def _derived(fitting: Iterable[Derivation], compared: Iterable[Measurement], reader: _Reader) -> tuple[Derived, ...]:
    """Derivations whose figure is not among the agreements, which show their own."""
    shown = {claim for each in compared if each.verdict in ALIKE for claim in each.claims}
    return tuple(
        Derived(reader.outlets(reader.found(each.claims)), words.clean(each.explanation))
        for each in fitting
        if each.checked not in shown
    )


def _agreement(found: Measurement, reader: _Reader, told: Mapping[str, list[str]]) -> Agreement:
    claims = reader.found(found.claims)
    title, verdict = _title(found, claims), words.VERDICTS[found.verdict]
    # That equal values are equal needs no sentence.
    reason = "" if found.verdict == "agree" else words.clean(found.explanation)
    derived = tuple(sentence for claim in found.claims for sentence in told.get(claim, ()))
    return Agreement(title, verdict, reason, _sides(claims, reader), derived)


def _current(view: TopicReport) -> int:
    """How many figures stand in the newest versions of the articles."""
    newest: dict[str, DocumentView] = {}
    for document in view.documents.values():
        known = newest.get(document.address)
        newest[document.address] = document if known is None or document.fetched >= known.fetched else known
    current = {document.id for document in newest.values()}
    return sum(claim.document in current or claim.document not in view.documents for claim in view.report.claims)


def _silent(view: TopicReport) -> tuple[str, ...]:
    heard = {article.source for article in view.articles}
    return tuple(words.label(source) for source in view.sources if source not in heard)


def _warnings(view: TopicReport, silent: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    run = view.last_run
    if run and run.state == "failed":
        why = f": {words.label(run.error)}" if run.error else ""
        began = figures.instant(run.started)
        yield f"The last run, begun {began}, failed{why}. What was stored before it broke is shown.", ""
    if run and run.state == "running":
        yield f"A run is under way since {figures.instant(run.started)}. This is what is stored so far.", ""
    if silent and view.runs:
        yield f"Nothing on this topic was read from {listed(silent)}. That is not agreement.", "unread"
    if view.unread:
        found = figures.count(len(view.unread), "address", "addresses")
        yield f"{found} could not be read. What stands there is not part of this report.", "unread"


def listed(names: Iterable[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
