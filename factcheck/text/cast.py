"""Who is named in an article, people and bodies, and who has spoken as its reading goes on."""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from factcheck.text.bodies import Bodies, Body
from factcheck.text.families import Person
from factcheck.text.people import Mention, People
from factcheck.text.reading import Reading
from factcheck.text.spans import Span
from factcheck.text.titles import head_of, short_forms

_OPENING = 4  # lines in which a byline stands
_CLOSING = 3
_SIGNS = re.compile(r"(?:,[^,.]{3,80},)?\s(?:is|writes|covers|teaches|was|works)\s")
_MOST_SPEAKERS = 40  # of one line that are looked back at
_MOST_BEARERS = 60  # people with one noun in their roles; more are in no article


class Speaker(NamedTuple):
    """Whom the text makes responsible for some words: where it says so, and who that is.

    ``proof`` is where the text gives the name; ``is_unnamed`` tells that the name is only how the
    text calls somebody ("a senior official"); ``is_many`` that they are several or a body.
    """

    mention: Span
    name: str | None
    role: str | None = None
    person: Person | None = None
    proof: Span | None = None
    is_unnamed: bool = False
    is_many: bool = False

    @classmethod
    def of(cls, mention: Span, person: Person) -> "Speaker":
        """A person named in the text, spoken of at ``mention``."""
        return cls(mention, person.name, person.role, person, person.proof)

    @classmethod
    def body(cls, mention: Span, body: Body) -> "Speaker":
        """A body named in the text, spoken of at ``mention``."""
        return cls(mention, body.name, proof=body.proof, is_many=True)


class Cast:
    """Who is named in a text, and who has spoken so far, line by line."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._people = People(reading.text)
        self.mentions = self._people.mentions
        self._starts = [mention.start for mention in self.mentions]
        self._ends = [mention.end for mention in self.mentions]
        self._spoke: dict[int, list[Speaker]] = {}
        self._named_in: dict[int, list[Mention]] = {}
        self.bodies = Bodies(reading.text, frozenset(self._starts))

    def has_spoken(self, line: int, speaker: Speaker) -> None:
        """Note that ``speaker`` spoke in ``line``."""
        there = self._spoke.setdefault(line, [])
        insort(there, speaker, key=lambda one: one.mention.start)

    def spoke_in(self, line: int, before: int | None = None) -> Sequence[Speaker]:
        """Who spoke in a line, in order, as far as known; the last of them ``before`` a place."""
        there = self._spoke.get(line, [])
        if before is None:
            return there
        end = bisect_left(there, before, key=lambda one: one.mention.start)
        return there[max(0, end - _MOST_SPEAKERS) : end]

    def named_between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places, in order."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def named_at(self, span: Span) -> list[Mention]:
        """The mentions that share a character with a stretch of the text, in order."""
        first = bisect_left(self._ends, span.start + 1)
        return self.mentions[first : bisect_left(self._starts, span.end)]

    def called(self, name: str, place: int) -> Person | None:
        """Whom a name as written at ``place`` means, where no mention of anybody was seen."""
        return self._people.called(name, place)

    def named_in(self, line: int) -> list[Mention]:
        """The mentions in a line outside its quotations, in order."""
        if line not in self._named_in:
            words = self.reading.lines[line].words
            found = self.named_between(words[0].start, words[-1].end)
            self._named_in[line] = [m for m in found if not self.reading.is_quoted(m.start)]
        return self._named_in[line]

    def bearer(self, role: str, before: int) -> Person | None:
        """Who has exactly the role, else a longer form of it: the last named so far, or first.

        ``before`` is a place in the text, in code points; ``role`` is in small letters.
        """
        found = self._bearers.get((True, role)) or self._bearers.get((False, role)) or []
        if not found:
            return None
        earlier = bisect_left(found, bisect_left(self._starts, before))
        return self.mentions[found[max(0, earlier - 1)]].person

    def bearers(self, *nouns: str) -> list[Person]:
        """Whoever has a role with one of the nouns at its head, in small letters, once each."""
        found = {id(person): person for noun in nouns for person in self._by_head.get(noun, ())}
        return list(found.values())

    def family(self, surname: str) -> list[Person]:
        """Everybody of that surname."""
        return self._by_surname.get(surname, [])

    @cached_property
    def writer(self) -> Person | None:
        """Who wrote the article, where "By Jane Doe" opens it or "Jane Doe is …" ends it."""
        lines = self.reading.lines
        for line in lines[:_OPENING]:
            start = line.words[0].start + len("By ")
            name = self._first_named(start) if line.words[0].lower == "by" else None
            if name:
                return name.person
        for line in lines[-_CLOSING:]:
            name = self._first_named(line.words[0].start)
            if name and _SIGNS.match(self.reading.text, name.end):
                return name.person
        return None

    def _first_named(self, start: int) -> Mention | None:
        """The first mention of somebody, where it begins at ``start``."""
        names = self.named_between(start, start + 1)
        return names[0] if names and names[0].person.mentions[0] == start else None

    @cached_property
    def people(self) -> list[Person]:
        """Everybody named, in the order of their first mention."""
        return list({id(mention.person): mention.person for mention in self.mentions}.values())

    @cached_property
    def _by_surname(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = {}
        for person in self.people:
            found.setdefault(person.surname, []).append(person)
        return found

    @cached_property
    def _by_head(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = {}
        for person in self.people:
            for noun in {head_of(role.lower()).split(" ")[-1] for role in person.roles}:
                if len(found.setdefault(noun, [])) < _MOST_BEARERS:
                    found[noun].append(person)
        return found

    @cached_property
    def _bearers(self) -> dict[tuple[bool, str], list[int]]:
        """The numbers of the mentions of whoever bears a role (True), or a longer form of it."""
        found: dict[tuple[bool, str], list[int]] = {}
        forms: dict[int, set[tuple[bool, str]]] = {}
        for number, mention in enumerate(self.mentions):
            person = mention.person
            if id(person) not in forms:
                known = {role.lower() for role in person.roles}
                forms[id(person)] = {(True, role) for role in known} | {
                    (False, short) for role in known for short in short_forms(role)
                }
            for form in forms[id(person)]:
                found.setdefault(form, []).append(number)
        return found

    def subject_of(self, line: int) -> Speaker | None:
        """The person a line is about: the first whom it names, but for "Doe's lawyer"."""
        for mention in self.named_in(line):
            if not mention.possessive:
                return Speaker.of(Span(mention.start, mention.end), mention.person)
        return None
