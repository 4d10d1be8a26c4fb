import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from db_samples import HARBOUR, LATER, NOON, claim, fetch, save_article, topic, version

from db import SavedVersion, open_store, text_hash
from db.versions import iso_published


def test_a_version_is_new_only_when_the_text_changed(store):
    topic_id = store.save_topic(topic())
    first = store.save_version(topic_id, "Harbour", HARBOUR, version("40 people"))
    again = store.save_version(topic_id, "Harbour", HARBOUR, version("40 people", LATER, title="Another headline"))
    second = store.save_version(topic_id, "Harbour", HARBOUR, version("50 people", LATER))
    back = store.save_version(topic_id, "Harbour", HARBOUR, version("40 people", LATER + dt.timedelta(1)))
    assert first == SavedVersion(first.version_id, first.article_id, 1, is_new=True)
    assert again == SavedVersion(first.version_id, first.article_id, 1, is_new=False)
    assert (second.number, second.is_new, second.article_id) == (2, True, first.article_id)
    assert (back.number, back.is_new) == (3, True)  # a figure that was changed back is a change


def test_a_journal_that_is_read_again_adds_no_version(store):
    topic_id = store.save_topic(topic())
    first = store.save_version(topic_id, "Harbour", HARBOUR, version("40 people", NOON))
    store.save_version(topic_id, "Harbour", HARBOUR, version("50 people", LATER))
    again = store.save_version(topic_id, "Harbour", HARBOUR, version("40 people", NOON))
    assert again == SavedVersion(first.version_id, first.article_id, 1, is_new=False)
    assert store.counts(topic_id)["versions"] == 2


def test_documents_carry_what_the_pipeline_needs(store):
    topic_id = store.save_topic(topic("Harbour", primary="Harbour"))
    store.save_version(topic_id, "Harbour", HARBOUR, version("40\x00 people", title="Full", published="2026-04-08"))
    (stored,) = store.versions_to_extract(topic_id, "e1")
    document = stored.document
    assert document.text == "40 people"
    assert document.id == f"{HARBOUR}@{text_hash('40 people')[:8]}"
    assert (document.url, document.source, document.title) == (HARBOUR, "Harbour", "Full")
    assert document.published == "2026-04-08"
    assert (stored.number, stored.fetched_at, stored.primary) == (1, NOON, True)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-04-08", "2026-04-08"),
        (dt.date(2026, 4, 8), "2026-04-08"),
        ("2026-04-08T20:00:00-05:00", "2026-04-09T01:00:00+00:00"),
        ("2026-04-08T20:00:00Z", "2026-04-08T20:00:00+00:00"),
        (dt.datetime(2026, 4, 8, 20), "2026-04-08T20:00:00+00:00"),
        ("0001-01-01T00:00:00+14:00", None),
        ("last Tuesday", None),
        (None, None),
    ],
)
def test_publication_dates_are_kept_as_exactly_as_they_were_given(given, kept):
    assert iso_published(given) == kept


def test_several_workers_at_once_double_nothing(database):
    workers, articles = 4, 6
    with open_store(database) as store:
        topic_id = store.save_topic(topic())
    barrier = threading.Barrier(workers)

    def work(_number):
        with open_store(database) as store:
            barrier.wait(timeout=60)
            for number in range(articles):
                address = f"{HARBOUR}/{number}"
                saved = store.save_version(topic_id, "Harbour", address, version(f"{number} people"))
                store.record_fetch(topic_id, fetch("article", address=address), saved.article_id)
            for stored in store.versions_to_extract(topic_id, "e1"):
                store.save_claims(stored.version_id, "e1", [claim(stored, stored.document.text.split()[0])])
            return store.save_topic(topic())

    with ThreadPoolExecutor(workers) as pool:
        assert set(pool.map(work, range(workers))) == {topic_id}
    with open_store(database) as store:
        counts = store.counts(topic_id)
    kept = ("sources", "articles", "versions", "fetches", "extractions", "claims")
    assert [counts[name] for name in kept] == [2, *[articles] * 5]


def test_several_workers_with_different_texts_number_them_without_a_gap(database):
    workers = 4
    with open_store(database) as store:
        topic_id = store.save_topic(topic())
    barrier = threading.Barrier(workers)

    def work(number):
        with open_store(database) as store:
            barrier.wait(timeout=60)
            return store.save_version(topic_id, "Harbour", HARBOUR, version(f"{number} people")).number

    with ThreadPoolExecutor(workers) as pool:
        assert sorted(pool.map(work, range(workers))) == [1, 2, 3, 4]


def test_the_newest_version_speaks_for_an_article(store):
    topic_id = store.save_topic(topic())
    save_article(store, topic_id, HARBOUR, "The ferry carried 40 people.")
    save_article(store, topic_id, HARBOUR, "The ferry carried 50 people.", when=LATER)
    (view,) = store.topic_report("Ferries").articles
    assert (view.versions, view.fetched) == (2, LATER)
    ((stored, claims),) = store.current(topic_id, "e1")
    assert stored.number == 2
    assert [item.quote for item in claims] == ["50"]
