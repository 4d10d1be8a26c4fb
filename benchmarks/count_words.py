"""Count in what share of articles each word is used: `python count_words.py ARTICLES.jsonl > word_frequency.tsv`.

Every row of the file (which may be gzipped) is an article with its `text`. Words are counted in the form the comparison
uses, so the table must be counted again when that form changes. Only forms that at least two in a thousand articles use
are kept.
"""

from __future__ import annotations

import collections
import gzip
import json
import pathlib
import sys

from pipeline.comparing.words import keys

_LEAST_PERMILLE = 2.0


def count(path: pathlib.Path) -> tuple[int, collections.Counter[str]]:
    """The number of articles and in how many of them each form is used."""
    counted: collections.Counter[str] = collections.Counter()
    articles = 0
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            articles += 1
            counted.update(keys(json.loads(line)["text"]))
    return articles, counted


def main() -> None:
    """Print the table."""
    articles, counted = count(pathlib.Path(sys.argv[1]))
    print(f"# word form, tab, articles in a thousand that use it; counted over {articles} English news articles")
    for form, times in sorted(counted.items()):
        if times / articles * 1000 >= _LEAST_PERMILLE:
            print(f"{form}\t{times / articles * 1000:.1f}")


if __name__ == "__main__":
    main()
