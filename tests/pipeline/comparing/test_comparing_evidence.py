"""What holds figures apart or brings them together, each with sentences of its own."""

import datetime as dt

import pytest
from comparing_claims import check, make_claim, together

from pipeline.comparing.evidence import Lexicon, evidence
from pipeline.comparing.intervals import extent, relation
from pipeline.comparing.linking import forbidden, kept_apart
from pipeline.comparing.persons import kin_told_of
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


def test_a_bare_figure_is_of_the_people_its_subject_names() -> None:
    document = Document("a", "Three men were treated, two of burns. A man hurt two.")
    some = make_claim(document, "two", 2, subject="Three men")
    lone = make_claim(document, "two", 2, nth=1, subject="man")
    found = profiles([some, lone], [document])
    assert [profile.sex for profile in found] == ["male", None]


def test_what_stands_beside_a_list_is_of_each_of_its_figures() -> None:
    document = Document("a", "The sailors, ages 24, 25, 32 and 38, survived.")
    claims = [make_claim(document, age, float(age), unit="year") for age in ("24", "38")]
    first, last = profiles(claims, [document])
    assert first.near["~rescued"] == last.near["~rescued"] > 0.3


def test_words_meet_whether_the_clause_gives_them_to_subject_or_measure() -> None:
    first, second = (
        profiles([make_claim(document, "$40 million", 4e7, unit="USD", subject=subject, measure=measure)], [document])[
            0
        ]
        for document, subject, measure in (
            (Document("a", "The harbour budget came to $40 million."), "harbour budget", "came"),
            (Document("b", "They set $40 million as budget of the harbour."), None, "budget of the harbour"),
        )
    )
    found = evidence(first, second, Lexicon([first, second]))
    assert found["said"] > 0.5
    assert found["said other"] == 0.0
    assert "subject" not in found


def test_the_dead_and_the_survivors_of_one_text_are_other_people() -> None:
    dead, alive = _profiles("A 24-year-old diver died at sea. The others, ages 24, 25 and 38, survived.")[:2]
    assert dead.claim.low == alive.claim.low
    assert forbidden(dead, alive)


@pytest.mark.parametrize(
    ("before", "after", "owner"),
    [
        ("Tom Orvik is accused of shooting his wife, ", ".", "Tom Orvik is accused of shooting his"),
        ("Police looked for Orvik's ", "-year-old sister.", "Police looked for Orvik's"),
        ("Ann Orvik, his ", "-year-old sister, fled.", ""),
        ("Police looked for Orvik, ", ", and his wife.", ""),
        ("They found his ", "-year-old boat.", ""),
    ],
)
def test_whose_relative_an_age_is_of(before: str, after: str, owner: str) -> None:
    assert kin_told_of(before, after) == owner


def test_nobody_is_their_own_wife() -> None:
    told = _profiles("Tom Orvik was sought for the death of his wife, 34.", "Tom Orvik, 34, was held in Norvik.")
    assert forbidden(*told)
    assert forbidden(*reversed(told))


def test_two_ages_told_twice_side_by_side_are_of_the_same_two() -> None:
    again = _profiles(
        "A 12-year-old and an 8-year-old were hurt on the pier. Divers found an 8-year-old and a 12-year-old."
    )
    other = _profiles("A 12-year-old was hurt on the pier. Divers found a 12-year-old in the water.")
    assert not forbidden(again[0], again[3])
    assert forbidden(*other)


def test_two_texts_that_both_give_two_values_keep_them_apart() -> None:
    told = _profiles(
        "Five boats sank. Six boats were hit.", "Five boats sank. Six boats were hit.", "Six boats were hit in Norvik."
    )
    five = [profile for profile in told if profile.claim.low == 5]
    six = [profile for profile in told if profile.claim.low == 6]
    assert kept_apart(five, six)
    assert not kept_apart(five[:1], six)


def test_an_age_without_a_name_says_less_beside_one_with_a_name() -> None:
    named, bare, again = _profiles("Ann Orvik, 41, was hurt.", "A 41-year-old was hurt.", "The 41-year-old was held.")
    lexicon = Lexicon([named, bare, again])
    assert evidence(named, bare, lexicon)["person alone"] == 1.0
    assert "person alone" not in evidence(bare, again, lexicon)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("More than 40 boats use the lock every day.", "More than 40"),
        ("The lock serves all of them: more than 40 boats every day.", "more than 40 boats every day"),
        ("| Boats | per day | more than 40 |", "more than 40"),
    ],
)
def test_what_is_counted_by_the_day_is_marked_wherever_the_rate_stands(text: str, quote: str) -> None:
    document = Document("a", text)
    profile = profiles([make_claim(document, quote, 40, modifier="more_than")], [document])[0]
    assert "daily" in profile.marks


def test_sums_of_a_firms_books_are_told_apart() -> None:
    profit, sales, revenue = _profiles(
        "Orchard said on Monday that its profit rose to $400 million.",
        "Sales of Orchard fell to $400 million, it said on Monday.",
        "Orchard's revenue fell to $400 million on Monday.",
    )
    assert (profit.account, sales.account, revenue.account) == ("profit", "takings", "takings")
    assert forbidden(profit, sales)
    assert not forbidden(sales, revenue)
