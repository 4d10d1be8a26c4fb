import datetime as dt

import pytest
from db_samples import topic
from sqlalchemy import inspect

from db.models import Base
from pipeline.errors import StoreError


def test_times_come_back_in_utc_whatever_zone_they_went_in(store):
    topic_id = store.save_topic(topic())
    east = dt.datetime(2026, 4, 9, 1, 30, 0, 123456, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    store.begin_run(topic_id, east)
    started = store.topic_report("Ferries").last_run.started
    assert started == east
    assert started.tzinfo == dt.UTC


def test_a_time_without_a_zone_is_refused(store):
    topic_id = store.save_topic(topic())
    with pytest.raises(StoreError, match="time zone"):
        store.begin_run(topic_id, dt.datetime(2026, 4, 9))


def test_every_constraint_has_a_name_by_rule(store):
    found = inspect(store.engine)
    for table in Base.metadata.sorted_tables:
        assert found.get_pk_constraint(table.name)["name"] == f"pk_{table.name}"
        for unique in found.get_unique_constraints(table.name):
            assert unique["name"].startswith(f"uq_{table.name}_")
        for key in found.get_foreign_keys(table.name):
            assert key["name"].startswith(f"fk_{table.name}_")
