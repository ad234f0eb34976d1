"""A statement in words that stand alone: whose they are, and which days they mean.

What can't be put so for certain isn't put at all: a suggestion in bad grammar, or of the wrong
person, costs more than none.
"""

import re
from datetime import date
from typing import NamedTuple

from factcheck.text.checkworthy_words import PAST
from factcheck.text.conjugation import agreeing, asks, has_verb
from factcheck.text.days import resolved
from factcheck.text.headlines import surname
from factcheck.text.names import gender_of
from factcheck.text.titles import NOT_PERSONS

_LONGEST = 320  # characters: more is an argument rather than a claim
_PIECE = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]+|\s+")
_LEAD = re.compile(
    r"^(?:(?:that|but|and|so|well|look|yes|no|yeah|listen|again|now|first|also|frankly|honestly|obviously"
    r"|of course|you know|i mean|let me be clear|as i(?:[’']ve| have)? said|i can tell you"
    r"|the (?:fact|truth) is)(?:,|:| that|(?<=that)|(?<=but)|(?<=and)|(?<=so)) +)+",
    re.IGNORECASE,
)
#: They mean somebody or something that only the article around tells.
_POINTING = re.compile(
    r"(?:this|that|these|those|it|it[’']s|that[’']s|its|their|they|they[’'](?:re|ve|ll|d)|such|so|here|such)\b",
    re.IGNORECASE,
)
_IT_IS_SAID = re.compile(r"it(?:[’']s| is| was) (?:\w+ly )?\w+ (?:that|to)\b", re.IGNORECASE)
_NO_CLAUSE = re.compile(
    r"(?:to|as|for|of|with|about|against|into|whether|how|what|why|who|whom|whose|which|when|where|"
    r"if|because|himself|herself|themselves|itself|let[’']s|let|please|\w+ing)\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(  # of a person, not “Doe’s lawyer” or “The committee”
    r"(?!The )[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|la|van|von|der|bin|al))*"
    r"(?<![’'])(?<![’']s)"
)
_SECOND_CLAUSE = re.compile(
    r"(?:(?<=, )and that (?!(?:is|was|would|will|has|had|could)\b)|"
    r"\band that (?=(?:he|she|they|it|his|her|their|the|there|no)\b))"
)
_BETWEEN_PARTS = re.compile(r"(?<![.!?,;:]) … (?=[A-ZÀ-Þ])")
#: "In May it rose": what rose, only the sentence before tells. "In May, rose": nothing does.
_HANGING = re.compile(
    r"(?:in|on|at|by|during|after|before|since|under|from|with|like)\b"
    r"(?:(?: [^\s,]+){1,8}?,? (?:it|they|he|she|this|that)\b|[^,]*, (?:is|are|was|were|has|have|"
    r"had|will|would|could|should)\b)",
    re.IGNORECASE,
)
#: Behind "her", words that she doesn't own.
_NEVER_OWNED = frozenset(
    "to and or but in on at for from with of as that if when while by so".split()
)
_ENDS_WITH_A_TITLE = re.compile(r"\b(?:Mrs?|Ms|Dr|Sen|Rep|Gov)\.$")
_RELATIVE = re.compile(r" (?:who|which|that|whose|whom)\b")
_SEVERAL = frozenset("we us our ours ourselves you your yours yourself yourselves".split())
_THEM = {"he": "man", "him": "man", "his": "man", "himself": "man"} | {
    "she": "woman",
    "her": "woman",
    "hers": "woman",
    "herself": "woman",
}
_ADJECTIVAL = ("an", "ese", "ish", "ic")  # Russian, Chinese, British, Democratic
_FIRST = frozenset("i me my mine myself".split())
_OWNED = {"man": "his", "woman": "her"}
_OBJECT = {"man": "him", "woman": "her"}
_SELF = {"man": "himself", "woman": "herself"}
_SUBJECT = {"man": "he", "woman": "she"}


class Teller(NamedTuple):
    """Who says it: the full name, and "man", "woman" or "" where nothing tells."""

    name: str
    gender: str = ""

    @property
    def surname(self) -> str:
        """What a second mention calls them."""
        return surname(self.name)


def teller(name: str | None, mention: str | None = None) -> Teller | None:
    """Who is named, with the gender that a pronoun beside the verb or the given name tells."""
    told = _THEM.get((mention or "").lower(), "")
    if not name or not _FULL_NAME.fullmatch(name) or NOT_PERSONS & set(name.lower().split()):
        return None
    if " " not in name and not told:
        return None
    return Teller(name, told or (gender_of(name.split()[0].lower()) if " " in name else ""))


def standing_alone(exact: str, kind: str, who: Teller | None, told_on: date | None) -> str | None:
    """The statement as it could be printed without its article; None where that isn't safe.

    ``exact`` are its verbatim words, ``kind`` is "direct", "fragment" or "reported", ``who`` is
    None for nobody or somebody unnamed, ``told_on`` is the day of the article.
    """
    exact = " ".join(exact.replace("''", '"').split())
    words = _LEAD.sub("", _BETWEEN_PARTS.sub(". ", exact).replace(" … ", " ")).strip(" ,;:–—-")
    if kind == "reported" and words[:1] in "“\"‘'":
        return None  # half of a sentence in its speaker's words, half in the reporter's
    if kind == "fragment" or len(words) > _LONGEST or not _is_sound(words):
        return None
    told = _in_the_third_person(words, who) if kind == "direct" else _as_reported(words, who)
    if told is None:
        return None
    return _finished(resolved(told, told_on) if told_on else told)


def _is_sound(words: str) -> bool:
    """Whether it is a statement of its own, rather than half of one, a question or a request."""
    pieces = [piece.lower() for piece in re.findall(r"\w+(?:[’']\w+)*", words)]
    if len(pieces) < 3 or "?" in words or _NO_CLAUSE.match(words) or asks(pieces[0]):
        return False
    if _ENDS_WITH_A_TITLE.search(words) or pieces[0] in PAST or pieces[0].endswith("ed"):
        return False
    if (
        words.count("“") != words.count("”")
        or words.count('"') % 2
        or words.count("(") != words.count(")")
    ):
        return False
    if _POINTING.match(words) and not _IT_IS_SAID.match(words):
        return False
    return has_verb(_RELATIVE.split(words)[0]) and not _HANGING.match(words)


def _as_reported(words: str, who: Teller | None) -> str | None:
    """Reported speech: a pronoun that opens it is the speaker, where the gender allows that."""
    pieces = _PIECE.findall(_SECOND_CLAUSE.sub("and ", words))
    lower = [piece.lower() for piece in pieces]
    if set(lower) & (_FIRST | _SEVERAL):
        return None
    named = False
    for place, piece in enumerate(lower):
        gender = _THEM.get(piece.split("’")[0].split("'")[0])
        if gender and not named:
            opens = place == 0
            if (
                who is None
                or who.gender not in ("", gender)
                or not (opens or piece in ("his", "her"))
            ):
                return None
            if opens and piece in ("he", "she"):
                if _may_be_another(pieces, lower, gender):
                    return None
                pieces[0] = who.name
            elif piece == "his" or (piece == "her" and _owns(lower, place)):
                pieces[place] = f"{who.name}’s"
            else:
                return None
        named = named or bool(gender) or (place > 0 and pieces[place][0].isupper())
    return "".join(pieces)


def _may_be_another(pieces: list[str], lower: list[str], gender: str) -> bool:
    """Whether a later pronoun of that gender could mean somebody named in between."""
    later = [at for at, piece in enumerate(lower) if at > 0 and _THEM.get(piece) == gender]
    return bool(later) and any(
        pieces[at][0].isupper()
        and lower[at - 2] != "the"
        and not pieces[at - 2][0].isupper()
        and not lower[at].endswith(_ADJECTIVAL)
        for at in range(2, later[-1])
    )


def _owns(lower: list[str], place: int) -> bool:
    following = lower[place + 2 : place + 3]
    return bool(following) and following[0].isalpha() and following[0] not in _NEVER_OWNED


def _in_the_third_person(words: str, who: Teller | None) -> str | None:
    """Direct speech: "I" becomes the speaker's name, and the verb goes with it."""
    pieces = _PIECE.findall(words)
    lower = [piece.lower().replace("’", "'") for piece in pieces]
    if any(piece.split("'")[0] in _SEVERAL for piece in lower):
        return None
    speaks = any(
        piece.split("'")[0] in _FIRST and pieces[at][:1] != "i" for at, piece in enumerate(lower)
    )
    others = [at for at, piece in enumerate(lower) if piece.split("'")[0] in _THEM]
    if not speaks:
        return words if not others or _is_named_before(pieces, others[0]) else None
    if who is None or (others and not _is_named_before(pieces, others[0])):
        return None
    # Beside another "he", a second mention by pronoun could be either.
    told = _told(pieces, lower, who._replace(gender="") if others else who)
    return "".join(told) if told else None


def _is_named_before(pieces: list[str], place: int) -> bool:
    """Whether somebody is named before the pronoun at ``place``."""
    return any(
        piece[0].isupper() and at > 0 and piece.split("’")[0] != "I"
        for at, piece in enumerate(pieces[:place])
    )


def _told(pieces: list[str], lower: list[str], who: Teller) -> list[str] | None:
    """The pieces with the first person made the third; None where a verb can't be made to agree."""
    told = list(pieces)
    named = False
    for place, piece in enumerate(lower):
        if piece.split("'")[0] == "i":
            subject = who.name if not named else _SUBJECT.get(who.gender, who.surname)
            changes = agreeing(lower, place)
            if changes is None:
                return None
            told[place] = subject
            for at, verb in changes.items():
                told[at] = f"{subject} {verb}" if at == place else verb
            if not named and place > 0 and lower[place - 1].isspace() and told[place - 1] == "":
                return None
        elif piece in _FIRST:
            other = _other(piece, who, named=named)
            if other is None:
                return None
            told[place] = other
        else:
            continue
        if _opens(pieces, place):
            told[place] = told[place][0].upper() + told[place][1:]
        named = True
    return told


def _other(piece: str, who: Teller, *, named: bool) -> str | None:
    """ "Me", "my" and "myself" of the speaker."""
    if piece == "my":
        return _OWNED.get(who.gender, f"{who.surname}’s") if named else f"{who.name}’s"
    if piece == "me":
        return _OBJECT.get(who.gender, who.surname) if named else who.name
    if piece == "myself" and named:
        return _SELF.get(who.gender)
    return None


def _opens(pieces: list[str], place: int) -> bool:
    """Whether a sentence begins at ``place``."""
    before = "".join(pieces[:place]).rstrip(' “"')
    return not before or before[-1] in ".!:"


def _finished(words: str) -> str:
    """As a sentence: with a capital and a full stop."""
    words = re.sub(r",([”\"’'])$", r".\1", words.rstrip(" ,;:–—-"))
    ended = words if re.search(r"[.!…][”\"’')]*$", words) else f"{words}."
    return ended[0].upper() + ended[1:]
