"""Where a run keeps things: one home folder, and the address of the database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import RunError, UsageError


def sqlite_in(home: Path) -> str:
    """The address of the embedded database of a home folder; UsageError where no address can name it."""
    if "?" in str(home):  # what follows it would be read as options, and the database land in another folder
        raise UsageError(f"{home}: no database can be kept under a path with '?'; name another folder with --home")
    return f"sqlite:///{home / 'claimdiff.db'}"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The home folder and the database's address; the folders of a topic go by its slug."""

    home: Path
    database: str

    def archive(self, slug: str) -> Path:
        """The folder with the topic's WARC files."""
        return self._folder("archive", slug)

    def journal(self, slug: str) -> Path:
        """What the crawl that is under way, or was killed, has fetched so far."""
        return self._folder("crawls", slug) / "journal.jsonl"

    def lock(self, slug: str) -> Path:
        """The file that keeps two runs of one topic from working at once."""
        return self._folder("crawls", slug) / "run.lock"

    def reports(self, slug: str) -> Path:
        """The folder with the topic's newest report."""
        return self._folder("reports", slug)

    def _folder(self, *parts: str) -> Path:
        folder = self.home.joinpath(*parts)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            told = f"can't write in the home folder {self.home} ({error.strerror}); name another with --home"
            raise RunError(told) from error
        return folder
