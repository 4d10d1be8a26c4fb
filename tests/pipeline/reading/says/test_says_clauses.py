"""Whose the verbs of a sentence are, and which verb governs a figure."""

import pytest
from clause_cases import (
    ASIDES_AND_APPOSITIONS,
    CLAUSES_THAT_TELL_WHEN,
    COORDINATION,
    DATELINES_BRACKETS_AND_RESULTS,
    FIGURES,
    INFINITIVES,
    INVERSIONS_AND_GERUNDS,
    PARTICIPLES_BEHIND_A_NOUN,
    PARTICIPLES_THAT_OPEN_OR_GO_ON,
    RELATIVE_CLAUSES,
    SPEECH_AROUND_QUOTES,
    SPEECH_IN_BETWEEN,
    TOLD_BY_SOMEBODY,
    TRUE_VERBS_BEHIND_OTHERS,
)

from pipeline.reading.quantities import scan
from pipeline.reading.says.article import Article
from pipeline.reading.says.clauses import Clauses
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.token import Token
from pipeline.reading.sentences import sentences


def read(text: str) -> tuple[list[Token], Clauses]:
    """The only sentence of a text as tokens, and its clauses."""
    spans = sentences(text)
    article = Article(text, spans, *scan(text, spans), None)
    assert len(spans) == 1
    return article.tokens(0), article.clauses(0)


def words(tokens: list[Token], span: Range) -> str:
    return " ".join(token.text for token in tokens[span[0] : span[1] + 1])


def pairs(expected: str, between: str) -> list[list[str]]:
    return [pair.split(between) for pair in expected.split("; ")]


def assert_subjects(text: str, expected: str) -> None:
    tokens, clauses = read(text)
    told = {tokens[at].text: words(tokens, span) for at, span in clauses.subjects.items()}
    assert [[verb, told.get(verb)] for verb, _ in pairs(expected, ": ")] == pairs(expected, ": ")


@pytest.mark.parametrize(("text", "expected"), RELATIVE_CLAUSES)
def test_a_relative_clause_is_left_by_the_verb_that_only_the_clause_around_it_can_have(
    text: str, expected: str
) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), TRUE_VERBS_BEHIND_OTHERS)
def test_a_verb_that_another_one_looks_like_is_told_from_it(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), INVERSIONS_AND_GERUNDS)
def test_a_subject_behind_its_verb_or_with_a_verb_inside_is_found(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), SPEECH_IN_BETWEEN)
def test_a_sentence_goes_on_behind_who_said_it(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), PARTICIPLES_BEHIND_A_NOUN)
def test_a_participle_tells_of_the_noun_before_it_and_leaves_it_the_verb_to_come(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), PARTICIPLES_THAT_OPEN_OR_GO_ON)
def test_a_participle_without_a_noun_tells_of_who_acts_in_the_clause_around_it(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), TOLD_BY_SOMEBODY)
def test_what_is_told_has_a_subject_of_its_own(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), ASIDES_AND_APPOSITIONS)
def test_what_is_set_between_a_subject_and_its_verb_does_not_part_them(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), COORDINATION)
def test_a_verb_without_a_noun_of_its_own_shares_the_subject_of_the_one_that_it_is_joined_to(
    text: str, expected: str
) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), SPEECH_AROUND_QUOTES)
def test_who_speaks_is_not_who_is_spoken_of(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), INFINITIVES)
def test_an_infinitive_is_told_of_who_is_asked_or_else_of_who_acts(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), CLAUSES_THAT_TELL_WHEN)
def test_a_noun_behind_after_and_the_like_may_begin_a_clause(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), DATELINES_BRACKETS_AND_RESULTS)
def test_datelines_brackets_and_results_part_no_verb_from_its_subject(text: str, expected: str) -> None:
    assert_subjects(text, expected)


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_is_governed_by_the_verb_of_its_clause(text: str, expected: str) -> None:
    tokens, clauses = read(text)
    told = []
    for at, token in enumerate(tokens):
        if token.tag == "Q":
            verb, inside = clauses.governs(at)
            told.append(
                f"{token.text} {'in' if inside else 'by'} {tokens[verb].text if verb is not None else 'nothing'}"
            )
    assert told == expected.split("; ")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Sales rose 4% but profits fell 9%.", "Sales"),
        ("After the storm, 900 homes were without power.", "900 homes"),
        ("Built in secret, the tower cost $40 million.", "the tower"),
        ("OBAN, Argyll -- Two ferries sank on Monday.", "Two ferries"),
        ("The tower (which has 90 floors) cost $40 million.", "The tower"),
        ("Three months later, the firm sold the mill for $2 million.", "the firm"),
        ("A price of $40 for a kettle that holds two litres.", "a kettle"),
    ],
)
def test_the_main_subject_is_that_of_the_first_verb_that_has_one(text: str, subject: str) -> None:
    tokens, clauses = read(text)
    assert clauses.main_subject is not None
    assert words(tokens, clauses.main_subject) == subject


@pytest.mark.parametrize("text", ["A price of $40 for two kettles.", "400", "Two were hurt."])
def test_a_sentence_without_a_verb_or_a_noun_has_no_main_subject(text: str) -> None:
    assert read(text)[1].main_subject is None


def test_a_sentence_without_a_word_has_no_clauses() -> None:
    clauses = Clauses([])
    assert (clauses.subjects, clauses.main_subject, clauses.governs(0)) == ({}, None, (None, False))


def test_every_auxiliary_of_a_verb_has_its_subject() -> None:
    tokens, clauses = read("The homes have all been sold.")
    told = {tokens[at].text: words(tokens, span) for at, span in clauses.subjects.items()}
    assert told == dict.fromkeys(("have", "been", "sold"), "The homes")


def test_a_quantity_that_holds_its_verb_has_a_subject_and_governs_itself() -> None:
    tokens, clauses = read("Sales doubled in May.")
    at = next(at for at, token in enumerate(tokens) if token.tag == "Q")
    assert words(tokens, clauses.subjects[at]) == "Sales"
    assert clauses.governs(at) == (at, False)
