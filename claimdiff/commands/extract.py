"""`claimdiff extract`: every numeric claim of the inputs."""

from __future__ import annotations

import click

from claimdiff.api import extract
from claimdiff.inputs import read_inputs
from claimdiff.output import console, print_json, sentence_with_figure
from pipeline.model import Claim, Document
from review.words import clean


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print a claim object a line.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses on private networks, too.")
def command(inputs: tuple[str, ...], as_json: bool, allow_private: bool) -> int:
    """Print every numeric claim of INPUTS.

    INPUTS are text or HTML files, addresses, '-' for standard input, or .jsonl files of documents.
    """
    for document in read_inputs(inputs, allow_private=allow_private):
        claims = extract(document)
        if as_json:
            for claim in claims:
                print_json(claim.to_dict())
        else:
            _show(document, claims)
    return 0


def _show(document: Document, claims: list[Claim]) -> None:
    from rich.markup import escape

    out = console()
    out.rule(f"{escape(clean(document.id))}: {len(claims)} claims", align="left", style="dim")
    for claim in claims:
        out.print(sentence_with_figure(claim))
        out.print(f"  [dim]{escape(clean(_reading(claim)))}[/dim]\n")


def _reading(claim: Claim) -> str:
    """How the claim was read, its empty fields left out."""
    value = f"{claim.low:,.15g}" if claim.low == claim.high else f"{claim.low:,.15g} to {claim.high:,.15g}"
    fields = ("modifier", "direction", "subject", "measure", "time", "speaker")
    told = [f"{name} {getattr(claim, name)}" for name in fields if getattr(claim, name)]
    return " · ".join([f"{value} {claim.counted or claim.unit}", *told])
