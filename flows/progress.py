"""How a run tells what it is doing, whoever listens: a terminal, a Prefect log, a test."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Takes what a run says; both methods return at once and never raise."""

    def update(self, stage: str, done: int, text: str) -> None:
        """The stage has come this far: `done` of its items, the last of them in words."""

    def finish(self, stage: str, text: str) -> None:
        """The stage is done, with what it came to in words."""


class Silent:
    """A listener that does nothing."""

    def update(self, stage: str, done: int, text: str) -> None:
        """Nothing."""

    def finish(self, stage: str, text: str) -> None:
        """Nothing."""
