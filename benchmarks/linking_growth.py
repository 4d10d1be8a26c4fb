"""Measure how linking grows: `python benchmarks/linking_growth.py [CLAIMS ...]`.

Makes news events by itself (three outlets each, wordings and figures that agree, round or differ; names, places and
values drawn from a fixed seed), reads them, and compares growing numbers of their claims. Prints seconds, claims a
second and peak memory for each size, and the exponent of the growth from the smallest to the largest.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from collections.abc import Iterator

from claimdiff import Claim, Document, extract
from pipeline.comparing import compare

SIZES = (1000, 3000, 10_000, 30_000)
SYLLABLES = "ba ker lo min dra vel tos ran qui shel mor ta fen gul sar pi nor des cal wyn hob ulm jes tri".split()  # noqa: SIM905
PEOPLE = ("workers", "officers", "students", "nurses", "drivers", "residents", "passengers", "volunteers")
PLACES = ("bridge", "airport", "refinery", "stadium", "hospital", "school", "harbour", "tunnel", "warehouse", "market")
WORDS = """
    agreement ballot brewery budget canal catalogue census charter clinic contract council court dairy database
    depot desert drought election embargo engine estate factory ferry festival filing fishery flood forest fund
    gallery garden glacier grant grid harvest heatwave inquiry island lawsuit library lottery mall merger mine
    museum orchestra orchard parade parliament patent pension pipeline plant port power prison quarry railway reactor
    reef regatta reserve reservoir road satellite senate shipyard smelter station storm strike subsidy summit survey
    tariff telescope theatre trade treaty trial tribunal tuition turbine union vaccine vineyard volcano wharf zoo
""".split()  # noqa: SIM905


def name(order: random.Random) -> str:
    """A made-up name."""
    return "".join(order.sample(SYLLABLES, 3)).title()


def event(number: int, seed: int) -> Iterator[Document]:
    """Three outlets' texts on one made-up event."""
    order = random.Random(seed * 1_000_003 + number)
    firm, town, person = name(order), name(order), f"{name(order)} {name(order)}"
    place, who = order.choice(PLACES), order.choice(PEOPLE)
    topic, second, third = order.sample(WORDS, 3)
    hurt, dead, age = order.randint(3, 60), order.randint(1, 9), order.randint(19, 80)
    cost, share, count = order.randint(11, 990) / 10, order.randint(2, 40), order.randint(1001, 98_000)
    moved = order.choice((0, 0, 0, 1))
    day = f"2024-{order.randint(1, 12):02d}-{order.randint(1, 28):02d}"
    texts = (
        f"{firm} to rebuild {town} {place} for ${cost} million\n"
        f"{firm} will pay ${cost} million to rebuild the {place} in {town}, {person}, {age}, its head, said on Monday. "
        f"The {topic} killed {dead} people and injured {hurt} others. About {share}% of the {second} was lost. "
        f"The {third} employs {count:,} {who}.",
        f"After the {topic}: {dead} dead, {hurt + moved} hurt in {town}\n"
        f"At least {dead} people died and {hurt + moved} were wounded when the {place} burned. "
        f"{firm}, which has {count:,} {who}, put the cost at ${round(cost)} million. "
        f"Its chief executive is {person}, {age + moved}.",
        f"{town} counts its losses\nThe {second} lost {share + moved} percent of its value after the {topic} at "
        f"{firm}'s {place}. Officials said {hurt} people were treated. {count:,} {who} work for the {third}, and "
        f"{order.randint(2, 30)} {order.choice(WORDS)} permits were issued in {order.randint(2, 9)} months.",
    )
    seen = f"{name(order)} {name(order)}"
    more = (
        f" In {town}, {person} of {firm} spoke to reporters with {seen} of {name(order)} on Monday evening. "
        f"Neighbours of the {place} said that nothing like the {topic} had been seen in {town} for as long as they "
        f"could remember, and {seen} asked {firm} for an inquiry. On the {second}, {town} referred them to {firm}."
    )
    for outlet, text in zip(("Daily", "Post", "Herald"), texts, strict=True):
        yield Document(f"{number:07d}-{outlet}", text + more, outlet, published=day)


def made(least: int, seed: int) -> tuple[list[Claim], list[Document]]:
    """At least so many claims, with their documents."""
    claims: list[Claim] = []
    documents: list[Document] = []
    number = 0
    while len(claims) < least:
        for document in event(number, seed):
            documents.append(document)
            claims += extract(document)
        number += 1
    return claims, documents


def main() -> None:
    """Print the table and the exponent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="CLAIMS")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    compare(*made(100, args.seed))  # tables and libraries are loaded before anything is timed
    told = []
    for size in sorted(args.sizes):
        claims, documents = made(size, args.seed)
        start = time.process_time()
        report = compare(claims, documents)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told.append((len(claims), seconds))
        print(
            f"{len(claims):>9,} claims {seconds:8.2f} s {len(claims) / seconds:8,.0f} a second {peak:7,.0f} MB"
            f" {len(report.measurements):>8,} measurements {len(report.discrepancies):>6,} discrepancies",
            flush=True,
        )
    if len(told) > 1:
        (small, short), (large, long) = told[0], told[-1]
        print(f"exponent {math.log(long / short) / math.log(large / small):.2f}")


if __name__ == "__main__":
    main()
