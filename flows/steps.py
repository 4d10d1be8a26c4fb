"""The steps of a run over a topic, each started again at will from what the step before it stored.

crawl   sources → archive and journal      (what a killed crawl had fetched is not fetched again)
read    journal → article versions         (keyed by the text's hash)
extract versions → claims                  (keyed by version and extractor)
compare claims → measurements, discrepancies   (keyed by all that goes in, and by the comparer)
report  database → report.html, report.json

`flows.run` composes them for the command line, `flows.scheduled` for Prefect.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from crawlers.addresses import canonical, same_site
from crawlers.archive import read_response
from crawlers.crawl import CrawlPlan, crawl, read_journal
from crawlers.model import Fetched, Known
from db.records import FetchOutcome, FetchRecord, KnownPage, VersionRecord
from db.store import Store
from flows.progress import Progress
from flows.workspace import Workspace
from pipeline.comparing import COMPARE_VERSION, compare, diff_claims, revision_discrepancies
from pipeline.errors import UnreadableError
from pipeline.model import Discrepancy, fingerprint
from pipeline.reading.extract import EXTRACT_VERSION, extract, unread
from pipeline.reading.pages import READ_VERSION, Page, page_document, read_page
from pipeline.topic import Topic

_LONGEST_REASON = 200
RESUME_WITHIN = dt.timedelta(hours=6)  # a killed crawl younger than this is gone on with; an older one starts anew


def utc_now() -> dt.datetime:
    """The time, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Run:
    """One run over one topic: what its steps share. `counts` says at the end what the run came to."""

    topic: Topic
    topic_id: int
    run_id: int
    workspace: Workspace
    store: Store
    progress: Progress
    clock: Callable[[], dt.datetime] = utc_now
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def journal(self) -> Path:
        """Where this topic's crawl notes what it fetched."""
        return self.workspace.journal(self.topic.slug)

    @property
    def archive(self) -> Path:
        """Where this topic's responses are kept."""
        return self.workspace.archive(self.topic.slug)


def crawl_step(run: Run) -> None:
    """Fetch what the sources offer into the archive and the journal."""
    left = _left_behind(run)
    known = {address: _known(page) for address, page in run.store.known_pages(run.topic_id).items()}
    plan = CrawlPlan(
        topic=run.topic.name, sources=run.topic.sources, rules=run.topic.crawl, allow_private=run.topic.allow_private
    )
    seen: Counter[str] = Counter()

    def hear(item: Fetched) -> None:
        seen[item.outcome] += 1
        run.progress.update("crawl", seen.total(), f"{item.source}: {item.address}")

    crawl(plan, archive=run.archive, journal=run.journal, known=known, done=left, progress=hear)
    run.progress.finish("crawl", f"{seen['fetched']} fetched, {seen['unchanged']} unchanged, {seen['unread']} not read")


def read_step(run: Run) -> None:
    """Make versions of the articles that were fetched; what was read of the journal needs no second reading."""
    items = read_journal(run.journal) if run.journal.exists() else []
    for done, item in enumerate(items, 1):
        run.counts[_read(run, item)] += 1
        run.progress.update("read", done, item.address)
    run.journal.unlink(missing_ok=True)
    kinds = ("new versions", "unchanged", "off topic", "unread")
    run.progress.finish("read", ", ".join(f"{run.counts[kind]} {kind}" for kind in kinds))


def extract_step(run: Run) -> None:
    """Read the claims of every version that the present extractor has not read yet."""
    waiting = run.store.versions_to_extract(run.topic_id, EXTRACT_VERSION)
    for done, stored in enumerate(waiting, 1):
        claims = extract(stored.document)
        run.store.save_claims(stored.version_id, EXTRACT_VERSION, claims)
        run.counts["claims"] += len(claims)
        run.progress.update("extract", done, stored.document.url or stored.document.id)
    run.counts["extracted"] = len(waiting)
    told = f"{run.counts['claims']} claims in {len(waiting)} texts" if waiting else "nothing new to extract"
    run.progress.finish("extract", told)


def compare_step(run: Run) -> None:
    """Link and judge the claims of the newest versions, and the changes between versions."""
    current = run.store.current(run.topic_id, EXTRACT_VERSION)
    chains = run.store.chains(run.topic_id, EXTRACT_VERSION)
    inputs = [stored.document.id for stored, _ in current] + [new.document.id for _, _, new, _ in chains]
    key = fingerprint(EXTRACT_VERSION, COMPARE_VERSION, *sorted(inputs))
    if key == run.store.judgement_key(run.topic_id):
        run.progress.finish("compare", "nothing new to compare")
        return
    report = compare([claim for _, claims in current for claim in claims], [stored.document for stored, _ in current])
    revisions: list[Discrepancy] = []
    for old, old_claims, new, new_claims in chains:
        found = diff_claims(old_claims, new_claims, old.document, new.document)
        revisions += revision_discrepancies(old.document, new.document, found)
    discrepancies = [*report.discrepancies, *revisions]
    changes = run.store.save_judgement(
        run.topic_id, run.run_id, key, report.measurements, discrepancies, extract_version=EXTRACT_VERSION
    )
    run.counts["new discrepancies"] = len(changes.new) + len(changes.returned)
    run.counts["ended discrepancies"] = len(changes.ended)
    told = f"{len(discrepancies)} discrepancies, {run.counts['new discrepancies']} of them new"
    run.progress.finish("compare", told)


def report_step(run: Run) -> Path:
    """Write the topic's newest report as report.html, whose place it gives, and report.json; never half a file."""
    from review import render_html, report_object

    view = run.store.topic_report(run.topic.name)
    folder = run.workspace.reports(run.topic.slug)
    _write(folder / "report.json", json.dumps(report_object(view), ensure_ascii=False, indent=1))
    return _write(folder / "report.html", render_html(view, now=run.clock()))


def _left_behind(run: Run) -> set[str]:
    """The addresses that a killed crawl of this topic had done; one too old to go on with is read and put away."""
    if not run.journal.exists():
        return set()
    items = read_journal(run.journal)
    since = (run.clock() - RESUME_WITHIN).isoformat()
    if items and min(item.fetched_at for item in items) < since:
        read_step(run)
        return set()
    return {item.address for item in items}


def _known(page: KnownPage) -> Known:
    return Known(etag=page.etag, last_modified=page.last_modified, digest=page.digest)


def _read(run: Run, item: Fetched) -> str:
    """Store what one line of the journal says; gives what it came to, in the words of `counts`."""
    if item.outcome == "unread":
        run.store.record_fetch(run.topic_id, _record(item, "unread", item.reason))
        return "unread"
    if item.outcome == "unchanged":
        run.store.record_fetch(run.topic_id, _record(item, "unchanged", None))
        return "unchanged"
    if item.role != "article":
        run.store.record_fetch(run.topic_id, _record(item, "discovery", None))
        return "discovered from"
    try:
        page = _page(run, item)
    except UnreadableError as error:
        run.store.record_fetch(run.topic_id, _record(item, "unread", error.reason))
        return "unread"
    if not run.topic.speaks_of(page.text):
        reason = "speaks of none of the topic's terms"
        run.store.record_fetch(run.topic_id, _record(item, "off_topic", reason))
        return "off topic"
    saved = run.store.save_version(run.topic_id, item.source, _article_address(item, page), _version(item, page))
    if told := unread(page_document(page, id=item.address, url=None)):  # kept, and said, but it gives no claims
        run.store.record_fetch(run.topic_id, _record(item, "unread", told.reason), article_id=saved.article_id)
        return "unread"
    run.store.record_fetch(run.topic_id, _record(item, "article", None), article_id=saved.article_id)
    return "new versions" if saved.is_new else "unchanged"


def _page(run: Run, item: Fetched) -> Page:
    assert item.archive is not None, "what was fetched is archived"
    response = read_response(run.archive, item.archive)
    try:
        return read_page(response.body, item.final, content_type=item.content_type, latest=_time(item))
    except UnreadableError:
        raise
    except Exception as error:  # else one hostile page would end this run and, from the journal, every later one
        raise UnreadableError(f"could not be read ({type(error).__name__}: {error})"[:_LONGEST_REASON]) from error


def _article_address(item: Fetched, page: Page) -> str:
    """The canonical address where the page names one on its own site, else where redirects led."""
    try:
        if page.canonical and same_site(page.canonical, item.final):
            return canonical(page.canonical)
    except ValueError:  # what the page names is no address
        pass
    return canonical(item.final)


def _time(item: Fetched) -> dt.datetime:
    return dt.datetime.fromisoformat(item.fetched_at)


def _record(item: Fetched, outcome: FetchOutcome, reason: str | None) -> FetchRecord:
    return FetchRecord(
        address=item.address,
        final=item.final,
        source=item.source,
        role=item.role,
        outcome=outcome,
        reason=reason,
        known=KnownPage(etag=item.known.etag, last_modified=item.known.last_modified, digest=item.known.digest),
        archive_file=item.archive.file if item.archive else None,
        archive_offset=item.archive.offset if item.archive else None,
        fetched_at=_time(item),
    )


def _version(item: Fetched, page: Page) -> VersionRecord:
    return VersionRecord(
        text=page.text,
        title=page.title,
        published=page.published,
        author=page.author,
        language=page.language,
        fetched_at=_time(item),
        read_version=READ_VERSION,
        archive_file=item.archive.file if item.archive else None,
        archive_offset=item.archive.offset if item.archive else None,
        response_digest=item.known.digest,
    )


def _write(file: Path, text: str) -> Path:
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    Path(temporary).replace(file)
    return file
