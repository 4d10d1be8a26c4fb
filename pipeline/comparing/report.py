"""From the claims of some documents to their report: measurements, verdicts, derivations, discrepancies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.comparing.derivations import derived
from pipeline.comparing.discrepancies import discrepancy, evidence_id, in_reading_order
from pipeline.comparing.linking import link
from pipeline.comparing.profiles import Profile, profiles
from pipeline.comparing.verdicts import Judgement, judge
from pipeline.model import Claim, Discrepancy, Document, Measurement, Report


def compare(claims: Sequence[Claim], documents: Sequence[Document]) -> Report:
    """Link `claims`, judge what belongs together and say what does not agree.

    Every claim is in the report and in exactly one measurement. The result depends on the claims and documents alone,
    not on the order they come in.
    """
    shelf = {document.id: document for document in documents}
    ordered = sorted(claims, key=lambda claim: _place(claim, shelf))
    found = profiles(ordered, sorted(documents, key=lambda document: (document.url or "", document.id)))
    links = link(found)
    measurements: list[Measurement] = []
    discrepancies: list[Discrepancy] = []
    for cluster in links.clusters:
        members = [found[index] for index in cluster]
        judgement = judge(members)
        measurement = _measurement(members, judgement, shelf)
        measurements.append(measurement)
        if judgement.verdict == "conflict":
            confidence = links.sureness.get(cluster, 0.5)
            discrepancies.append(discrepancy(members, judgement, measurement.id, confidence, shelf))
    derivations, failing = derived(ordered, measurements, shelf)
    return Report(ordered, measurements, in_reading_order([*discrepancies, *failing]), derivations=derivations)


def _place(claim: Claim, shelf: Mapping[str, Document]) -> tuple[str, str, int, int, str]:
    document = shelf.get(claim.document)
    return (document.url or "") if document else "", claim.document, claim.start, claim.end, claim.id


def _measurement(members: Sequence[Profile], judgement: Judgement, shelf: Mapping[str, Document]) -> Measurement:
    claims = [member.claim for member in members]
    return Measurement(
        id=evidence_id("measurement", claims, shelf),
        subject=_usual(claim.subject for claim in claims),
        measure=_usual(claim.described for claim in claims),
        unit=claims[0].unit,
        time=_usual(claim.time for claim in claims),
        claims=tuple(claim.id for claim in claims),
        verdict=judgement.verdict,
        explanation=judgement.explanation,
    )


def _usual(words: Iterable[str | None]) -> str | None:
    """The wording most claims use; the shorter of two that are equally usual."""
    counted = Counter(word for word in words if word)
    return min(counted, key=lambda word: (-counted[word], len(word), word), default=None)
