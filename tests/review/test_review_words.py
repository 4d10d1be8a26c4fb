import dataclasses

import pytest

from pipeline.model import Measurement
from review import words


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.com/x", "http://",
        "https://[broken", "http://example.com:port/", "https://exam\u202eple.com/", " https://example.com", "https://a\nb/",
        "JAVASCRIPT:x//https://example.com", "",
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(address):
    assert words.web_link(address) is None


def test_a_web_address_is_kept_as_it_is():
    assert words.web_link("https://example.com/a?b=c#d") == "https://example.com/a?b=c#d"


def test_text_is_cleaned_of_escapes_direction_marks_and_surrogates():
    assert words.clean("a\x1b[2Jb\u202ec\u2066d\ud800e\nf\x00") == "a[2Jbcde f".replace("de", "d\ufffde")


def test_right_to_left_letters_stay():
    assert words.clean("שלום مرحبا") == "שלום مرحبا"


def test_a_label_is_cut_and_a_sentence_is_not():
    assert len(words.label("W" * 1000)) == words.LONGEST_LABEL
    assert len(words.clean("W" * 1000)) == 1000


@pytest.mark.parametrize(("value", "shown"), [(1.0, "1.00"), (0.999, "0.99"), (0.5, "0.50"), (0.0, "0.00")])
def test_a_share_never_rounds_up_to_certainty(value, shown):
    assert words.share(value) == shown


def test_every_term_of_the_model_has_words():
    from typing import get_args

    from pipeline.model import Cause, DiscrepancyKind, Verdict

    assert set(words.CAUSES) == set(get_args(Cause))
    assert set(words.KINDS) == set(get_args(DiscrepancyKind))
    assert set(words.VERDICTS) == set(get_args(Verdict))


def test_a_name_does_not_say_its_subject_twice():
    measurement = Measurement(
        id="m", subject="Norvik shares", measure="shares jumped", unit="%", time=None, claims=("a",), verdict="single",
        explanation="",
    )  # fmt: skip
    assert words.what(measurement) == "Norvik shares: jumped"
    assert words.what(dataclasses.replace(measurement, measure="shares")) == "Norvik shares"
