"""Which of the words that may be verbs are verbs here: decided by their neighbours, from left to right.

What stands left of a word has been decided when it is asked for; what stands right of it has not.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.says.lexicon import Verb, lexicon
from pipeline.reading.says.token import Token, is_person

_BE_OR_HAVE = frozenset(
    (
        "is", "are", "was", "were", "has", "had", "have", "be", "been", "being", "am",
        "isn't", "aren't", "wasn't", "weren't",
    )
)  # fmt: skip
_PLURALS = frozenset(("police", "people", "men", "women", "children", "staff", "media", "data"))
SUBJECTS = frozenset(("he", "she", "it", "they", "we", "i"))  # what follows at once is a verb
_PLURAL_BEFORE = frozenset(("to", "both", "all", "not", "they", "we", "you", "i", "who"))
_START = Token(0, 0, "", ("", "^", None, False))
_END = Token(0, 0, "", ("", "$", None, False))


def tell_verbs(tokens: Sequence[Token], opened: Sequence[int]) -> None:
    """Set the tags of verbs, of states that stand for one ("two dead") and of "that".

    `opened` are the indices of the words that their neighbours decide on.
    """
    words = lexicon()
    last = len(tokens) - 1
    headline: bool | None = None
    for at in opened:
        token = tokens[at]
        if token.low == "little":
            if token.text == "Little" and at < last and tokens[at + 1].tag == "P":
                token.tag = "P"  # "Little Rock"
            continue
        if token.low in SUBJECTS:
            if at < last and tokens[at + 1].tag == "N" and tokens[at + 1].verb is None:
                tokens[at + 1].tag, tokens[at + 1].verb = "V", Verb(tokens[at + 1].low, "past", "plain")
            continue
        if token.low in words.by_neighbours and at:
            after = tokens[at + 1] if at < last else _END
            if token.low == "that":
                token.tag = _that(tokens[at - 1], after)
            elif tokens[at - 1].tag in "NPQA" and after.tag not in "NP":
                token.tag = "V"  # "1 dead", "three people missing": an adjective that is the whole predicate
        if token.tag not in "NP":
            continue
        before = tokens[at - 1] if at else _START
        if token.tag == "P" and token.verb is not None and before.tag not in "^*":
            headline = _is_headline(tokens) if headline is None else headline
            if not headline:
                token.verb = None
                continue
        if token.verb is None and token.tag == "P":
            continue
        further, after = tokens[at - 2] if at > 1 else _START, tokens[at + 1] if at < last else _END
        if token.verb is None:
            token.verb = _unknown(token, before, after)
            if token.verb is not None:
                token.tag = "V"
        elif _is_verb(token, token.verb, further, before, after):
            token.tag = "V"


def _that(before: Token, after: Token) -> str:
    """ "shares that rose" is relative, "said that shares rose" a conjunction, "that figure" a determiner."""
    if after is _END:
        return "R"
    if before.tag in "NPQT":
        return "C" if before.low in lexicon().adjectives and before.tag == "N" else "W"  # "certain that"
    if before.tag == "V" or after.tag in "DRPQ":
        return "C"
    if before.low == "and" and after.tag == "N" and after.low.endswith("s") and not after.low.endswith("ss"):
        return "C"  # "said that sales rose and that profits fell"
    return "W" if after.tag in "A" else "D"


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether every word is capitalised, verbs too, as headlines have it."""
    return len(tokens) > 3 and not any(token.tag in "NVX" and token.text == token.low for token in tokens)


def _unknown(token: Token, before: Token, after: Token) -> Verb | None:
    """The verb that a word which the lexicon lacks is by its ending and its place."""
    low = token.low
    if "-" in low or len(low) < 5:
        return None
    if low.endswith("ed"):
        modifies = before.tag in "DIN" and after.tag in "NP"
        plural = before.tag == "N" and (before.low.endswith("s") or before.low in _PLURALS)
        return Verb(low, "past", "plain") if plural or not modifies else None
    if not low.endswith("ing") or len(low) < 6 or low in lexicon().ing_nouns:
        return None
    progressive = before.low in _BE_OR_HAVE and after.tag not in "NP"  # not "were missing persons"
    object_follows = after.tag == "D" if before.tag == "N" else before.tag in "^C,WIX" and after.tag in "DRQP"
    return Verb(low, "ing", "plain") if progressive or object_follows else None


def _is_verb(token: Token, verb: Verb, further: Token, before: Token, after: Token) -> bool:
    left, right = before.tag, after.tag
    if before.low in lexicon().adjectives and verb.form in ("s", "ing"):
        return False  # "new details emerge", "damp clothing"
    if before.low in _PLURAL_BEFORE and (verb.form == "base" or verb.base == token.low):
        return right != "V"
    if left == "D":
        return before.low == "each" and verb.form == "ing"  # "each giving $2,800"
    if left in "NP" and before.low.endswith(("'s", "s'")):
        return False
    if left == "X" and further.tag in "QD" and right in "NP" and verb.form in ("past", "ing"):
        return False  # "20 finely carved flutes"
    if left == "Q" and further.tag == "D" and right in "NP" and not is_person(before):
        return False  # "a 12-ply woven rope", "the No. 2 selling brand"
    if verb.form == "base":
        return _is_base(further, before, after, verb)
    if verb.form == "s":
        return _is_third_person(verb, further, before, after)
    if verb.form == "ing":
        return _is_participle(token, further, before, after)
    if left == "Q" and right in "NP" and (verb.base == token.low or right == "N") and not is_person(before):
        return False  # "an 88% cost reduction", "two armed suspects"
    return not (left == "I" and right in "NP")


def _is_base(further: Token, before: Token, after: Token, verb: Verb) -> bool:
    left, right = before.tag, after.tag
    if left in "^Q":
        several = further.tag != "D" and before.low.replace(",", "").isalnum() and _is_several(before)
        alone = right in "I.;$" and verb.base not in lexicon().also_verbs
        return right in "DQPR" or (several and (right == "I" or alone))  # "four remain": a noun would be in the plural
    if left == "A" or (left == "X" and further.tag == "A"):
        return before.low not in _BE_OR_HAVE
    if left == "C":  # "to stay out and keep its rate"
        return right in "DR" and before.low in ("and", "or", "but", "then")
    if left == "X" and before.low.endswith("ly") and right in "QD":
        return True  # "drivers frequently work six days"
    if left == "T" and further.tag == "I" and right in "DQ":
        return True  # "bills printed in 2016 feature an error"
    noun = further if left == "X" else before
    plural = noun.tag in "NP" and (noun.low.endswith("s") or noun.low in _PLURALS)
    says = verb.kind == "say" and verb.base not in lexicon().also_verbs
    if plural and ((right in ".;," and further.tag == "Q") or (right == "N" and verb.base not in lexicon().also_verbs)):
        return True  # "ten boats remain.", "analysts expect sales of"
    return plural and (right in "QDIRWPX$" or says) and after.low != "of"


def _is_third_person(verb: Verb, further: Token, before: Token, after: Token) -> bool:
    left, right = before.tag, after.tag
    if is_person(before):
        return right != "N"
    noun = verb.base in lexicon().also_verbs or verb.base in lexicon().attributes
    if (left in "NP" and noun and _is_several(further)) or _is_several(before):
        return False  # "12 ferry models on offer": a verb of several has no -s
    if left in "^*":  # an item of a list that leaves out its subject: "Holds 12 cups"
        return right in "QD" and verb.base not in lexicon().attributes
    if left not in 'NPRW)X,-"CVTQ' or right in "VA" or after.low == "of":
        return False
    if before.low == "that" and left == "C":
        return False  # "and that profits doubled"
    if after.low == "aged":
        return True  # "dies aged 98"
    if right in "NP" and after.verb is not None and _is_finite(after.verb):
        return False  # "Chinese models accounted", "early reports suggest"
    if left == "P" and further.tag == "I" and right in "C,$.;)":
        return False  # "according to Scottish tallies, over"
    if verb.base not in lexicon().also_verbs:
        return True
    if left == "Q":
        return right in "DQPR"
    if left == "T" and further.tag == "I":
        return False  # "on 2005 levels"
    if left == "N" and further.tag == "V":
        return False  # "made record profits"
    if left == "N" and (right in "C,$.;)" or (further.tag == "I" and right == "I")):
        return False  # "air crashes and", "without essential supplies for"
    return right != "N" or left in "PRWT"


def _is_several(token: Token) -> bool:
    """Whether a figure is a plain count of more than one, so that what it counts stands in the plural."""
    last = token.low.rpartition(" ")[2]
    return token.tag == "Q" and "-" not in token.low and last not in ("one", "1", "a") and last[-1:].isalnum()


def _is_finite(verb: Verb) -> bool:
    return verb.form == "past" or (verb.form == "base" and verb.kind in ("say", "finding"))


def _is_participle(token: Token, further: Token, before: Token, after: Token) -> bool:
    left, right = before.tag, "W" if after.low == "that" else after.tag
    if token.low in lexicon().ing_nouns or (left == "Q" and right in "IN"):
        return right in "DQRP"  # not "9m sleeping space"
    if left == "V" and right == "N" and before.verb is not None and before.verb.form != "past":
        return False  # "cut sailing time"
    behind_of = before.low == "of" or (left == "N" and further.tag == "I")
    if behind_of and after.low != "to" and (right not in "DQPRN" or further.tag == "Q"):
        return False  # "9 kg of knitting", "of fine knitting on"
    return not (left == "I" and right in "VA")
