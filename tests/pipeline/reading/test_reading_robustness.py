"""What holds for any text: valid offsets, the same claims each time, and nothing from further away than documented."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Claim, Document
from pipeline.reading.extract import CONTEXT, extract

WORDS = (
    "Orchard Foods said", "its sales rose", "7%", "$14.3 billion", "1,200 people", "about", "as much as", "between",
    "115", "and", "two-thirds", "in April", "on Wednesday", "“We lost", "40 boats,”", "Mara Dunn said.", "It fell",
    "to 12", "from 15", "(both 57)", "the plant", "of growers", ".", ".", ",", "who", "that", "GPT-5.4", "Plum:", ";",
    "👩‍👩‍👧", "e\u0301", "\u2009", "1\u202f200", "\u00a0", "—", "½", "５", "٣", "\u200d", "\ufe0f", "\u202e",
)  # fmt: skip
NEWS = [
    "Orchard Foods said on Wednesday that its sales rose 7% to $14.3 billion in the quarter.", "It had hoped for 9%.",
    "“We lost 40 boats,” Mara Dunn, its chief executive, told reporters.", "She said that 12 of them sank.",
    "About 1,200 people work at the plant, which opened in 2019.", "The company wants to hire 115 to 135 more.",
    "Sales in the valley fell by two-thirds, and those on the coast doubled.", "They were 3 million tins.",
]  # fmt: skip


def told(claims: list[Claim], first: int, last: int) -> list[tuple[object, ...]]:
    """All that the claims between two offsets say, their places counted from the first offset."""
    names = [name for name in Claim.__dataclass_fields__ if name not in ("start", "end", "sentence_start", "id")]
    return [
        (claim.start - first, claim.sentence_start - first, *(getattr(claim, name) for name in names))
        for claim in claims
        if first <= claim.start < last
    ]


def paragraphs(length: int, seed: int) -> str:
    chosen = random.Random(seed)
    text = ""
    while len(text) < length:
        text += " ".join(chosen.choice(NEWS) for _ in range(chosen.randint(1, 5))) + "\n\n"
    return text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=200))
def test_offsets_are_valid_and_the_claims_the_same_again(text):
    document = Document(id="d", text=text, published="2026-04-11")
    claims = extract(document)
    assert claims == extract(document)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote != ""
        assert text[claim.sentence_start :].startswith(claim.sentence)
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_start + len(claim.sentence)
        assert claim.low <= claim.high


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join), st.integers(0, 4))
def test_what_stands_before_moves_offsets_and_nothing_else(before, padding):
    """A paragraph is read alike wherever it stands, whatever characters are before it."""
    target = " ".join(NEWS[:2])
    alone = extract(Document(id="d", text=target))
    marks = "e\u0301👩‍👩‍👧" * padding
    moved = f"{before}\n\n{marks} {NEWS[4]}\n\n{target}"
    claims = extract(Document(id="d", text=moved))
    assert told(alone, 0, 200) == told(claims, len(moved) - len(target), len(moved))


@pytest.mark.parametrize("seed", range(6))
def test_nothing_depends_on_text_further_away_than_documented(seed):
    text = paragraphs(4 * CONTEXT, seed)
    middle = (2 * CONTEXT - 500, 2 * CONTEXT + 500)
    near = text[middle[0] - CONTEXT : middle[1] + CONTEXT]
    wanted = told(extract(Document(id="d", text=text)), *middle)
    assert wanted
    for other in (paragraphs(3_000, seed + 100), "x" * 500 + " ", "(" * 300, "“" * 99, "5, " * 400, "the Who? ", ""):
        moved = other + near + other
        first = len(other) + CONTEXT
        assert told(extract(Document(id="d", text=moved)), first, first + 1_000) == wanted


@pytest.mark.parametrize("seed", range(6))
def test_nor_in_a_line_without_a_full_stop(seed):
    text = paragraphs(4 * CONTEXT, seed).replace("\n\n", " ").replace(".", ",").replace("$14,3", "$14.3")
    middle = (2 * CONTEXT - 500, 2 * CONTEXT + 500)
    near = text[middle[0] - CONTEXT : middle[1] + CONTEXT]
    wanted = told(extract(Document(id="d", text=text)), *middle)
    assert wanted
    for other in (paragraphs(3_000, seed + 100), "the harbour, ", ""):
        first = len(other) + CONTEXT
        moved = extract(Document(id="d", text=other + near + other))
        assert told(moved, first, first + 1_000) == wanted


SLOW = (
    "(", "(5 [", "7", "777,", "7.", "5, ", "5 and ", "the 5 millio and the 5 percen ", "as much a 5 to the ", "“5 ",
    "between 5 and ", "5 to ", "well-known-to-the-", "5-", "Orchard ", "Orchard 5 ", "a", "“", '"', "$", "1/", ". ",
    "U.S. ", "the 👩‍👩‍👧e\u0301\u0301 5 ", "5\u2009", " ", "that he said 5 ",
    "• Plums: 58%\n", "Plant | 12 | 14.5%\n", "58%\nof growers sold\n\n", "harbour\n5 boats\n", "It rose 5%.\n\n",
    "the 漢5 ",
)  # fmt: skip


@pytest.mark.parametrize("pattern", SLOW)
def test_time_grows_no_faster_than_the_text(pattern):
    def spent(length: int) -> float:
        document = Document(id="d", text=(pattern * length)[:length])
        began = time.process_time()
        extract(document)
        return time.process_time() - began

    spent(1_000)
    short, long = min(spent(4_000) for _ in range(2)), spent(32_000)
    assert long < 3 * 8 * short + 0.1  # what grows with the square would take 64 times as long
