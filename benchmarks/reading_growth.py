"""How the time of reading grows with a text's length, also on text made to be slow.

    python -m benchmarks.reading_growth

For each pattern, repeated to 1 kB and up, prints the time a kilobyte and the exponent of growth between the two longest
texts: 1.0 is linear. Ends with 1 when an exponent is above 1.3.
"""

from __future__ import annotations

import math
import sys
import time

from pipeline.model import Document
from pipeline.reading.extract import extract

PATTERNS = (
    "It rose 5% and fell 7% in April. ", "it rose 5% and ", "He said it rose 5%. ", "• A: 5%\n", "5%\nlabel\n",
    "A | 5 | 6\n", "7", "5, ", "1:", "((", "one ", "a million ", "$", "1-", "1/", "two and a half ", "between 5 and ",
    "1 to ", "percent ", "9.", "Aa 1 ", "April ", ".", " ", "word ", "A. ",
)  # fmt: skip
LENGTHS = (1_000, 8_000, 64_000)
STEEPEST = 1.3


def seconds(text: str, rounds: int = 2) -> float:
    """The least of some rounds of process time for extracting the claims of a text."""
    document = Document(id="growth", text=text)
    best = math.inf
    for _ in range(rounds):
        began = time.process_time()
        extract(document)
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    """Print a line a pattern."""
    extract(Document(id="warm", text="It rose 5%."))
    steep = False
    for pattern in PATTERNS:
        times = [seconds((pattern * (length // len(pattern) + 1))[:length]) for length in LENGTHS]
        exponent = math.log(times[-1] / times[-2]) / math.log(LENGTHS[-1] / LENGTHS[-2])
        rates = "  ".join(f"{1e6 * spent / length:8.2f}" for spent, length in zip(times, LENGTHS, strict=True))
        print(f"{pattern!r:40} ms per kB at {LENGTHS}: {rates}  exponent {exponent:.2f}", flush=True)
        steep = steep or exponent > STEEPEST
    sys.exit(steep)


if __name__ == "__main__":
    main()
