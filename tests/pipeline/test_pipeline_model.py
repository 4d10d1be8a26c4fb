import pytest

from pipeline.model import Claim


@pytest.mark.parametrize(
    ("counted", "measure", "described"),
    [
        (None, None, None),
        (None, "revenue", "revenue"),
        ("people", None, "people"),
        ("people", "killed", "people killed"),
        ("countries", "sold in", "sold in countries"),
        ("victims", "victims of the storm identified", "victims of the storm identified"),
    ],
)
def test_what_is_measured_is_told_with_the_counted_noun(counted, measure, described):
    claim = Claim(
        id="c", document="d", start=0, end=1, quote="9", low=9, high=9, counted=counted, measure=measure, sentence="9"
    )
    assert claim.described == described
