import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Document
from pipeline.reading.extract import extract

PIECES = [
    "Orchard shares rose 7% on Wednesday. ", "• Plum: 53\n", "(both 57)", "58M\nJars\n", "A | 5 | 6\n", "\n\n",
    "“", ")",
    '"We lost 40,', "it fell ", "Mara Dunn, 23, ",
    "according to ", "1.2 billion", "$5", " and ", "that ", ": ", " — ",
    "Mr. ", "between 2007 and 2014 ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_claims_point_into_the_text(text):
    claims = extract(Document(id="d", text=text, published="2026-04-11"))
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.sentence_start : claim.sentence_start + len(claim.sentence)] == claim.sentence
        assert claim.sentence_start <= claim.start
        assert claim.end <= claim.sentence_start + len(claim.sentence)


def test_ids_depend_on_the_evidence_only():
    text = "Orchard shares rose 7%.\nThey fell 7%."
    first, again = extract(Document(id="a", text=text)), extract(Document(id="a", text=text, title="other"))
    assert [claim.id for claim in first] == [claim.id for claim in again]
    assert len({claim.id for claim in first + extract(Document(id="b", text=text))}) == 4


def test_a_text_without_figures_has_no_claims():
    assert extract(Document(id="a", text="")) == []
    assert extract(Document(id="a", text="Nothing to count here.\n\n  \n")) == []


def test_half_a_surrogate_pair_is_a_character_like_any_other():
    (claim,) = extract(Document(id="a\ud800", text="Orchard \udfff shares rose 7%."))
    assert (claim.quote, claim.document) == ("7%", "a\ud800")


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_is_left_as_it_was(collects):
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        extract(Document(id="a", text="Sales rose 5% on Monday."))
        assert gc.isenabled() == collects
        with pytest.raises((TypeError, AttributeError)):
            extract(Document(id="a", text=None))  # type: ignore[arg-type]
        assert gc.isenabled() == collects
    finally:
        (gc.enable if before else gc.disable)()


def test_reading_leaves_nothing_for_the_collector():
    text = "Sales rose 5% to $3 million, Ann Moss said on Monday. She sold 40 boats in 2025.\n\n• Plums: 58%\n" * 5
    extract(Document(id="a", text=text))
    gc.collect()
    extract(Document(id="a", text=text))
    assert gc.collect() == 0
