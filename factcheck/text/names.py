"""Capitalised names taken apart: title, given names, surname, and whether a person bears them."""

import re
from dataclasses import dataclass

from factcheck.text.given_names import GIVEN, MEN, WOMEN
from factcheck.text.titles import (
    HONORIFICS,
    LONG_TITLES,
    NOT_PERSONS,
    PERSONAL_TITLES,
    TITLE_WORDS,
)

_CAPITAL = r"(?:(?:Mc|Mac|O['’]|D['’]|Al-|al-)?[A-Z]\w*(?:[-'’][A-Z]\w+)*)"
_LINK = r"(?:de\ la|de|da|di|del|van\ der|van\ den|van|von|bin|ibn|al|el|le|la|ben)"
_TITLE = r"(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Lt|Gen|Col|Sgt|Rev|Prof|Hon|Capt|Maj|Del|Atty)\."
_INITIALS = r"(?:[A-Z]\.){1,3}"
#: A run of capitalised words that may be a name with its titles.
RUN = re.compile(
    rf"(?<![\w'’])(?:{_TITLE}|{_INITIALS}|{_CAPITAL})"
    rf"(?:\ (?:{_TITLE}|{_INITIALS}|{_LINK}\ {_CAPITAL}|{_CAPITAL}))*"
)
_NO_NAME = frozenset(
    """the a an in on at for from with by to of but and or if when while as he she they it we i
    his her their its our my this that these those after before however although though because
    since under over what who how why where there here then now so yet not no yes one two three
    some many most all both another last next earlier later meanwhile still also asked""".split()
)
_MOST_PARTS = 4


@dataclass(frozen=True)
class Name:
    """A name as written: ``parts`` are the given names, if any, and the surname.

    ``certain`` tells that a title or a common given name shows it to be a person's.
    """

    role: str | None
    parts: tuple[str, ...]
    gender: str  # "man", "woman" or ""
    certain: bool


def parse_name(run: str) -> Name | None:
    """Take a capitalised run apart; None when it cannot be a person's name."""
    words = run.split(" ")
    while len(words) > 1 and words[0].lower() in _NO_NAME:
        words = words[1:]
    words[-1] = re.sub(r"['’]s?$", "", words[-1])
    words = _without_lead(words)
    titles, words = _titles(words)
    lower = [word.lower() for word in words]
    honorific = next((HONORIFICS[t] for t in titles if HONORIFICS.get(t)), "")
    titled = any(title in PERSONAL_TITLES for title in titles)
    if not _can_be_a_person(lower, words[0], titled):
        return None
    gender = honorific or (gender_of(lower[0]) if len(words) > 1 else "")
    certain = titled or (len(words) > 1 and lower[0] in GIVEN)
    return Name(_role(run.split(" "), titles), tuple(words), gender, certain)


def gender_of(given: str) -> str:
    """ "man", "woman" or "" for a given name in lower case."""
    if (given in MEN) == (given in WOMEN):
        return ""
    return "man" if given in MEN else "woman"


def _without_lead(words: list[str]) -> list[str]:
    """Drop what is neither title nor name before a given name: "Beleaguered Mayor Jane Doe"."""
    if words[0].lower() in GIVEN or len(words[0]) <= 2:
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
    kept = [
        LONG_TITLES.get(word.lower(), word)
        for word in words
        if word.lower() in titles and word.lower() not in HONORIFICS
    ]
    return " ".join(kept) or None


def _is_title(word: str) -> bool:
    return word.lower() in HONORIFICS or word.lower() in TITLE_WORDS


def _can_be_a_person(lower: list[str], first: str, titled: bool) -> bool:
    alone = len(lower) == 1
    if lower[0] in _NO_NAME or len(lower) > _MOST_PARTS:
        return False
    if alone and (_is_title(first) or (first.isupper() and len(first) > 1)):
        return False
    return (titled and alone) or not set(lower) & NOT_PERSONS
