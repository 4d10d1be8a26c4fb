"""Loopback sites for whole runs: each an outlet with a feed, and pages that a test may change between two runs."""

import contextlib
import html
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """One outlet on a port of its own.

    `pages` maps a path to HTML and `raw` to bytes that are sent instead; `log` lists what was asked for.
    """

    def __init__(self, name):
        self.name, self.pages, self.raw, self.log, self.gate = name, {}, {}, [], None
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.log.append(self.path)
                if site.gate and self.path in site.pages:
                    site.gate(self.path)
                body = site.feed() if self.path == "/feed.xml" else site.pages.get(self.path)
                body = site.raw.get(self.path, body)
                self.send_response(200 if body is not None else 404)
                kind = "application/rss+xml" if self.path == "/feed.xml" else "text/html"
                self.send_header("Content-Type", kind)
                data = body if isinstance(body, bytes) else ("gone" if body is None else body).encode()
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(data)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def feed(self):
        items = "".join(f"<item><title>{path}</title><link>{self.address}{path}</link></item>" for path in self.pages)
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{self.name}</title>{items}</channel></rss>'

    def publish(self, path, title, paragraphs, published=None):
        date = f'<meta property="article:published_time" content="{published}">' if published else ""
        body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
        self.pages[path] = (
            f"<!doctype html><html lang=en><head><title>{html.escape(title)}</title>{date}"
            f'<meta property="og:site_name" content="{self.name}"></head><body>'
            '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
            f"<main><article><h1>{html.escape(title)}</h1>{body}</article></main>"
            "<aside><a href='/other'>12 things to know</a></aside><footer>© 2026</footer></body></html>"
        )


def topic_text(sites, name="Acme deal", terms=("Acme",)):
    """A topic file for loopback sites."""
    terms = ", ".join(f'"{term}"' for term in terms)
    sources = "".join(f'\n[[sources]]\nname = "{site.name}"\nfeeds = ["{site.address}/feed.xml"]\n' for site in sites)
    return f'name = "{name}"\nterms = [{terms}]\nallow_private = true\n[crawl]\ndelay_seconds = 0\n{sources}'
