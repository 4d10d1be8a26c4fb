from contextlib import contextmanager

from db_samples import LATER, NOON, claim, discrepancy, fetch, measurement, save_article, topic, version
from sqlalchemy import event


@contextmanager
def counted(store):
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield seen
    event.remove(store.engine, "before_cursor_execute", note)


def fill(store, topic_id, numbers):
    claims = []
    for number in numbers:
        address = f"https://harbour.example/{number}"
        save_article(store, topic_id, address, f"The ferry carried {number} people.")
        claims.append(save_article(store, topic_id, address, f"Then {number} people left.", when=LATER)[1])
        store.record_fetch(topic_id, fetch("unread", address=address + "/x", reason="404"))
    run_id = store.begin_run(topic_id, NOON)
    measurements = [measurement(f"m{item.id}", item) for item in claims]
    found = [discrepancy(f"d{item.id}", f"m{item.id}", item) for item in claims]
    with counted(store) as seen:
        store.save_judgement(topic_id, run_id, str(numbers), measurements, found)
    return len(seen)


def test_reports_and_judgements_take_as_many_queries_for_much_as_for_little(store):
    topic_id = store.save_topic(topic())
    little = fill(store, topic_id, range(1))
    with counted(store) as few:
        report = store.topic_report("Ferries")
    assert (len(report.articles), len(report.report.discrepancies), len(report.unread)) == (1, 1, 1)
    much = fill(store, topic_id, range(1, 30))
    with counted(store) as many:
        report = store.topic_report("Ferries")
    assert (len(report.articles), len(report.report.discrepancies), len(report.unread)) == (30, 29, 30)
    assert len(many) == len(few) <= 15
    assert much <= little + 4  # what had to be ended and relinked besides
    for ask in (store.current, store.chains):
        with counted(store) as seen:
            ask(topic_id, "e1")
        assert len(seen) == 2


def test_a_second_run_over_unchanged_pages_adds_only_its_run(store):
    topic_id = store.save_topic(topic())
    fill(store, topic_id, range(3))
    before = store.counts(topic_id)
    store.save_topic(topic())
    for number in range(3):
        address = f"https://harbour.example/{number}"
        store.record_fetch(topic_id, fetch("unchanged", LATER, address))
        store.record_fetch(topic_id, fetch("unread", LATER, address + "/x", reason="404"))
    assert store.versions_to_extract(topic_id, "e1") == []
    store.begin_run(topic_id, LATER)
    assert store.counts(topic_id) == before | {"runs": before["runs"] + 1}


def test_the_gravest_discrepancy_comes_first(store):
    topic_id = store.save_topic(topic())
    _, found = save_article(store, topic_id, "https://harbour.example/1", "Some 40 people.")
    run_id = store.begin_run(topic_id, NOON)
    given = [discrepancy(f"d{number}", None, found, severity=number / 10) for number in (2, 9, 5)]
    store.save_judgement(topic_id, run_id, "k", [], given)
    assert [item.id for item in store.topic_report("Ferries").report.discrepancies] == ["d9", "d5", "d2"]


def test_topics_do_not_mix(store):
    first = store.save_topic(topic())
    second = store.save_topic(topic().model_copy(update={"name": "Boats"}))
    fill(store, first, range(2))
    assert set(store.counts(second).values()) == {0, 2}  # its sources, nothing else
    assert store.topic_report("Boats").articles == ()
    fill(store, second, range(3))
    assert len(store.topic_report("Ferries").report.claims) == 2
    assert len(store.topic_report("Boats").report.claims) == 3


def test_a_report_has_the_derivations_of_its_current_claims(store):
    topic_id = store.save_topic(topic())
    text = "The ferry carried 40 people: 30 women and 10 men."
    saved = store.save_version(topic_id, "Harbour", "https://harbour.example/sum", version(text))
    (stored,) = store.versions_to_extract(topic_id, "e1")
    claims = [
        claim(stored, number, counted=noun) for number, noun in (("40", "people"), ("30", "women"), ("10", "men"))
    ]
    store.save_claims(saved.version_id, "e1", claims)
    measurements = [measurement(f"m{item.low:g}", item, verdict="single") for item in claims]
    store.save_judgement(topic_id, store.begin_run(topic_id, NOON), "key", measurements, [])
    (found,) = store.topic_report("Ferries").report.derivations
    assert (found.kind, found.outcome, found.checked) == ("total", "holds", claims[0].id)
    assert "Harbour" not in found.explanation  # one article needs no name
