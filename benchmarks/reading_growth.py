"""How the time of reading grows with a text's length, also on text made to be slow.

    python -m benchmarks.reading_growth [--longest CHARACTERS] [--only WORDS]

Every pattern is repeated to 1 kB and further, by powers of ten. Prints the time a kilobyte at each length and the
exponent of growth, fitted to the logarithms of all times from 10 kB on: 1.0 is linear. `--longest` is 100,000 unless
told; 10,000,000 takes an hour and 8 GB, most of it for the patterns that hold a figure in every third character.
`--only` takes the patterns whose name holds the words. Ends with 1 when an exponent is above 1.2.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Sequence

from pipeline.model import Document
from pipeline.reading.extract import extract

NEWS = (
    "Orchard Foods said on Wednesday that its sales rose 7% to $14.3 billion in the quarter, as much as it had hoped "
    "for. “We lost 40 boats,” Mara Dunn, its chief executive, told reporters in the valley. About 1,200 people work at "
    "the plant, which opened in 2019, and the company wants to hire between 115 and 135 more before the year ends.\n\n"
)
LINE = NEWS.replace(".", ",").strip() + ", and "
PATTERNS = {
    "news": NEWS, "one line without a full stop": LINE, "a table": "Plant | 12 | 14.5%\n", "a list": "• Plums: 58%\n",
    "stat cards": "58%\nof growers sold\n\n", "sentences without figures": "Nobody in the valley knew of it. ",
    "nested brackets": "(", "nested brackets with figures": "(5 [", "digits": "7", "digits with commas": "777,",
    "digits with points": "7.", "digits in pairs": "7:7", "short figures": "5, ", "and chains": "5 and ",
    "names in and chains": "Ann and Bob and ", "almost units": "the 5 millio and the 5 percen ",
    "almost months": "Apri 5 Janu 7 ", "almost hedges": "as much a 5 to the 6 betwee 7 an 8 ",
    "open ranges": "between 5 and ", "chained ranges": "5 to ", "number words": "two hundred thousand ",
    "hyphens": "well-known-to-the-", "figures and hyphens": "5-", "capitalised words": "Orchard ",
    "capitals and figures": "Orchard 5 ", "one endless word": "a", "quotes": "“", "straight quotes": '"',
    "quotes and figures": "“5 ", "pipes": "5 | ", "signs": "$", "slashes": "1/", "stops": ". ",
    "abbreviations": "U.S. ", "questions": "Who? ", "emoji with marks": "the 👩‍👩‍👧e\u0301\u0301 5 ",
    "thin spaces": "5\u2009", "spaces": " ", "blank lines": "\n", "that chains": "that he said 5 ",
    "another language": "und die 5 Äpfel sind ", "Chinese and figures": "the 漢5 ", "half a pair": "\ud800 5 ",
    "figures on lines of their own": "5\n", "words on lines of their own": "harbour\n",
}  # fmt: skip
STEEPEST = 1.2
FITTED_FROM = 10_000  # shorter texts are over before the clock ticks


def seconds(text: str) -> float:
    """Process time for extracting the claims of a text; the lesser of two where that is short."""
    document = Document(id="growth", text=text)
    best = math.inf
    for _ in range(2):
        began = time.process_time()
        extract(document)
        best = min(best, time.process_time() - began)
        if best > 1:
            break
    return best


def exponent(lengths: Sequence[int], times: Sequence[float]) -> float:
    """The slope of the line through the logarithms of lengths and times, by least squares."""
    points = [(math.log(length), math.log(max(spent, 1e-6))) for length, spent in zip(lengths, times, strict=True)]
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return float(slope)


def main() -> int:
    """Print a line a pattern."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--longest", type=int, default=100_000)
    arguments.add_argument("--only", default="")
    options = arguments.parse_args()
    lengths = [10**power for power in range(3, 9) if 10**power <= options.longest]
    if len([length for length in lengths if length >= FITTED_FROM]) < 2:
        arguments.error("--longest should be 100000 at least: growth can't be fitted to less")
    extract(Document(id="warm", text=NEWS))
    print(f"{'ms per kB at':30}" + "".join(f"{length:>12,}" for length in lengths) + "   exponent")
    steepest = max(_line(name, lengths) for name in PATTERNS if options.only in name)
    return int(steepest > STEEPEST)


def _line(name: str, lengths: Sequence[int]) -> float:
    pattern = PATTERNS[name]
    times = [seconds((pattern * (length // len(pattern) + 1))[:length]) for length in lengths]
    fitted = [(length, spent) for length, spent in zip(lengths, times, strict=True) if length >= FITTED_FROM]
    slope = exponent([length for length, _ in fitted], [spent for _, spent in fitted])
    rates = "".join(f"{1e6 * spent / length:12.3f}" for spent, length in zip(times, lengths, strict=True))
    print(f"{name:30}{rates}   {slope:8.2f}", flush=True)
    return slope


if __name__ == "__main__":
    sys.exit(main())
