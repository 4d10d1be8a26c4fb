"""Which lines are read at all: every one that a quantity or a time may start in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.candidates import candidates, lines, lines_to_read
from pipeline.reading.quantities.tokens import Line

CANDIDATES = sorted({*lex.CANDIDATES_IN_ANY_CASE, "7", "1,000", ".5", "H100"})
PIECES = st.sampled_from([*CANDIDATES, "harbour", "’s", "é", "漢", "“", "-", ",", "\n", "\u00a0", "\u2028", " "])


@pytest.mark.parametrize("around", ["{}", "the {} boats", "“{}”", "near-{}-by", "({}),", "ŵ {}’s ŵ"])
def test_a_line_with_a_candidate_is_read(around):
    for told in map(around.format, CANDIDATES):
        text = f"Nobody came\n\n{told}\n\nNobody left"
        assert told in [text[begin:end].strip() for begin, end in lines_to_read(text)]


def test_a_line_without_candidates_is_not_read():
    assert list(lines_to_read("Nobody came\n\nto the harbour, it’s said.")) == []


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_candidate_is_left_out(text):
    read = set(lines_to_read(text))
    assert read <= set(lines(text))
    assert not [line for line in lines(text) if line not in read and candidates(Line(text, *line))]
