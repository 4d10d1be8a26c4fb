"""What a crawl is asked to do, and how that is handed to the process that does it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from crawlers.model import Known
from pipeline.topic import CrawlRules, Source


@dataclass(frozen=True, slots=True)
class CrawlPlan:
    """The sources of a topic and how their sites are treated.

    Addresses on private networks are fetched only when `allow_private` says so.
    """

    topic: str
    sources: Sequence[Source]
    rules: CrawlRules
    allow_private: bool


@dataclass(frozen=True, slots=True)
class Assignment:
    """A plan with all that the crawling process needs beside it."""

    plan: CrawlPlan
    archive: Path
    journal: Path
    known: Mapping[str, Known]
    done: frozenset[str]

    def to_json(self) -> str:
        """One line of JSON, from which `from_json` makes an equal value."""
        plan = self.plan
        return json.dumps(
            {
                "topic": plan.topic,
                "sources": [source.model_dump() for source in plan.sources],
                "rules": plan.rules.model_dump(),
                "allow_private": plan.allow_private,
                "archive": str(self.archive),
                "journal": str(self.journal),
                "known": {address: asdict(known) for address, known in self.known.items()},
                "done": sorted(self.done),
            }
        )

    @classmethod
    def from_json(cls, text: str | bytes) -> Assignment:
        """The assignment that `to_json` wrote."""
        raw = json.loads(text)
        plan = CrawlPlan(
            topic=raw["topic"],
            sources=tuple(Source.model_validate(source) for source in raw["sources"]),
            rules=CrawlRules.model_validate(raw["rules"]),
            allow_private=raw["allow_private"],
        )
        return cls(
            plan=plan,
            archive=Path(raw["archive"]),
            journal=Path(raw["journal"]),
            known={address: Known(**known) for address, known in raw["known"].items()},
            done=frozenset(raw["done"]),
        )
