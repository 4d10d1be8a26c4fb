"""The values of a discrepancy on one number line: a static SVG that follows the page's colours.

Vega-Lite draws it. Its picture is then taken apart and built again from a short list of elements and attributes:
colours become classes that the style sheet fills, so that light, dark and print all fit, and nothing else of what
an article said can be in it than text.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, TypeAlias
from xml.etree import ElementTree

from pipeline.model import Claim
from review import figures
from review.intervals import Span, spans
from review.words import label

WIDTH, ROW, LABEL, BAR = 352, 38, 11, 25
NAME_WIDTH, VALUE_WIDTH = 178, 172
LOG_FROM, LOG_TO = 100, 1e12  # values this many times apart are drawn on a logarithmic line
MOST_ROWS = 12  # of more, the lowest and the highest are drawn
SMALLEST, LARGEST = 1e-15, 1e18  # what an axis can count in
Element: TypeAlias = ElementTree.Element
SVG = "http://www.w3.org/2000/svg"
# Placeholder colours that Vega passes through, and the style sheet's classes for them.
PALETTE = {
    "#000001": "ink", "#000002": "muted", "#000003": "track", "#000004": "allowed", "#000005": "stated",
    "#000006": "gap", "#000007": "paper",
}  # fmt: skip
COLOUR = {name: colour for colour, name in PALETTE.items()}
ELEMENTS = frozenset({"g", "path", "line", "text", "rect"})
ATTRIBUTES = frozenset({
    "transform", "d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "text-anchor", "font-size", "font-weight",
    "stroke-width", "stroke-dasharray", "fill-opacity", "opacity", "stroke-linecap", "rx", "ry",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One stated value, and who states it."""

    who: str
    value: str
    exact: str
    span: Span
    inclusive: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn number line: markup that is safe to embed, and what there is to say about it in words."""

    svg: str
    rows: tuple[Row, ...]
    has_gap: bool
    logarithmic: bool
    between: int  # figures that are not drawn, because there are too many


def draw(claims: Sequence[tuple[Claim, str]], *, title: str) -> Picture | None:
    """The number line of claims, each with the name of who states it; None where no line can hold them all."""
    rows = _rows(claims)
    if not rows:
        return None
    values = tuple(value for row in rows for value in (row.span.low, row.span.high))
    logarithmic = min(values) > 0 and LOG_FROM <= max(values) / min(values) <= LOG_TO
    gaps = tuple(_gaps([row.span for row in rows]))
    shown = rows if len(rows) <= MOST_ROWS else rows[: MOST_ROWS // 2] + rows[-MOST_ROWS // 2 :]
    svg = _svg(shown, claims[0][0].unit, gaps, logarithmic, label(title))
    return Picture(svg, shown, bool(gaps), logarithmic, len(rows) - len(shown))


def _rows(claims: Sequence[tuple[Claim, str]]) -> tuple[Row, ...]:
    """One row for each different wording of a value, in order of size."""
    found = spans([claim for claim, _ in claims]) if claims else None
    groups: dict[tuple[Span, str], list[tuple[Claim, str]]] = {}
    for span, (claim, who) in zip(found or (), claims, strict=bool(found)):
        if all(end == 0 or SMALLEST < abs(end) < LARGEST for end in (span.low, span.high)):
            groups.setdefault((span, figures.stated(claim)), []).append((claim, who))
    ordered = sorted(groups.items(), key=lambda item: (item[0][0].low, item[0][0].high, item[0][1]))
    return tuple(_row(span, words, members) for (span, words), members in ordered)


def _row(span: Span, words: str, members: list[tuple[Claim, str]]) -> Row:
    names = list(dict.fromkeys(label(who) for _, who in members))
    who = names[0] + (f" +{len(names) - 1}" if len(names) > 1 else "")
    first = members[0][0]
    told = f"{', '.join(names)}: {label(figures.exact(first))}"
    return Row(who, label(words), told, span, first.modifier not in ("more_than", "less_than"))


def _gaps(drawn: Iterable[Span]) -> list[tuple[float, float]]:
    """The stretches between the allowed values that no claim's words allow."""
    gaps: list[tuple[float, float]] = []
    reached: float | None = None
    for found in sorted(drawn, key=lambda each: each.allowed_low):
        if reached is not None and found.allowed_low > reached:
            gaps.append((reached, found.allowed_low))
        reached = found.allowed_high if reached is None else max(reached, found.allowed_high)
    return gaps


def _domain(rows: Sequence[Row], logarithmic: bool) -> tuple[float, float]:
    ends = [end for row in rows for end in (
        row.span.low, row.span.high, row.span.allowed_low, row.span.allowed_high,
    ) if math.isfinite(end)]  # fmt: skip
    low, high = min(ends), max(ends)
    if logarithmic:
        positive = min(end for end in ends if end > 0)
        return positive / 2, high * 2
    size = max(abs(low), abs(high))
    # Values too close for their size to tell apart get room by their size.
    room = (high - low) * 0.18 if high - low > size * 1e-9 else size * 0.1 or 1.0
    return low - room, high + room


@lru_cache(maxsize=512)
def _svg(rows: tuple[Row, ...], unit: str, gaps: tuple[tuple[float, float], ...], logarithmic: bool, title: str) -> str:
    import vl_convert

    low, high = _domain(rows, logarithmic)
    spec = json.loads(_template(logarithmic))
    spec["height"] = ROW * len(rows)
    prefix, divisor, suffix = figures.axis(unit, max(abs(low), abs(high)))
    words = {"low": low, "high": high, "prefix": prefix, "divisor": divisor, "suffix": suffix}
    spec["params"] = [{"name": name, "value": value} for name, value in words.items()]
    spec["datasets"] = {
        "rows": [_datum(place, row, low, high) for place, row in enumerate(rows)],
        "gaps": [{"from": start, "to": end} for start, end in gaps],
    }
    return _rebuilt(vl_convert.vegalite_to_svg(json.dumps(spec)), title, rows)


def _datum(place: int, row: Row, low: float, high: float) -> dict[str, Any]:
    found = row.span
    # A bound is stated at one end and open at the other; a range is stated at both.
    return {
        "label": place * ROW + LABEL, "bar": place * ROW + BAR, "who": row.who, "value": row.value, "exact": row.exact,
        "low": found.low, "high": found.high, "range": found.low != found.high, "hollow": not row.inclusive,
        "from": max(found.allowed_low, low), "to": min(found.allowed_high, high),
        "left": math.isinf(found.allowed_low), "right": math.isinf(found.allowed_high), "start": low, "end": high,
    }  # fmt: skip


@lru_cache(maxsize=2)
def _template(logarithmic: bool) -> str:
    """The chart without its data, as Vega-Lite; Altair builds and checks it once."""
    import altair as alt

    rows = alt.Chart(alt.NamedData("rows"))
    scale = alt.Scale(
        type="log" if logarithmic else "linear", domainMin=alt.ExprRef("low"), domainMax=alt.ExprRef("high"),
        zero=alt.Undefined if logarithmic else False, nice=False,
    )  # fmt: skip
    wording = "prefix + format(datum.value / divisor, ',.6~r') + suffix"
    numbers = alt.Axis(
        title=None, grid=False, tickCount=4, labelExpr=wording, labelOverlap="greedy", labelBound=True, labelFlush=True,
        domainColor=COLOUR["muted"], tickColor=COLOUR["muted"], labelColor=COLOUR["muted"], labelFontSize=11,
    )  # fmt: skip

    def x(field: str) -> alt.X:
        return alt.X(field, type="quantitative", scale=scale, axis=numbers)

    def y(field: str) -> alt.Y:
        return alt.Y(field, type="quantitative", scale=None, axis=None)

    tip = "exact:N"
    allowed: dict[str, Any] = {"color": COLOUR["allowed"], "stroke": COLOUR["stated"], "strokeWidth": 0.75}
    name: dict[str, Any] = {"baseline": "middle", "fontSize": 12}
    hollow = alt.condition("datum.hollow", alt.value(COLOUR["paper"]), alt.value(COLOUR["stated"]))
    point = rows.mark_point(filled=True, size=72, strokeWidth=2, opacity=1, stroke=COLOUR["stated"])
    arrow = partial(rows.mark_point, filled=True, size=70, opacity=1, color=COLOUR["stated"])
    layers = [
        alt.Chart(alt.NamedData("gaps")).mark_rect(color=COLOUR["gap"]).encode(x=x("from"), x2="to"),
        rows.mark_rule(color=COLOUR["track"]).encode(x=x("start"), x2="end", y=y("bar")),
        rows.mark_bar(height=10, **allowed).encode(x=x("from"), x2="to", y=y("bar")),
        rows.transform_filter("datum.left || datum.right").mark_rule(color=COLOUR["stated"], strokeWidth=2)
        .encode(x=x("from"), x2="to", y=y("bar")),
        rows.transform_filter("datum.range").mark_bar(height=6, color=COLOUR["stated"])
        .encode(x=x("low"), x2="high", y=y("bar")),
        arrow(shape="triangle-left").transform_filter("datum.left").encode(x=x("start"), y=y("bar"), description=tip),
        arrow(shape="triangle-right").transform_filter("datum.right").encode(x=x("end"), y=y("bar"), description=tip),
        point.encode(x=x("low"), y=y("bar"), fill=hollow, description=tip),
        point.transform_filter("datum.range").encode(x=x("high"), y=y("bar"), fill=hollow, description=tip),
        rows.mark_text(align="left", limit=NAME_WIDTH, fontWeight=600, color=COLOUR["ink"], **name)
        .encode(x=alt.value(0), y=y("label"), text="who:N", description=tip),
        rows.mark_text(align="right", limit=VALUE_WIDTH, color=COLOUR["ink"], **name)
        .encode(x=alt.value(WIDTH), y=y("label"), text="value:N", description=tip),
    ]  # fmt: skip
    chart = alt.layer(*layers).properties(
        width=WIDTH, height=ROW, background="transparent", padding={"left": 6, "right": 6, "top": 2, "bottom": 22}
    )
    return json.dumps(chart.configure_view(stroke=None).to_dict() | {"autosize": {"type": "none"}})


def _rebuilt(drawn: str, title: str, rows: Sequence[Row]) -> str:
    """Vega's picture with classes for colours, a title and a description, and nothing that isn't asked for."""
    old = ElementTree.fromstring(drawn)  # noqa: S314 - Vega wrote it a moment ago, without a document type
    new = ElementTree.Element("svg", {"xmlns": SVG, "viewBox": old.get("viewBox", ""), "role": "img"})
    _say(new, "title", title)
    _say(new, "desc", "; ".join(row.exact for row in rows))
    _copy(old, new)
    return ElementTree.tostring(new, encoding="unicode")


def _copy(old: Element, new: Element) -> None:
    for child in old:
        name = child.tag.removeprefix(f"{{{SVG}}}")
        if name not in ELEMENTS or _invisible(child):
            continue
        made = ElementTree.SubElement(new, name, {key: word for key, word in child.items() if key in ATTRIBUTES})
        _paint(child, made)
        made.text = child.text if name == "text" else None
        if child.get("aria-roledescription") in ("point", "text mark"):
            _say(made, "title", child.get("aria-label", ""))
        _copy(child, made)
        if name == "g" and not len(made):
            new.remove(made)


def _invisible(element: Element) -> bool:
    hidden = element.get("opacity") == "0" or element.get("display") == "none"
    return hidden or element.get("class") == "background"


def _paint(old: Element, new: Element) -> None:
    colours = {kind: old.get(kind, "") for kind in ("fill", "stroke")}
    classes = [f"{kind}-{PALETTE[colour]}" for kind, colour in colours.items() if colour in PALETTE]
    if classes:
        new.set("class", " ".join(classes))
    if colours["fill"] in ("none", "transparent"):
        new.set("fill", "none")


def _say(parent: Element, name: str, words: str) -> None:
    if words:
        ElementTree.SubElement(parent, name).text = words
