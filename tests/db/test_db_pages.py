from db_samples import HARBOUR, LATER, NOON, fetch, save_article, topic

from db import KnownPage


def outcomes(store):
    report = store.topic_report("Ferries")
    return [(view.address, view.reason) for view in report.unread], report.off_topic


def test_the_last_fetch_of_an_address_is_kept(store):
    topic_id = store.save_topic(topic())
    store.record_fetch(topic_id, fetch("unread", reason="no answer"))
    assert outcomes(store) == ([(HARBOUR, "no answer")], 0)
    assert store.known_pages(topic_id) == {}
    store.record_fetch(topic_id, fetch("article", LATER))
    assert outcomes(store) == ([], 0)
    assert store.known_pages(topic_id) == {HARBOUR: KnownPage("e1", None, "d1")}
    assert store.counts(topic_id)["fetches"] == 1


def test_an_unchanged_page_keeps_its_outcome_and_adds_nothing(store):
    topic_id = store.save_topic(topic())
    saved, _ = save_article(store, topic_id, HARBOUR, "The ferry carried 40 people.")
    store.record_fetch(topic_id, fetch("article"), saved.article_id)
    store.record_fetch(topic_id, fetch("off_topic", address="https://harbour.example/2", reason="no term"))
    before = store.counts(topic_id)
    for address in (HARBOUR, "https://harbour.example/2"):
        store.record_fetch(topic_id, fetch("unchanged", LATER, address, known=KnownPage(etag="e2")))
    assert store.counts(topic_id) == before
    assert outcomes(store) == ([], 1)
    assert store.known_pages(topic_id)[HARBOUR] == KnownPage("e2", None, "d1")


def test_unchanged_of_an_address_that_was_never_seen_adds_no_row(store):
    topic_id = store.save_topic(topic())
    store.record_fetch(topic_id, fetch("unchanged"))
    assert store.counts(topic_id)["fetches"] == 0


def test_unchanged_after_a_failure_brings_back_what_the_page_was(store):
    topic_id = store.save_topic(topic())
    store.record_fetch(topic_id, fetch("off_topic"))
    store.record_fetch(topic_id, fetch("unread", LATER, reason="503"))
    assert outcomes(store) == ([(HARBOUR, "503")], 0)
    assert store.known_pages(topic_id)[HARBOUR].digest == "d1"  # a failure wipes nothing out
    store.record_fetch(topic_id, fetch("unchanged", LATER))
    assert outcomes(store) == ([], 1)


def test_a_page_without_an_article_stays_unread_while_it_is_unchanged(store):
    topic_id = store.save_topic(topic())
    store.record_fetch(topic_id, fetch("article"))
    empty = {"reason": "holds no article", "known": KnownPage(digest="d2"), "archive_file": "b", "archive_offset": 0}
    store.record_fetch(topic_id, fetch("unread", LATER, **empty))
    store.record_fetch(topic_id, fetch("unchanged", LATER))
    assert outcomes(store) == ([(HARBOUR, "holds no article")], 0)
    assert store.known_pages(topic_id)[HARBOUR].digest == "d2"


def test_a_journal_that_is_read_again_does_not_undo_a_later_fetch(store):
    topic_id = store.save_topic(topic())
    store.record_fetch(topic_id, fetch("article", LATER))
    store.record_fetch(topic_id, fetch("unread", NOON, reason="no answer"))
    store.record_fetch(topic_id, fetch("unchanged", NOON, known=KnownPage(etag="old")))
    assert outcomes(store) == ([], 0)
    assert store.known_pages(topic_id)[HARBOUR].etag == "e1"


def test_addresses_of_any_length_and_the_same_address_in_two_topics(store):
    long = "https://harbour.example/" + "".join(chr(0x4E00 + i) for i in range(20_000))
    first = store.save_topic(topic())
    second = store.save_topic(topic().model_copy(update={"name": "Boats"}))
    for topic_id in (first, second, first):
        store.record_fetch(topic_id, fetch("article", address=long))
        save_article(store, topic_id, long, "The ferry carried 40 people.") if topic_id == second else None
    assert list(store.known_pages(first)) == list(store.known_pages(second)) == [long]
    assert store.counts(first)["articles"] == 0
    assert store.counts(second)["articles"] == 1
