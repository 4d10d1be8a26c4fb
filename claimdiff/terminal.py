"""A run's progress in the terminal: one line a stage, moving while it works where the terminal can show that."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.text import Text

from review.words import clean


class TerminalProgress:
    """Shows the stage under way; where there is no terminal, a line for each hundredth item and each finished stage."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console=console, refresh_per_second=8, transient=True) if console.is_terminal else None

    def __enter__(self) -> TerminalProgress:
        if self._live:
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._live:
            self._live.stop()

    def update(self, stage: str, done: int, text: str) -> None:
        """Show how far the stage is."""
        line = Text.assemble((f"{stage:>9} ", "cyan"), (f"{done} ", "bold"), (clean(text), "dim"), no_wrap=True)
        if self._live:
            self._live.update(line)
        elif done % 100 == 0:
            self._console.print(line)

    def finish(self, stage: str, text: str) -> None:
        """Leave one line that says what the stage came to."""
        if self._live:
            self._live.update(Text())
        self._console.print(Text.assemble((f"{stage:>9} ", "green"), clean(text)))
