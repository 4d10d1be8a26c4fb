"""What holds for any text: valid offsets, no exception, the same result each time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.quantities import find_quantities, find_times, scan

WORDS = """
one two half a dozen million billion $ € % percent 14.3 1,000 2012-13 5 p.m. April 8 to - – / between and
or up over about more than times x double 19-year-old GPT-5.4 No. #4 ½ feet per day ( ) . , : é 😀 e\u0301
twenty-two hundreds of thousands aged fourth-place 3B Section 1. -- 00 9999999999999999999999999 ... ' ’s
“ ” in his 20s out maximum older 6'4" order magnitude
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u2009", "\u00a0"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_gives_valid_quantities(text):
    quantities, times = scan(text)
    last = 0
    for found in sorted([*quantities, *times], key=lambda row: row.start):
        assert last <= found.start < found.end <= len(text)
        last = found.end
    for quantity in quantities:
        assert quantity.start <= quantity.core_start < quantity.core_end <= quantity.end
        assert quantity.low <= quantity.high
        assert quantity.resolution > 0
        assert quantity.unit
        assert (quantity.modifier == "range") == (quantity.low < quantity.high)
    assert (quantities, times) == scan(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_a_line_is_read_by_itself(first, second):
    together = find_quantities(f"{first}\n\nX{second}X")
    alone = find_quantities(first)
    assert [row for row in together if row.end <= len(first)] == alone


def test_offsets_survive_characters_outside_the_basic_plane():
    text = "😀😀 Sales rose 9%\u2009to €\u00a05 million. 👩‍👩‍👧 Twenty-two people came."
    assert [text[q.start : q.end] for q in find_quantities(text)] == ["9%", "€\u00a05 million", "Twenty-two"]


def test_times_come_out_of_the_same_scan():
    text = "From April 8, 2026, at 6:30 p.m., as in the 1990s and the 2012-13 season, in Q3 2025, 8 May and since 2019."
    found = [(text[row.start : row.end], row.iso, row.kind) for row in find_times(text)]
    assert found == [
        ("April 8, 2026", "2026-04-08", "date"),
        ("6:30 p.m.", "T18:30", "clock"),
        ("1990s", "199X", "decade"),
        ("2012-13", "2012/2013", "season"),
        ("Q3 2025", "2025-Q3", "quarter"),
        ("8 May", "--05-08", "date"),
        ("2019", "2019", "year"),
    ]
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "resolution"),
    [
        ("$14.3 billion", 1e8),
        ("14", 1),
        ("1,000 boats", 1000),
        ("43,885,310 votes", 10),
        ("57.0 points", 0.1),
        ("one million", 1e6),
        ("twenty-two", 1),
        ("40%", 10),
    ],
)
def test_resolution_is_the_size_of_the_last_digit_that_counts(text, resolution):
    [quantity] = find_quantities(f"It was {text}.")
    assert quantity.resolution == pytest.approx(resolution)


def test_the_core_is_the_number_alone():
    text = "It costs between $115 billion and $135 billion, or about 30 miles."
    cores = [text[q.core_start : q.core_end] for q in find_quantities(text)]
    assert cores == ["115 billion and $135 billion", "30"]
