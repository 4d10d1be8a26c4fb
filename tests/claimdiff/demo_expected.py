"""What the demo must find in its sample, and how a report is held against it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model import Claim, Report

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A phrase with one figure, in one article; `round` is the round whose text has it, where that matters."""

    article: str
    text: str
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Planted:
    """Figures that belong together: `outcome` is a discrepancy's kind, a measurement's verdict, or `apart`."""

    outcome: str
    what: str
    evidence: tuple[Evidence, ...]
    round: int = 1  # from which round on it can be found


@dataclass(frozen=True, slots=True)
class Unread:
    """An address that is listed and holds no article that may be read."""

    outlet: str
    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Expected:
    """All that is planted."""

    discrepancies: tuple[Planted, ...]
    measurements: tuple[Planted, ...]
    apart: tuple[Planted, ...]
    unread: tuple[Unread, ...]


def load_expected(file: Path = FILE) -> Expected:
    """What `demo_expected.toml` says."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return Expected(
        tuple(_planted(table, "kind", "what") for table in tables["discrepancies"]),
        tuple(_planted(table, "verdict", "what") for table in tables["measurements"]),
        tuple(_planted({"kind": "apart", **table}, "kind", "why") for table in tables["apart"]),
        tuple(Unread(**table) for table in tables["unread"]),
    )


def shortfalls(expected: Expected, report: Report, articles: Mapping[str, str], round_number: int = 2) -> list[str]:
    """In words, where a report over the sample is not as planted; empty when all is found and nothing else.

    `articles` gives the article (outlet/slug) of every document that claims name. Doubtful discrepancies count as not
    shown to people: they neither fulfil what is planted nor are held against the report.
    """
    return list(_Audit(expected, report, articles, round_number).complaints())


class _Audit:
    def __init__(self, expected: Expected, report: Report, articles: Mapping[str, str], round_number: int) -> None:
        self.expected, self.articles, self.round = expected, articles, round_number
        self.claims = {claim.id: claim for claim in report.claims}
        self.shown = [(found.kind, found.claims) for found in report.discrepancies if not found.doubtful]
        self.measured = [(found.verdict, found.claims) for found in report.measurements]

    def complaints(self) -> Iterator[str]:
        for planted in self._due(self.expected.discrepancies):
            if not self._found(planted, self.shown):
                yield f"not found: {planted.outcome}: {planted.what}"
        for planted in self.expected.measurements:
            if not self._found(planted, self.measured):
                yield f"not {planted.outcome}: {planted.what}{self._instead(planted)}"
        for planted in self.expected.apart:
            if any(self._holds(planted, claims) for _, claims in self.shown):
                yield f"set against each other: {planted.what}"
        yield from self._unplanted()

    def _unplanted(self) -> Iterator[str]:
        planted = self._due(self.expected.discrepancies)
        for kind, claims in self.shown:
            if not any(kind == each.outcome and self._holds(each, claims) for each in planted):
                quotes = "; ".join(self.claims[claim].sentence for claim in claims)
                yield f"nobody planted this {kind}: {quotes}"

    def _due(self, planted: Iterable[Planted]) -> list[Planted]:
        return [each for each in planted if each.round <= self.round]

    def _found(self, planted: Planted, groups: Iterable[tuple[str, tuple[str, ...]]]) -> bool:
        return any(outcome == planted.outcome and self._holds(planted, claims) for outcome, claims in groups)

    def _holds(self, planted: Planted, claims: Iterable[str]) -> bool:
        members = [self.claims[claim] for claim in claims]
        return all(any(self._is(claim, evidence) for claim in members) for evidence in planted.evidence)

    def _is(self, claim: Claim, evidence: Evidence) -> bool:
        quote, sentence, text = (_spaced(part) for part in (claim.quote, claim.sentence, evidence.text))
        same_place = text in sentence and (quote in text or text in quote)
        return same_place and self.articles.get(claim.document) == evidence.article

    def _instead(self, planted: Planted) -> str:
        """How the figures stand in the report, for whoever has to find out why."""
        near = [self._where(evidence) for evidence in planted.evidence]
        return f" ({'; '.join(near)})"

    def _where(self, evidence: Evidence) -> str:
        claims = [claim for claim in self.claims.values() if self._is(claim, evidence)]
        if not claims:
            return f"{evidence.text!r} not extracted"
        verdicts = [verdict for verdict, members in self.measured if claims[0].id in members]
        return f"{evidence.text!r} in a measurement that is {verdicts[0] if verdicts else 'not there'}"


def _planted(table: Mapping[str, Any], outcome: str, what: str) -> Planted:
    evidence = tuple(Evidence(**each) for each in table["evidence"])
    return Planted(table[outcome], table[what], evidence, table.get("round", 1))


def _spaced(text: str) -> str:
    return " ".join(text.split())
