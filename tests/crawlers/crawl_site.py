"""A site on the loopback network whose every answer a test decides."""

from __future__ import annotations

import ssl
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from crawlers.crawl import CrawlPlan, CrawlSummary, Fetched, Known, crawl
from pipeline.topic import CrawlRules, Source


@dataclass
class Answer:
    body: bytes | str = b""
    status: int = 200
    type: str | None = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        body = self.body.encode() if isinstance(self.body, str) else self.body
        handler.send_response(self.status)
        if self.type is not None:
            handler.send_header("Content-Type", self.type)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in self.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        if self.status != 304:
            handler.wfile.write(body)


Respond = Callable[[BaseHTTPRequestHandler], Any]


class Site:
    """Routes by path and query; `hits` counts requests and `requests` keeps their headers in order."""

    def __init__(self, host: str = "127.0.0.1", certificate: Path | None = None) -> None:
        self.routes: dict[str, Answer | Respond] = {}
        self.hits: Counter[str] = Counter()
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.parallel = 0
        self.most_parallel = 0
        self._lock = threading.Lock()
        self.released = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else every answer takes 40 ms

            def do_GET(self) -> None:
                site._enter(self)
                try:
                    route = site.routes.get(self.path, Answer("not here", 404))
                    if isinstance(route, Answer):
                        route.send(self)
                    else:
                        route(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    with site._lock:
                        site.parallel -= 1

            def log_message(self, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *args: Any) -> None:
                pass

        self._server = Server((host, 0), Handler)
        if certificate is not None:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = f"http{'s' if certificate else ''}://{host}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def _enter(self, handler: BaseHTTPRequestHandler) -> None:
        with self._lock:
            self.hits[handler.path] += 1
            self.requests.append((handler.path, dict(handler.headers.items())))
            self.parallel += 1
            self.most_parallel = max(self.most_parallel, self.parallel)

    def __setitem__(self, path: str, answer: Answer | Respond | str) -> None:
        self.routes[path] = Answer(answer) if isinstance(answer, str) else answer

    def at(self, path: str) -> str:
        return self.url + path

    def headers_of(self, path: str) -> list[dict[str, str]]:
        return [headers for asked, headers in self.requests if asked == path]

    def hang(self, _handler: BaseHTTPRequestHandler) -> None:
        """A route that does not answer while the test runs."""
        self.released.wait(20)

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()


def article(words: str) -> str:
    return f"<!doctype html><html><head><title>{words}</title></head><body><p>{words}</p></body></html>"


RULES = CrawlRules(delay_seconds=0, timeout_seconds=5)


@dataclass
class Run:
    """Crawls into one folder; `met` has what progress was given, by address."""

    folder: Path
    met: list[Fetched] = field(default_factory=list)

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    @property
    def journal(self) -> Path:
        return self.folder / "journal.jsonl"

    @property
    def log(self) -> str:
        return (self.folder / "crawl.log").read_text()

    def __call__(
        self,
        *sources: Source,
        rules: CrawlRules = RULES,
        allow_private: bool = True,
        known: dict[str, Known] | None = None,
        **options: Any,
    ) -> CrawlSummary:
        return crawl(
            CrawlPlan("Harbour works", sources, rules, allow_private),
            archive=self.archive,
            journal=self.journal,
            known=known or {},
            progress=self.note,
            **options,
        )

    def note(self, fetched: Fetched) -> None:
        self.met.append(fetched)

    def outcomes(self) -> dict[str, str]:
        return {one.address: one.reason or one.outcome for one in self.met}

    def articles(self) -> list[str]:
        return [one.address for one in self.met if one.role == "article"]
