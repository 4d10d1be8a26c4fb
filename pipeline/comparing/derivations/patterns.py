"""The wordings in which a text gives a change, its base and the value it leads to, as regular expressions over marks.

`‹0n›` is a figure (see `passages`). The groups are `c` for the change, `b` for the base, `v` for the value. Every gap
is short and holds neither another figure (times and ranks aside) nor a word that begins another statement, so that a
search takes time in proportion to the text.
"""

from __future__ import annotations

import re

_STOP = (
    r"(?!\b(?:and|but|while|whereas|which(?! (?:is|was|represents|marks)\b)|who|whom|where|when(?! compared)|if|"
    r"because|since|although|though|despite|amid|including|plus|from|to|of which|after|until|than|or|"
    r"respectively|each)\b|(?<=[a-z]{3})\. )"  # a full stop before a name in lower case ends no sentence
)
GAP = rf"(?:{_STOP}[^‹›;:!?]|‹\d+[tk]›){{0,70}}?"
_SHORT = rf"(?:{_STOP}[^‹›;:!?,()–—]|‹\d+[tk]›){{0,40}}?"
_C = r"‹(?P<c>\d+)[npqr]›"
_PQR = r"‹(?P<c>\d+)[pqr]›"
# A change in the unit of what changes is told by a verb: "fell 20 to 60 from 80".
_STEP = (
    r"(?:by|rose|rises?|fell|falls?|up|down|gained|lost|added|adding|dropped|climbed|jumped|declined|grew|slid|slipped|"
    r"shed|increased|decreased|rising|falling) ‹(?P<c>\d+)n›"
)
_R = r"‹(?P<c>\d+)r›"
_P = r"‹(?P<c>\d+)p›"
_V = r"‹(?P<v>\d+)[np]›"
_B = r"‹(?P<b>\d+)[np]›"

NOUN = (
    r"(?:(?:year[- ]on[- ]year|year[- ]over[- ]year|annual|yearly|monthly|quarterly|sharp|steep|net|whopping|"
    r"percentage|percentage[- ]point|points?|basis[- ]points?|per cent|staggering|modest|slight|record)\s+)*"
    r"(?:increases?|rises?|jumps?|gains?|growth|hikes?|surges?|climbs?|drops?|falls?|declines?|decreases?|reductions?|"
    r"cuts?|slumps?|dips?|plunges?|loss|improvements?|upticks?|spikes?|boosts?|bumps?|leaps?|advances?|slides?|"
    r"downturns?|changes?|differences?|expansion|contraction|raise|markup|discount|premium)\b"
)
_MORE = r"(?:more|fewer|less|higher|lower|greater|larger|smaller|bigger|older|longer|shorter|cheaper|stronger|weaker)\b"
_VS = r"(?:compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|against)"
_BASE = rf"(?:from|over|on|{_VS})\b"
_UP = r"(?:up|down|higher|lower)\b"
_SEP = r"\s?[,(–—-]\s?"
_LEAD = r"(?:an?|the|or|about|by|that is|that's|representing|marking|up|down|some|roughly|nearly|almost)\s+"
_STATED = (  # how the change is told behind base and value
    rf"{_SEP}(?:{_LEAD}){{0,3}}{_PQR}(?=\s?(?:[,.)–—]|{NOUN}|{_MORE}|$))",
    rf"{_SEP}(?:or\s+)?an?\s+{_C}\s(?:\w+ ){{0,2}}{NOUN}",
    rf"{_SEP}(?:or\s+)?(?:an?|the)\s+(?:\w+ ){{0,2}}{NOUN} (?:of|by) {_C}",
    rf",? {_UP}(?: by)? {_C}",
)
_TIMES = (
    r"(?:as (?:many|much|high|large|big) as |the |its |their |his |her |a |last |previous |\w+['’]s |level |"
    r"size |price |cost |amount |number |figure |total |value |rate |of |roughly |about |that of |in ){0,6}"
)

# All three figures in one sentence.
CHANGES = tuple(
    re.compile(pattern)
    for pattern in (
        *(
            rf"{step}{rest}"
            for step in (_PQR, _STEP)
            for rest in (
                rf"{GAP}\b(?:to|reaching|hitting) {GAP}{_V}{GAP}\b(?:from|{_VS}) {GAP}{_B}",
                rf"{GAP}\bfrom {GAP}{_B}{GAP}\bto {GAP}{_V}",
            )
        ),
        rf"{_PQR} (?:to|at) {_V} ?\((?:[HQ]\d ?)?(?:FY ?)?\d{{2,4}}: ?{_B}\)",
        rf"{_V}{GAP}\b{_UP}(?: by)? {_SHORT}{_C}{GAP}\b{_BASE} {GAP}{_B}",
        rf"{_V}{GAP}\ban? {_SHORT}{_C}\s(?:\w+ ){{0,2}}{NOUN} {GAP}\b(?:{_BASE}|than|of) {GAP}{_B}",
        rf"{_V}{GAP}\ban? (?:\w+ ){{0,2}}{NOUN} of {_SHORT}{_C}{GAP}\b{_BASE} {GAP}{_B}",
        rf"{_V}{GAP}{_C} (?:\w+ )?{_MORE}(?: \w+){{0,3}} than {GAP}{_B}",
        rf"{_V}{GAP}{_C} (?:above|below|over|under) {_SHORT}{_B}",
        rf"{_V}{GAP}{_R} {_TIMES}{_B}",
        *(
            rf"{both}{GAP}{stated}"
            for both in (
                rf"\bfrom {GAP}{_B}{GAP}\bto {GAP}{_V}",
                rf"\bto {GAP}{_V}{GAP}\bfrom {GAP}{_B}",
                rf"{_V}{GAP}\b(?:(?:up|down) from|{_VS}) {GAP}{_B}",
            )
            for stated in _STATED
        ),
    )
)

# The value in the sentence before: "That was up 5% from ...". The groups are c and b.
_THAT = r"^(?:That|This|It|The (?:figure|number|total|sum|amount))\b(?:['’]s)?"
BACK = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_THAT}{_SHORT}\b{_UP}(?: by)? {_SHORT}{_C}{GAP}\b{_BASE} {GAP}{_B}",
        rf"{_THAT}{_SHORT}\ban? {_SHORT}{_C}\s(?:\w+ ){{0,2}}{NOUN} {GAP}\b(?:{_BASE}|than) {GAP}{_B}",
        rf"{_THAT}{_SHORT}{_C} (?:\w+ )?{_MORE}(?: \w+){{0,3}} than {GAP}{_B}",
    )
)

# Two of the three.
PARTIALS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bfrom {GAP}{_B}{GAP}\bto {GAP}{_V}",
        rf"\bto {GAP}{_V}{GAP}\bfrom {GAP}{_B}",
        rf"{_V}{GAP}\b(?:up|down) from {GAP}{_B}",
        rf"{_V}{GAP}\b{_VS} {_SHORT}{_B}",
        rf"{_PQR}{GAP}\bto {_SHORT}{_V}",
        rf"{_V}{GAP}\b{_UP}(?: by)? {_SHORT}{_PQR}",
        rf"{_V}{GAP}\ban? {_SHORT}{_PQR}\s(?:\w+ ){{0,2}}{NOUN}",
        rf"{_V}{GAP}{_SEP}(?:or |about )?{_R} "
        r"(?:that of|what|the previous|the prior|last|its|the \w+ (?:year|quarter))",
        rf"{_R}{GAP}\bfrom {_SHORT}{_B}",
    )
)

_OR = r"(?:,? or (?:about |some )?|, |\s?\(|\s?[–—-] (?:or )?)"
# "rose 56 cents, or 8.1%, to $7.51": d is the difference.
STEPS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"‹(?P<d>\d+)n›(?: \w+){{0,2}}?{_OR}{_P}[,)]*(?: [–—-])? {_SHORT}\b(?:to|at) {_SHORT}{_V}",
        rf"{_P}{_OR}‹(?P<d>\d+)n›(?: \w+){{0,2}}?[,)]*(?: [–—-])? {_SHORT}\b(?:to|at) {_SHORT}{_V}",
    )
)

_OF = r"(?:out )?of (?:(?:the|its|their|all|these|those|some) ){0,2}(?:[\w'’-]+ ){0,2}?‹(?P<w>\d+)n›"
_SHARE = r"‹(?P<c>\d+)[pr]›"
# "134 (67%) of 200": w is the whole, v the part, c the share.
SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"‹(?P<v>\d+)n›(?: [\w'’-]+){{0,3}}?{_OR}{_SHARE}(?:\)|,|\s?[–—])? ?{_OF}",
        rf"‹(?P<v>\d+)n›(?: [\w'’-]+){{0,3}}? {_OF}(?: [\w'’-]+){{0,5}}?{_OR}{_SHARE}(?=\s?[,.)–—]|$| of )",
        rf"\b[Oo]f (?:(?:the|its|their|all|these|those|a|total|of) ){{0,3}}‹(?P<w>\d+)n›(?: [\w'’-]+){{0,6}}?, "
        rf"‹(?P<v>\d+)n›(?: [\w'’-]+){{0,3}}?{_OR}{_SHARE}(?=\s?[,.)–—]|$)",
        rf"{_SHARE}{_OR}‹(?P<v>\d+)n›(?: [\w'’-]+){{0,2}}? {_OF}",
    )
)

_WORD = r"(?: (?!and\b|or\b)[\w'’-]+)"
_ONE = r"(?:an?|another) (?!total|combined|number|dozen|couple|few|handful|pair|third|half|quarter)[\w'’-]+"
_ITEM = rf"(?:‹\d+n›{_WORD}{{0,4}}|{_ONE}{_WORD}{{0,3}})"
_LIST = rf"(?P<parts>{_ITEM}(?:, {_ITEM})*(?:,? and {_ITEM}))"
_ALL = r"(?:for )?(?:a )?(?:combined |grand )?(?:total of|totall?ing|in all|in total|altogether)"
ONE = re.compile(rf"(?:^|, |and ){_ONE}")
# "12 people: five men and seven women": w is the total. What is in brackets or behind a colon is all there is.
LISTS = (
    re.compile(rf"‹(?P<w>\d+)n›{_WORD}{{1,6}}?(?:: | ?[–—] ?| \(){_LIST}(?= ?[.;)–—]|$)"),
    re.compile(rf"{_LIST}{_SHORT}(?:,|[–—])? ?{_ALL} ‹(?P<w>\d+)n›"),
)
_BODY = r"\b(?:members?|seats?|strong|lawmakers|legislators|senators|delegates|representatives|deputies|councillors)"
_VOTED = r"(?:voted|approved|passed|rejected|backed)"
_CAST = r"‹(?P<yes>\d+)n›(?:-|–| to )‹(?P<no>\d+)n›(?:(?:-|–|,? with )‹(?P<away>\d+)n›(?: \w+)?)?"
# The body's noun may be part of the figure: "the 150-member House".
_MEMBERS = r"‹(?P<w>\d+)n›(?P<body>[ -]\w+)?"
VOTES = (
    re.compile(rf"{_CAST}(?: vote)?,? (?:of|in) (?:(?:the|a|its) )?(?:\w+ ){{0,3}}?(?:of )?{_MEMBERS}"),
    re.compile(rf"\b(?:[Tt]he|[Aa]) {_MEMBERS}(?: \w+){{0,4}}? {_VOTED}{_SHORT}{_CAST}"),
)
BODY = re.compile(_BODY, re.IGNORECASE)
