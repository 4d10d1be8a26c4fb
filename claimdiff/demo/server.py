"""Serves the sample coverage over HTTP on loopback, each outlet as a host of its own.

    with DemoServer() as server:
        topic = server.topic_toml()
        ...                 # crawl it
        server.round = 2    # from now on one article says something else
        ...                 # crawl it again

All outlets live on 127.0.0.1, the one loopback address that every system has, and differ by port.
"""

from __future__ import annotations

import datetime as dt
import json
import socketserver
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from claimdiff.demo.render import Page, render_rounds
from claimdiff.demo.sample import ROUNDS, Outlet, load_outlets

HOST = "127.0.0.1"
BASE_PORT = 18801
TOPIC_NAME = "Muse Spark"
TERMS = ("Muse Spark", "Meta Superintelligence Labs")


@dataclass(frozen=True, slots=True)
class Hit:
    """A request that the server answered."""

    outlet: str
    path: str
    status: int


class DemoServer:
    """The outlets as running hosts; a context manager. Set `round` to switch what all of them serve.

    Ports count from `base_port`, so that addresses are the same from run to run; one that is taken is replaced by a
    free one, and so are all of them where `base_port` is 0. `hits` holds every request that was answered, for tests.
    """

    def __init__(self, outlets: Sequence[Outlet] | None = None, base_port: int = BASE_PORT) -> None:
        self.outlets = tuple(outlets) if outlets is not None else load_outlets()
        self.hits: list[Hit] = []
        self._base_port = base_port
        self._round = 1
        self._hosts: list[_Host] = []

    def __enter__(self) -> DemoServer:
        try:
            for outlet in self.outlets:
                port = self._base_port + outlet.order - 1 if self._base_port else 0
                self._hosts.append(_open_host(self, outlet, port))
        except BaseException:
            self._close()
            raise
        for host in self._hosts:
            host.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    @property
    def round(self) -> int:
        """Which round of the coverage is served, 1 or 2."""
        return self._round

    @round.setter
    def round(self, number: int) -> None:
        if number not in ROUNDS:
            raise ValueError(f"the sample has the rounds {ROUNDS}, not {number}")
        self._round = number

    def base(self, slug: str) -> str:
        """The address of an outlet's host, without a slash at the end."""
        return next(host.base for host in self._hosts if host.outlet.slug == slug)

    def article_addresses(self) -> dict[str, str]:
        """The canonical address of every article, by `outlet/slug`."""
        return {
            article.key: self.base(outlet.slug) + article.path for outlet in self.outlets for article in outlet.articles
        }

    def topic_toml(self) -> str:
        """The text of a topic file that follows the outlets where they are served now."""
        head = [
            f"name = {_quoted(TOPIC_NAME)}",
            f"terms = [{', '.join(map(_quoted, TERMS))}]",
            "allow_private = true",
            "",
            "[crawl]",
            "delay_seconds = 0",
        ]
        sources = [line for outlet in self.outlets for line in _source_toml(outlet, self.base(outlet.slug))]
        return "\n".join([*head, *sources]) + "\n"

    def _close(self) -> None:
        for host in self._hosts:
            host.stop()
        self._hosts.clear()


class _Host(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, demo: DemoServer, outlet: Outlet, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.demo, self.outlet = demo, outlet
        self.base = f"http://{HOST}:{self.server_address[1]}"
        self.rounds: Mapping[int, Mapping[str, Page]] = render_rounds(outlet, self.base)
        self._thread: Thread | None = None

    def server_bind(self) -> None:
        # The standard one asks the name service for the host's name, which can take seconds and is never used.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def start(self) -> None:
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        if self._thread is not None:
            self.shutdown()
            self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Host

    def do_GET(self) -> None:
        page = self.server.rounds[self.server.demo.round].get(urlsplit(self.path).path)
        if page is None:
            body = b"<!doctype html><title>404</title><p>This page is gone.</p>"
            self._answer(HTTPStatus.NOT_FOUND, {"Content-Type": "text/html; charset=utf-8"}, body)
        elif self._is_fresh(page):
            self._answer(HTTPStatus.NOT_MODIFIED, _validators(page), b"")
        else:
            self._answer(HTTPStatus.OK, {"Content-Type": page.content_type, **_validators(page)}, page.body)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the crawl has its own progress."""

    def _is_fresh(self, page: Page) -> bool:
        """Whether the client has the page already; by RFC 9110 a date counts only where no tag is given."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return tags.strip() == "*" or page.etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        since = _http_moment(self.headers.get("If-Modified-Since"))
        return since is not None and page.modified <= since

    def _answer(self, status: HTTPStatus, headers: Mapping[str, str], body: bytes) -> None:
        self.server.demo.hits.append(Hit(self.server.outlet.slug, self.path, status.value))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _open_host(demo: DemoServer, outlet: Outlet, port: int) -> _Host:
    try:
        return _Host(demo, outlet, port)
    except (OSError, OverflowError):  # taken, forbidden or no port at all
        return _Host(demo, outlet, 0)


def _validators(page: Page) -> dict[str, str]:
    return {"ETag": page.etag, "Last-Modified": page.last_modified}


def _http_moment(text: str | None) -> dt.datetime | None:
    try:
        moment = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or dt.UTC) if moment else None


def _source_toml(outlet: Outlet, base: str) -> list[str]:
    places: dict[str, list[str | None]] = {
        "feeds": [outlet.rss, outlet.atom],
        "sitemaps": [outlet.sitemap],
        "listings": [outlet.listing],
        "pages": list(outlet.pages),
    }
    lines = ["", "[[sources]]", f"name = {_quoted(outlet.name)}"]
    for key, paths in places.items():
        addresses = [_quoted(base + path) for path in paths if path]
        if addresses:
            lines.append(f"{key} = [{', '.join(addresses)}]")
    return [*lines, "primary = true"] if outlet.primary else lines


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string of printable characters is a TOML string
