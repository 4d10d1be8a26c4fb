"""Draws claims at random, for people to judge subject and measure by reading.

    python -m benchmarks.draw_claims GOLD --seed 7 --count 200 > drawn.jsonl

GOLD holds `corpus/*.jsonl.gz` (a row a text: `title`, `text`, `published`) and `pages/*.html.gz`. Half of the claims
come from each, every claim with the same chance inside its half. A row holds the claim as `claimdiff extract --json`
gives it and, under `around`, the text that it stands in. A seed puts all places of the texts in one order, which does
not change with what is read elsewhere; `--skip` goes on where an earlier drawing ended, so that claims which were
learned from are not judged.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pipeline.errors import UnreadableError
from pipeline.model import Claim, Document
from pipeline.reading.extract import extract
from pipeline.reading.pages import page_document, read_page

AROUND = 500  # characters shown on both sides of a figure


def corpus(folder: Path) -> Iterator[Document]:
    """The texts of the corpus, title first."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for at, line in enumerate(lines):
                row = json.loads(line)
                yield Document(id=f"{path.name}:{at}", text=f"{row['title']}\n\n{row['text']}")


def pages(folder: Path) -> Iterator[Document]:
    """The pages as a crawl would read them."""
    for path in sorted(folder.glob("*.html.gz")):
        try:
            yield page_document(read_page(gzip.decompress(path.read_bytes())), id=path.name, url=None)
        except UnreadableError as error:
            print(f"refused: {path.name}: {error.reason}", file=sys.stderr)


def in_order(documents: Iterator[Document], seed: int) -> list[tuple[Document, Claim]]:
    """Every claim of the documents, in the random order of the seed."""

    def place(found: tuple[Document, Claim]) -> bytes:
        return sha256(f"{seed}:{found[0].id}:{found[1].start}".encode()).digest()

    return sorted(((document, claim) for document in documents for claim in extract(document)), key=place)


def main() -> int:
    """Print the claims, a JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--skip", type=int, default=0)
    options = parser.parse_args()
    logging.disable(logging.ERROR)
    first, half = options.skip // 2, options.count // 2
    for documents in (corpus(options.gold / "corpus"), pages(options.gold / "pages")):
        for document, claim in in_order(documents, options.seed)[first : first + half]:
            before = document.text[max(0, claim.start - AROUND) : claim.start]
            after = document.text[claim.end : claim.end + AROUND]
            print(json.dumps({**claim.to_dict(), "around": f"{before}[[{claim.quote}]]{after}"}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
