import pytest
from db_samples import HARBOUR, NOON, fetch, save_article, topic, version

from pipeline.errors import StoreError, UsageError


def test_a_topic_is_stored_once(store):
    topic_id = store.save_topic(topic())
    assert store.save_topic(topic()) == topic_id
    assert store.topic_id("Ferries") == topic_id
    assert store.counts(topic_id)["sources"] == 2


def test_a_source_that_left_stays_with_what_it_gave_and_can_come_back(store):
    topic_id = store.save_topic(topic("Harbour", "Quay"))
    save_article(store, topic_id, HARBOUR, "The ferry carried 40 people.")
    store.record_fetch(topic_id, fetch("unread", address="https://harbour.example/2", reason="no answer"))
    store.save_topic(topic("Quay", "Pier"))
    report = store.topic_report("Ferries")
    assert set(report.sources) == {"Quay", "Pier"}
    assert [article.source for article in report.articles] == ["Harbour"]
    assert report.unread == ()
    store.save_topic(topic("Harbour", "Quay"))
    assert set(store.topic_report("Ferries").sources) == {"Harbour", "Quay"}
    assert store.counts(topic_id)["sources"] == 3


def test_the_report_follows_the_topic_file(store):
    store.save_topic(topic())
    changed = topic(terms=("ferry", "boat")).model_copy(
        update={"thresholds": topic().thresholds.model_copy(update={"confidence": 0.7, "severity": 0.2})}
    )
    store.save_topic(changed)
    report = store.topic_report("Ferries")
    assert (report.terms, report.confidence, report.severity) == (("ferry", "boat"), 0.7, 0.2)


def test_other_terms_make_pages_that_were_off_topic_unknown_again(store):
    topic_id = store.save_topic(topic())
    store.record_fetch(topic_id, fetch("off_topic"))
    store.record_fetch(topic_id, fetch("article", address="https://harbour.example/2"))
    store.save_topic(topic())
    assert len(store.known_pages(topic_id)) == 2
    store.save_topic(topic(terms=("boat",)))
    assert list(store.known_pages(topic_id)) == ["https://harbour.example/2"]


def test_a_source_that_the_topic_lacks_is_named(store):
    topic_id = store.save_topic(topic())
    with pytest.raises(StoreError, match="no source 'Lagoon'"):
        store.save_version(topic_id, "Lagoon", HARBOUR, version())


def test_an_unknown_topic_is_named_with_the_known_ones(store):
    with pytest.raises(UsageError, match="none yet"):
        store.topic_report("Trams")
    store.save_topic(topic())
    with pytest.raises(UsageError, match="'Ferries'"):
        store.topic_report("Trams")


def test_runs_that_a_killed_process_left_are_marked(store):
    topic_id = store.save_topic(topic())
    done = store.begin_run(topic_id, NOON)
    store.finish_run(done, "finished", {"fetched": 3}, NOON)
    store.begin_run(topic_id, NOON)
    assert store.fail_stale_runs(topic_id, NOON) == 1
    assert store.fail_stale_runs(topic_id, NOON) == 0
    report = store.topic_report("Ferries")
    assert (report.last_run.state, report.last_run.finished, report.runs) == ("failed", NOON, 2)
