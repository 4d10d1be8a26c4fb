"""The words that the clauses of a sentence are told by; all in lower case, verbs in their base form."""

# -- nouns and determiners

ALONE = frozenset((  # determiners that may be a whole noun phrase: "both were hurt"
    "this", "that", "these", "those", "both", "all", "another", "other", "others", "some", "many", "most", "several",
    "few", "none", "everyone", "any", "each", "either", "neither",
))  # fmt: skip
OBJECTS = frozenset(("him", "them", "me", "us", "her", "it", "you"))  # "saw him leaving"
ORDER = frozenset(("first", "last", "next", "second"))  # adverbs that look like nouns: "who last sailed"
PAIRING = frozenset(("a", "an", "one", "two"))  # begin the first of two that say who: "two cousins, a boy and a girl"
TIMES = frozenset((  # spans of time, that do nothing: "three months later, the firm"
    "days", "weeks", "months", "years", "hours", "minutes", "decades", "seconds", "day", "week", "month", "year",
    "hour",
))  # fmt: skip
EVENTS = frozenset((  # what happens and harms: "a fire in the hotel that killed two"
    "shooting", "shootings", "attack", "attacks", "crash", "crashes", "fire", "fires", "blaze", "blast", "explosion",
    "explosions", "accident", "incident", "collision", "stabbing", "robbery", "storm", "storms", "earthquake", "quake",
    "flood", "floods", "flooding", "bombing", "bombings", "brawl", "fight", "violence", "wreck", "derailment",
    "tornado", "hurricane", "cyclone", "outbreak", "rampage", "massacre", "ambush", "raid", "strike", "strikes", "riot",
    "riots", "clash", "clashes", "stampede", "wildfire", "wildfires", "shootout", "spree", "disaster", "assault",
    "landslide", "avalanche", "collapse", "homicide", "murder", "murders", "war",
))  # fmt: skip
PLURAL = ("s", "men", "women", "people", "children", "police", "staff", "data", "media", "family", "team")  # endings

# -- prepositions and conjunctions

ATTACHING = frozenset((  # a noun behind one hangs on the noun before: "shares of the firm in Oban"
    "of", "in", "for", "from", "at", "on", "with", "among", "by", "about", "near", "under", "behind", "per",
    "between", "across", "within", "outside", "inside", "to", "like", "without", "against", "over", "into", "off",
))  # fmt: skip
OPENING = frozenset(("after", "before", "since", "as", "until", "till", "once", "than", "like"))  # a noun, or a clause
LINKING = frozenset(("connection", "response", "addition", "relation"))  # "in connection with", "in response to"
COMPARING = frozenset(("like", "than"))  # of those, the ones that seldom open a clause
DATING = frozenset(("after", "before", "since", "until"))  # of those, the ones that tell when
ADVERBIAL = frozenset(("where", "when", "why", "how", "what", "whatever", "wherever"))  # describe no noun
JOINING = frozenset(("and", "or", "but", "nor", "then", "yet", "&"))  # join two of a kind, open no clause below

# -- auxiliaries

NOT_FINITE = frozenset(("be", "been", "being", "having"))  # need another auxiliary to be a sentence's verb
BARE = frozenset(("be", "have", "do"))  # infinitives: "to have sold"
OF_ONE = frozenset(("is", "was", "has"))  # whose subject stands in the singular
OF_SEVERAL = frozenset(("are", "were", "have"))  # whose subject stands in the plural
IN_THE_PAST = frozenset(("was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"))
BEING = frozenset(("is", "are", "was", "were", "did", "does", "do"))
MODALS = frozenset(("will", "would", "cannot", "can", "could", "may", "might", "must", "should", "shall"))
FLOATING = frozenset(("all", "both", "each", "since"))  # may stand between auxiliary and verb: "were both held"

# -- verbs

ASKED = frozenset((  # who they have for an object is who acts: "told Ida to leave", "asked the firm to pay"
    "ask", "tell", "order", "allow", "force", "want", "expect", "urge", "help", "enable", "cause", "lead", "require",
    "persuade", "convince", "invite", "permit", "let", "make", "encourage", "advise", "instruct", "prompt", "warn",
    "hire", "push", "press", "need", "compel", "leave", "find", "send", "keep",
))  # fmt: skip
PLACED = frozenset(("locate", "situate"))  # their participle describes the noun before the comma
SEEING = frozenset(("see", "hear", "watch", "feature", "depict", "locate", "discover"))  # "saw two men leaving"
HARMING = frozenset(("leave", "kill", "injure", "wound", "claim", "hurt"))  # done by what happened
RESULTING = HARMING | frozenset((  # of their participles the whole clause is the cause: "fired into a bar wounding two"
    "hit", "strike", "create", "cause", "send", "force", "destroy", "damage", "trap", "strand", "displace",
))  # fmt: skip
TELLING = frozenset((  # a clause follows them without "that": "said the ferry sank"
    "say", "tell", "believe", "think", "allege", "claim", "estimate", "insist", "argue", "suggest", "predict", "warn",
    "confirm", "add", "report", "indicate", "acknowledge", "admit", "testify", "know", "hope", "fear", "expect",
    "realise", "realize", "feel", "guess", "wish", "mean", "note", "ensure",
))  # fmt: skip
INFORMING = frozenset(("tell", "warn", "inform", "remind", "assure", "notify"))  # whom, and then what: "told us that"
GIVING = frozenset((  # have two objects: "gave the boy the rest"
    "give", "tell", "pay", "send", "offer", "cost", "hand", "show", "award", "ask", "teach", "lend", "grant", "deny",
    "sell", "owe",
))  # fmt: skip
