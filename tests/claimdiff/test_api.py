"""The public Python face is the documented one."""

import datetime as dt

import pytest

import claimdiff
from claimdiff import Document


def test_every_public_name_is_there():
    assert sorted(claimdiff.__all__) == claimdiff.__all__
    for name in claimdiff.__all__:
        assert getattr(claimdiff, name) is not None


MOMENTS = ["2026-04-08", "2026-04-08T10:00:00Z", dt.date(2026, 4, 8), dt.datetime(2026, 4, 8, tzinfo=dt.UTC)]


@pytest.mark.parametrize("published", [None, *MOMENTS])
def test_published_may_be_text_or_date(published):
    document = Document(id="a", text="Shares rose 9% on Wednesday.", published=published)
    assert [claim.low for claim in claimdiff.extract(document)] == [9]


def test_a_published_date_that_is_none_is_told():
    with pytest.raises(claimdiff.UsageError, match="'soon', not an ISO 8601"):
        claimdiff.extract(Document(id="a", text="x", published="soon"))


def test_text_that_is_no_text_is_told():
    with pytest.raises(claimdiff.UsageError, match="bytes, not str"):
        claimdiff.extract(Document(id="a", text=b"Shares rose 9%"))


def test_two_documents_of_one_id_are_told():
    with pytest.raises(claimdiff.UsageError, match="'a' is the id of several"):
        claimdiff.check([Document(id="a", text="x"), Document(id="a", text="y")])


def test_a_text_without_numbers_has_no_claims():
    report = claimdiff.check([Document(id="a", text=""), Document(id="b", text="No figures here.")])
    assert report.to_dict() == {"claims": [], "measurements": [], "discrepancies": [], "derivations": []}


def test_every_claim_belongs_to_a_measurement():
    report = claimdiff.check([Document(id="a", text="Shares rose 9%. The plant has 1,200 workers and 3 gates.")])
    members = {claim for measurement in report.measurements for claim in measurement.claims}
    assert members == {claim.id for claim in report.claims}


def test_read_article_gives_a_document():
    said = [
        "The river rose 3 metres on Monday, and 40 families left their homes along the bank before the evening.",
        "The fire brigade filled sandbags through the night, and volunteers came from the villages up the valley.",
        "No one was hurt, said the mayor, who thanked the neighbours for taking in the families with their animals.",
    ]
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in said)
    html = f"<html><head><title>Flood</title></head><body><article><h1>Flood</h1>{paragraphs}</article></body></html>"
    document = claimdiff.read_article(html, url="https://post.example/flood")
    assert document.id == document.url == "https://post.example/flood"
    assert "rose 3 metres" in document.text


def test_a_page_without_an_article_is_told():
    with pytest.raises(claimdiff.UnreadableError):
        claimdiff.read_article("<html><body></body></html>")


GERMAN = "Der Rat hat am Mittwoch mit 12 zu 4 Stimmen beschlossen, die Steuer um 3,5 Prozent zu senken."
ENGLISH = "The council voted 12 to 4 on Wednesday to cut the tax by 3.5 percent."


def test_a_text_in_another_language_gives_no_claims_and_a_reason():
    document = Document(id="de", text=GERMAN, source="Stadtblatt")
    assert claimdiff.extract(document) == []
    told = claimdiff.unread(document)
    assert (told.document, told.language) == ("de", "de")
    assert told.to_dict() == {
        "address": "de", "source": "Stadtblatt", "reason": "the text is in German; only English is read",
    }  # fmt: skip
    assert claimdiff.unread(Document(id="en", text=ENGLISH)) is None


def test_check_goes_on_without_what_it_can_not_read():
    report = claimdiff.check([Document(id="en", text=ENGLISH), Document(id="de", text=GERMAN)])
    assert {claim.document for claim in report.claims} == {"en"}
    assert [told.document for told in report.unread] == ["de"]
    assert [told["address"] for told in report.to_dict()["unread"]] == ["de"]


def test_diff_does_not_take_a_translation_for_a_change_of_figures():
    with pytest.raises(claimdiff.UnreadableError, match="de: the text is in German"):
        claimdiff.diff(Document(id="en", text=ENGLISH), Document(id="de", text=GERMAN))


BAD = {
    "empty": "", "spaces": " \n\t ", "NUL": "\0" * 1000, "lone surrogates": "\ud800\udc00\udfff 5% \ud83d",
    "digits": "1234567890" * 5_000, "digits and spaces": "12 34.5 " * 500, "one line": "word " * 200_000,
    "brackets": "([{" * 20_000, "line ends of all kinds": "5%\r\n\x0b6%\x0c7%\x85\u20288%\u2029",
    "marks without letters": "\u0301" * 5_000, "directions": "\u202e5%\u202c\u2066", "not characters": "\ufffe\uffff 5",
    "bytes shown as text": bytes(range(256)).decode("latin-1") * 20, "numbers too large": "9" * 400 + " million tonnes",
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_bad_text_gives_claims_with_valid_offsets_or_none(kind):
    document = Document(id="bad", text=BAD[kind])
    for claim in claimdiff.extract(document):
        assert document.text[claim.start : claim.end] == claim.quote
        assert abs(claim.high) < float("inf")
    other = Document(id="other", text="Shares rose 5% on Wednesday.")
    assert claimdiff.check([document, other]).claims
    claimdiff.diff(document, other)
