"""What in a statement asks for a check, or speaks against one: features with names and reasons.

A feature is there or it isn't, and tells by which words. What each weighs is another matter:
``text.checkworthy_weights``.
"""

import re
from collections.abc import Iterator

from factcheck.text import checkworthy_words as words

#: What a reviewer reads, by the name that is kept with a claim. A name, once kept, stays.
REASONS = {
    "figure": "a number",
    "number word": "a number",
    "amount": "a number",
    "date": "a date",
    "past": "a past event",
    "past state": "a past event",
    "perfect": "a past event",
    "deed": "a deed on record",
    "trend": "a change over time",
    "comparison": "a comparison",
    "superlative": "the first, the last or the most",
    "quantity": "says how many",
    "cause": "a cause",
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
    "short": "few words",
    "long": "many words",
    "fragment": "a few words only",
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
    "cause": words.CAUSING,
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
_BY_PAIR = {
    ("have", "to"): "demand",
    ("has", "to"): "demand",
    ("got", "to"): "demand",
    ("going", "to"): "prediction",
}
_PATTERNS = {
    "name": re.compile(r"(?<![.!?…:] )(?<![“\"‘'(])(?<!^)\b(?!I\b|I[’'])[A-ZÀ-Þ][\w’-]+"),
    "own denial": re.compile(
        r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b(?:[’']ve)? (?:(?:have|has|had|did)"
        r" (?:not|never)|never|(?:have|has|had|did)n[’']t|den(?:y|ies|ied))\b"
        r"(?! (?:think|believe|want|know|need|like|mean|care|understand)\b)"
        r"|\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey) (?:kn[eo]ws?|saw|heard|did|said|signed|took|received|"
        r"got|had|have|has) (?:nothing|none|nobody|no (?:one|knowledge|part|role|contact))\b"
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
    "question": re.compile(r"\?(?=[\"”’']?\s*$)"),
}
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d(?:[\d,.]*\d)?|[$£€¥%]")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_HAVING = frozenset("have has i've we've you've they've haven't hasn't he's she's it's".split())
_BETWEEN = frozenset("not never also just always now already only".split())
_SHORTEST_REGULAR_PAST = 5  # letters
_VERY_SHORT, _SHORT, _LONG = 6, 13, 20  # words


def _is_regular_past(word: str) -> bool:
    return (
        word.endswith("ed") and len(word) >= _SHORTEST_REGULAR_PAST and word not in words.NOT_PAST
    )


def _classes_of(word: str) -> tuple[str, ...]:
    named = [name for name, these in _CLASSES.items() if word in these]
    return tuple(dict.fromkeys([*named, "past"] if _is_regular_past(word) else named))


_BY_WORD = {word: _classes_of(word) for word in frozenset[str]().union(*_CLASSES.values())}
_LEADING = _HAVING | {first for first, _ in _BY_PAIR}


def shown(statement: str) -> dict[str, tuple[str, ...]]:
    """The features of a statement by name, each with the words that show it, as they stand there.

    What is told by its length alone shows no words. Nothing for what has no words.
    """
    tokens = _TOKEN.findall(statement)
    found: dict[str, list[str]] = {}
    plain = [token.lower().replace("’", "'") for token in tokens]
    for place, word in enumerate(plain):
        for name in _BY_WORD.get(word) or _by_form(word):
            found.setdefault(name, []).append(tokens[place])
        if word in _LEADING:
            for name, last in _begun_at(plain, place):
                found.setdefault(name, []).append(f"{tokens[place]} {tokens[last]}")
    for name, pattern in _PATTERNS.items():
        if there := pattern.findall(statement):
            found.setdefault(name, []).extend(there)
    for name in _by_length(len(tokens)):
        found[name] = []
    return {name: tuple(dict.fromkeys(there)) for name, there in found.items()}


def _by_form(word: str) -> tuple[str, ...]:
    """What a word is that is in no class."""
    if word[0].isdecimal():
        return ("date",) if _YEAR.match(word) else ("figure",)
    return ("past",) if _is_regular_past(word) else ()


def _begun_at(plain: list[str], place: int) -> Iterator[tuple[str, int]]:
    """What the word at ``place`` makes together with one behind it, and where that one is."""
    following = plain[place + 1 : place + 4]
    if following and (pair := _BY_PAIR.get((plain[place], following[0]))):
        yield pair, place + 1
    if plain[place] in _HAVING:
        for last, word in enumerate(following, place + 1):
            if word in words.PARTICIPLES or _is_regular_past(word):
                yield "perfect", last
            if word not in _BETWEEN:
                return


def _by_length(count: int) -> Iterator[str]:
    if 0 < count < _VERY_SHORT:
        yield "very short"
    if 0 < count < _SHORT:
        yield "short"
    if count > _LONG:
        yield "long"
