"""From derivations that fail to what a person should look at."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.comparing.derivations.arithmetic import span
from pipeline.comparing.derivations.explaining import explain
from pipeline.comparing.derivations.judging import Judged, claims
from pipeline.comparing.discrepancies import evidence_id
from pipeline.comparing.intervals import typing_error
from pipeline.model import Cause, Discrepancy, DiscrepancyKind, Document

_SURE = {"internal": 0.75, "cross_source": 0.6}  # that the figures belong together, before the size of the gap
_SURER = 0.2  # at most, the wider the gap is
_VOICES = {"internal": 1, "cross_source": 2}


def flagged(judged: Judged, sources: Mapping[str, str], documents: Mapping[str, Document]) -> Discrepancy:
    """The discrepancy of a derivation that fails."""
    found = judged.found
    taking_part = claims(found)
    kind: DiscrepancyKind = "internal" if len({claim.document for claim in taking_part}) == 1 else "cross_source"
    size = min(1.0, (judged.apart / 0.5) ** 0.5)
    return Discrepancy(
        id=evidence_id(f"{kind} {found.kind}", taking_part, documents),
        kind=kind,
        measurement=None,
        claims=tuple(claim.id for claim in taking_part),
        severity=round(min(1.0, 0.1 + 0.4 * size + 0.15 * _VOICES[kind]), 3),
        confidence=round(_SURE[kind] + min(_SURER, judged.apart), 3),
        cause=_cause(judged),
        explanation=explain(found, judged.unit, judged.derived, judged.outcome, sources),
    )


def _cause(judged: Judged) -> Cause:
    """A slip of a digit, or a percentage of the wrong figure, where either would explain the miss."""
    step = judged.stated.step or 1.0
    if typing_error(round(judged.derived.first / step) * step, judged.stated.first):
        return "typing_error"
    if judged.found.kind == "change" and judged.unit == "%":
        base, value = (span(claim) for _, claim in judged.found.inputs)
        of_value = abs(value.first - base.first) / abs(value.first) * 100
        if abs(of_value - judged.stated.first) <= step:
            return "unit_or_scope"
    return "plain"
