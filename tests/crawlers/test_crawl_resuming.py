"""A crawl that dies costs nothing but itself, and the next one goes on from there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import crawl_site
import pytest
from crawl_site import Answer, Run, Site, article

import crawlers.crawl
from crawlers.archive import read_response
from crawlers.journal import read_journal
from crawlers.model import Fetched, Known
from pipeline.errors import RunError
from pipeline.topic import Source


def running_children() -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
                state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
            except OSError:
                continue
            if b"crawlers.child" in words and state != "Z":
                found.append(int(entry.name))
    return found


def child_of(parent: int) -> list[int]:
    return [pid for pid in running_children() if parent_of(pid) == parent]


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def wait_until(condition: object, seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


def stories(site: Site, count: int) -> Source:
    for number in range(count):
        site[f"/story-{number}.html"] = article(f"Story {number}")
    links = "".join(f"<item><link>/story-{number}.html</link></item>" for number in range(count))
    site["/feed.xml"] = Answer(f"<rss version='2.0'><channel>{links}</channel></rss>", type="application/rss+xml")
    return Source(name="S", feeds=[site.at("/feed.xml")])


def test_a_killed_crawl_is_resumed_without_fetching_or_losing_anything_twice(site: Site, run: Run) -> None:
    source = stories(site, 12)
    half = threading.Event()

    def sixth(handler: BaseHTTPRequestHandler) -> None:
        if not half.is_set():
            half.set()
            [child] = child_of(os.getpid())
            os.kill(child, signal.SIGKILL)
            site.released.wait(5)
            return
        Answer(article("Story 6")).send(handler)

    site["/story-6.html"] = sixth
    with pytest.raises(RunError, match=r"'Harbour works' did not finish: .*signal 9"):
        run(source)
    first = list(run.met)
    assert read_journal(run.journal) == first
    assert 1 < len(first) < 13
    with run.journal.open("ab") as torn:
        torn.write(b'{"address":"http://127.')

    run(source, done={one.address for one in first})
    fetched = [one for one in read_journal(run.journal) if one.role == "article"]
    assert read_journal(run.journal) == run.met
    assert sorted(one.address for one in fetched) == sorted(site.at(f"/story-{number}.html") for number in range(12))
    # What was under way when the crawl was killed is asked for again, and nothing else.
    asked_again = {site.at(path) for path, hits in site.hits.items() if hits > 1 and path.startswith("/story")}
    assert site.at("/story-6.html") in asked_again
    assert not asked_again & {one.address for one in first}
    for one in fetched:
        assert one.archive is not None
        assert b"Story" in read_response(run.archive, one.archive).body


def test_an_interrupted_caller_takes_its_crawl_along(site: Site, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    source = stories(site, 3)
    site["/story-1.html"] = site.hang

    def interrupt(_run: Run, _fetched: Fetched) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(crawl_site.Run, "note", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(source)
    assert not child_of(os.getpid())


def test_a_crawl_ends_with_its_killed_caller(site: Site, run: Run, tmp_path: Path) -> None:
    stories(site, 1)
    site["/story-0.html"] = site.hang
    script = f"""
        from pathlib import Path
        from crawlers.crawl import CrawlPlan, crawl
        from pipeline.topic import CrawlRules, Source
        folder = Path({str(tmp_path)!r})
        plan = CrawlPlan("t", [Source(name="S", feeds=[{site.at("/feed.xml")!r}])], CrawlRules(delay_seconds=0), True)
        crawl(plan, archive=folder, journal=folder / "j", known={{}}, progress=print)
    """
    caller = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.DEVNULL)
    assert wait_until(lambda: site.hits["/story-0.html"])
    [child] = child_of(caller.pid)
    caller.kill()
    caller.wait()
    assert wait_until(lambda: child not in running_children(), 5)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import os; os._exit(9)", "status 9"),
        ("raise SystemExit('no')", "status 1"),
        ("import time; time.sleep(60)", "no sign of life for 1 s"),
        ("while True:\n    print('.', flush=True)", "took too long"),
    ],
)
def test_a_child_that_misbehaves_is_a_run_that_did_not_finish(
    run: Run, monkeypatch: pytest.MonkeyPatch, body: str, said: str
) -> None:
    monkeypatch.setattr(crawlers.crawl, "_COMMAND", (sys.executable, "-c", body))
    more_than_a_pipe_holds = {f"http://127.0.0.1:9/{number}": Known(digest="0" * 64) for number in range(2000)}
    with pytest.raises(RunError, match=said):
        run(Source(name="S", pages=["http://127.0.0.1:9/"]), known=more_than_a_pipe_holds, time_limit=2, hang_limit=1)


def test_an_archive_that_cannot_be_written_ends_the_crawl_with_the_cause(site: Site, run: Run) -> None:
    source = stories(site, 3)
    run.folder.mkdir()
    run.archive.write_text("a file where the folder should be")
    with pytest.raises(RunError, match="results can't be stored"):
        run(source)


def test_a_journal_that_cannot_be_written_is_said_at_once(site: Site, run: Run) -> None:
    run.folder.write_text("a file where the folder should be")
    with pytest.raises(RunError, match="journal can't be written"):
        run(stories(site, 1))


# No file may grow over 3,000 bytes, as on a disk that is full.
FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
from crawlers.child import main
sys.exit(main())
"""


def test_a_full_disk_ends_the_crawl_with_the_cause_and_room_lets_it_go_on(
    site: Site, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = stories(site, 12)
    with monkeypatch.context() as patch:
        patch.setattr(crawlers.crawl, "_COMMAND", (sys.executable, "-P", "-c", FULL_DISK))
        with pytest.raises(RunError, match="results can't be stored: File too large"):
            run(source)
    first = list(run.met)
    assert 0 < len(first) < 13
    run(source, done={one.address for one in first})
    stored = {one.address: one.archive for one in read_journal(run.journal) if one.role == "article"}
    assert len(stored) == 12
    for reference in stored.values():
        assert reference is not None
        assert b"Story" in read_response(run.archive, reference).body


def test_pages_cannot_forge_lines_of_the_log(site: Site, run: Run) -> None:
    site["/page"] = Answer(article("x"), type="text/html")
    forged = "/a%0A2026-01-01 INFO forged"
    site["/feed.xml"] = Answer(
        f"<rss version='2.0'><channel><item><link>{site.at('/a')}&#10;2026-01-01 INFO forged</link></item>"
        f"<item><link>{site.at(forged)}</link></item></channel></rss>",
        type="application/rss+xml",
    )
    site["/moved"] = Answer(status=302, headers={"Location": "/b\x1b[31m\x0b2026-01-01 forged"})
    run(Source(name="S", feeds=[site.at("/feed.xml")], pages=[site.at("/moved")]))
    assert len(run.met) >= 2
    assert all(line[:4].isdigit() or line.startswith("    ") for line in run.log.splitlines())
    assert not [line for line in run.log.splitlines() if line.startswith("2026-01-01")]
    assert "\x1b" not in run.log
