"""What a crawl finds, in a process of its own, on a site of its own."""

from __future__ import annotations

import gzip

from crawl_site import RULES, Answer, Run, Site, article

from crawlers.archive import read_response
from pipeline.topic import Source

RSS = "application/rss+xml"
XML = "application/xml"


def rss(*items: tuple[str, str]) -> Answer:
    entries = "".join(f"<item><link>{link}</link><pubDate>{date}</pubDate></item>" for link, date in items)
    return Answer(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{entries}</channel></rss>', type=RSS
    )


def urlset(*entries: tuple[str, str]) -> str:
    urls = "".join(f"<url><loc>{loc}</loc><lastmod>{date}</lastmod></url>" for loc, date in entries)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def test_every_kind_of_discovery_finds_its_articles(site: Site, run: Run) -> None:
    for number in range(1, 9):
        site[f"/news/harbour-works-part-{number}.html"] = article(f"Part {number}")
    story = "/news/harbour-works-part-{}.html".format
    site["/feed.xml"] = rss((site.at(story(1)) + "?utm_source=rss", "Wed, 08 Apr 2026 10:00:00 GMT"))
    site["/atom.xml"] = Answer(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>x</title>'
        f'<link href="{story(2)}"/><updated>2026-04-08T10:00:00Z</updated></entry></feed>',
        type="application/atom+xml",
    )
    site["/feed.json"] = Answer(
        f'{{"version":"https://jsonfeed.org/version/1.1","items":[{{"id":"1","url":"{story(3)}"}}]}}',
        type="application/feed+json",
    )
    site["/sitemaps.xml"] = Answer(
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{site.at('/map.xml.gz')}</loc></sitemap></sitemapindex>",
        type=XML,
    )
    site["/map.xml.gz"] = Answer(
        gzip.compress(urlset((site.at(story(4)), "2026-04-08")).encode()), type="application/gzip"
    )
    site["/"] = (
        f'<a href="{story(5)}#top">Works start</a> <a href="/tag/harbour">tag</a> <a href="/login">Log in</a>'
        '<a href="/logo.png">logo</a> <a href="http://elsewhere.invalid/news/a-b-c-d.html">Partner</a>'
        '<a rel="next" href="/?page=2">Older</a>'
    )
    site["/?page=2"] = f'<a href="{story(6)}">Works go on</a> <a rel="next" href="/?page=3">Older</a>'
    site["/?page=3"] = f'<a href="{story(7)}">Works rest</a> <a rel="next" href="/?page=4">Older</a>'
    site["/?page=4"] = '<a rel="next" href="/?page=5">Older</a>'
    summary = run(
        Source(
            name="Quay Post",
            feeds=[site.at("/feed.xml"), site.at("/atom.xml"), site.at("/feed.json")],
            sitemaps=[site.at("/sitemaps.xml")],
            listings=[site.at("/")],
            pages=[site.at(story(8))],
        )
    )
    assert sorted(run.articles()) == [site.at(story(number)) for number in range(1, 9)]
    assert summary.unread == 0
    assert {one.source for one in run.met} == {"Quay Post"}
    assert site.hits["/?page=5"] == 0
    assert not [path for path in site.hits if path in ("/tag/harbour", "/login", "/logo.png")]
    assert all(read_response(run.archive, one.archive).url == one.final for one in run.met if one.archive is not None)


def test_an_address_is_fetched_once_whoever_names_it(site: Site, run: Run) -> None:
    site["/news/a-long-story.html"] = article("Story")
    address = site.at("/news/a-long-story.html")
    site["/feed.xml"] = rss((f"{address}?utm_medium=feed&fbclid=1", ""), (f"{address}#comments", ""))
    run(
        Source(name="One", pages=[address], feeds=[site.at("/feed.xml")]),
        Source(name="Two", pages=[address + "?gclid=7"], feeds=[site.at("/feed.xml")]),
    )
    assert site.hits["/news/a-long-story.html"] == 1
    assert site.hits["/feed.xml"] == 1
    assert [one.source for one in run.met if one.role == "article"] == ["One"]


def test_the_newest_articles_are_taken_and_the_limit_holds_over_all_feeds(site: Site, run: Run) -> None:
    for day in range(1, 7):
        site[f"/story-of-day-{day}.html"] = article(f"Day {day}")
    dated = [(site.at(f"/story-of-day-{day}.html"), f"2026-04-0{day}T08:00:00Z") for day in range(1, 7)]
    site["/old.xml"] = Answer(urlset(*dated[:3]), type=XML)
    site["/new.xml"] = Answer(urlset(*dated[3:]), type=XML)
    run(
        Source(name="S", sitemaps=[site.at("/old.xml"), site.at("/new.xml")]),
        rules=RULES.model_copy(update={"max_pages": 3}),
    )
    assert sorted(run.articles()) == [site.at(f"/story-of-day-{day}.html") for day in (4, 5, 6)]
