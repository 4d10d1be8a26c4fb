"""Small helpers that the modules of this folder share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, cast

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.models import Base

T = TypeVar("T")
BATCH = 5_000  # values in one IN list: under the limits of both databases


def insert_or(session: Session, table: type[Base]) -> postgresql.Insert:
    """An INSERT that knows ON CONFLICT, which both databases spell the same way."""
    if session.get_bind().dialect.name == "sqlite":
        return cast(postgresql.Insert, sqlite.insert(table))
    return postgresql.insert(table)


def batches(values: Iterable[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """The values in lists of at most `size`."""
    iterator = iter(values)
    while batch := list(islice(iterator, size)):
        yield batch
