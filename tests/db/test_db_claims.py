import dataclasses

from db_samples import HARBOUR, LATER, claim, save_article, topic, version

from pipeline.model import Claim


def full_claim(stored) -> Claim:
    """A claim in which every field has a value of its own, so that none can be lost or swapped."""
    return claim(
        stored, "40", low=14.3e9, high=14.4e9, unit="USD", counted="people", modifier="at_most", direction="up",
        subject="the ferry", measure="passengers", time="2026-04-08", speaker="the captain", resolution=1e8,
        sentence_start=3, context="In numbers",
    )  # fmt: skip


def test_every_field_of_a_claim_comes_back(store):
    topic_id = store.save_topic(topic())
    saved = store.save_version(topic_id, "Harbour", HARBOUR, version())
    (stored,) = store.versions_to_extract(topic_id, "e1")
    given = full_claim(stored)
    defaults = {field.name: field.default for field in dataclasses.fields(Claim)}
    assert all(getattr(given, name) != default for name, default in defaults.items())
    assert store.save_claims(saved.version_id, "e1", [given])
    assert store.current(topic_id, "e1") == [(stored, [given])]


def test_claims_of_a_version_are_stored_once(store):
    topic_id = store.save_topic(topic())
    saved, found = save_article(store, topic_id, HARBOUR, "The ferry carried 40 people.")
    assert not store.save_claims(saved.version_id, "e1", [found])
    assert store.counts(topic_id)["claims"] == 1


def test_a_version_without_claims_is_not_extracted_again(store):
    topic_id = store.save_topic(topic())
    saved = store.save_version(topic_id, "Harbour", HARBOUR, version("No figures here."))
    assert len(store.versions_to_extract(topic_id, "e1")) == 1
    store.save_claims(saved.version_id, "e1", [])
    assert store.versions_to_extract(topic_id, "e1") == []


def test_a_new_extractor_reads_all_versions_again_and_the_old_claims_stay(store):
    topic_id = store.save_topic(topic())
    save_article(store, topic_id, HARBOUR, "The ferry carried 40 people.")
    save_article(store, topic_id, HARBOUR, "The ferry carried 50 people.", when=LATER)
    waiting = store.versions_to_extract(topic_id, "e2")
    assert [stored.number for stored in waiting] == [1, 2]
    for stored in waiting:
        store.save_claims(stored.version_id, "e2", [])
    assert store.current(topic_id, "e2")[0][1] == []
    assert len(store.current(topic_id, "e1")[0][1]) == 1


def test_chains_are_the_consecutive_versions_of_revised_articles(store):
    topic_id = store.save_topic(topic())
    save_article(store, topic_id, "https://harbour.example/still", "The ferry carried 10 people.")
    for number, address in ((40, HARBOUR), (7, "https://harbour.example/b"), (50, HARBOUR), (60, HARBOUR)):
        save_article(store, topic_id, address, f"The ferry carried {number} people.", when=LATER)
    save_article(store, topic_id, "https://harbour.example/b", "The ferry carried 8 people.", when=LATER)
    chains = store.chains(topic_id, "e1")
    quotes = [(pair.old_claims[0].quote, pair.new_claims[0].quote) for pair in chains]
    assert quotes == [("40", "50"), ("50", "60"), ("7", "8")]
    assert all(pair.old.document.url == pair.new.document.url for pair in chains)


def test_a_text_that_only_the_reader_changed_is_no_revision(store):
    topic_id = store.save_topic(topic())
    store.save_version(topic_id, "Harbour", HARBOUR, version("The ferry carried 40 people. 12 comments"))
    store.save_version(topic_id, "Harbour", HARBOUR, version("The ferry carried 40 people.", LATER, read_version="2"))
    assert store.chains(topic_id, "e1") == []


def test_many_claims_of_one_text(store):
    topic_id = store.save_topic(topic())
    saved = store.save_version(topic_id, "Harbour", HARBOUR, version())
    (stored,) = store.versions_to_extract(topic_id, "e1")
    store.save_claims(saved.version_id, "e1", [claim(stored, key=str(number)) for number in range(3000)])
    assert len(store.current(topic_id, "e1")[0][1]) == 3000
