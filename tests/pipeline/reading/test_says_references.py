"""What pronouns stand for, in a sentence, across sentences and in quotations."""

import pytest

from pipeline.model import Document
from pipeline.reading.extract import extract


def subject(text, quote):
    """The subject of the claim with a quote."""
    return next(claim.subject for claim in extract(Document(id="d", text=text)) if claim.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "wanted"),
    [
        # in the sentence
        ("Orchard said it would hire 40 cooks.", "40", "Orchard"),
        ("A witness told Radio Alva he saw three vans.", "three", "witness"),
        ("When divers arrived, they found three boats.", "three", "divers"),
        ("Neighbors told the mayor they saw 25 shots.", "25", "Neighbors"),
        ("Moore was taken home, where he slept for nine hours.", "nine hours", "Moore"),
        ("Orchard is closed. Police said they have held three cooks.", "three", "Police"),
        # persons want persons
        ("Deputies came late. Carl Moore ran away. He fired 15 rounds.", "15", "Carl Moore"),
        ("Carl Moore ran away. Police want witnesses. He fired 15 rounds.", "15", "Carl Moore"),
        ("Police arrested Carl Moore on Friday. He faces three charges.", "three", "Carl Moore"),
        ("Police said Ida Moss lives near Alva. She has two dogs.", "two", "Ida Moss"),
        ("Ida Moss met Carl Moore in Alva. She has two dogs.", "two", "Ida Moss"),
        ("The price of tea is high. She has two dogs.", "two", None),
        ("Carl Moore, 32, of Alva, was found at home. He was shot five times.", "five times", "Carl Moore"),
        # things want things, and several want several
        ("Laura Moss praised the mill. It has three ovens.", "three", None),
        ("The Reed mill opened in May. It has three ovens.", "three", "Reed mill"),
        ("Ann Hale and Carl Moore were held. They face two charges.", "two", "Ann Hale and Carl Moore"),
        # the same pronoun goes on about the same
        ("Carl Moore left Alva. He was tired. He was cold. He slept for nine hours.", "nine hours", "Carl Moore"),
        # whoever speaks is not whom the quotation tells of
        ("Ida Moss knew the mayor, Carl Moore. “He worked for 40 years,” said Ida Moss.", "40 years", "Carl Moore"),
        ("“I have lived here for 40 years,” said Ida Moss.", "40 years", "Ida Moss"),
        ("“I'm 73 and glad,” said Ida Moss.", "73", "Ida Moss"),
        ("The Reed mill burned for hours. “I was 12 years old,” she said.", "12 years old", None),
        ("Laura Moss fled Alva. She said: “I was 12 years old.”", "12 years old", "Laura Moss"),
        ("Laura Moss has a shop. It's warm, and she's 54 this year.", "54", "Laura Moss"),
        ("The Dorn Bell is loud. Weighing 3 pounds, it sinks at once.", "3 pounds", "Dorn Bell"),
        # what stands for nothing, or for a whole sentence, is nobody
        ("The Reed mill burned down. It took three days to clear the site.", "three days", None),
        ("The Reed mill burned down. This is the third fire in five years.", "five years", None),
        # those who are counted again
        ("Ann Hale and Carl Moore ran. The two were held in Alva.", "two", "Ann Hale and Carl Moore"),
        ("The bus hit seven cyclists. All seven were taken home.", "seven", "cyclists"),
        ("Rain fell in Alva. Six remained in bed.", "Six", None),
    ],
)
def test_a_pronoun_stands_for_the_nearest_that_it_agrees_with(text, quote, wanted):
    found = [claim for claim in extract(Document(id="d", text=text)) if claim.quote == quote]
    assert found[-1].subject == wanted


def test_two_persons_make_a_pronoun_doubtful():
    text = "Police questioned Carl Moore and later Ed Hale in Alva. He faces three charges."
    assert subject(text, "three") is None


def test_the_first_sentences_of_a_section_are_about_what_its_heading_names():
    text = "Kettles of the year\n\n2. Dorn Bell\n\nThis is a fine kettle. It holds 2 litres of water."
    assert subject(text, "2 litres") == "Dorn Bell"
