"""`claimdiff extract`: every numeric claim of the inputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimdiff.api import extract, unread
from claimdiff.inputs import read_inputs
from claimdiff.output import console, print_json, sentence_with_figure, tell_unread
from pipeline.errors import UsageError
from pipeline.model import Claim, Document
from review.words import clean

if TYPE_CHECKING:
    from pipeline.reading.explain import Reason


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print a claim object a line.")
@click.option("--explain", "explained", is_flag=True, help="Say under each claim which rule or words gave each field.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses on private networks, too.")
def command(inputs: tuple[str, ...], as_json: bool, explained: bool, allow_private: bool) -> int:
    """Print every numeric claim of INPUTS.

    INPUTS are text or HTML files, addresses, '-' for standard input, or .jsonl files of documents. Only English is
    read: texts in other languages are named on standard error, and when there are no others it ends with 2.
    """
    if as_json and explained:
        raise UsageError("--explain is for people: leave out --json")
    documents = read_inputs(inputs, allow_private=allow_private)
    not_read = [told for document in documents if (told := unread(document))]
    for document in documents:
        if any(document.id == told.document for told in not_read):
            continue
        if as_json:
            for claim in extract(document):
                print_json(claim.to_dict())
        else:
            _show(document, _explained(document) if explained else [(claim, ()) for claim in extract(document)])
    return tell_unread(not_read, of=len(documents))


def _explained(document: Document) -> list[tuple[Claim, tuple[Reason, ...]]]:
    from pipeline.reading.explain import explain

    return explain(document)


def _show(document: Document, claims: Sequence[tuple[Claim, tuple[Reason, ...]]]) -> None:
    from rich.markup import escape

    out = console()
    out.rule(f"{escape(clean(document.id))}: {len(claims)} claims", align="left", style="dim")
    for claim, reasons in claims:
        out.print(sentence_with_figure(claim))
        out.print(f"  [dim]{escape(clean(_reading(claim)))}[/dim]")
        for reason in reasons:
            told = f"{reason.rule}: {reason.words}" if reason.words else reason.rule
            out.print(f"    {reason.field:9} [dim]{escape(clean(told))}[/dim]")
        out.print()


def _reading(claim: Claim) -> str:
    """How the claim was read, its empty fields left out."""
    value = f"{claim.low:,.15g}" if claim.low == claim.high else f"{claim.low:,.15g} to {claim.high:,.15g}"
    fields = ("modifier", "direction", "subject", "measure", "time", "speaker")
    told = [f"{name} {getattr(claim, name)}" for name in fields if getattr(claim, name)]
    return " · ".join([f"{value} {claim.counted or claim.unit}", *told])
