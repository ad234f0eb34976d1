"""Capitalised names taken apart: title, given names, surname, and whether a person bears them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from factcheck.text.given_names import GIVEN, MEN, WOMEN
from factcheck.text.speech import SPEECH
from factcheck.text.titles import (
    ALSO_SURNAMES,
    HONORIFICS,
    LONG_TITLES,
    NOT_PERSONS,
    PERSONAL_TITLES,
    TITLE_WORDS,
)

_SCRIPTS = (range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000))
#: The capital letters of the alphabets that have them, for a class of a pattern.
CAPITALS = "A-Z" + "".join(chr(at) for script in _SCRIPTS for at in script if chr(at).isupper())
_LETTER = r"[\w\u0300-\u036f]"  # a letter, or an accent written behind its letter
_CAPITAL = (
    rf"(?:(?!(?:Jr|Sr)\b)(?:Mc|Mac|[OD]['’]|Al-|al-)?[{CAPITALS}]{_LETTER}*"
    rf"(?:[-'’][{CAPITALS}]{_LETTER}+)*)"
)
#: The second part of "Ban Ki-moon" and "Park Geun-hye", not "Trump-era".
_SECOND = (
    r"[A-Z][a-z]{1,4}-(?!era|led|like|run|born|style|time|wide|free|long|old|made)[a-z]{2,5}\b"
)
_LINK = r"(?:de\ la|de|da|di|del|van\ der|van\ den|van|von|bin|ibn|al|el|le|la|ben)"
_TITLE = r"(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Lt|Gen|Col|Sgt|Rev|Prof|Hon|Capt|Maj|Del|Atty|Adm|Cmdr)s?\."
_INITIALS = rf"(?:[{CAPITALS}]\.){{1,3}}"
_LAST = r"(?:,?\ (?:[JS]r\b\.?|III?\b|IV\b))"
#: A run of capitalised words that may be a name with its titles.
RUN = re.compile(
    rf"(?<![\w'’])(?:{_TITLE}|{_INITIALS}|{_CAPITAL})"
    rf"(?:\ (?:{_TITLE}|{_INITIALS}|{_LINK}\ {_CAPITAL}|{_SECOND}|{_CAPITAL}))*"
    rf"{_LAST}?"
)
_LAST_WORD = re.compile(r",? ([JS]r|III?|IV)\.?$")
_INITIAL = re.compile(rf"[{CAPITALS}]\.")
_NO_NAME = frozenset(
    """the a an in on at for from with by to of but and or if when while as he she they it we i
    his her their its our my this that these those after before however although though because
    since under over what who how why where there here then now so yet not no yes one two three
    some many most all both another last next earlier later meanwhile still also asked several few
    given following including today yesterday tomorrow according former current like unlike
    despite during between among amid
    about against without within through until even just only perhaps maybe asking speaking instead
    monday tuesday wednesday thursday friday saturday sunday have has had is was are were do does
    did can could would should let make take get give go say says said tell told see
    every each any such more less other others yes indeed thus hence once never ever always
    nobody everybody everyone anyone somebody someone nothing everything anything none""".split()
)
_SPOKE = frozenset(word for word in SPEECH if word.endswith("ed") or word == "said")
_NO_LEAD = _NO_NAME | _SPOKE
_WRITTEN_SHORT = (HONORIFICS.keys() - {"sir", "lord", "lady"}) | LONG_TITLES.keys()
_OF_A_PLACE = frozenset("city county district".split())
_MOST_PARTS = 4


@dataclass(frozen=True)
class Name:
    """A name as written: ``parts`` are the given names, if any, and the surname.

    ``certain`` tells that a title or a common given name shows it to be a person's; ``lead`` is
    how many characters of the run stand before title and name ("But "); ``last`` is "Jr." or "III".
    """

    role: str | None
    parts: tuple[str, ...]
    gender: str  # "man", "woman" or ""
    certain: bool
    lead: int = 0
    last: str = ""


@lru_cache(maxsize=4096)
def parse_name(run: str) -> Name | None:
    """Take a capitalised run apart; None when it cannot be a person's name."""
    ending = _LAST_WORD.search(run)
    whole = run[: ending.start()] if ending else run
    words = whole.split(" ")
    leads = takewhile(lambda word: word.lower() in _NO_LEAD, words[:-1])
    words = words[sum(1 for _ in leads) :]
    words = _without_lead(words)
    while len(words) > 1 and _INITIAL.fullmatch(words[-1]):
        words, whole = words[:-1], whole[: -len(words[-1]) - 1]
    lead = len(whole) - len(" ".join(words))
    titles, words = _titles(words)
    lower = [word.lower() for word in words]
    honorific = next((HONORIFICS[t] for t in titles if HONORIFICS.get(t)), "")
    titled = any(title in PERSONAL_TITLES for title in titles)
    if not _can_be_a_person(lower, words[0], titled):
        return None
    gender = honorific or (gender_of(lower[0]) if len(words) > 1 else "")
    certain = titled or (len(words) > 1 and lower[0] in GIVEN)
    role = _role(whole.split(" "), titles)
    last = ending.group(1) if ending else ""
    return Name(role, tuple(words), gender, certain, lead, last + "." * last.endswith("r"))


def gender_of(given: str) -> str:
    """ "man", "woman" or "" for a given name in lower case."""
    if (given in MEN) == (given in WOMEN):
        return ""
    return "man" if given in MEN else "woman"


def _without_lead(words: list[str]) -> list[str]:
    """Drop what is neither title nor name before a given name: "Beleaguered Mayor Jane Doe"."""
    address = next((at for at in range(1, len(words)) if words[at].lower() in _WRITTEN_SHORT), 0)
    if address:
        while address and _is_title(words[address - 1]):
            address -= 1
        return words[address:]
    titled = next(
        (
            at
            for at in range(1, len(words) - 1)
            if words[at].lower() in GIVEN and _is_title(words[at - 1])
        ),
        0,
    )
    if not titled and (words[0].lower() in GIVEN or len(words[0]) <= 2):
        return words
    given = next((at for at in range(1, len(words) - 1) if words[at].lower() in GIVEN), 0)
    while given > 0 and _is_title(words[given - 1]):
        given -= 1
    return words[given:]


def _titles(words: list[str]) -> tuple[list[str], list[str]]:
    """The titles, in lower case, and the rest, of which at least one word remains."""
    at = 0
    while at < len(words) - 1 and _is_title(words[at]):
        at += 1
    return [word.lower() for word in words[:at]], words[at:]


def _role(words: list[str], titles: list[str]) -> str | None:
    first = next((at for at, word in enumerate(words) if word.lower() in titles), 0)
    of = words[first - 1 : first] if words[first].lower() in _OF_A_PLACE and first else []
    kept = [
        LONG_TITLES.get(word.lower(), word)
        for word in words
        if word.lower() in titles and word.lower() not in HONORIFICS
    ]
    return " ".join(of + kept) or None


def _is_title(word: str) -> bool:
    return word.lower() in HONORIFICS or word.lower() in TITLE_WORDS


def _can_be_a_person(lower: list[str], first: str, titled: bool) -> bool:
    alone = len(lower) == 1
    if lower[0] in _NO_NAME or len(lower) > _MOST_PARTS:
        return False
    if alone and (_is_title(first) or (first.isupper() and len(first) > 1)):
        return False
    if alone and (titled or lower[0] in ALSO_SURNAMES):
        return True
    if len(lower) == 2 and lower[0] in GIVEN and lower[1] in ALSO_SURNAMES:
        return True
    # "Bill" is a law and "Hill" a parliament, unless a name goes on, or begins, with them.
    if not alone and lower[0] in GIVEN:
        return not set(lower[1:]) & (NOT_PERSONS - ALSO_SURNAMES) and lower[-1] not in NOT_PERSONS
    return not set(lower) & NOT_PERSONS
