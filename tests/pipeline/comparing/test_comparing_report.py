import dataclasses
import random

import pytest
from comparing_claims import check, together
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparing import compare
from pipeline.model import Claim, Document, Report
from pipeline.reading.extract import extract

DAILY = Document(
    "daily",
    "Orlan unveils a foldable bicycle\n"
    "Orlan said on Monday that 1,214 engineers built the bicycle over nine months. "
    "Orlan shares jumped as much as 7% after the launch.\n"
    "The company paid $14.3 billion for a 49% stake in the motor maker Velt. "
    "The frame scored 52 in the Kessler test, behind Tarn at 57 and Brevo at 53.",
    source="Daily",
)
POST = Document(
    "post",
    "What the new bicycle means\n"
    "Built by 1,214 engineers, the bicycle is the first from Orlan in a decade. "
    "Orlan's stock rose approximately 9% on Monday.\n"
    "Its maker spent $14 billion on a 49 percent stake in Velt last year. "
    "In the Kessler test it came in with a score of 52; Brevo had 53 and Tarn 57.",
    source="Post",
)
HERALD = Document(
    "herald",
    "Velt's owner rides on\n"
    "The Kessler test gave Orlan's frame a score of 52. Velt sold 3.2 million motors in 2023.\n"
    "Orlan hired 300 people in Lund.",
    source="Herald",
)


@pytest.fixture(scope="module")
def report() -> Report:
    return check(DAILY, POST, HERALD)


def test_every_claim_is_in_one_measurement(report: Report) -> None:
    members = [member for measurement in report.measurements for member in measurement.claims]
    assert sorted(members) == sorted(claim.id for claim in report.claims)
    assert len(report.claims) >= 17


def test_the_share_move_is_the_only_conflict_and_its_cause_is_said(report: Report) -> None:
    (found,) = report.discrepancies
    quotes = {claim.quote for claim in report.claims if claim.id in found.claims}
    assert quotes == {"as much as 7%", "approximately 9%"}
    assert (found.kind, found.cause) == ("cross_source", "peak_and_point")
    assert found.confidence >= 0.5
    assert found.explanation.startswith('"as much as 7%" (Daily) and "approximately 9%" (Post) cannot both hold')
    measurement = next(m for m in report.measurements if m.id == found.measurement)
    assert measurement.verdict == "conflict"


def test_claims_meet_across_wordings(report: Report) -> None:
    assert together(report, "$14.3 billion", "$14 billion")
    assert together(report, "49%", "49 percent")
    verdicts = {m.verdict for m in report.measurements if len(m.claims) > 1}
    assert {"agree", "rounding", "conflict"} <= verdicts


def test_what_one_sentence_tells_apart_is_never_joined(report: Report) -> None:
    place = {claim.id: (claim.document, claim.sentence_start) for claim in report.claims}
    for measurement in report.measurements:
        places = [place[member] for member in measurement.claims]
        assert len(places) == len(set(places)), measurement


LOOK_ALIKES = [
    ("Two men were killed in the crash near Asten.", "Police arrested two officers in Asten.", "Two", "two"),
    ("HLD Bank's profit fell 12%, its report says.", "Norvo's fleet grew 12% as sales rose, it said.", "12%", "12%"),
    ("Mara Quint, 34, was hurt.", "Joel Brandt, 34, was charged.", "34", "34"),
    ("The mayor faces 10 years in prison.", "The mayor's son, 10, was at school.", "10 years", "10"),
    ("Inflation was 3% in Spain.", "Rates rose 3 percentage points in Chile.", "3%", "3 percentage points"),
    ("The toll road cost $40 million.", "The toll road cost 40 million euros.", "$40 million", "40 million euros"),
]


@pytest.mark.parametrize(("left", "right", "a", "b"), LOOK_ALIKES)
def test_look_alikes_stay_apart(left: str, right: str, a: str, b: str) -> None:
    report = check(Document("left", left), Document("right", right))
    quotes = sorted(claim.quote for claim in report.claims)
    assert len(quotes) >= 2, quotes
    assert all(len(measurement.claims) == 1 for measurement in report.measurements)
    assert not report.discrepancies


def test_one_persons_two_ages_conflict_in_spite_of_spelling() -> None:
    report = check(
        Document("a", "Police named the driver as Adeline Kerr, 36, of Asten."),
        Document("b", "The driver, 26-year-old Adline Kerr, lives in Asten."),
    )
    (found,) = report.discrepancies
    assert found.cause == "typing_error"


def test_a_figure_of_one_text_that_disagrees_with_itself_is_internal() -> None:
    report = check(
        Document("a", "Ferry Kestrel sinks with Mara Quint, 41, aboard\nThe captain was Mara Quint, 61, of Asten.")
    )
    (found,) = report.discrepancies
    assert found.kind == "internal"


def shuffled(documents: list[Document], claims: list[Claim], seed: int) -> Report:
    order = random.Random(seed)
    order.shuffle(documents)
    order.shuffle(claims)
    return compare(claims, documents)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_the_input_does_not_matter(seed: int) -> None:
    documents = [DAILY, POST, HERALD]
    claims = [claim for document in documents for claim in extract(document)]
    assert shuffled(list(documents), claims, seed) == compare(claims, documents)


def test_ids_do_not_hang_on_offsets_or_claim_ids(report: Report) -> None:
    shift = "An editor's line that holds no figure at all.\n"
    moved = dataclasses.replace(DAILY, text=shift + DAILY.text)
    claims = [
        dataclasses.replace(claim, id="other " + claim.id)
        for document in (moved, POST, HERALD)
        for claim in extract(document)
    ]
    again = compare(claims, [moved, POST, HERALD])
    assert [found.id for found in again.discrepancies] == [found.id for found in report.discrepancies]
    assert len({m.id for m in report.measurements}) == len(report.measurements)


def test_other_evidence_has_another_id(report: Report) -> None:
    other = dataclasses.replace(POST, text=POST.text.replace("approximately 9%", "approximately 10%"))
    assert check(DAILY, other, HERALD).discrepancies[0].id != report.discrepancies[0].id


def test_nothing_to_compare() -> None:
    assert compare([], []) == Report([], [], [], derivations=[])
    assert compare([], [DAILY]).measurements == []


def test_claims_without_their_document_are_compared_all_the_same() -> None:
    claims = extract(DAILY)
    assert len(compare(claims, []).claims) == len(claims)


def test_two_voices_that_one_sentence_sets_against_each_other_conflict() -> None:
    report = check(
        Document("a", "Though police said 15 people were hurt at the fair, rescuers said 16 were wounded in the crush.")
    )
    (found,) = report.discrepancies
    assert found.kind == "internal"
    apart = check(Document("a", "Police said 15 people were hurt at the fair, and 16 were wounded at the port."))
    assert not apart.discrepancies
