import re

import pytest

from pipeline.errors import TopicError
from pipeline.topic_file import parse_topic

GOOD = """
name = "River flood"
terms = ["Elm River", "flood wall"]

[[sources]]
name = "Daily"
feeds = ["https://daily.example/feed.xml"]
"""


def test_a_good_file_gives_its_topic_with_defaults():
    topic = parse_topic(GOOD)
    assert topic.slug == "river-flood"
    assert topic.sources[0].feeds == ["https://daily.example/feed.xml"]
    assert topic.crawl.delay_seconds == 1.0
    assert not topic.allow_private


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (GOOD + "feed = []\n", 8, "unknown key 'feed'; allowed here: name, feeds, sitemaps"),
        (GOOD + "[crawl]\ndelay_seconds = -1\n", 9, "greater than or equal to 0, not -1"),
        (GOOD + '[crawl]\nmax_pages = "5"\n', 9, "should be a valid integer, not '5'"),
        (GOOD + '[schedule]\ncron = "61 * * * *"\n', 9, "five fields"),
        (GOOD + '[schedule]\ntimezone = "Mars/North"\n', 9, "IANA"),
        (GOOD + '[[sources]]\nname = "Other"\n', 8, "at least one address"),
        (GOOD + '[[sources]]\nname = "Other"\npages = ["daily.example/x"]\n', 10, "starts with http"),
        (GOOD + '[[sources]]\nname = "Daily"\npages = ["https://d.example/"]\n', 5, "stands there twice"),
        (GOOD.replace('name = "River flood"\n', ""), 1, "'name' is missing"),
        (GOOD.replace('["Elm River", "flood wall"]', "[]"), 3, "at least 1 item"),
        ('name = "x"\nterms = ["x"]\nsources = []\n', 3, "at least 1 item"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text, line, told):
    with pytest.raises(TopicError) as caught:
        parse_topic(text, "flood.toml")
    assert f"flood.toml:{line}: " in str(caught.value)
    assert told in str(caught.value)


def test_all_that_is_wrong_is_named_at_once():
    with pytest.raises(TopicError) as caught:
        parse_topic(GOOD + "feed = []\n[crawl]\ndelay_seconds = -1\n")
    assert len(str(caught.value).splitlines()) == 2


def test_broken_toml_is_named_with_its_line():
    with pytest.raises(TopicError, match=r"flood.toml: not valid TOML: .*line 2"):
        parse_topic('name = "x"\nterms = [}\n', "flood.toml")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The ELM\nriver rose.", "Elm River"),
        ("A flood wall.", "flood wall"),
        ("Elm Riverside stayed dry.", None),
        ("", None),
    ],
)
def test_an_article_belongs_when_it_speaks_of_a_term(text, term):
    assert parse_topic(GOOD).speaks_of(text) == term


def test_no_two_topics_share_a_slug():
    names = ["River flood", "River-flood", "River  flood", "C", "C++", "C#", "Fläche", "Flache", "🚀", "台风"]
    names += ["x" * 300, "x" * 301]
    slugs = [parse_topic(GOOD.replace("River flood", name)).slug for name in names]
    assert slugs[0] == "river-flood"
    assert len(set(slugs)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", slug) for slug in slugs)
