"""Private networks stay closed: by number, by name, and behind a redirect."""

from __future__ import annotations

import sys

import pytest
from crawl_site import Answer, Run, Site, article

import crawlers.crawl
from pipeline.topic import Source

# Takes 127.0.0.1 for a public address, as a stand-in for the open web; all other loopback addresses stay private.
ONE_OPEN_HOST = """
import ipaddress, sys
import crawlers.addresses as addresses
judge = addresses.is_private_ip
addresses.is_private_ip = lambda text: text != "127.0.0.1" and judge(text)
from crawlers.child import main
sys.exit(main())
"""


def test_private_addresses_are_refused_by_number_and_by_name(site: Site, run: Run) -> None:
    site["/"] = article("Secret")
    port = site.url.rpartition(":")[2]
    number, name, odd = site.at("/"), f"http://localhost:{port}/", f"http://2130706433:{port}/"
    run(
        Source(name="S", pages=[number, name, odd, f"http://[::1]:{port}/"], feeds=[site.at("/feed.xml")]),
        allow_private=False,
    )
    assert not site.hits
    outcomes = run.outcomes()
    assert outcomes[number] == "on a private network (127.0.0.1), which only allow_private permits"
    assert outcomes[name] == "on a private network (localhost), which only allow_private permits"
    assert len(outcomes) == 5
    assert {one.outcome for one in run.met} == {"unread"}
    assert all("private network" in said for said in outcomes.values())


def test_a_redirect_does_not_lead_into_a_private_network(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawlers.crawl, "_COMMAND", (sys.executable, "-P", "-c", ONE_OPEN_HOST))
    public, private = Site(), Site("127.0.0.2")
    try:
        private["/"] = article("Secret")
        public["/page"] = article("Open")
        public["/by-number"] = Answer(status=302, headers={"Location": private.at("/")})
        public["/in-two"] = Answer(status=301, headers={"Location": "/by-number"})
        public["/by-refresh"] = f'<meta http-equiv="refresh" content="0; url={private.at("/")}">'
        paths = ("/page", "/by-number", "/in-two", "/by-refresh")
        run(Source(name="S", pages=[public.at(path) for path in paths]), allow_private=False)
        refusal = "redirects to a private address (127.0.0.2), which only allow_private permits"
        assert run.outcomes() == {public.at(path): refusal for path in paths} | {public.at("/page"): "fetched"}
        assert not private.hits
    finally:
        public.close()
        private.close()
