from hypothesis import given
from hypothesis import strategies as st
from review_samples import CLAIMS, DOCUMENTS

from review import evidence

BY_ID = {each.id: each for each in CLAIMS}
VIEWS = {each.id: each for each in DOCUMENTS}


def marked(passage):
    return [piece.text for piece in passage.pieces if piece.exact]


def test_the_figure_is_marked_where_it_stands_in_its_sentence():
    (passage,) = evidence.passages([BY_ID["share-a"]], [], VIEWS)
    assert marked(passage) == ["as much as 7%"]
    assert "".join(piece.text for piece in passage.pieces) == BY_ID["share-a"].sentence


def test_the_words_that_differ_between_versions_are_marked():
    before, after = evidence.versions([BY_ID["crew-new"], BY_ID["crew-old"]], VIEWS)
    assert (before.label, after.label) == ("Before", "After")
    assert [piece.text for piece in before.pieces if piece.changed] == ["212", "by the autumn"]
    assert [piece.text for piece in after.pieces if piece.changed] == ["122", "or early retirement"]


def test_figures_of_one_sentence_are_marked_together():
    from dataclasses import replace

    first = BY_ID["crew-old"]
    start = first.sentence_start + first.sentence.index("autumn")
    second = replace(first, id="other", start=start, end=start + 6, quote="autumn")
    (passage,) = evidence.passages([first], [second], VIEWS)
    assert marked(passage) == ["212 crane operators", "autumn"]


def test_first_claims_come_before_earlier_further_ones():
    found = evidence.passages([BY_ID["share-b"]], [BY_ID["share-c"]], VIEWS)
    assert [each.outlet for each in found] == ["Nordic Ledger", "Skagen Wire"]


def test_a_claim_of_an_unknown_document_is_still_shown():
    (passage,) = evidence.passages([BY_ID["share-a"]], [], {})
    assert passage.outlet == "Unknown source"
    assert passage.link is None


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 80), st.integers(-5, 80)), max_size=4))
def test_cutting_never_loses_text(text, stretches):
    pieces = evidence.cut(text, dict.fromkeys(stretches, "exact"))
    from review.words import clean

    assert "".join(piece.text for piece in pieces) == clean(text)


@given(st.text("ab ,", max_size=40), st.text("ab ,", max_size=40))
def test_what_is_left_of_both_texts_is_the_same(old, new):
    def kept(text, stretches):
        gone = {place for start, end in stretches for place in range(start, end)}
        return "".join(letter for place, letter in enumerate(text) if place not in gone).replace(" ", "")

    lost, won = evidence.changes(old, new)
    assert kept(old, lost) == kept(new, won)
