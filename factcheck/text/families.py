"""Whom a name means among the people met in a text: families, nicknames, surnames alone."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.text.given_names import ALWAYS_GIVEN, GIVEN, same_given
from factcheck.text.names import Name, gender_of
from factcheck.text.roles import office, role_before, role_behind
from factcheck.text.spans import Span

_STATE = r"[A-Z][\w.]*(?:\s[A-Z]\w+)?"
_PLACE = re.compile(rf"\sof\s(?P<of>{_STATE})|,?\s\(?(?P<party>[RDI])-(?P<place>{_STATE})")
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}
_BEFORE_A_TITLE = re.compile(r"((?:[A-Z]\w+\s){1,3})$")
_LARGEST_FAMILY = 40  # people of one surname; a text with more is none that anybody wrote
_MOST_ROLES = 12
_ALL_THE_TIME = 7
_OFTEN = 2  # how many times as often named in full makes a surname alone somebody's


@dataclass
class Person:
    """Somebody named in the text; ``proof`` is where the text gives the fullest name."""

    surname: str
    given: tuple[str, ...] = ()
    last: str = ""
    roles: list[str] = field(default_factory=list)
    gender: str = ""  # "man", "woman" or "" where the text does not tell
    mentions: list[int] = field(default_factory=list)
    proof: Span = field(default_factory=lambda: Span(0, 0))
    in_full: list[int] = field(default_factory=list)
    words: set[str] = field(default_factory=set)  # of the roles, the party and the place told

    @property
    def name(self) -> str:
        """The fullest name the text gives."""
        return " ".join((*self.given, self.surname, *([self.last] if self.last else [])))

    @property
    def role(self) -> str | None:
        """The first role the text gives."""
        return self.roles[0] if self.roles else None


@dataclass(frozen=True, slots=True)
class Found:
    """A name and where it stands."""

    span: Span
    name: Name


class Known:
    """The people met so far, by surname and by given name."""

    def __init__(self) -> None:
        self.by_surname: dict[str, list[Person]] = {}
        self.by_given: dict[str, list[Person]] = {}
        self.alone: Counter[str] = Counter()  # how often a surname stands by itself

    def meet(self, one: Found, text: str) -> None:
        """Learn of somebody by a name in the text, with what is told right beside it."""
        name, parts = one.name, one.name.parts
        person = self.find(name, one.span.start)
        if person is None:
            person = Person(parts[-1], parts[:-1], name.last, proof=one.span)
            if len(parts) == 1 and not name.certain:
                person.gender = gender_of(parts[0].lower())
            family = self.by_surname.setdefault(parts[-1], [])
            if len(family) >= _LARGEST_FAMILY:
                return
            family.append(person)
            if len(parts) > 1:
                self.by_given.setdefault(parts[0], []).append(person)
        elif len(parts) - 1 > len(person.given):
            person.given, person.proof = parts[:-1], one.span
        if len(parts) > 1:
            person.in_full.append(one.span.start)
        person.gender = person.gender or name.gender
        is_one_of_several = len(parts) == 1 and len(self.by_surname.get(parts[-1], ())) > 1
        for role in () if is_one_of_several else _roles(one, text):
            if role not in person.roles and len(person.roles) < _MOST_ROLES:
                person.roles.append(role)
                person.words |= set(role.lower().split())
        person.words |= set(_beside(text, one))

    def is_a_given_name(self, name: Name) -> bool:
        """Whether a person is called by the given name only: "Melania", not "Virginia"."""
        given = name.parts[0]
        return (
            given.lower() in ALWAYS_GIVEN and self.alone[given] > 1 and given not in self.by_given
        )

    def find(self, name: Name, place: int) -> Person | None:
        """The person a name at ``place`` means among those met."""
        candidates = self.by_surname.get(name.parts[-1], [])
        if len(name.parts) > 1:
            return next((p for p in candidates if _is_called(p, name)), None)
        fitting = [p for p in candidates if not name.gender or p.gender in {"", name.gender}]
        if name.role:
            fitting = [p for p in fitting if name.role in p.roles] or fitting
        if not candidates and (name.parts[0].lower() not in GIVEN or not name.certain):
            fitting = self.by_given.get(name.parts[0], [])
        return _usual(fitting, place, self.alone[name.parts[-1]])


def _roles(one: Found, text: str) -> list[str]:
    """What the text calls somebody right before and behind a name."""
    of = office(text, one.span.start)
    title = f"{of} {one.name.role}" if of and one.name.role else one.name.role
    found = (title, role_behind(text, one.span.end), role_before(text, one.span.start))
    return [role for role in found if role]


def _beside(text: str, one: Found) -> Iterator[str]:
    """Party and place of "Vermont Sen. Jane Doe", "Doe of Texas" and "Doe, R-Ohio"."""
    behind = _PLACE.match(text, one.span.end)
    if behind:
        yield from (behind.group("of") or behind.group("place")).lower().rstrip(".").split()
        yield _PARTIES.get(behind.group("party") or "", "")
    if one.name.role:
        before = _BEFORE_A_TITLE.search(text, max(0, one.span.start - 40), one.span.start)
        if before:
            yield from before.group(1).lower().split()


def _is_called(person: Person, name: Name) -> bool:
    """Whether a name of several parts is this person's, in full or in part."""
    parts, known = name.parts, (*person.given, person.surname)
    if name.last != person.last and parts[0] == known[0]:
        return False
    return (
        not person.given
        or parts == known[-len(parts) :]
        or known == parts[-len(known) :]
        or same_given(parts[0], known[0])
    )


def _usual(people: list[Person], place: int, alone: int) -> Person | None:
    """Whom a surname means that several bear.

    Whoever is mostly named in full; else the last named, unless the surname stands alone so often
    (``alone`` times) that it must be somebody's of whom the text speaks all the time.
    """
    if len(people) < 2:
        return people[0] if people else None
    first, second = sorted(people, key=lambda p: -len(p.in_full))[:2]
    if len(first.in_full) >= _OFTEN * len(second.in_full) or alone > _ALL_THE_TIME:
        return first

    def last_named(person: Person) -> int:
        earlier = bisect_right(person.in_full, place)
        return person.in_full[earlier - 1] if earlier else -1

    return max(people, key=last_named)
