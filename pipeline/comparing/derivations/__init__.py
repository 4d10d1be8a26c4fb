"""Figures that follow from others, checked against what is stated: changes, differences, shares, totals, votes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.comparing.derivations.across import found_across
from pipeline.comparing.derivations.finding import found_in, partials_in
from pipeline.comparing.derivations.flagging import flagged
from pipeline.comparing.derivations.judging import Judged, derivation, judge
from pipeline.comparing.derivations.model import Found, Partial
from pipeline.comparing.derivations.passages import passages
from pipeline.model import Claim, Derivation, Discrepancy, Document, Measurement


def derivations(
    claims: Sequence[Claim], measurements: Sequence[Measurement], sources: Mapping[str, str]
) -> list[Derivation]:
    """The derivations of a report's claims, in the order of their texts; `sources` names those of the documents."""
    return [derivation(each, sources) for each in judged(claims, measurements)]


def derived(
    claims: Sequence[Claim], measurements: Sequence[Measurement], documents: Mapping[str, Document]
) -> tuple[list[Derivation], list[Discrepancy]]:
    """The derivations of a report's claims, and the discrepancies of those that fail."""
    sources = {name: document.source or document.id for name, document in documents.items()}
    told = judged(claims, measurements)
    failing = [flagged(each, sources, documents) for each in told if each.outcome == "fails"]
    return [derivation(each, sources) for each in told], list({each.id: each for each in failing}.values())


def judged(claims: Sequence[Claim], measurements: Sequence[Measurement]) -> list[Judged]:
    """Every derivation that can be told, inside the texts first."""
    return [told for found in _found(claims, measurements) if (told := judge(found))]


def _found(claims: Sequence[Claim], measurements: Sequence[Measurement]) -> Iterator[Found]:
    used: set[str] = set()
    partials: list[Partial] = []
    for passage in passages(claims):
        for found in found_in(passage):
            used.add(found.checked.id)
            yield found
        partials += partials_in(passage)
    of = {claim: measurement.id for measurement in measurements for claim in measurement.claims}
    yield from found_across(partials, of, used)
