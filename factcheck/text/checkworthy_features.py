"""What in a statement asks for a check, or speaks against one: features with names and reasons.

A feature is there or it isn't, and tells by which words. What each weighs is another matter:
``text.checkworthy_weights``.
"""

import re

from factcheck.text import checkworthy_words as words

#: What a reviewer reads, by the name that is kept with a claim. A name, once kept, stays.
REASONS = {
    "figure": "a number",
    "number word": "a number",
    "amount": "a number",
    "date": "a date",
    "past": "a past event",
    "past state": "a past event",
    "deed": "a deed on record",
    "trend": "a change over time",
    "comparison": "a comparison",
    "superlative": "the first, the last or the most",
    "quantity": "says how many",
    "others’ words": "what somebody said",
    "source": "refers to a source",
    "somebody": "about somebody else",
    "office": "a public office or body",
    "name": "names a person or body",
    "money": "public money",
    "work": "jobs and the economy",
    "welfare": "a public matter",
    "war": "war and treaties",
    "law": "laws and votes",
    "denial": "a denial",
    "own denial": "a denial",
    "belief": "opinion",
    "judgement": "opinion",
    "ideal": "ideals",
    "vague": "vague words",
    "demand": "a demand",
    "prediction": "prediction",
    "possibility": "only a possibility",
    "promise": "a promise",
    "thanks": "thanks",
    "talk": "talk about talking",
    "asking": "a question",
    "question": "a question",
    "self": "about the speaker",
    "purpose": "what is to be done",
    "very short": "too short",
    "fragment": "a few words only",
    "attitude": "a wish or a view",
}
_CLASSES = {
    "number word": words.NUMBERS,
    "amount": words.AMOUNTS,
    "date": words.TIMES,
    "past": words.PAST,
    "past state": words.BEING_PAST,
    "deed": words.DEEDS,
    "trend": words.TRENDS,
    "comparison": words.COMPARED,
    "superlative": words.SUPERLATIVES,
    "quantity": words.QUANTITIES,
    "others’ words": words.OTHERS_WORDS,
    "source": words.SOURCES,
    "somebody": words.OTHERS,
    "office": words.OFFICES,
    "money": words.MONEY,
    "work": words.WORK,
    "welfare": words.WELFARE,
    "war": words.WAR,
    "law": words.LAW,
    "denial": words.DENYING,
    "belief": words.THINKING,
    "judgement": words.JUDGING,
    "ideal": words.IDEALS,
    "vague": words.VAGUE,
    "demand": words.DUTY,
    "prediction": words.FUTURE,
    "possibility": words.POSSIBLE,
    "thanks": words.THANKS,
    "talk": words.TALK,
    "asking": words.ASKING,
    "self": words.SELF,
    "purpose": frozenset({"to"}),
}
#: What "to" makes of the word before it.
_BEFORE_TO = {"have": "demand", "has": "demand", "got": "demand", "going": "prediction"}
#: A capital inside a sentence; it comes first in the pattern, so that the rest is seldom asked.
_NAME = re.compile(r"[A-ZÀ-Þ](?<!^.)(?<!\w.)(?<![“\"‘'(].)(?<![.!?…:] .)(?:(?<!I)|(?![’-]))[\w’-]+")
#: Looked for only where one of the words stands that they can't do without.
_PATTERNS = {
    "own denial": re.compile(
        r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b(?:[’']ve)? (?:(?:have|has|had|did)"
        r" (?:not|never)|never|(?:have|has|had|did)n[’']t|den(?:y|ies|ied))\b"
        r"(?! (?:think|believe|want|know|need|like|mean|care|understand)\b)"
        r"|\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey) (?:kn[eo]ws?|saw|heard|did|said|signed|took|received|"
        r"got|had|have|has) (?:nothing|none|nobody|no (?:one|knowledge|part|role|contact))\b"
        r"|\b(?:[Nn]obody|[Nn]o[ -]one|[Nn]one of (?:us|them)|[Nn]either of (?:us|them)) "
        r"(?:(?:has|had|have|was|were|ever) ){0,2}(?!(?:ne|e)ed\b)(?:\w{3,}ed|told|gave|given|paid|"
        r"saw|seen|made|took|taken|sent|met|knew|known|said|heard|got|did|done|forced|hurt|spoke|"
        r"spoken|came|went|left|sold|bought|wrote|written|brought|held|kept|hid|stole)\b"
    ),
    "denial": re.compile(
        r"\b(?:(?:is|are|was|were|do|does|did|has|have|had)(?: not|n[’']t)\b|not true|"
        r"no (?:evidence|truth|such|contacts?|involvement|knowledge|connection|dealings|role|"
        r"part|plans?|intention)\b|nothing (?:wrong|to do with)|at no time)"
    ),
    "promise": re.compile(
        r"\b(?:(?:I|[Ww]e) (?:\w+ )?(?:will|shall|won[’']t|promise|pledge|vow|intend|plan)|"
        r"(?:I|[Ww]e)[’']ll|(?:I[’']m|I am|[Ww]e[’']re|[Ww]e are) (?:\w+ )?going to)\b"
    ),
    "thanks": re.compile(r"\b[Gg](?:ood (?:morning|evening|night|afternoon)|od bless)\b"),
}
_NEGATION = frozenset(
    "not never no nobody no-one none neither nothing deny denies denied isn't aren't wasn't weren't"
    " don't doesn't didn't hasn't haven't hadn't".split()
)
#: The words of which a pattern can't do without at least one.
_NEEDED = {
    "own denial": _NEGATION,
    "denial": _NEGATION | {"at"},
    "promise": frozenset(
        "will shall won't promise pledge vow intend plan i'll we'll going".split()
    ),
    "thanks": frozenset({"good", "god"}),
}
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d(?:[\d,.]*\d)?|[$£€¥%]")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_SHORTEST_REGULAR_PAST = 5  # letters
_VERY_SHORT = 6  # words


def _is_regular_past(word: str) -> bool:
    return (
        word.endswith("ed") and len(word) >= _SHORTEST_REGULAR_PAST and word not in words.NOT_PAST
    )


def _classes_of(word: str) -> tuple[str, ...]:
    named = [name for name, these in _CLASSES.items() if word in these]
    return tuple(dict.fromkeys([*named, "past"] if _is_regular_past(word) else named))


_BY_WORD = {word: _classes_of(word) for word in frozenset[str]().union(*_CLASSES.values())}


def shown(statement: str) -> dict[str, tuple[str, ...]]:
    """The features of a statement by name, each with the words that show it, as they stand there.

    What is told by its length alone shows no words. Nothing for what has no words.
    """
    tokens = _TOKEN.findall(statement)
    found: dict[str, list[str]] = {}
    plain = [token.lower().replace("’", "'") for token in tokens]
    before = ""
    for token, word in zip(tokens, plain, strict=True):
        for name in _BY_WORD.get(word) or _by_form(word):
            found.setdefault(name, []).append(token)
        if word == "to" and (made := _BEFORE_TO.get(before.lower())):
            found.setdefault(made, []).append(f"{before} {token}")
        before = token
    if names := _NAME.findall(statement):
        found["name"] = names
    for name, needed in _NEEDED.items():
        if not needed.isdisjoint(plain) and (there := _PATTERNS[name].findall(statement)):
            found.setdefault(name, []).extend(there)
    if statement.rstrip("\"”’' \n").endswith("?"):
        found["question"] = ["?"]
    if 0 < len(tokens) < _VERY_SHORT:
        found["very short"] = []
    return {name: tuple(dict.fromkeys(there)) for name, there in found.items()}


def _by_form(word: str) -> tuple[str, ...]:
    """What a word is that is in no class."""
    if word[0].isdecimal():
        return ("date",) if _YEAR.match(word) else ("figure",)
    return ("past",) if _is_regular_past(word) else ()
