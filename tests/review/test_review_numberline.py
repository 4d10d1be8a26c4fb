import math
import re
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from review_samples import CLAIMS, EVIL, claim

from review import numberline
from review.intervals import spans

BY_ID = {each.id: each for each in CLAIMS}
SVG = "{http://www.w3.org/2000/svg}"


def figure(low, high=None, **more):
    return claim("c", "d", "have 7 of them", "7", low, high, **more)


def drawn(*claims):
    found = numberline.draw([(each, f"Source {place}") for place, each in enumerate(claims)], title="Title")
    assert found is not None
    return found, ElementTree.fromstring(found.svg)


def test_a_bound_is_open_a_hedge_wide_and_a_range_whole():
    bound, hedged, ranged = spans([
        figure(7, unit="%", modifier="at_most", resolution=1),
        figure(9, unit="%", modifier="approximately", resolution=1),
        figure(10, 12, unit="%", modifier="range", resolution=1),
    ])  # fmt: skip
    assert (bound.allowed_low, bound.allowed_high) == (-math.inf, 7)
    assert hedged.allowed_low < 8.5
    assert hedged.allowed_high > 9.5
    assert (ranged.low, ranged.high) == (10, 12)


def test_claims_of_one_dimension_share_the_first_ones_unit():
    hours, minutes = spans([figure(2, unit="hour"), figure(90, unit="minute")])
    assert math.isclose(hours.low, 2)
    assert math.isclose(minutes.low, 1.5)


def test_claims_without_a_common_unit_are_not_drawn_together():
    assert numberline.draw([(figure(2, unit="hour"), "A"), (figure(2, unit="%"), "B")], title="t") is None
    assert numberline.draw([], title="t") is None


def test_what_fell_lies_left_of_what_rose():
    up, down = spans([figure(9, unit="%", direction="up"), figure(9, unit="%", direction="down")])
    assert down.low == -9
    assert up.low == 9


def test_sources_with_the_same_figure_share_a_row():
    found, _ = drawn(figure(7), figure(7), figure(9))
    assert [row.who for row in found.rows] == ["Source 0 +1", "Source 2"]
    assert "Source 0, Source 1" in found.rows[0].exact


def test_of_many_figures_the_lowest_and_the_highest_are_drawn():
    found, _ = drawn(*(figure(value) for value in range(1, 41)))
    assert [row.span.low for row in found.rows] == [1, 2, 3, 4, 5, 6, 35, 36, 37, 38, 39, 40]
    assert found.between == 28


def test_the_gap_is_shown_only_where_nothing_is_allowed():
    assert drawn(BY_ID["share-a"], BY_ID["share-b"])[0].has_gap
    assert not drawn(figure(9, modifier="approximately"), figure(9.1, resolution=0.1))[0].has_gap


def test_values_far_apart_get_a_logarithmic_line():
    assert drawn(figure(14), figure(14_000))[0].logarithmic
    assert not drawn(figure(0), figure(14_000))[0].logarithmic


def test_the_picture_says_what_it_shows_and_follows_the_pages_colours():
    _, svg = drawn(BY_ID["share-a"], BY_ID["share-b"])
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "Title"
    assert "at most 7%" in svg.findtext(f"{SVG}desc", "")
    texts = [element.text for element in svg.iter(f"{SVG}text")]
    assert {"Source 0", "Source 1", "up at most 7%", "up about 9%"} <= set(texts)
    colours = {name for element in svg.iter() for name in (element.get("fill"), element.get("stroke")) if name}
    assert colours <= {"none"}


def test_hostile_names_stay_text():
    found = numberline.draw([(figure(7), EVIL), (figure(9, counted=EVIL), EVIL)], title=EVIL)
    svg = ElementTree.fromstring(found.svg)
    allowed = {f"{SVG}{name}" for name in (*numberline.ELEMENTS, "svg", "title", "desc")}
    assert {element.tag for element in svg.iter()} <= allowed
    assert not [name for element in svg.iter() for name in element.attrib if name.startswith(("on", "href", "style"))]


def test_extreme_and_equal_values_can_be_drawn():
    for values in ([0, 0], [1e-9, 2e-9], [1e15, 3e15], [-4, 4], [5, 5]):
        assert drawn(*(figure(value) for value in values))[1].findall(f".//{SVG}path")


def test_a_value_that_is_no_number_is_left_out():
    found = numberline.draw([(figure(math.inf), "A"), (figure(3), "B")], title="t")
    assert [row.who for row in found.rows] == ["B"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(-1e18, 1e18),
            st.floats(0, 1e12),
            st.sampled_from(["exact", "at_most", "more_than", "approximately"]),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_values_can_be_drawn(values):
    claims = [(figure(low, low + more, modifier=modifier), "Source") for low, more, modifier in values]
    found = numberline.draw(claims, title="Title")
    assert found is None or not re.search("NaN|Infinity|undefined", found.svg)


def test_values_that_no_axis_can_count_in_are_left_out():
    assert numberline.draw([(figure(5e-324), "A")], title="t") is None
    assert numberline.draw([(figure(math.nan), "A"), (figure(1e300), "B")], title="t") is None
