"""What happened to the figures between two versions of one article."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.comparing.aligning import align, bare_age, says_again
from pipeline.comparing.causes import severity, witnesses
from pipeline.comparing.discrepancies import evidence_id, in_reading_order
from pipeline.comparing.evidence import stand_for
from pipeline.comparing.intervals import relation, same, typing_error
from pipeline.comparing.profiles import Profile, profiles
from pipeline.comparing.verdicts import number
from pipeline.model import Cause, Claim, Discrepancy, Document, Revision, RevisionType

_NEAR_BOUND = 1.25  # a bound and a value this close (as a ratio) are one figure, made more precise
_TALLIES = frozenset({"~killed", "~hurt", "~missing", "~arrested"})  # what is counted while it goes on
_STATED_ONCE = frozenset({"age", "other"})  # kinds of figures that don't move within hours


def diff_claims(
    old: Sequence[Claim], new: Sequence[Claim], old_document: Document, new_document: Document
) -> list[Revision]:
    """Figures that changed, were added or were removed, in the order of the new text, removed ones last.

    A figure that only moved, or is only written differently ("26m", "26 million"), did not change.
    """
    before = profiles(sorted(old, key=_place), [old_document])
    after = profiles(sorted(new, key=_place), [new_document])
    found: list[tuple[float, Revision]] = []
    for i, j in align(before, after):
        revision = _revision(before[i] if i is not None else None, after[j] if j is not None else None)
        if revision is not None:
            found.append((after[j].claim.start if j is not None else float("inf"), revision))
    return [
        revision for _, revision in sorted(found, key=lambda item: (item[0], item[1].old.start if item[1].old else 0))
    ]


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.start, claim.end, claim.id


def _revision(old: Profile | None, new: Profile | None) -> Revision | None:
    if old is None or new is None:
        only = old or new
        assert only is not None
        kind, said = ("removed", "is no longer in the text") if old else ("added", "is new in the text")
        explanation = f"{_quoted(only)} {said}."
        return Revision(
            kind="removed" if kind == "removed" else "added",
            type=None,
            old=old.claim if old else None,
            new=new.claim if new else None,
            explanation=explanation,
        )
    if says_again(old, new) and _bound(old) == _bound(new) and (old.dimension == new.dimension or bare_age(old, new)):
        return None
    kind_of_change = revision_type(old, new)
    if kind_of_change is None:
        return None
    return Revision(
        kind="changed",
        type=kind_of_change,
        old=old.claim,
        new=new.claim,
        explanation=_explain(old, new, kind_of_change),
    )


def _bound(profile: Profile) -> str:
    """The modifier as far as it changes the figure: a hedge or "at least" that comes or goes does not."""
    return "value" if profile.claim.modifier != "range" else "range"


def revision_type(old: Profile, new: Profile) -> RevisionType | None:
    """Why a figure changed: the world moved on, it was wrong, it became more or less precise, or it is another one."""
    if old.dimension != new.dimension:
        return "refinement"
    other = stand_for(old, new) == "other" or bool(old.roles and new.roles and not old.roles & new.roles)
    if other and _far(old, new):
        return "different"
    rises = (new.extent.low, new.extent.high) > (old.extent.low, old.extent.high)
    if _scale_slip(old, new):
        return "correction"
    if rises and old.roles & new.roles & _TALLIES and new.kind in ("few", "count"):
        return "update"
    stands = relation(old.extent, new.extent)
    if stands == "rounding" or (stands == "overlap" and _more_precise(old, new)):
        return "refinement"
    if typing_error(old.claim.low, new.claim.low) and new.claim.high < old.claim.high:
        return "correction"
    if rises and old.claim.modifier == new.claim.modifier != "exact":
        return "update"
    if old.kind in _STATED_ONCE or (old.kind == "count" and old.claim.low != int(old.claim.low)):
        return "correction"
    return "update" if rises else "correction"


def _scale_slip(old: Profile, new: Profile) -> bool:
    """Whether one is the other with another scale word ("$43 million" for "$43bn")."""
    small, large = sorted((abs(old.extent.low), abs(new.extent.low)))
    return small > 0 and any(same(large, small * scale) for scale in (1e3, 1e6))


def _far(old: Profile, new: Profile) -> bool:
    return max(old.claim.high, new.claim.high) > 2 * max(1e-12, min(old.claim.low, new.claim.low))


def _more_precise(old: Profile, new: Profile) -> bool:
    """Whether one is a bound, hedge or range that the other fits closely; two bounds of one kind are two figures."""
    if old.claim.modifier == new.claim.modifier:
        return False
    if "range" in (old.claim.modifier, new.claim.modifier):
        return True
    low, high = sorted((abs(old.extent.high), abs(new.extent.high)))
    return low > 0 and high / low <= _NEAR_BOUND


def _quoted(profile: Profile) -> str:
    return f'"{" ".join(profile.claim.quote.split())}"'


def _explain(old: Profile, new: Profile, kind: RevisionType) -> str:
    what = {
        "update": "the figure moved on",
        "correction": "the earlier figure was withdrawn",
        "refinement": "the figure became more or less precise",
        "different": "the new figure measures something else",
    }[kind]
    return f"{_quoted(old)} became {_quoted(new)} ({number(old.claim.low)} to {number(new.claim.low)}): {what}."


def revision_discrepancies(
    old_document: Document, new_document: Document, revisions: Sequence[Revision]
) -> list[Discrepancy]:
    """The changed figures that a person should see: corrections and updates, silent corrections above all."""
    documents = {old_document.id: old_document, new_document.id: new_document}
    found = []
    for revision in revisions:
        if revision.type in ("correction", "update") and revision.old and revision.new:
            found.append(_discrepancy(revision, revision.old, revision.new, old_document, new_document, documents))
    return in_reading_order(found)


_ADMITS = (
    "correction",
    "corrected",
    "clarification",
    "an earlier version",
    "amended",
    "editor's note",
    "editor’s note",
)


def _discrepancy(
    revision: Revision,
    old: Claim,
    new: Claim,
    old_document: Document,
    new_document: Document,
    documents: dict[str, Document],
) -> Discrepancy:
    before, after = profiles([old], [old_document])[0], profiles([new], [new_document])[0]
    text = new_document.text.lower()
    silent = revision.type == "correction" and not any(word in text for word in _ADMITS)
    weight = 1.0 if silent else 0.75 if revision.type == "correction" else 0.4
    cause: Cause = "typing_error" if typing_error(old.low, new.low) and revision.type == "correction" else "superseded"
    told = f"{revision.explanation[:-1]}, and the text does not say so." if silent else revision.explanation
    return Discrepancy(
        id=evidence_id("revision", [old, new], documents),
        kind="revision",
        measurement=None,
        claims=(old.id, new.id),
        severity=round(weight * severity(before, after, witnesses([before, after])), 3),
        confidence=0.8 if revision.type == "correction" else 0.7,
        cause=cause,
        explanation=told,
    )
