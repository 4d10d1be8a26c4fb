import dataclasses
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from db_samples import HARBOUR, LATER, NOON, claim, discrepancy, measurement, save_article, topic

from db import JudgementChanges, open_store
from pipeline.errors import StoreError

QUAY = "https://quay.example/ferry"


@pytest.fixture
def case(store):
    """A topic with a run and two claims that do not agree."""
    topic_id = store.save_topic(topic())
    _, first = save_article(store, topic_id, HARBOUR, "The ferry carried 40 people.")
    _, second = save_article(store, topic_id, QUAY, "Some 50 people were aboard.", source="Quay")
    return topic_id, store.begin_run(topic_id, NOON), first, second


def next_run(store, topic_id, run_id):
    store.finish_run(run_id, "finished", {}, NOON)
    return store.begin_run(topic_id, LATER)


def test_a_judgement_comes_back_as_it_was(store, case):
    topic_id, run_id, first, second = case
    m, d = measurement("m1", second, first), discrepancy("d1", "m1", second, first)
    assert store.judgement_key(topic_id) is None
    assert store.save_judgement(topic_id, run_id, "k1", [m], [d]) == JudgementChanges(new=("d1",))
    assert store.judgement_key(topic_id) == "k1"
    report = store.topic_report("Ferries")
    assert report.report.measurements == (m,)
    assert report.report.discrepancies == (d,)
    assert set(report.report.claims) == {first, second}
    assert set(report.documents) == {first.document, second.document}
    assert report.new == {"d1"}


def test_the_same_judgement_again_changes_nothing(store, case):
    topic_id, run_id, first, second = case
    judgement = [measurement("m1", first, second)], [discrepancy("d1", "m1", first, second)]
    store.save_judgement(topic_id, run_id, "k1", *judgement)
    before, counts = store.topic_report("Ferries"), store.counts(topic_id)
    assert store.save_judgement(topic_id, run_id, "k1", *judgement) == JudgementChanges(kept=("d1",))
    assert (store.topic_report("Ferries"), store.counts(topic_id)) == (before, counts)


def test_a_discrepancy_ends_and_returns(store, case):
    topic_id, run_id, first, second = case
    m, d = measurement("m1", first, second), discrepancy("d1", "m1", first, second)
    store.save_judgement(topic_id, run_id, "k1", [m], [d])
    run_id = next_run(store, topic_id, run_id)
    alone = measurement("m2", first, verdict="single")
    assert store.save_judgement(topic_id, run_id, "k2", [alone], []) == JudgementChanges(ended=("d1",))
    report = store.topic_report("Ferries")
    assert (report.report.discrepancies, report.report.measurements) == ((), (alone,))
    assert store.counts(topic_id)["discrepancies"] == 1
    assert store.save_judgement(topic_id, run_id, "k3", [alone], []) == JudgementChanges()  # ended once, not again
    run_id = next_run(store, topic_id, run_id)
    assert store.save_judgement(topic_id, run_id, "k4", [m], [d]) == JudgementChanges(returned=("d1",))
    report = store.topic_report("Ferries")
    assert report.report.discrepancies == (d,)
    assert report.report.measurements == (m,)
    assert report.new == frozenset()  # it was seen before


def test_measurements_go_when_nothing_names_them(store, case):
    topic_id, run_id, first, second = case
    named, unnamed = measurement("m1", first, second), measurement("m2", first)
    store.save_judgement(topic_id, run_id, "k1", [named, unnamed], [discrepancy("d1", "m1", first, second)])
    store.save_judgement(topic_id, run_id, "k2", [], [])
    assert store.counts(topic_id)["measurements"] == 1


def test_changed_words_and_claims_replace_the_former_ones(store, case):
    topic_id, run_id, first, second = case
    store.save_judgement(topic_id, run_id, "k1", [measurement("m1", first)], [discrepancy("d1", "m1", first)])
    m = measurement("m1", second, first, verdict="update")
    d = dataclasses.replace(discrepancy("d1", None, second, severity=0.8), cause="superseded")
    store.save_judgement(topic_id, run_id, "k2", [m], [d])
    report = store.topic_report("Ferries").report
    assert report.measurements == (m,)
    assert report.discrepancies == (d,)


def test_a_judgement_over_claims_that_are_not_stored_changes_nothing(store, case):
    topic_id, run_id, first, second = case
    store.save_judgement(topic_id, run_id, "k1", [measurement("m1", first)], [])
    stranger = dataclasses.replace(second, id="stranger")
    with pytest.raises(StoreError, match="stranger"):
        store.save_judgement(topic_id, run_id, "k2", [], [discrepancy("d1", None, stranger)])
    assert store.judgement_key(topic_id) == "k1"
    assert len(store.topic_report("Ferries").report.measurements) == 1


def test_what_a_failed_run_saw_first_is_still_new_in_the_next(store, case):
    topic_id, run_id, first, second = case
    d = discrepancy("d1", None, first, second)
    store.save_judgement(topic_id, run_id, "k1", [], [d])
    store.fail_stale_runs(topic_id, NOON)
    run_id = store.begin_run(topic_id, LATER)
    assert store.topic_report("Ferries").new == {"d1"}
    store.save_judgement(topic_id, next_run(store, topic_id, run_id), "k1", [], [d])
    assert store.topic_report("Ferries").new == frozenset()


def test_claims_of_the_extractor_that_is_named(store, case):
    topic_id, run_id, first, _ = case
    (stored,) = [item for item in store.versions_to_extract(topic_id, "e2") if item.document.id == first.document]
    newer = claim(stored, key=first.id, unit="seat")
    store.save_claims(stored.version_id, "e2", [newer])
    for extract_version, expected in (("e1", first), ("e2", newer), (None, newer), ("e1", first)):
        store.save_judgement(topic_id, run_id, "k", [measurement("m1", first)], [], extract_version=extract_version)
        assert store.topic_report("Ferries").report.claims == (expected,)


def test_claims_of_old_versions_stay_in_reach(store, case):
    topic_id, run_id, first, _ = case
    _, newer = save_article(store, topic_id, HARBOUR, "The ferry carried 60 people.", when=LATER)
    store.save_judgement(topic_id, run_id, "k1", [], [discrepancy("d1", None, first, newer)])
    report = store.topic_report("Ferries")
    assert set(report.report.claims) == {first, newer}
    assert len({report.documents[item.document].fetched for item in (first, newer)}) == 2


def test_a_text_that_came_back_is_reported_once(store, case):
    topic_id, run_id, first, _ = case
    save_article(store, topic_id, HARBOUR, "The ferry carried 60 people.", when=LATER)
    _, back = save_article(store, topic_id, HARBOUR, "The ferry carried 40 people.", when=LATER.replace(hour=20))
    assert back == first
    m = measurement("m1", first)
    store.save_judgement(topic_id, run_id, "k1", [m], [])
    assert store.topic_report("Ferries").report.claims == (first,)
    assert store.topic_report("Ferries").report.measurements == (m,)


def test_two_judgements_at_once_end_in_one_of_them(database, store, case):
    topic_id, run_id, first, second = case
    barrier = threading.Barrier(3)

    def judge(number):
        with open_store(database) as other:
            barrier.wait(timeout=60)
            m = measurement(f"m{number}", first, second)
            other.save_judgement(topic_id, run_id, f"k{number}", [m], [discrepancy(f"d{number}", m.id, first, second)])

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(judge, range(3)))
    report = store.topic_report("Ferries").report
    number = store.judgement_key(topic_id)[1:]
    assert [item.id for item in report.measurements] == [f"m{number}"]
    assert [item.id for item in report.discrepancies] == [f"d{number}"]
    assert store.counts(topic_id)["discrepancies"] == 3
