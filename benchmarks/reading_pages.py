"""Text F1 of page reading beside bare trafilatura: `python benchmarks/reading_pages.py FOLDER`.

FOLDER holds `reference.jsonl` (a row a page: `file`, `url`, `text`) and the gzipped pages it names. F1 is the harmonic
mean of precision and recall over shingles of four words, averaged over pages; the title line is left out of both texts.
Ends with 1 when reading comes out under bare trafilatura.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import statistics
import sys
import time
from pathlib import Path

from pipeline.errors import UnreadableError
from pipeline.reading.pages import read_page

Shingles = set[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Every run of four words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


def f1(found: str, wanted: str) -> float:
    """Harmonic mean of precision and recall over shingles."""
    left, right = shingles(found), shingles(wanted)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def read(html: bytes, url: str) -> str:
    """The body that claimdiff reads, or nothing when it refuses the page."""
    try:
        page = read_page(html, url)
    except UnreadableError as error:
        print(f"refused: {url}: {error.reason}", file=sys.stderr)
        return ""
    return page.text.partition("\n\n")[2] if page.title else page.text


def main() -> int:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    logging.disable(logging.ERROR)
    import trafilatura

    rows = [json.loads(line) for line in (folder / "reference.jsonl").read_text(encoding="utf-8").splitlines()]
    pages = [(gzip.decompress((folder / row["file"]).read_bytes()), row) for row in rows]
    began = time.perf_counter()
    ours = statistics.fmean(f1(read(html, row["url"]), row["text"]) for html, row in pages)
    middle = time.perf_counter()
    bare = statistics.fmean(f1(trafilatura.extract(html, url=row["url"]) or "", row["text"]) for html, row in pages)
    ended = time.perf_counter()
    each = 1000 / len(pages)
    print(f"claimdiff    {ours:.4f}  {(middle - began) * each:.0f} ms a page")
    print(f"trafilatura  {bare:.4f}  {(ended - middle) * each:.0f} ms a page")
    return int(ours < bare)


if __name__ == "__main__":
    sys.exit(main())
