"""What holds figures apart or brings them together, each with sentences of its own."""

import datetime as dt

import pytest
from comparing_claims import check, make_claim, together

from pipeline.comparing.evidence import Lexicon, evidence
from pipeline.comparing.intervals import extent, relation
from pipeline.comparing.profiles import Profile, profiles
from pipeline.comparing.times import when
from pipeline.comparing.words import senses, stem
from pipeline.model import Document
from pipeline.reading.extract import extract


def _profiles(*texts: str, published: str = "2024-06-14") -> list[Profile]:
    documents = [Document(f"d{at}", text, f"s{at}", published=published) for at, text in enumerate(texts)]
    return profiles([claim for document in documents for claim in extract(document)], documents)


def test_men_are_none_of_the_women() -> None:
    men = Document("a", "Three men were hurt when the ferry struck the pier in Norvik.", "Harbour Post")
    women = Document("b", "Three women were hurt when the ferry struck the pier in Norvik.", "Vale Courier")
    people = Document("c", "Three people were hurt when the ferry struck the pier in Norvik.", "Bay Mail")
    assert not together(check(men, women), "Three men", "Three women")
    assert [len(m.claims) for m in check(men, people).measurements] == [2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 31-year-old woman was hurt.", "female"),
        ("His brother, 31, was hurt.", "male"),
        ("The 31-year-old was hurt.", None),
        ("Four men were hurt.", "male"),
        ("Four boys and girls were hurt.", None),
        ("Men lost 4% more than women.", None),
    ],
)
def test_the_sex_of_who_is_counted(text: str, expected: str | None) -> None:
    assert _profiles(text)[0].sex == expected


def test_persons_of_the_first_kind_overlap_with_the_others_and_not_these_with_each_other() -> None:
    pairs = senses().overlapping
    assert frozenset({"~suspects", "~men"}) in pairs
    assert frozenset({"~men", "~women"}) not in pairs


def test_accents_make_no_other_word() -> None:
    assert stem("Café") == stem("Cafe")


def test_since_opens_a_period_that_ends_with_the_text() -> None:
    document = Document("a", "The port has earned $40 million since 2019.", published="2024-06-14")
    claim = make_claim(document, "$40 million", 4e7, unit="USD", time="2019")
    start = claim.sentence.index(claim.quote)
    found = when(claim, start, start + len(claim.quote), dt.date(2024, 6, 14))
    assert found.days == (dt.date(2019, 1, 1), dt.date(2024, 6, 14))
    assert when(claim, start, start + len(claim.quote)).days is None


def test_a_day_of_telling_does_not_part_what_a_period_gives() -> None:
    told, held, later = (
        _with_time("The records that came out on Wednesday name $5,210 for boats.", time)
        for time in ("2024-06-12", "2019/2021", "2022/2023")
    )
    lexicon = Lexicon([told, held, later])
    assert "time other" not in evidence(told, held, lexicon)
    assert evidence(held, later, lexicon)["period other"] == 1.0


def _with_time(text: str, time: str) -> Profile:
    document = Document(time, text, time, published="2024-06-14")
    return profiles([make_claim(document, "$5,210", 5210, unit="USD", time=time)], [document])[0]


def test_a_bare_scale_is_vague_and_a_value_is_not() -> None:
    document = Document("a", "They want billions of dollars. They want $5 billion.")
    bare = make_claim(document, "billions of dollars", 1e9, high=1e10, unit="USD", modifier="range")
    stated = make_claim(document, "$5 billion", 5e9, unit="USD")
    assert extent(bare).vague
    assert not extent(stated).vague


def test_a_bare_scale_takes_no_partner_from_a_value() -> None:
    report = check(
        Document("a", "Governor Ana Brell demands $5 billion for the Norvik harbour wall.", "Harbour Post"),
        Document(
            "b",
            "Governor Ana Brell demands billions of dollars for the Norvik harbour wall.\n"
            "Her office said that Governor Brell demands $5.6 billion for the Norvik harbour wall.",
            "Vale Courier",
        ),
    )
    assert together(report, "$5 billion", "$5.6 billion")


def test_other_deeds_of_small_counts_are_told_apart() -> None:
    left, right = _profiles("Three buses crossed the bridge.", "Three buses were parked downtown.")
    assert evidence(left, right, Lexicon([left, right]))["measure other few"] == 1.0


def test_temperatures_meet_across_scales() -> None:
    document = Document("a", "It was 23F at dawn. It was -5C at dawn. It is up 9F.")
    warm = make_claim(document, "23F", 23, unit="degree_Fahrenheit")
    cold = make_claim(document, "-5C", -5, unit="degree_Celsius")
    change = make_claim(document, "9F", 9, unit="degree_Fahrenheit", direction="up")
    assert relation(extent(warm), extent(cold)) == "equal"
    assert extent(change).low == pytest.approx(5.0)


def test_a_value_of_many_digits_and_its_rounding_hardly_meet_by_chance() -> None:
    fine, coarse, rough = _profiles(
        "The port paid $18,274,306 in fees.",
        "The port paid $18.3 million in fees.",
        "The port paid $18 million in fees.",
    )
    lexicon = Lexicon([fine, coarse, rough])
    assert evidence(fine, coarse, lexicon)["unusual"] > 0
    assert "unusual" not in evidence(fine, rough, lexicon)
