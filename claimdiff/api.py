"""The public Python functions: what the command line does with documents, for other programs.

Each imports its part of the pipeline when it is called, so that `import claimdiff` and `claimdiff --help` are fast.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from pipeline.errors import UnreadableError, UsageError
from pipeline.model import Claim, Document, Report, Revision, Unread


def extract(document: Document) -> list[Claim]:
    """Every numeric claim of a document, in the order of its text.

    A text that is not English gives none, and `unread` says why; a passage in another language inside an English text
    gives none either. Apart from whether the text is English, nothing about a claim depends on anything more than
    `pipeline.reading.extract.CONTEXT` characters away from it.
    """
    from pipeline.reading.extract import extract as read_claims

    return read_claims(_valid(document))


def unread(document: Document) -> Unread | None:
    """Why a document can't be read and so has no claims, with the language that it is in; None where it can."""
    from pipeline.reading.extract import unread as read_reason

    return read_reason(_valid(document))


def check(documents: Sequence[Document]) -> Report:
    """The claims of all documents, the measurements they give values for, and where they do not agree.

    What can't be read is named in `unread` of the report. Raises UsageError when two documents have the same id.
    """
    from dataclasses import replace

    from pipeline.comparing import compare

    documents = list(documents)
    twice = [name for name, count in Counter(document.id for document in documents).items() if count > 1]
    if twice:
        raise UsageError(f"every document needs an id of its own; {twice[0]!r} is the id of several")
    claims = [claim for document in documents for claim in extract(document)]
    not_read = tuple(told for document in documents if (told := unread(document)))
    return replace(compare(claims, documents), unread=not_read)


def diff(old: Document, new: Document) -> list[Revision]:
    """The figures that were changed, added or removed between two versions of one article.

    Raises UnreadableError when one of them can't be read: all of the other's figures would seem to have come or gone.
    """
    from pipeline.comparing import diff_claims

    if told := unread(old) or unread(new):
        raise UnreadableError(f"{told.document}: {told.reason}")
    return diff_claims(extract(old), extract(new), old, new)


def read_article(html: str | bytes, url: str | None = None) -> Document:
    """The article of a page as a document; its id is `url`, else the canonical address, else a digest of the text.

    Raises UnreadableError with the reason where the page holds no article.
    """
    from pipeline.model import fingerprint
    from pipeline.reading.pages import page_document, read_page

    page = read_page(html, url)
    address = url or page.canonical
    return page_document(page, id=address or fingerprint(page.text), url=address)


def _valid(document: Document) -> Document:
    if not isinstance(document.text, str):
        raise UsageError(f"the text of document {document.id!r} is {type(document.text).__name__}, not str")
    if isinstance(document.published, str):
        try:
            dt.datetime.fromisoformat(document.published)
        except ValueError as error:
            told = f"document {document.id!r}: published is {document.published!r}, not an ISO 8601 date or time"
            raise UsageError(told) from error
    return document
