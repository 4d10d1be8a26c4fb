import pytest
from db_samples import HARBOUR, LATER, NOON, discrepancy, save_article, topic

from pipeline.errors import UsageError


@pytest.fixture
def case(store):
    topic_id = store.save_topic(topic())
    _, found = save_article(store, topic_id, HARBOUR, "The ferry carried 40 people.")
    run_id = store.begin_run(topic_id, NOON)
    store.save_judgement(topic_id, run_id, "k1", [], [discrepancy("d1", None, found), discrepancy("d2", None, found)])
    return topic_id, run_id, found


def test_a_decision_is_kept_with_what_it_was_about(store, case):
    topic_id, run_id, found = case
    note = "checked with\x00 the harbour office"
    store.add_review(topic_id, "d1", "dismissed", "Ada", NOON, cause="as_of_time", note=note)
    store.save_judgement(topic_id, run_id, "k2", [], [])  # the discrepancy ends, the decision stays
    (review,) = store.reviews(topic_id, "d1")
    assert (review.decision, review.cause, review.reviewer, review.decided_at) == (
        "dismissed", "as_of_time", "Ada", NOON,
    )  # fmt: skip
    assert review.note == "checked with the harbour office"
    assert list(review.evidence) == [found.to_dict()]
    assert review.deleted_at is None


def test_decisions_add_up_and_are_taken_back_without_being_lost(store, case):
    topic_id = case[0]
    first = store.add_review(topic_id, "d1", "confirmed", "Ada", NOON)
    store.add_review(topic_id, "d1", "dismissed", "Ben", NOON)
    store.add_review(topic_id, "d2", "confirmed", "Ada", NOON)
    assert store.withdraw_review(first, LATER)
    assert not store.withdraw_review(first, LATER.replace(hour=20))
    ledger = store.reviews(topic_id, "d1")
    assert [(row.decision, row.deleted_at) for row in ledger] == [("confirmed", LATER), ("dismissed", None)]
    assert len(store.reviews(topic_id)) == 3


def test_the_same_decision_sent_twice_is_one(store, case):
    topic_id = case[0]
    first = store.add_review(topic_id, "d1", "confirmed", "Ada", NOON)
    assert store.add_review(topic_id, "d1", "confirmed", "Ada", NOON) == first
    assert store.add_review(topic_id, "d1", "confirmed", "Ada", LATER) != first


def test_a_decision_on_nothing_is_refused(store, case):
    with pytest.raises(UsageError, match="no discrepancy 'd9'"):
        store.add_review(case[0], "d9", "confirmed", "Ada", NOON)
