"""The public set of hard cases: every expected quantity and no other."""

import json
from pathlib import Path

import pytest

from pipeline.reading.quantities import Quantity, find_quantities

CASES = [json.loads(row) for row in (Path(__file__).parent.parent / "cases.jsonl").read_text("utf-8").splitlines()]


def told(text: str, quantity: Quantity, expected: dict) -> dict:
    """The quantity in the shape of the case file, with the optional fields that the case asks for."""
    row = {
        "quote": text[quantity.start : quantity.end],
        "low": pytest.approx(quantity.low, rel=1e-9),
        "high": pytest.approx(quantity.high, rel=1e-9),
        "unit": quantity.unit,
        "modifier": quantity.modifier,
    }
    if "counted" in expected:
        row["counted"] = quantity.counted
    if "direction" in expected:
        row["direction"] = quantity.direction_hint
    return row


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['phenomenon']}: {case['text'][:40]}")
def test_case(case):
    found = find_quantities(case["text"])
    expected = case["expected"]
    assert [case["text"][q.start : q.end] for q in found] == [row["quote"] for row in expected]
    for quantity, row in zip(found, expected, strict=True):
        assert told(case["text"], quantity, row) == row


def test_the_set_is_large_enough_and_without_repeats():
    texts = [case["text"] for case in CASES]
    assert len(texts) >= 600
    assert len(set(texts)) == len(texts)
