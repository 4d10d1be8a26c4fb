"""How what follows from stated figures stands to the figure that is stated for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.comparing.derivations.arithmetic import Span, changes, distance, margin, outcome, span, worked_out
from pipeline.comparing.derivations.explaining import explain
from pipeline.comparing.derivations.model import Found
from pipeline.model import Claim, Derivation, Outcome, fingerprint

Reading = tuple[str, Callable[..., float]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A derivation with what its explanation and its severity rest on."""

    found: Found
    unit: str
    derived: Span
    stated: Span
    outcome: Outcome

    @property
    def apart(self) -> float:
        """By what share of the stated figure the derived one misses it."""
        size = max(abs(self.stated.first), abs(self.stated.last), 1e-12)
        return max(0.0, distance(self.derived, self.stated)) / size


_ORDER: tuple[Outcome, ...] = ("holds", "rounding", "fails")


def judge(found: Found) -> Judged | None:
    """Judge by the reading that fits best; None where nothing can be said."""
    counts = found.kind in {"total", "votes"} or any(claim.counted for claim in claims(found))
    inputs = [span(claim, counts=counts) for _, claim in found.inputs]
    stated = span(found.checked, counts=counts)
    judged = []
    for unit, how in _readings(found):
        derived = worked_out(inputs, how)
        told = _outcome(found, derived, stated) if derived else None
        if derived and told is None:
            return None  # a reading that misses by little leaves doubt about the others
        if derived and told:
            judged.append(Judged(found, unit, derived, stated, told))
    best = min(judged, key=lambda each: (_ORDER.index(each.outcome), each.apart), default=None)
    if best and best.outcome != "holds" and not found.complete:
        return None
    return best


def _readings(found: Found) -> list[Reading]:
    levels = found.inputs[0][1].unit
    if found.kind in {"total", "votes"}:
        ones = found.ones
        return [(levels, lambda *parts: sum(parts) + ones)]
    if found.kind == "share":
        of_hundred = 100.0 if found.checked.unit == "%" else 1.0
        return [(found.checked.unit, lambda part, whole: part / whole * of_hundred)]
    if found.of("difference"):
        down = "down" in {found.checked.direction, found.inputs[0][1].direction}
        return [("%", lambda step, value: step / (value + step if down else value - step) * 100)]
    return list(changes(found.checked, found.words, levels))


def _outcome(found: Found, derived: Span, stated: Span) -> Outcome | None:
    if found.kind != "votes":
        return outcome(derived, stated, margin(stated, found.checked.unit))
    return "fails" if derived.low > stated.high else "holds"


def derivation(judged: Judged, sources: Mapping[str, str]) -> Derivation:
    """The derivation for a report; `sources` names the source of each document."""
    found = judged.found
    return Derivation(
        id=fingerprint("derivation", found.kind, *(_told(claim, sources) for claim in claims(found))),
        kind=found.kind,
        inputs=tuple((role, claim.id) for role, claim in found.inputs),
        checked=found.checked.id,
        low=judged.derived.low,
        high=judged.derived.high,
        unit=judged.unit,
        outcome=judged.outcome,
        explanation=explain(found, judged.unit, judged.derived, judged.outcome, sources),
    )


def claims(found: Found) -> list[Claim]:
    """All claims that take part, the checked one last."""
    return [*(claim for _, claim in found.inputs), found.checked]


def _told(claim: Claim, sources: Mapping[str, str]) -> str:
    where = sources.get(claim.document, claim.document)
    return "\x1e".join((where, " ".join(claim.quote.split()), " ".join(claim.sentence.split())))
