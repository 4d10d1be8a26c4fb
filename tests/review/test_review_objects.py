import json

from review_samples import empty, hostile, sample

from review import report_object


def test_the_object_holds_the_report_the_articles_and_what_was_not_read():
    view = sample()
    found = json.loads(json.dumps(report_object(view)))
    assert list(found) == ["claims", "measurements", "discrepancies", "derivations", "articles", "unread"]
    assert {key: found[key] for key in list(found)[:4]} == view.report.to_dict()
    assert found["articles"][0] == {
        "address": "https://harbour-courier.example/courier-1", "source": "Harbour Courier",
        "title": "Norvik climbs after crane order", "published": "2026-03-11T16:40:00+00:00",
        "fetched": "2026-03-11T17:02:00+00:00", "versions": 1,
    }  # fmt: skip
    assert found["unread"][0] == {
        "address": "https://coastal-radio.example/news/4411", "source": "Coastal Radio",
        "reason": "the server answered 403 (forbidden)",
    }  # fmt: skip


def test_an_article_without_a_date_has_null():
    (undated,) = [each for each in report_object(sample())["articles"] if each["title"] is None]
    assert undated["published"] is None


def test_texts_are_given_as_they_stand():
    view = hostile()
    assert json.loads(json.dumps(report_object(view)))["unread"][0]["reason"] == view.unread[0].reason


def test_nothing_read_gives_empty_lists():
    assert set(map(len, report_object(empty()).values())) == {0}
