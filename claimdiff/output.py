"""How results reach people and programs: JSON lines, and coloured text in the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from pipeline.model import Claim


def print_json(value: dict[str, Any]) -> None:
    """One JSON object on one line."""
    click.echo(json.dumps(value, ensure_ascii=False))


def console() -> Console:
    """The terminal, or what stands for it."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def sentence_with_figure(claim: Claim, style: str = "bold reverse") -> Text:
    """The claim's sentence with its figure marked; control characters of hostile text are shown, not obeyed."""
    from rich.text import Text

    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    sentence = claim.sentence
    text = Text(printable(sentence[:start]))
    text.append(printable(sentence[start:end]), style=style)
    return text.append(printable(sentence[end:]))


def printable(text: str) -> str:
    """The text without what a terminal would take for a command."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)
