"""A rule that needs a certain word before the figure is asked wherever it finds something."""

import pytest

from pipeline.model import Document
from pipeline.reading.extract import read_quantities
from pipeline.reading.says.article import Article
from pipeline.reading.says.subject_rules import RULES

SENTENCES = {
    "_before_parenthesis": "Heron Max (94.3), Heron Mini (both 57) and Gull 2 were tried.",
    "_name_at": "The Heron trails Gull Prime at 53 and Tern by 40.",
    "_compared_noun": "The rate was 3%, compared with Oban's 12% and against the Leith share of 35%.",
    "_possessor": "Ida's 12% share, their two children and her firm's score of 52 were told.",
    "_absolute": "With its shares down 11.9%, and with nights ranging from 3 to 9 degrees, the firm closed.",
    "_group_of": "The family of three met a community of about 4,500.",
    "_having": "At noon a ferry with nine cooks aboard sank.",
    "_with_value": "He lives in a town with a population of 900.",
    "_set_apart": "The share closed at 918, on sales of 2 million.",
    "_moved": "The report pulled the sector 2% lower.",
    "_part_beside": "The shares on the exchange, 70% of the index, were sold.",
    "_distant": "They rowed to Oban, six miles away, and to a village nine miles from Wick.",
}


@pytest.mark.parametrize("rule", SENTENCES)
def test_a_marked_rule_is_asked_where_it_finds_something(rule):
    found = set()
    for frame in _frames(SENTENCES[rule]):
        finding = [each for each in RULES.rules if each(frame) is not None]
        assert set(finding) <= set(RULES.asked(frame))
        found |= {each.__name__ for each in finding}
    assert rule in found


def test_the_rules_asked_keep_their_order():
    for text in SENTENCES.values():
        for frame in _frames(text):
            places = [RULES.rules.index(rule) for rule in RULES.asked(frame)]
            assert places == sorted(places)
            assert len(places) < len(RULES.rules)


def _frames(text):
    document = Document("d", text)
    spans, quantities, mentions = read_quantities(document)
    article = Article(text, spans, quantities, mentions, None)
    return [article.frame(index) for index in range(len(quantities))]
