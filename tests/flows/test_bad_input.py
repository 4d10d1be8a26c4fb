"""Whatever the sites, the disk and the database do: a clear message, the documented exit code, and nothing lost."""

import json
import os
import socket
import subprocess
import sys

import pytest
import sqlalchemy as sa
from loopback_sites import topic_text

GOOD = [
    "Acme shares jumped as much as 7% on Wednesday after the company presented its new engine to investors.",
    "The company has 1,200 workers at its plant by the harbour, and it plans to hire more before the winter.",
    "Analysts had waited for the engine for two years, and most said in notes that it was worth the wait.",
]


@pytest.fixture
def good(new_site):
    site = new_site("Harbour Daily")
    site.publish("/acme", "Acme presents its engine", GOOD, "2026-04-08T18:00:00Z")
    return site


def claimdiff(home, *arguments, **environment):
    command = [sys.executable, "-m", "claimdiff", "--home", str(home), *map(str, arguments)]
    env = {**os.environ, **environment}
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=180, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def write(folder, text):
    file = folder / "topic.toml"
    file.write_text(text)
    return file


def unread(home):
    rows = json.loads((home / "reports" / "acme-deal" / "report.json").read_text())["unread"]
    return {row["address"].split("/", 3)[3]: row["reason"] for row in rows}


def test_each_bad_page_has_its_reason_and_the_rest_goes_on(good, new_site, tmp_path):
    bad = new_site("Bad Post")
    bad.pages["/empty"] = ""
    bad.pages["/index"] = (
        "<html><body>" + "".join(f'<a href="/{n}">Story {n}</a>' for n in range(80)) + "</body></html>"
    )
    bad.pages["/huge"] = "<html><body><p>" + "Acme " * 10_000_000 + "</p></body></html>"
    bad.pages["/pdf"] = "%PDF-1.7 Acme"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{free.getsockname()[1]}/closed"
    text = topic_text([good, bad]) + f'pages = ["{bad.address}/missing", "{closed}"]\n'
    done = claimdiff(tmp_path, "run", write(tmp_path, text))
    assert done.returncode == 0, done.stderr
    reasons = unread(tmp_path)
    assert "404" in reasons["missing"]
    assert "refused" in reasons["closed"]
    assert "empty" in reasons["empty"]
    assert "larger than 10 MB" in reasons["huge"]
    assert "PDF" in reasons["pdf"]
    assert "too little text" in reasons["index"]
    assert len(json.loads((tmp_path / "reports" / "acme-deal" / "report.json").read_text())["articles"]) == 1


def test_an_article_in_another_language_is_kept_and_told_but_gives_no_claims(good, new_site, tmp_path):
    other = new_site("Stadtblatt")
    german = [
        "Die Aktie von Acme stieg am Mittwoch um bis zu 7 Prozent, nachdem das Unternehmen seinen Motor gezeigt hatte.",
        "Das Unternehmen hat 1.200 Beschäftigte in seinem Werk am Hafen und will vor dem Winter weitere einstellen.",
    ]
    other.publish("/acme", "Acme zeigt seinen neuen Motor", german, "2026-04-08T18:00:00Z")  # its page says lang=en
    topic = write(tmp_path, topic_text([good, other]))
    for _ in range(2):  # what is unchanged stays told
        assert claimdiff(tmp_path, "run", topic).returncode == 0
        report = json.loads((tmp_path / "reports" / "acme-deal" / "report.json").read_text())
        assert [row["reason"] for row in report["unread"]] == ["the text is in German; only English is read"]
        assert [row["source"] for row in report["unread"]] == ["Stadtblatt"]
        assert {row["source"] for row in report["articles"]} == {"Harbour Daily", "Stadtblatt"}
        assert report["claims"]
        assert not any("Aktie" in claim["sentence"] for claim in report["claims"])


def test_a_broken_encoding_is_read_as_browsers_do(new_site, tmp_path):
    site = new_site("Old Post")
    site.publish("/acme", "Acme at the caf\xe9", [GOOD[0].replace("engine", "caf\xe9"), *GOOD[1:]])
    page = site.pages["/acme"]
    site.pages["/acme"] = None
    site.raw = {"/acme": page.encode("latin-1")}
    done = claimdiff(tmp_path, "run", write(tmp_path, topic_text([site])))
    assert done.returncode == 0
    report = json.loads((tmp_path / "reports" / "acme-deal" / "report.json").read_text())
    assert report["articles"][0]["title"] == "Acme at the caf\xe9"


def test_a_topic_without_sources_is_told_before_anything_is_fetched(tmp_path):
    done = claimdiff(tmp_path, "run", write(tmp_path, 'name = "Acme"\nterms = ["Acme"]\nsources = []\n'))
    assert done.returncode == 2
    assert "topic.toml:3: 'sources'" in done.stderr


def test_a_site_with_nothing_to_offer_is_a_finished_run_that_says_so(new_site, tmp_path):
    done = claimdiff(tmp_path, "run", write(tmp_path, topic_text([new_site("Quiet Post")])))
    assert done.returncode == 0
    assert "read yet" in done.stdout


def test_a_home_that_can_not_be_written_ends_with_three(good, tmp_path):
    (tmp_path / "file").write_text("in the way")
    done = claimdiff(tmp_path / "file" / "home", "run", write(tmp_path, topic_text([good])))
    assert done.returncode == 3
    assert "--home" in done.stderr


def test_a_database_from_a_newer_version_ends_with_three_and_is_left_as_it_is(good, tmp_path):
    topic = write(tmp_path, topic_text([good]))
    assert claimdiff(tmp_path, "run", topic).returncode == 0
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'claimdiff.db'}")
    with engine.begin() as connection:
        connection.execute(sa.text("update claimdiff_revision set version_num = 'from_the_future'"))
    for command in (["run", topic], ["report", topic]):
        done = claimdiff(tmp_path, *command)
        assert done.returncode == 3
        assert "newer version" in done.stderr
    with engine.connect() as connection:
        assert connection.scalar(sa.text("select version_num from claimdiff_revision")) == "from_the_future"
        assert connection.scalar(sa.text("select count(*) from versions")) == 1


@pytest.mark.parametrize(
    "address", ["postgresql+psycopg://127.0.0.1:1/none", "sqlite:////nowhere/at/all.db", "nonsense"]
)
def test_a_database_that_can_not_be_used_is_told(good, tmp_path, address):
    done = claimdiff(tmp_path, "run", write(tmp_path, topic_text([good])), CLAIMDIFF_DATABASE=address)
    assert done.returncode in (2, 3)
    assert done.stderr.startswith("claimdiff: ")


def test_a_file_that_is_no_database_is_told_and_left_as_it_is(good, tmp_path):
    (tmp_path / "claimdiff.db").write_text("my notes " * 1000)
    done = claimdiff(tmp_path, "run", write(tmp_path, topic_text([good])))
    assert done.returncode == 3
    assert "not a database" in done.stderr
    assert (tmp_path / "claimdiff.db").read_text().startswith("my notes")
