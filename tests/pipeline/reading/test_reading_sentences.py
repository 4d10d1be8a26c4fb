import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Hale met Gov. Ortiz at St. Brendan's Hospital.", "He left at 4 p.m. Tuesday."],
        ["The shop shut at 9 p.m.", "Police came later."],
        ["It closed at 9 p.m.", "Neighbours called."],
        ["The U.S. Senate voted 51-49.", "Nobody was surprised."],
        ["She moved to the U.S.", "The firm followed."],
        ["Orchard Inc. Chief Executive Lee Tan resigned.", "Sales fell 3.5%."],
        ["It ranked No. 4 in the league.", "J. K. Moss scored twice."],
        ["Profit was $2.4 billion.", "2025 was better."],
        ['"We lost 40 boats."', "Two were found."],
        ['"Who counted?" Mara Dunn asked.', "Nobody had."],
        ["Shares rose 7% on Jan. 5 in heavy trading.", "They fell after."],
        ["He was shot on Main St.", "The gunman fled."],
        ["Was it 40 (or more?)", "Perhaps."],
    ],
)
def test_sentences_of_a_line(parts):
    assert split(" ".join(parts)) == parts


def test_lines_are_never_joined():
    text = "Orchard posts a record\n\n58%\nof growers sold\n• Plums: 58% sold\n• Pears: 42% sold.\n1. Native"
    assert split(text) == [
        "Orchard posts a record", "58%", "of growers sold", "• Plums: 58% sold", "• Pears: 42% sold.", "1. Native",
    ]  # fmt: skip


def test_bullets_inside_a_line_and_missing_spaces():
    assert split("Sold: • Plums 58% • Pears 42%") == ["Sold:", "• Plums 58%", "• Pears 42%"]
    assert split("It sold 40 boats.The rest sank.") == ["It sold 40 boats.", "The rest sank."]


@given(st.text(alphabet=st.sampled_from('ab Z.!?"”\n\r•1 \u00a0\u2028()St'), max_size=80))
def test_offsets_are_exact_ordered_and_lose_nothing(text):
    found = sentences(text)
    last = 0
    for start, end in found:
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        last = end
    assert not text[last:].strip()


def without_a_stop(length: int, seed: int) -> str:
    chosen = random.Random(seed)
    words = ("plum", "pear", "sold", "at 5", "in the valley", "and", "fell", "to 12", "growers said", "again")
    marks = (" ", " ", " ", ", ", "; ")
    return "".join(chosen.choice(words) + chosen.choice(marks) for _ in range(length // 5))[:length]


def test_no_sentence_is_longer_than_the_limit():
    for text in (without_a_stop(50_000, 1), "5, " * 5_000, "x" * 5_000, "word" * 2_000):
        found = sentences(text)
        assert max(end - start for start, end in found) <= LONGEST
        assert "".join(text[start:end] for start, end in found).replace(" ", "") == "".join(text.split(" ")).strip()


def test_where_a_long_run_is_parted_does_not_depend_on_text_far_away():
    text = without_a_stop(30_000, 2)
    alone = {(start, end) for start, end in sentences(text) if start > 2 * LONGEST}
    for before in (without_a_stop(20_000, 3), "Nothing. ", "x"):
        moved = {(start - len(before), end - len(before)) for start, end in sentences(before + text)}
        assert alone <= moved


@pytest.mark.parametrize("pattern", ["U.S. ", "Mr. ", "5, ", "? ", "a", "• ", "word "])
def test_a_line_of_a_megabyte_is_parted_in_one_pass(pattern):
    began = time.process_time()
    sentences(pattern * (1_000_000 // len(pattern)))
    assert time.process_time() - began < 5
