"""Views to render from: invented coverage of an invented company, and the same with hostile text in every field."""

# ruff: noqa: E501 - one row a claim, so that the lists read as tables

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from db.views import ArticleView, DocumentView, RunView, TopicReport, UnreadView
from pipeline.model import Claim, Discrepancy, Measurement, Report

NOW = dt.datetime(2026, 3, 13, 7, 30, tzinfo=dt.UTC)
RUN = RunView(id=14, started=NOW - dt.timedelta(minutes=31), finished=NOW - dt.timedelta(minutes=29), state="finished")


def at(day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, minute, tzinfo=dt.UTC)


def claim(
    name: str, document: str, sentence: str, quote: str, low: float, high: float | None = None, **more: Any
) -> Claim:
    """A claim whose sentence begins 200 characters into its document, as most do."""
    start = 200 + sentence.index(quote)
    return Claim(
        id=name, document=document, start=start, end=start + len(quote), quote=quote, low=low,
        high=low if high is None else high, sentence=sentence, sentence_start=200, **more,
    )  # fmt: skip


def document(
    name: str, source: str, title: str | None, published: dt.datetime | None, fetched: dt.datetime, **more: Any
) -> DocumentView:
    address = more.pop("address", f"https://{source.lower().replace(' ', '-')}.example/{name.partition('-v')[0]}")
    return DocumentView(
        id=name, address=address, source=source, title=title, published=published, fetched=fetched, **more
    )


DOCUMENTS = [
    document("courier-1", "Harbour Courier", "Norvik climbs after crane order", at(11, 16, 40), at(11, 17, 2), author="Ida Berg"),
    document("ledger-1", "Nordic Ledger", "Port robots lift Norvik to a record close", at(11, 18, 5), at(11, 18, 31)),
    document("wire-1", "Skagen Wire", "Crane maker Norvik wins harbour contract", at(11, 14, 12), at(11, 14, 30)),
    document("wire-2", "Skagen Wire", "Storm over Halden: what is known", at(12, 6, 0), at(12, 6, 20)),
    document("norvik-1", "Norvik newsroom", "Halden selects Norvik for its container terminal", at(11), at(11, 14, 30), primary=True),
    document("gazette-1-v1", "Evening Gazette", "Harbour to replace two hundred cranes’ crews", at(11, 20, 15), at(11, 20, 31)),
    document("gazette-1-v2", "Evening Gazette", "Harbour to replace crane crews", at(11, 20, 15), at(12, 6, 31)),
    document("digest-1", "The Quarterly Digest of Automation", None, None, at(12, 5, 0)),
]  # fmt: skip

CLAIMS = [
    claim("share-a", "courier-1", "Shares in Norvik jumped as much as 7% in early trading after the order became public.", "as much as 7%", 7, unit="%", modifier="at_most", direction="up", subject="Norvik", measure="share price", time="11 March 2026", resolution=1),
    claim("share-b", "ledger-1", "By the bell the stock had risen about 9%, its best day since the listing.", "about 9%", 9, unit="%", modifier="approximately", direction="up", subject="Norvik", measure="share price", time="11 March 2026", resolution=1),
    claim("share-c", "wire-1", "The stock was up 9.2% at the close, exchange data show.", "9.2%", 9.2, unit="%", direction="up", subject="Norvik", measure="share price", time="11 March 2026", resolution=0.1, speaker="the exchange"),
    claim("order-a", "norvik-1", "The contract is worth $14.3 billion over twelve years.", "$14.3 billion", 14.3e9, unit="USD", subject="contract", measure="value", resolution=1e8),
    claim("order-b", "ledger-1", "Analysts put the order at between $15 billion and $18 billion, including service.", "between $15 billion and $18 billion", 15e9, 18e9, unit="USD", modifier="range", subject="order", measure="value", resolution=1e9, speaker="analysts"),
    claim("order-c", "digest-1", "The deal tops $20 billion.", "tops $20 billion", 20e9, unit="USD", modifier="more_than", subject="deal", measure="value", resolution=1e9, context="Deals of the quarter"),
    claim("order-d", "wire-1", "Norvik and the port signed a $14 billion agreement on Wednesday.", "$14 billion", 14e9, unit="USD", subject="agreement", measure="value", resolution=1e9),
    claim("crew-old", "gazette-1-v1", "The port said 212 crane operators would be offered other work by the autumn.", "212 crane operators", 212, counted="crane operators", subject="port", measure="operators offered other work", resolution=1),
    claim("crew-new", "gazette-1-v2", "The port said 122 crane operators would be offered other work or early retirement.", "122 crane operators", 122, counted="crane operators", subject="port", measure="operators offered other work", resolution=1),
    claim("hurt-a", "wire-2", "At least 31 people were hurt when the storm reached Halden, the county said.", "At least 31 people", 31, counted="people", modifier="at_least", subject="storm", measure="injured", resolution=1, speaker="the county"),
    claim("hurt-b", "wire-2", "Of the 28 injured, nineteen have left hospital.", "28 injured", 28, counted="injured", subject="storm", measure="injured", resolution=1),
    claim("rank-a", "courier-1", "It is the fourth-largest port of the coast.", "fourth-largest", 4, unit="rank", subject="Halden", measure="size of ports"),
    claim("rank-b", "digest-1", "Halden, the coast’s sixth port by volume, handles mostly containers.", "sixth port", 6, unit="rank", subject="Halden", measure="size of ports"),
    claim("box-a", "courier-1", "The terminal moved 1,843,310 containers last year.", "1,843,310 containers", 1_843_310, counted="containers", subject="terminal", measure="containers moved", time="2025", resolution=1),
    claim("box-b", "ledger-1", "It moved 1.8 million containers in 2025.", "1.8 million containers", 1.8e6, counted="containers", subject="terminal", measure="containers moved", time="2025", resolution=1e5),
    claim("speed-a", "norvik-1", "A crane lifts 38 containers an hour.", "38 containers an hour", 38, unit="1/hour", counted="containers", subject="crane", measure="lifts", resolution=1),
    claim("speed-b", "wire-1", "Each lifts 38 boxes an hour, the maker says.", "38 boxes an hour", 38, unit="1/hour", counted="boxes", subject="crane", measure="lifts", resolution=1, speaker="Norvik"),
    claim("out-a", "courier-1", "Some 3,100 homes were without power.", "Some 3,100 homes", 3100, counted="homes", modifier="approximately", subject="homes", measure="without power", resolution=100),
    claim("out-b", "wire-2", "On Thursday 4,350 homes had no power.", "4,350 homes", 4350, counted="homes", subject="homes", measure="without power", time="12 March 2026", resolution=1),
    claim("wait-a", "gazette-1-v2", "Ships wait two to three hours.", "two to three hours", 2, 3, unit="hour", modifier="range", subject="ships", measure="wait"),
]  # fmt: skip


def measurement(
    name: str, unit: str, claims: tuple[str, ...], verdict: Any, explanation: str, **more: Any
) -> Measurement:
    return Measurement(
        id=name, subject=more.get("subject"), measure=more.get("measure"), unit=unit, time=more.get("time"),
        claims=claims, verdict=verdict, explanation=explanation,
    )  # fmt: skip


MEASUREMENTS = [
    measurement("m-share", "%", ("share-a", "share-b", "share-c"), "conflict", "A rise of at most 7% leaves no room for about 9%.", subject="Norvik", measure="share price", time="11 March 2026"),
    measurement("m-order", "USD", ("order-a", "order-b", "order-c", "order-d"), "conflict", "No value lies both at $14.3 billion and over $20 billion.", subject="Halden contract", measure="value"),
    measurement("m-hurt", "1", ("hurt-a", "hurt-b"), "conflict", "At least 31 can’t be 28.", subject="storm", measure="people injured"),
    measurement("m-rank", "rank", ("rank-a", "rank-b"), "conflict", "Fourth is not sixth.", subject="Halden", measure="place among ports"),
    measurement("m-box", "1", ("box-a", "box-b"), "rounding", "1.8 million is 1,843,310 rounded.", subject="terminal", measure="containers moved", time="2025"),
    measurement("m-speed", "1/hour", ("speed-a", "speed-b"), "agree", "Both say 38 an hour.", subject="crane", measure="containers lifted"),
    measurement("m-out", "1", ("out-a", "out-b"), "update", "The count grew between Wednesday and Thursday.", subject="homes", measure="without power"),
    measurement("m-wait", "hour", ("wait-a",), "single", "Only one article gives it.", subject="ships", measure="waiting time"),
]  # fmt: skip


def discrepancy(
    name: str,
    kind: Any,
    measurement: str | None,
    claims: tuple[str, ...],
    cause: Any,
    severity: float,
    confidence: float,
    explanation: str,
) -> Discrepancy:
    return Discrepancy(
        id=name, kind=kind, measurement=measurement, claims=claims, severity=severity, confidence=confidence, cause=cause,
        explanation=explanation,
    )  # fmt: skip


DISCREPANCIES = [
    discrepancy("d0000000000rank", "cross_source", "m-rank", ("rank-a", "rank-b"), "unit_or_scope", 0.3, 0.41, "Fourth and sixth place can’t both hold, unless one list ranks by area and the other by volume."),
    discrepancy("d000000000order", "cross_source", "m-order", ("order-a", "order-b", "order-c", "order-d"), "unit_or_scope", 0.62, 0.74, "$14.3 billion and more than $20 billion leave no common value; the larger figures may count service as well."),
    discrepancy("d000000000share", "cross_source", "m-share", ("share-a", "share-b", "share-c"), "peak_and_point", 0.81, 0.93, "“As much as 7%” allows no more than 7, while “about 9%” starts at 8.1, so no value fits both."),
    discrepancy("d0000000000crew", "revision", None, ("crew-old", "crew-new"), "typing_error", 0.7, 0.88, "The article said 212 and now says 122; it carries no note of a correction."),
    discrepancy("d0000000000hurt", "internal", "m-hurt", ("hurt-a", "hurt-b"), "plain", 0.28, 0.69, "The article says at least 31 people were hurt and later counts 28."),
]  # fmt: skip


def sample() -> TopicReport:
    newest: dict[str, DocumentView] = {each.address: each for each in DOCUMENTS}
    return TopicReport(
        topic="Halden harbour automation",
        terms=("Norvik", "Halden terminal"),
        sources=(*dict.fromkeys(each.source for each in DOCUMENTS), "Coastal Radio"),
        last_run=RUN,
        runs=14,
        articles=tuple(
            ArticleView(
                address=each.address, source=each.source, title=each.title, published=each.published,
                fetched=each.fetched, versions=2 if each.id.endswith("v2") else 1,
            )
            for each in newest.values()
        ),
        unread=(
            UnreadView(address="https://coastal-radio.example/news/4411", source="Coastal Radio", reason="the server answered 403 (forbidden)"),
            UnreadView(address="https://harbour-courier.example/live.pdf", source="Harbour Courier", reason="a PDF, not a page"),
        ),
        off_topic=17,
        documents={each.id: each for each in DOCUMENTS},
        report=Report(CLAIMS, MEASUREMENTS, DISCREPANCIES),
        new=frozenset({"d000000000share", "d0000000000hurt"}),
    )  # fmt: skip


def empty() -> TopicReport:
    return TopicReport(
        topic="Nothing yet", terms=("term",), sources=("Harbour Courier",), last_run=None, runs=0, articles=(), unread=(),
        off_topic=0, documents={}, report=Report((), (), ()),
    )  # fmt: skip


def quiet() -> TopicReport:
    """Articles were read, sources were compared, and they agree."""
    return replace(
        sample(),
        report=Report(CLAIMS, [m for m in MEASUREMENTS if m.verdict != "conflict"], ()),
        unread=(),
        new=frozenset(),
    )


EVIL = "</p></title></style></script><script>window.hacked=1</script><img src=x onerror='window.hacked=2'>\u202etxet\u202c\x1b[31m\x00 {{7*7}} ${window.hacked=3} \"'><svg onload=window.hacked=4> " + "W" * 400  # fmt: skip


def hostile() -> TopicReport:
    """The sample with markup, scripts, direction marks, escapes and endless words in each field that comes from outside."""
    view = sample()
    documents = {
        name: replace(each, source=EVIL + each.source, title=EVIL, address="javascript:window.hacked=5//" + EVIL)
        for name, each in view.documents.items()
    }
    claims = [
        replace(each, sentence=each.sentence + EVIL, subject=EVIL, measure=EVIL, time=EVIL, speaker=EVIL, context=EVIL,
                counted=EVIL if each.unit == "1" else None)
        for each in CLAIMS
    ]  # fmt: skip
    measurements = [replace(each, subject=EVIL, measure=EVIL, explanation=EVIL) for each in MEASUREMENTS]
    discrepancies = [replace(each, explanation=EVIL) for each in DISCREPANCIES]
    return replace(
        view, topic=EVIL, terms=(EVIL,), sources=(*view.sources, EVIL), documents=documents,
        articles=tuple(replace(each, source=EVIL, title=EVIL, address="data:text/html," + EVIL) for each in view.articles),
        unread=tuple(replace(each, source=EVIL, reason=EVIL, address="vbscript:" + EVIL) for each in view.unread),
        report=Report(claims, measurements, discrepancies),
    )  # fmt: skip
