import pytest
from comparing_claims import make_claim

from pipeline.comparing.causes import cause, witnesses
from pipeline.comparing.intervals import typing_error
from pipeline.comparing.profiles import Profile, profiles
from pipeline.comparing.verdicts import judge
from pipeline.model import Claim, Document


def stated(
    source: str, text: str, quote: str, value: float, published: str | None = None, **more: object
) -> tuple[Document, Claim]:
    document = Document(source, text, source=source, published=published)
    return document, make_claim(document, quote, value, **more)  # type: ignore[arg-type]


def ready(*said: tuple[Document, Claim]) -> list[Profile]:
    return profiles([claim for _, claim in said], [document for document, _ in said])


SHARES: dict[str, object] = {"unit": "%", "resolution": 1.0, "direction": "up"}
VERDICTS = [
    ("agree", ("a", "The bridge cost $40 million", "$40 million", 4e7, None, {"unit": "USD"}),
     ("b", "They paid $40m for the bridge", "$40m", 4e7, None, {"unit": "USD"})),
    ("rounding", ("a", "It cost $14 billion", "$14 billion", 14e9, None, {"unit": "USD", "resolution": 1e9}),
     ("b", "It cost $14.3 billion", "$14.3 billion", 14.3e9, None, {"unit": "USD", "resolution": 1e8})),
    ("rounding", ("a", "at nearly $2,000", "nearly $2,000", 2000, None, {"unit": "USD", "modifier": "approximately"}),
     ("b", "at $2,000", "$2,000", 2000, None, {"unit": "USD"})),
    ("agree", ("a", "about 40 boats", "about 40", 40, None, {"modifier": "approximately"}),
     ("b", "40 boats", "40", 40, None, {})),
    ("compatible", ("a", "over 1,000 nurses", "over 1,000", 1000, None, {"modifier": "more_than"}),
     ("b", "1,000 nurses", "1,000", 1000, None, {})),
    ("compatible", ("a", "up to 500 jobs", "up to 500", 500, None, {"modifier": "at_most"}),
     ("b", "450 jobs", "450", 450, None, {})),
    ("conflict", ("a", "rose as much as 7%", "as much as 7%", 7, None, SHARES | {"modifier": "at_most"}),
     ("b", "rose about 9%", "about 9%", 9, None, SHARES | {"modifier": "approximately"})),
    ("conflict", ("a", "rose 9%", "9%", 9, None, SHARES),
     ("b", "fell 9%", "9%", 9, None, SHARES | {"direction": "down"})),
    ("update", ("a", "3 people died", "3", 3, "2024-05-01", {}), ("b", "5 people died", "5", 5, "2024-05-02", {})),
    ("conflict", ("a", "5 people died", "5", 5, "2024-05-01", {}), ("b", "3 people died", "3", 3, "2024-05-02", {})),
    ("conflict", ("a", "3 people died", "3", 3, "2024-05-01", {}), ("b", "5 people died", "5", 5, "2024-05-01", {})),
    ("conflict", ("a", "3 people died", "3", 3, None, {}), ("b", "5 people died", "5", 5, None, {})),
    ("update", ("a", "Ann Lee, aged 30, won", "30", 30, "2024-05-01", {"unit": "year"}),
     ("b", "Ann Lee, aged 31, lost", "31", 31, "2024-12-01", {"unit": "year"})),
    ("conflict", ("a", "Ann Lee, aged 30, won", "30", 30, "2024-05-01", {"unit": "year"}),
     ("b", "Ann Lee, aged 31, lost", "31", 31, "2024-05-03", {"unit": "year"})),
    ("conflict", ("a", "Ann Lee, aged 30, was killed", "30", 30, "2024-05-01", {"unit": "year"}),
     ("b", "Ann Lee, aged 31, was found dead", "31", 31, "2024-12-01", {"unit": "year"})),
    ("conflict", ("a", "Ann Lee, aged 30, won", "30", 30, "2024-05-01", {"unit": "year"}),
     ("b", "Ann Lee, aged 34, lost", "34", 34, "2024-12-01", {"unit": "year"})),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "left", "right"), VERDICTS)
def test_verdicts(expected: str, left: tuple, right: tuple) -> None:  # type: ignore[type-arg]
    members = ready(*(stated(*row[:5], **row[5]) for row in (left, right)))
    assert judge(members).verdict == expected
    assert judge(members[::-1]).verdict == expected


def test_every_reason_quotes_both_figures_with_their_outlets() -> None:
    for _, left, right in VERDICTS:
        told = judge(ready(*(stated(*row[:5], **row[5]) for row in (left, right)))).explanation
        for source, _, quote, *_ in (left, right):
            assert f'"{quote}" ({source})' in told
        assert told.endswith(".")


def test_a_peak_below_a_point_says_why_no_value_fits() -> None:
    peak = stated("Daily", "rose as much as 7%", "as much as 7%", 7, None, **SHARES, modifier="at_most")
    point = stated("Post", "rose approximately 9%", "approximately 9%", 9, None, **SHARES, modifier="approximately")
    members = ready(peak, point)
    assert judge(members).explanation == (
        '"as much as 7%" (Daily) and "approximately 9%" (Post) cannot both hold: no value is at most 7 and about 9.'
    )
    assert cause(*members) == "peak_and_point"


def test_one_claim_is_single() -> None:
    assert judge(ready(stated("a", "3 boats sank", "3", 3))).verdict == "single"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(5687.75, 5587.75, True), (83200, 82300, True), (36, 26, True), (22, 23, False), (7, 9, False),
     (1234, 12345, True), (842, 913, False), (1204, 1204, False)],
)  # fmt: skip
def test_typing_errors(a: float, b: float, expected: bool) -> None:
    assert typing_error(a, b) is expected
    assert typing_error(b, a) is expected


def test_a_copied_sentence_is_one_witness() -> None:
    wire = "The ferry carried 212 passengers when it left the harbour on Tuesday"
    copies = [stated(name, wire, "212", 212) for name in ("a", "b", "c")]
    other = stated("d", "Officials counted 212 people aboard the boat that evening", "212", 212)
    assert witnesses(ready(*copies)) == 1
    assert witnesses(ready(*copies, other)) == 2


def test_a_bare_scale_takes_no_part_where_others_give_the_value() -> None:
    texts = (
        "The plan covers 700,000 tenants.",
        "The plan covers 700,000 tenants.",
        "The plan covers thousands of tenants.",
    )
    documents = [Document(f"d{at}", text, f"Outlet {at}") for at, text in enumerate(texts)]
    stated = [make_claim(document, "700,000", 700000, counted="tenants") for document in documents[:2]]
    scale = make_claim(documents[2], "thousands", 1000, high=10000, counted="tenants", modifier="range")
    assert judge(profiles([*stated, scale], documents)).verdict == "agree"
    assert judge(profiles([stated[0], scale], [documents[0], documents[2]])).verdict == "compatible"
