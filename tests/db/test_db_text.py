from hypothesis import given
from hypothesis import strategies as st

from db import storable, text_hash


@given(st.text(st.characters(codec=None)))
def test_what_is_storable_has_utf_8_and_no_nul(text):
    kept = storable(text)
    kept.encode()
    assert "\x00" not in kept
    assert storable(kept) == kept


def test_ordinary_text_is_kept_as_it_is():
    text = "€14.3 billion – “up 9 %” 🚢\n\t"
    assert storable(text) == text


def test_a_lone_surrogate_is_replaced_and_offsets_behind_it_stay():
    assert storable("a\ud800b") == "a\ufffdb"


def test_the_hash_is_of_the_text_that_is_kept():
    assert text_hash("7%\x00") == text_hash("7%")
