"""What is kept: the store and the values that go in and out of it. SQLAlchemy is loaded when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.records import (
        FetchRecord,
        JudgementChanges,
        KnownPage,
        ReviewRecord,
        SavedVersion,
        StoredDocument,
        VersionPair,
        VersionRecord,
    )
    from db.store import Store, open_store
    from db.text import document_id, storable, text_hash
    from db.views import TopicReport

__all__ = [
    "FetchRecord",
    "JudgementChanges",
    "KnownPage",
    "ReviewRecord",
    "SavedVersion",
    "Store",
    "StoredDocument",
    "TopicReport",
    "VersionPair",
    "VersionRecord",
    "document_id",
    "open_store",
    "storable",
    "text_hash",
]

_HOMES = {"Store": "store", "open_store": "store", "TopicReport": "views"} | dict.fromkeys(
    ("document_id", "storable", "text_hash"), "text"
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'records')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
