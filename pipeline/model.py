"""What flows through the pipeline: frozen values that know nothing of files, networks, databases or clocks.

The words are those of the documentation's glossary. `to_dict` gives the objects of the machine interface, whose
JSON Schema is `claimdiff/schema.json`; fields that only the next pipeline step needs are left out there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Modifier: TypeAlias = Literal["exact", "approximately", "at_most", "at_least", "more_than", "less_than", "range"]
Direction: TypeAlias = Literal["up", "down"]
Verdict: TypeAlias = Literal["single", "agree", "rounding", "compatible", "update", "conflict"]
DiscrepancyKind: TypeAlias = Literal["cross_source", "internal", "revision"]
RevisionKind: TypeAlias = Literal["changed", "added", "removed"]
RevisionType: TypeAlias = Literal["update", "correction", "refinement", "different"]
Cause: TypeAlias = Literal[
    "peak_and_point",  # one is a peak or bound ("as much as 7%"), the other a point ("approximately 9%")
    "as_of_time",  # the values seem to hold for different times
    "rounding_chain",  # one looks like a rounding of a rounding
    "unit_or_scope",  # different units, bases or scopes are suspected
    "typing_error",  # one digit apart, transposed or dropped
    "superseded",  # a newer version or report replaced the figure
    "different_speakers",  # attributed to different speakers
    "plain",  # a plain disagreement
]

DerivationKind: TypeAlias = Literal[
    "change",  # a value is its base changed by a percentage, by points, or as many times
    "difference",  # a value is its base with so much more or less
    "share",  # a part is a percentage or fraction of its whole
    "total",  # parts add up to a total
    "votes",  # votes are cast by no more than there are members
]
Role: TypeAlias = Literal["base", "value", "difference", "part", "whole", "votes"]
Outcome: TypeAlias = Literal["holds", "rounding", "fails"]


def fingerprint(*parts: object) -> str:
    """Sixteen hex digits that depend on nothing but the parts' text."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """One article's text as it stood at one time; `published` is ISO 8601 text, a date or a datetime.

    `language` is what its page declares, as a BCP 47 code; it only settles what the words leave in doubt.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | dt.date | dt.datetime | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that gives no claims because it can't be read; `reason` is for people.

    `language` is the BCP 47 code of the language that it is in, `und` where that has no name.
    """

    document: str
    address: str
    source: str
    language: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """The `unread` object of the machine interface."""
        return {"address": self.address, "source": self.source, "reason": self.reason}


_OPEN_ENDS = frozenset(
    ("in", "across", "on", "with", "among", "into", "through", "within", "to", "from", "for", "between", "involving")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A stated number with what it says.

    `start` and `end` are character offsets into the document's text, and `quote` is what stands there. `low` and
    `high` are the stated value in base units. `resolution` is the size of the last digit that was stated, in base
    units ("$14.3 billion" has 1e8, "14" has 1), so that roundings can be told from disagreements.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    low: float
    high: float
    unit: str = "1"
    counted: str | None = None
    modifier: Modifier = "exact"
    direction: Direction | None = None
    subject: str | None = None
    measure: str | None = None
    time: str | None = None
    speaker: str | None = None
    sentence: str
    resolution: float = 0.0
    sentence_start: int = 0
    context: str | None = None  # the heading, list lead-in or label that the sentence leans on

    @property
    def described(self) -> str | None:
        """What is measured in words for people: the counted noun with the measure, as in "people killed"."""
        if self.counted is None or self.measure is None:
            return self.measure or self.counted
        if self.counted.lower() in self.measure.lower():
            return self.measure
        if self.measure.rpartition(" ")[2] in _OPEN_ENDS:
            return f"{self.measure} {self.counted}"  # "sold in countries"
        return f"{self.counted} {self.measure}"

    def to_dict(self) -> dict[str, Any]:
        """The `claim` object of the machine interface."""
        return {name: getattr(self, name) for name in CLAIM_FIELDS}


CLAIM_FIELDS = (
    "id", "document", "start", "end", "quote", "low", "high", "unit", "counted", "modifier", "direction", "subject",
    "measure", "time", "speaker", "sentence",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """The thing in the world that its claims (by id) give values for, and how those values stand to each other."""

    id: str
    subject: str | None
    measure: str | None
    unit: str
    time: str | None
    claims: tuple[str, ...]
    verdict: Verdict
    explanation: str

    def to_dict(self) -> dict[str, Any]:
        """The `measurement` object of the machine interface."""
        return {
            "id": self.id, "subject": self.subject, "measure": self.measure, "unit": self.unit, "time": self.time,
            "claims": list(self.claims), "verdict": self.verdict, "explanation": self.explanation,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """What a person should look at. `id` is a fingerprint of the evidence; severity and confidence are 0 to 1."""

    id: str
    kind: DiscrepancyKind
    measurement: str | None
    claims: tuple[str, ...]
    severity: float
    confidence: float
    cause: Cause
    explanation: str

    @property
    def doubtful(self) -> bool:
        """Kept apart from the rest: more likely wrong than right."""
        return self.confidence < 0.5

    def to_dict(self) -> dict[str, Any]:
        """The `discrepancy` object of the machine interface."""
        return {
            "id": self.id, "kind": self.kind, "measurement": self.measurement, "claims": list(self.claims),
            "severity": self.severity, "confidence": self.confidence, "cause": self.cause,
            "explanation": self.explanation,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A figure that follows from others, and how it stands to the figure that is stated for it.

    `inputs` are the claims (by id) that it is worked out from, each with its role, and `checked` is the one that
    states it. `low` to `high` is what the inputs allow, in `unit`, as wide as their rounding and hedges are; an
    infinite end is open. The outcome is `fails` only where no value fits all of them, and by a clear margin.
    """

    id: str
    kind: DerivationKind
    inputs: tuple[tuple[Role, str], ...]
    checked: str
    low: float
    high: float
    unit: str
    outcome: Outcome
    explanation: str

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims that take part, the checked one last."""
        return (*(claim for _, claim in self.inputs), self.checked)

    def to_dict(self) -> dict[str, Any]:
        """The `derivation` object of the machine interface; an open end is null."""
        return {
            "id": self.id, "kind": self.kind, "inputs": [{"role": role, "claim": claim} for role, claim in self.inputs],
            "checked": self.checked, "low": _finite(self.low), "high": _finite(self.high), "unit": self.unit,
            "outcome": self.outcome, "explanation": self.explanation,
        }  # fmt: skip


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What happened to one figure between two versions of an article; `type` is None unless `kind` is changed."""

    kind: RevisionKind
    type: RevisionType | None
    old: Claim | None
    new: Claim | None
    explanation: str

    def to_dict(self) -> dict[str, Any]:
        """The `revision` object of the machine interface."""
        return {
            "kind": self.kind, "type": self.type, "old": self.old.to_dict() if self.old else None,
            "new": self.new.to_dict() if self.new else None, "explanation": self.explanation,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` found in a set of documents. `unread` are those that it could not read.

    `derivations` are the figures that follow from others, whether they fit what is stated or not.
    """

    claims: Sequence[Claim]
    measurements: Sequence[Measurement]
    discrepancies: Sequence[Discrepancy]
    unread: Sequence[Unread] = ()
    derivations: Sequence[Derivation] = ()

    def to_dict(self) -> dict[str, Any]:
        """The object that `claimdiff check --json` prints; `unread` is there when something was not read."""
        found = {
            "claims": [claim.to_dict() for claim in self.claims],
            "measurements": [measurement.to_dict() for measurement in self.measurements],
            "discrepancies": [discrepancy.to_dict() for discrepancy in self.discrepancies],
            "derivations": [derivation.to_dict() for derivation in self.derivations],
        }
        return found | ({"unread": [each.to_dict() for each in self.unread]} if self.unread else {})
