import itertools
import math

import pytest

from pipeline.comparing.dimensions import dimension
from pipeline.comparing.intervals import Extent, extent, gap, relation
from pipeline.model import Claim


def said(
    value: float,
    unit: str = "1",
    modifier: str = "exact",
    step: float = 0.0,
    high: float | None = None,
    quote: str = "x",
) -> Extent:
    return extent(
        Claim(
            id="c", document="d", start=0, end=1, quote=quote, low=value, high=value if high is None else high,
            unit=unit, modifier=modifier, resolution=step, sentence="s",
        )  # type: ignore[arg-type]
    )  # fmt: skip


PAIRS = [
    ("$14B and $14.3B", said(14e9, "USD", step=1e9), said(14.3e9, "USD", step=1e8), "rounding"),
    ("$2.5bn and $2.6bn", said(2.5e9, "USD", step=1e8), said(2.6e9, "USD", step=1e8), "disjoint"),
    ("a digit apart", said(5687.75, "USD", step=0.01), said(5587.75, "USD", step=0.01), "disjoint"),
    ("more than a dozen and 13", said(12, modifier="more_than"), said(13), "overlap"),
    ("more than a dozen and 11", said(12, modifier="more_than"), said(11), "disjoint"),
    ("over 1,000 and 1,000", said(1000, modifier="more_than", step=1000), said(1000, step=1000), "equal"),
    ("at most 7% and about 9%", said(7, "%", "at_most", 1), said(9, "%", "approximately", 1), "disjoint"),
    ("at most 7% and 5%", said(7, "%", "at_most", 1), said(5, "%", step=1), "overlap"),
    ("about 9% and 9.7%", said(9, "%", "approximately", 1), said(9.7, "%", step=0.1), "overlap"),
    ("nearly 9 and 9.5", said(9, modifier="approximately", step=1, quote="nearly 9"), said(9.6, step=0.1), "disjoint"),
    ("172 and 172.5 years", said(172, "year", step=1), said(172.5, "year", step=0.1), "rounding"),
    ("five weeks and 35 days", said(5, "week", step=1), said(35, "day", step=1), "equal"),
    ("nearly 26 years and 310 months", said(26, "year", "approximately", 1), said(310, "month", step=10), "rounding"),
    ("800 and 792", said(800, step=100), said(792, step=1), "rounding"),
    ("10 and 13 people", said(10, step=10), said(13, step=1), "disjoint"),
    ("$10 million and $13.17 million", said(1e7, "USD", step=1e7), said(13.17e6, "USD", step=1e4), "disjoint"),
    ("in the 50s and 56", said(50, "year", "range", 10, high=59), said(56, "year", step=1), "overlap"),
    (
        "a range and a value outside",
        said(115e9, "USD", "range", 1e9, high=135e9),
        said(72.2e9, "USD", step=1e8),
        "disjoint",
    ),
    ("thousands and 45,000", said(1000, "1", "range", 1, 10_000, "thousands"), said(45_000, step=1), "overlap"),
    ("thousands and 200", said(1000, "1", "range", 1, 10_000, "thousands"), said(200, step=1), "disjoint"),
    ("0.1 + 0.2 and 0.3", said(0.1 + 0.2), said(0.3), "equal"),
]


@pytest.mark.parametrize(("a", "b", "expected"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_how_two_extents_stand(a: Extent, b: Extent, expected: str) -> None:
    assert relation(a, b) == expected
    assert relation(b, a) == expected


def test_the_gap_is_a_share_and_zero_only_where_extents_meet() -> None:
    extents = [row[side] for row in PAIRS for side in (1, 2)]
    for a, b in itertools.product(extents, repeat=2):
        assert 0 <= gap(a, b) <= 1
        assert gap(a, b) == gap(b, a)
        if relation(a, b) == "overlap":
            assert gap(a, b) <= 0.05  # the digits' slack may be what lets them meet


def test_bounds_are_open_on_one_side() -> None:
    assert said(7, modifier="at_most").down == math.inf
    assert said(7, modifier="at_least").up == math.inf
    assert said(7, modifier="at_least").one_sided


def test_dimensions_convert_only_what_is_exact() -> None:
    assert dimension("week")[1] == 7 * dimension("day")[1]
    assert dimension("kilometer")[0] == dimension("mile")[0]
    assert dimension("mile")[1] == pytest.approx(1609.344)
    assert dimension("USD")[0] != dimension("EUR")[0]
    assert len({dimension(unit)[0] for unit in ("1", "%", "pp", "ratio", "rank", "1/day")}) == 6
    assert dimension("blorps") == ("blorps", 1.0)
