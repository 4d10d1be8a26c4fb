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
    assert report.to_dict() == {"claims": [], "measurements": [], "discrepancies": []}


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
