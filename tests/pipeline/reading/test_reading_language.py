"""Other languages are told apart, also against what a page says of itself; English in any shape is read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Document
from pipeline.reading.extract import extract, unread
from pipeline.reading.language import language_name, other_language

OTHERS = {
    "de": "Der Rat hat am Mittwoch mit 12 zu 4 Stimmen beschlossen, die Steuer um 3,5 Prozent zu senken. "
        "Das kostet die Stadt 1.200 Euro je Haushalt, sagte die Kämmerin, und es bleibt bei zwei neuen "
        "Schulen.",
    "fr": "Le conseil a voté mercredi par 12 voix contre 4 une baisse de l'impôt de 3,5 %. La mesure "
        "coûtera 1 200 euros par ménage, selon la trésorière, et deux écoles seront construites.",
    "es": "El consejo aprobó el miércoles por 12 votos contra 4 rebajar el impuesto un 3,5 %. Costará 1.200 "
        "euros por hogar, dijo la tesorera, y se construirán dos escuelas.",
    "it": "Il consiglio ha approvato mercoledì con 12 voti contro 4 un taglio della tassa del 3,5%. Costerà "
        "1.200 euro a famiglia, ha detto la tesoriera, e si costruiranno due scuole.",
    "pt": "O conselho aprovou na quarta-feira, por 12 votos a 4, um corte de 3,5% no imposto. Vai custar "
        "1.200 euros por família, disse a tesoureira, e serão construídas duas escolas.",
    "nl": "De raad besloot woensdag met 12 tegen 4 stemmen de belasting met 3,5 procent te verlagen. Dat "
        "kost 1.200 euro per huishouden, zei de wethouder, en er komen twee nieuwe scholen.",
    "sv": "Rådet beslutade på onsdagen med 12 röster mot 4 att sänka skatten med 3,5 procent. Det kostar 1 "
        "200 euro per hushåll, sade kassören, och två nya skolor ska byggas.",
    "pl": "Rada zdecydowała w środę 12 głosami do 4 o obniżeniu podatku o 3,5 procent. Będzie to kosztować "
        "1200 euro na gospodarstwo, powiedziała skarbniczka, a powstaną dwie szkoły.",
    "tr": "Meclis çarşamba günü 4'e karşı 12 oyla vergiyi yüzde 3,5 düşürmeye karar verdi. Sayman, bunun "
        "hane başına 1.200 avroya mal olacağını ve iki okul yapılacağını söyledi.",
    "ru": "Совет в среду 12 голосами против 4 решил снизить налог на 3,5 процента. Это обойдётся в 1200 "
        "евро на семью.",
    "zh": "市议会周三以12票对4票通过决议，将税率下调3.5个百分点，每户将花费1200欧元。",
    "ja": "市議会は水曜日、12対4で税率を3.5ポイント引き下げることを決めた。一世帯あたり1200ユーロかかる。",
    "ko": "시의회는 수요일 12대 4로 세율을 3.5% 낮추기로 했다. 가구당 1200유로가 든다.",
    "ar": "قرر المجلس يوم الأربعاء بأغلبية 12 صوتا مقابل 4 خفض الضريبة بنسبة 3.5 بالمئة، بتكلفة 1200 يورو "
        "لكل أسرة.",
    "el": "Το συμβούλιο αποφάσισε την Τετάρτη με 12 ψήφους έναντι 4 να μειώσει τον φόρο κατά 3,5 τοις "
        "εκατό.",
    "hi": "परिषद ने बुधवार को 4 के मुकाबले 12 मतों से कर में 3.5 प्रतिशत की कटौती का फैसला किया।",
}  # fmt: skip


@pytest.mark.parametrize("declared", [None, "en", "en-US", "xx-nonsense"])
@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_give_no_claims_but_a_reason(code, declared):
    document = Document(id="d", text=OTHERS[code], source="Post", url="https://post.example/a", language=declared)
    assert extract(document) == []
    told = unread(document)
    assert (told.language, told.document, told.source, told.address) == (code, "d", "Post", "https://post.example/a")
    assert told.reason == f"the text is in {language_name(code)}; only English is read"


def test_a_headline_in_another_language():
    assert other_language("Die Aktie stieg um 7 Prozent.") == "de"
    assert other_language("Los precios subieron un 7 por ciento") == "es"
    assert other_language("売上高は12%増") == "ja"


ENGLISH = {
    "sentence": "The council voted 12 to 4 on Wednesday to cut the tax.",
    "headline": "Orchard shares jump 7%",
    "headline in capitals": "ORCHARD PROFIT UP 12% AFTER RECORD QUARTER",
    "title case": "Orchard Profit Jumps Nine Percent In Record Quarter",
    "card": "58%\nof growers sold early",
    "numbers": "12 | 14 | 16\n3.5 | 4.5 | 5.5\n1,200 | 1,400 | 1,600",
    "table": "Plant | 2024 | 2025\nNorthport | 12 | 14\nSão Paulo | 1,200 | 1,400\nZürich | 7 | 9\nMálaga | 3 | 5",
    "names": "Müller 57, García Hernández 54, Dąbrowski 53, Østergaard 49, Lefèvre 44, Rossi 41, Nakamura 40",
    "quotation": "“Wir haben 40 Boote verloren”, he said in German, and added that the harbour had lost 12 more.",
    "foreign name": "Société Générale de Banque et de Commerce said 9% of its loans were late.",
    "symbols": "The β and μ values were 5 and 7, and Ω stood at 3.",
    "repetition": "boats 5 " * 500,
    "empty": "",
    "digits": "1234567890 " * 50,
}


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_is_read(kind):
    document = Document(id="d", text=ENGLISH[kind])
    assert unread(document) is None
    if kind not in ("empty", "digits"):
        assert extract(document)


@pytest.mark.parametrize("declared", ["de", "fr-FR", "zh", ""])
def test_english_is_read_whatever_the_page_declares(declared):
    document = Document(id="d", text=ENGLISH["sentence"], language=declared)
    assert [claim.low for claim in extract(document)] == [12, 4]


def test_what_the_page_declares_settles_doubt():
    said = "Umsatz steigt um 12 Prozent"
    assert other_language(said) is None
    assert other_language(said, "de-AT") == "de"
    assert other_language(ENGLISH["headline"], "de") is None


def test_a_passage_in_another_language_is_left_out_of_an_english_text():
    english = (
        "The council voted 12 to 4 on Wednesday. Sales rose 7% in the valley, it said in a statement to the press."
    )
    found = extract(Document(id="d", text=f"{english}\n\n{OTHERS['de']}\n\n{english}\n\n{OTHERS['zh']}\n\n{english}"))
    assert [claim.low for claim in found] == [12, 4, 7] * 3


@pytest.mark.parametrize("length", [3_000, 3_000_000])
def test_time_does_not_grow_with_the_text(length):
    text = (OTHERS["de"] + " ") * (length // 100)
    other_language(text)
    began = time.process_time()
    assert other_language(text) == "de"
    assert time.process_time() - began < 0.1


@given(st.text(), st.none() | st.text(max_size=8))
def test_any_text_has_an_answer_and_always_the_same(text, declared):
    found = other_language(text, declared)
    assert found is None or found
    assert found == other_language(text, declared)
    assert isinstance(language_name(found or "und"), str)
