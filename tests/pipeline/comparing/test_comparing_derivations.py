"""Figures that follow from others: which are found, in which roles, and how they stand to what is stated."""

import pytest

from claimdiff import Document, check, extract
from pipeline.comparing import derivations
from pipeline.model import Claim, Derivation

MORE = "The head of the office said so on Tuesday, and nobody in the hall had a question for her."


def derived(*texts: str) -> list[Derivation]:
    documents = [Document(f"d{i}", f"{text} {MORE}", source=f"Outlet {i}") for i, text in enumerate(texts)]
    return list(check(documents).derivations)


def one(*texts: str) -> Derivation:
    (only,) = derived(*texts)
    return only


def roles(text: str) -> list[tuple[str, str]]:
    document = Document("d", f"{text} {MORE}")
    quotes = {claim.id: claim.quote for claim in extract(document)}
    (only,) = check([document]).derivations
    return [*((role, quotes[claim]) for role, claim in only.inputs), ("checked", quotes[only.checked])]


HOLDING = [
    ("change", "Orders rose 15% to 2,300 in March from 2,000 in February."),
    ("change", "Orders fell 20% from 2,500 in March to 2,000 in April."),
    ("change", "Its price went from $100 to $120, a 20% jump."),
    ("change", "Its price went to $120 from $100, an increase of 20 percent."),
    ("change", "The clinic treated 1,840 patients, down 8% from 2,000 in 2019."),
    ("change", "The library lent 3,009 books, compared with last year's 3,243, a 7.2% decline."),
    ("change", "The budget is $18.4 million, which is 8% less than the $20 million of last year."),
    ("change", "The plant made 90,000 bicycles, almost twice the 48,000 of the year before."),
    ("change", "Revenue more than doubled to $12.4 billion from $6.1 billion."),
    ("change", "Its debt shrank by a quarter to $3 billion from $4 billion."),
    ("change", "The fare will rise from 5% to 7% of the price, an increase of 40%."),
    ("change", "Staff numbers fell to 1,840. That was down 8% from 2,000 a year earlier."),
    ("change", "The stock gained $2.10, or 3.5%, to $62.10."),
    ("change", "Costs rose 12% from the same quarter last year to $56 million from $50 million."),
    ("difference", "The town has 17 officers, five more than the 12 it had in May."),
    ("difference", "Turnout was 64.2%, up 3.1 percentage points from 61.1% in 2019."),
    ("difference", "The rate rose half a percentage point to 4.5% from 4%."),
    ("share", "Some 149 of the 7,126 schools, or 2.1%, stayed shut."),
    ("share", "In all, 45 of 60 schools (75%) are open again."),
    ("share", "Of the 640 patients, 160 (25%) got better within a week."),
    ("total", "The flood killed 12 people: five men, four women and three children."),
    ("total", "The flood killed 10 people — five men, four women and a child — on Sunday."),
    ("total", "Nine people were hurt (four drivers and five passengers) in the crash."),
    ("total", "The gunman shot seven people, killing three and wounding four."),
    ("total", "The club won nine medals (four gold, three silver and two bronze) in Oslo."),
    ("votes", "The bill passed 134-63 in the chamber of 200 members."),
    ("votes", "The 60-seat assembly approved the plan 38-19."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), HOLDING)
def test_what_fits_holds(kind: str, text: str) -> None:
    found = one(text)
    assert (found.kind, found.outcome) == (kind, "holds")


ROUNDING = [
    ("change", "Its subscribers grew 80% to 3.3 billion from 1.8 billion."),
    ("change", "Costs increased 12.9% to $11.1 million from $9.8 million."),
    ("change", "Sales were $4.9 billion, up 16% from $4.2 billion."),
]


@pytest.mark.parametrize(("kind", "text"), ROUNDING)
def test_what_fits_only_with_the_digits_that_were_left_out_is_a_rounding(kind: str, text: str) -> None:
    found = one(text)
    assert (found.kind, found.outcome) == (kind, "rounding")


FAILING = [
    ("change", "Profit rose 20% to $500 million from $400 million a year earlier."),
    ("change", "The museum had 1.2 million visitors, 50 percent more than the 1 million of 2023."),
    ("change", "The plant made 90,000 bicycles, almost three times the 48,000 of the year before."),
    ("change", "Its spending halved to $2.3 million from $8.9 million."),
    ("change", "Staff numbers fell to 1,840. That was down 18% from 2,000 a year earlier."),
    ("change", "The stock gained $2.10, or 5.3%, to $62.10."),
    ("difference", "The town has 17 officers, six more than the 12 it had in May."),
    ("difference", "Turnout was 64.2%, up 5.1 percentage points from 61.1% in 2019."),
    ("share", "In all, 45 of 60 schools (85%) are open again."),
    ("total", "The flood killed 12 people: five men, four women and two children."),
    ("total", "Nine people were hurt (four drivers and six passengers) in the crash."),
    ("votes", "The bill passed 144-63 in the chamber of 200 members."),
    ("votes", "The 60-seat assembly approved the plan 48-19."),
]


@pytest.mark.parametrize(("kind", "text"), FAILING)
def test_what_no_rounding_explains_fails_and_is_a_discrepancy(kind: str, text: str) -> None:
    report = check([Document("d", f"{text} {MORE}")])
    (found,) = report.derivations
    assert (found.kind, found.outcome) == (kind, "fails")
    (flagged,) = report.discrepancies
    assert (flagged.kind, flagged.measurement, flagged.claims) == ("internal", None, found.claims)
    assert flagged.explanation == found.explanation
    assert flagged.confidence >= 0.75


LOOK_ALIKES = [
    "Prices range from $10 to $40, with a 20% discount for members.",
    "Police arrested 14 people from 20 to 35 years old, 40% of them students.",
    "The share of women rose from 20% to 25% and that of men fell 5%.",
    "The firm moved 20% of its money to 500 stocks from 400 bonds.",
    "The firm sold 500 cars in May and 400 in April, and bought 20% of a rival.",
    "The trust will grow 5% a year from $400 million to $800 million.",
    "At constant exchange rates sales rose 12% to $500 million from $480 million.",
    "Excluding the merger, sales rose 12% to $500 million from $480 million.",
    "Sales rose 20% from a year earlier to $500 million, up from $480 million in the previous quarter.",
    "It made a profit of $30 million, up 15% from a loss of $10 million.",
    "The rate slowed to 3.2 percent from 3.4 percent, a fall of 9 percent in the price of food.",
    "Its plants made $66 billion of goods, with orders climbing to $44.6 billion from $39.3 billion.",
    "Nine people were hurt, including four drivers and three passengers.",
    "Five people drowned, three in the north, two in the west and one in the south.",
    "He bought two houses: 10 rooms in the first and 12 rooms in the second.",
    "She was charged with two counts of fraud, one count of theft and one count of bribery.",
    "Twenty people were hurt in 12 crashes, eight of which happened at night.",
    "The assembly approved the plan 48-19 and sent it to the 60-seat senate.",
    "Some 30 of the 40 patients went home, and 85% of the nurses did.",
    "It has 3 parks of 40 hectares, 50% more than it had.",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_give_none(text: str) -> None:
    assert derived(text) == []


def test_figures_have_the_roles_that_the_words_give_them() -> None:
    assert roles("Profit rose 25% to $500 million from $400 million a year earlier.") == [
        ("base", "$400 million"), ("value", "$500 million"), ("checked", "25%"),
    ]  # fmt: skip
    assert roles("The flood killed 12 people: five men, four women and three children.") == [
        ("part", "five"), ("part", "four"), ("part", "three"), ("checked", "12"),
    ]  # fmt: skip
    assert roles("The stock gained $2.10, or 3.5%, to $62.10.") == [
        ("difference", "$2.10"), ("value", "$62.10"), ("checked", "3.5%"),
    ]  # fmt: skip


EXPLAINED = [
    (
        "Profit rose 20% to $500 million from $400 million.",
        '"$400 million" to "$500 million" is 25% more; the article says "20%".',
    ),
    (
        "The flood killed 12 people: five men, four women and three children.",
        '"five", "four" and "three" make 12, as the article says: "12".',
    ),
    (
        "Its debt shrank by a quarter to $3.8 billion from $4 billion.",
        '"$4 billion" to "$3.8 billion" is 5% less; the article says "a quarter".',
    ),
    ("The bill passed 144-63 in the chamber of 200 members.", '"144" and "63" make 207, more than "200".'),
    (
        "Sales were $4.9 billion, up 16% from $4.2 billion.",
        '"$4.2 billion" to "$4.9 billion" is 14.1 to 19.3% more, rounded; the article says "16%".',
    ),
]


@pytest.mark.parametrize(("text", "said"), EXPLAINED)
def test_the_explanation_quotes_the_figures_and_says_the_arithmetic(text: str, said: str) -> None:
    assert one(text).explanation == said


def test_a_percentage_of_the_later_figure_is_told_as_another_base() -> None:
    report = check([Document("d", f"Profit rose 20% to $500 million from $400 million. {MORE}")])
    assert [found.cause for found in report.discrepancies] == ["unit_or_scope"]


PAIR = "Spending on plants at Orchard Tools was $513 million in 2025, up from $408 million a year earlier."
STATED = "Spending on plants at Orchard Tools rose {}% to $513 million in 2025 from a year earlier."


def test_claims_of_one_measurement_stand_for_each_other() -> None:
    found = one(PAIR, STATED.format(26))
    assert found.outcome == "holds"
    assert found.explanation == (
        '"$408 million" (Outlet 0) to "$513 million" (Outlet 0) is 25.7% more, as Outlet 1 says: "26%".'
    )


def test_what_fails_across_articles_is_a_discrepancy_across_sources() -> None:
    texts = (PAIR, STATED.format(46))
    documents = [Document(f"d{i}", f"{text} {MORE}", source=f"Outlet {i}") for i, text in enumerate(texts)]
    report = check(documents)
    assert [found.outcome for found in report.derivations] == ["fails"]
    (flagged,) = [found for found in report.discrepancies if found.measurement is None]
    assert flagged.kind == "cross_source"


def test_a_change_since_another_time_is_not_held_against_a_base() -> None:
    assert derived(PAIR, STATED.format(46).replace("year", "week")) == []


def test_the_order_of_documents_does_not_matter() -> None:
    texts = (PAIR, STATED.format(26))
    documents = [Document(f"d{i}", f"{text} {MORE}", source=f"Outlet {i}") for i, text in enumerate(texts)]
    assert check(documents).derivations == check(documents[::-1]).derivations


def test_a_bound_leaves_the_other_end_open() -> None:
    found = one("Revenue more than doubled to more than $12.4 billion from $6.1 billion.")
    assert found.high == float("inf")
    assert found.to_dict()["high"] is None


def test_derivations_need_claims_and_measurements_only() -> None:
    document = Document("d", f"Profit rose 25% to $500 million from $400 million. {MORE}", source="Daily")
    report = check([document])
    claims: list[Claim] = list(report.claims)
    assert derivations(claims, report.measurements, {"d": "Daily"}) == report.derivations
