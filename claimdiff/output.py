"""How results reach people and programs: JSON lines, and coloured text in the terminal."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from pipeline.model import Claim


def print_json(value: dict[str, Any]) -> None:
    """One JSON object on one line."""
    ascii_only = (getattr(sys.stdout, "encoding", None) or "").replace("-", "").lower() != "utf8"
    click.echo(json.dumps(value, ensure_ascii=ascii_only))


def console() -> Console:
    """The terminal, or what stands for it."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def sentence_with_figure(claim: Claim, style: str = "bold reverse") -> Text:
    """The claim's sentence with its figure marked; control characters of hostile text are shown, not obeyed."""
    from rich.text import Text

    from review.words import clean

    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    sentence = claim.sentence
    text = Text(clean(sentence[:start]))
    text.append(clean(sentence[start:end]), style=style)
    return text.append(clean(sentence[end:]))
