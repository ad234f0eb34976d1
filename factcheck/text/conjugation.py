"""Verbs behind "I", made to go with a name."""

import re

from factcheck.text.checkworthy_words import PARTICIPLES, PAST

_MODALS = frozenset(
    "will would shall should can could may might must won't wouldn't shan't shouldn't can't cannot"
    " couldn't mightn't mustn't ought".split()
)
_IRREGULAR = {
    "am": "is",
    "have": "has",
    "do": "does",
    "go": "goes",
    "haven't": "hasn't",
    "don't": "doesn't",
    "was": "was",
    "wasn't": "wasn't",
    "had": "had",
    "hadn't": "hadn't",
}
#: Verbs in whose base form people speak of themselves.
_BASE = frozenset(
    "accept admit agree aim allow apologise apologize appreciate argue ask assume believe"
    " bring buy call care challenge check claim come condemn consider continue create cut"
    " decide declare demand deny deserve disagree do donate doubt drive earn encourage enjoy"
    " expect explain fear feel fight find follow forget get give go guess happen hate have"
    " hear help hope imagine intend invite keep know lead learn leave let like live look love"
    " make mean meet mention miss need offer oppose owe own pay plan play pledge prefer"
    " promise propose provide put read recall recognise recognize recommend recuse refuse"
    " regret reject remain remember represent respect run say see seek sell send serve share"
    " show sit sleep speak spend stand start stay stop support suppose suspect swear take talk"
    " tell thank think travel treat trust try understand urge use value visit vote vow wait"
    " walk want warn watch welcome win wish wonder work worry write".split()
)
_SAME_IN_THE_PAST = frozenset("cut put let read".split())
_ADVERBS = frozenset(
    "not never also always just only still even ever often already now personally actually really"
    " probably certainly simply do".split()
) - {"do"}
_CONTRACTED = {"i'm": "is", "i've": "has", "i'll": "will"}
_JOINING = frozenset("and or but".split())

#: Verbs of ``_BASE`` that are as often something else.
_NO_SURE_VERBS = frozenset(
    "aim call care challenge check claim demand doubt drive fear feel fight find help hope look"
    " love like live mean need offer open own pay plan play pledge promise read regret respect run"
    " sell share show sleep spend stand start stay stop support swear talk travel treat trust urge"
    " use value visit vote vow wait walk watch welcome win wish wonder work worry"
    " cut put let".split()
)
_FINITE = (
    PAST
    | _MODALS
    | frozenset(_IRREGULAR)
    | frozenset(_IRREGULAR.values())
    | frozenset(
        "is isn't are aren't were weren't has hasn't does doesn't did didn't am i'm i've i'll it's"
        " there's he's she's they're they've".split()
    )
    | (_BASE - _NO_SURE_VERBS)
)
_WORD = re.compile(r"\w+(?:[’']\w+)*|[^\w\s]")
_OPENING_A_REQUEST = (
    _MODALS
    | frozenset(_IRREGULAR)
    | frozenset("be is are were has does did".split())
    | (_BASE - frozenset("like plan support travel trust vote work".split()))
)
_BEFORE_A_PARTICIPLE = frozenset("and or with of the a an as by in for , - – — ( “".split())


def has_verb(words: str) -> bool:
    """Whether they are a clause: whether one of them is surely a verb that carries it."""
    pieces = [piece.lower().replace("’", "'") for piece in _WORD.findall(words)]
    return any(
        (piece in _FINITE and not (at > 0 and pieces[at - 1] == "to"))
        or (piece.endswith("s") and piece[:-1] in _BASE and at > 0 and len(pieces) > at + 1)
        or (piece.endswith("ed") and at > 0 and pieces[at - 1] not in _BEFORE_A_PARTICIPLE)
        for at, piece in enumerate(pieces)
    )


def asks(word: str) -> bool:
    """Whether a sentence that begins with it asks something, or asks somebody to do something."""
    return word in _OPENING_A_REQUEST


def agreeing(lower: list[str], place: int) -> dict[int, str] | None:
    """What changes of the pieces when the "I" at ``place`` becomes a name; None if that isn't sure.

    ``lower`` are words and what is between them, in small letters with straight apostrophes. The
    change at ``place`` itself is the verb that was contracted with it.
    """
    if verb := _CONTRACTED.get(lower[place]):
        return {place: verb}
    if lower[place] != "i":
        return _would_or_had(lower, place)
    at = _verb_behind(lower, place)
    if at is None:
        return None
    verb = lower[at]
    if verb in _MODALS or verb in PAST or verb in _SAME_IN_THE_PAST or verb.endswith("ed"):
        return {}
    if verb in _IRREGULAR:
        return _with_those_joined(lower, at, _IRREGULAR[verb])
    return _with_those_joined(lower, at, _with_s(verb)) if verb in _BASE else None


def _verb_behind(lower: list[str], place: int) -> int | None:
    """Where the verb of the "I" at ``place`` is: behind it, or behind adverbs."""
    for at in range(place + 1, min(place + 8, len(lower))):
        piece = lower[at]
        if piece.isspace() or piece in _ADVERBS or (piece.endswith("ly") and len(piece) > 4):
            continue
        return at if piece[0].isalpha() else None
    return None


def _would_or_had(lower: list[str], place: int) -> dict[int, str] | None:
    at = _verb_behind(lower, place)
    if lower[place] != "i'd" or at is None:
        return None
    verb = lower[at]
    return {place: "had" if verb in PARTICIPLES or verb.endswith("ed") else "would"}


def _with_those_joined(lower: list[str], at: int, verb: str) -> dict[int, str] | None:
    """None where a verb that "and" joins to this one would have to agree as well."""
    for place in range(at + 1, len(lower) - 2):
        if lower[place] in _JOINING:
            following = _verb_behind(lower, place)
            if following is not None and lower[following] in _BASE | {"am", "don't", "haven't"}:
                return None
    return {} if verb == lower[at] else {at: verb}


def _with_s(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"
