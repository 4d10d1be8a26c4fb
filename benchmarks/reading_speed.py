"""Speed of reading claims beside bare trafilatura and quantulum3, in one process on one core.

    python -m benchmarks.reading_speed FOLDER

FOLDER holds gzipped pages (`*.gz`). Timed one after the other, in process time: trafilatura on the pages, claimdiff on
the texts that it reads from the same pages, and, where it is installed, quantulum3 on a sample of these texts, for it
is slow. Each sees a page once, as in a crawl, after a warm-up on a text of its own, so that caches help nobody more
than they do at work. quantulum3 is no dependency: `pip install quantulum3` puts it beside. Ends with 1 when claims take
more than a tenth of trafilatura's time, or read fewer than a hundred times the characters a second of quantulum3.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.util
import logging
import sys
import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from pipeline.errors import UnreadableError
from pipeline.model import Document
from pipeline.reading.extract import extract
from pipeline.reading.pages import read_page

LARGEST_SHARE = 0.1  # of trafilatura's time
LEAST_MULTIPLE = 100  # of quantulum3's characters a second
SAMPLE = 60_000  # characters that quantulum3 gets at least
WARM_UP = "Sales rose 5% to $3 million in 2025, the company said on Monday. " * 20

T = TypeVar("T")


def seconds(work: Callable[[T], object], items: Sequence[T]) -> float:
    """Process time for doing the work on each item."""
    began = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - began


def texts_of(pages: Sequence[bytes]) -> list[str]:
    """What claimdiff reads from the pages; pages that it refuses are left out."""
    texts = []
    for page in pages:
        try:
            texts.append(read_page(page).text)
        except UnreadableError as error:
            print(f"refused: {error.reason}", file=sys.stderr)
    return texts


def peer_rate(texts: Sequence[str]) -> float | None:
    """Characters a second of quantulum3 on some of the texts, or None where it is not installed."""
    if importlib.util.find_spec("quantulum3") is None:
        return None
    parse = importlib.import_module("quantulum3.parser").parse
    sample = _sample(texts)
    parse(WARM_UP)
    return sum(map(len, sample)) / seconds(parse, sample)


def _sample(texts: Sequence[str]) -> list[str]:
    """The first texts, whole: the peer's time grows faster than a text, and articles come whole."""
    lengths = list(accumulate(map(len, texts)))
    return list(texts[: bisect_left(lengths, SAMPLE) + 1])


def main() -> int:
    """Print times, characters a second and the two ratios."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    options = arguments.parse_args()
    logging.disable(logging.ERROR)
    import trafilatura

    pages = [gzip.decompress(path.read_bytes()) for path in sorted(options.folder.glob("*.gz"))]
    if not pages:
        arguments.error(f"{options.folder} holds no *.gz")
    trafilatura.extract(f"<html><body><article><p>{WARM_UP}</p></article></body></html>")
    bare = seconds(trafilatura.extract, pages)  # before claimdiff has read them, for trafilatura caches
    documents = [Document(id=str(at), text=text) for at, text in enumerate(texts_of(pages))]
    characters = sum(len(document.text) for document in documents)
    extract(Document(id="warm-up", text=WARM_UP))
    ours = seconds(extract, documents)
    theirs = peer_rate([document.text for document in documents])
    print(f"trafilatura  {bare:8.3f} s for {len(pages)} pages")
    print(f"claimdiff    {ours:8.3f} s for {characters:,} characters of them: {characters / ours:,.0f} a second")
    print(f"share of trafilatura's time   {ours / bare:.3f} (at most {LARGEST_SHARE})")
    if theirs is None:
        print("quantulum3   is not installed: pip install quantulum3")
        return int(ours / bare > LARGEST_SHARE)
    multiple = characters / ours / theirs
    print(f"quantulum3   {theirs:,.0f} characters a second")
    print(f"multiple of quantulum3's rate {multiple:.0f} (at least {LEAST_MULTIPLE})")
    return int(ours / bare > LARGEST_SHARE or multiple < LEAST_MULTIPLE)


if __name__ == "__main__":
    sys.exit(main())
