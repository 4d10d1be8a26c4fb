"""`claimdiff diff`: which figures changed between two versions of an article."""

from __future__ import annotations

import click

from claimdiff.api import diff
from claimdiff.inputs import read_inputs
from claimdiff.output import console, print_json, sentence_with_figure
from pipeline.errors import UsageError
from pipeline.model import Document, Revision
from review.words import clean

SIGNS = {"changed": "[yellow]changed[/yellow]", "added": "[green]added[/green]", "removed": "[red]removed[/red]"}


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="Print a revision object a line.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses on private networks, too.")
def command(old: str, new: str, as_json: bool, allow_private: bool) -> int:
    """Show which figures changed from OLD to NEW, two versions of one article; ends with 1 if any did.

    Each is a text or HTML file, an address, '-' for standard input, or a .jsonl file of one document.
    """
    revisions = diff(_one(old, allow_private), _one(new, allow_private))
    for revision in revisions:
        if as_json:
            print_json(revision.to_dict())
        else:
            _show(revision)
    if not revisions and not as_json:
        console().print("No figure was changed, added or removed.")
    return int(bool(revisions))


def _one(name: str, allow_private: bool) -> Document:
    documents = read_inputs([name], allow_private=allow_private)
    if len(documents) != 1:
        raise UsageError(f"{name}: {len(documents)} documents, where one version of one article is wanted")
    return documents[0]


def _show(revision: Revision) -> None:
    from rich.markup import escape

    out = console()
    kind = SIGNS[revision.kind] + (f" ({revision.type})" if revision.type else "")
    out.print(f"{kind}: {escape(clean(revision.explanation))}")
    for sign, claim in (("-", revision.old), ("+", revision.new)):
        if claim:
            out.print(f"  {sign} ", sentence_with_figure(claim), sep="")
    out.print()
