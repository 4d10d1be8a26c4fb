"""A derivation in one plain sentence: the figures as they were written, and the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.comparing.derivations.arithmetic import Span
from pipeline.comparing.derivations.model import Found
from pipeline.comparing.verdicts import number
from pipeline.model import Claim, Outcome

_SIGNS = {"%": "%", "pp": " points"}


def explain(found: Found, unit: str, derived: Span, outcome: Outcome, sources: Mapping[str, str]) -> str:
    """Say what follows and how the stated figure stands to it."""
    across = len({claim.document for _, claim in found.inputs} | {found.checked.document}) > 1

    def cite(claim: Claim) -> str:
        quote = f'"{" ".join(claim.quote.split())}"'
        return f"{quote} ({sources.get(claim.document, claim.document)})" if across else quote

    said = _arithmetic(
        found,
        unit,
        derived if outcome == "holds" else _wide(derived, outcome),
        [cite(claim) for _, claim in found.inputs],
    )
    who = sources.get(found.checked.document, found.checked.document) if across else "the article"
    stated = f'"{" ".join(found.checked.quote.split())}"'
    if found.kind == "votes":
        return f"{said}, {'more than' if outcome == 'fails' else 'of'} {cite(found.checked)}."
    if outcome == "fails":
        return f"{said}; {who} says {stated}."
    return f"{said}, as {who} says: {stated}." if outcome == "holds" else f"{said}, rounded; {who} says {stated}."


def _wide(derived: Span, outcome: Outcome) -> Span:
    """What a rounding hides is part of the reason; a failure is told by what was written."""
    return Span(derived.low, derived.high, derived.low, derived.high) if outcome == "rounding" else derived


def _arithmetic(found: Found, unit: str, derived: Span, cited: Sequence[str]) -> str:
    if found.kind in {"total", "votes"}:
        more = f" and {found.ones} more" if found.ones else ""
        joined = " and ".join([", ".join(cited[:-1]), cited[-1]])
        return f"{joined}{more} make {_range(derived)}"
    if found.kind == "share":
        return f"{cited[0]} of {cited[1]} is {_range(derived)}{'%' if unit == '%' else ''}"
    if found.of("difference"):
        return f"{cited[0]} on the way to {cited[1]} is {_range(derived)}%"
    base, value = (claim for _, claim in found.inputs)
    return f"{cited[0]} to {cited[1]} is {_by(base, value, unit, derived)}"


def _by(base: Claim, value: Claim, unit: str, derived: Span) -> str:
    more = "more" if value.low >= base.low else "less"
    if unit == "ratio" and derived.last < 1 and not derived.first <= value.low / base.low <= derived.last:
        return f"{_range(Span(0, 0, derived.first * 100, derived.last * 100))}% {more}"  # "fell by a third"
    if unit == "ratio":
        return f"{_range(derived)} times as much"
    return f"{_range(derived)}{_SIGNS.get(unit, '')} {more}"


def _range(derived: Span) -> str:
    low, high = _short(derived.first), _short(derived.last)
    return low if low == high else f"{low} to {high}"


def _short(value: float) -> str:
    """Three digits say enough of what was worked out, and every digit of a sum."""
    return number(float(f"{value:.3g}")) if value != int(value) else number(value)
