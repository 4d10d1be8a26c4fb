"""What patterns find and what judging needs: figures in their roles, before any arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Claim, DerivationKind, Role


@dataclass(frozen=True, slots=True)
class Found:
    """Figures whose words say that `checked` follows from `inputs`.

    `words` is the text that says so. `complete` tells that nothing else can take part, so that what does not fit is a
    mistake; without it only what fits is told.
    """

    kind: DerivationKind
    inputs: tuple[tuple[Role, Claim], ...]
    checked: Claim
    words: str
    complete: bool = True
    ones: int = 0  # parts that are one without a figure ("and a child")

    def of(self, role: Role) -> list[Claim]:
        """The inputs in a role, in the order of the text."""
        return [claim for each, claim in self.inputs if each == role]


@dataclass(frozen=True, slots=True)
class Partial:
    """Two of the three figures of a change; the third may stand in another sentence or another article.

    `period` is how far back the base lies as the words say it ("year", "quarter"), if they do.
    """

    base: Claim | None
    value: Claim | None
    change: Claim | None
    words: str
    period: str | None
