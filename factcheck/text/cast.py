"""The people of an article as its reading goes on: where each is named, and who has spoken."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from factcheck.text.people import Mention, Person, people_in
from factcheck.text.reading import Reading
from factcheck.text.spans import Span
from factcheck.text.titles import short_forms


class Speaker(NamedTuple):
    """Whom the text makes responsible for some words: where it says so, and who that is."""

    mention: Span
    name: str | None
    role: str | None
    person: Person | None

    @classmethod
    def of(cls, mention: Span, person: Person) -> "Speaker":
        """A person named in the text, spoken of at ``mention``."""
        return cls(mention, person.name, person.role, person)


class Cast:
    """Who is named in a text, and who has spoken so far, line by line."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions = people_in(reading.text)
        self._starts = [mention.start for mention in self.mentions]
        self._spoke: dict[int, list[Speaker]] = {}

    def has_spoken(self, line: int, speaker: Speaker) -> None:
        """Note that ``speaker`` spoke in ``line``."""
        self._spoke.setdefault(line, []).append(speaker)

    def spoke_in(self, line: int) -> Sequence[Speaker]:
        """Who spoke in a line, in order, as far as the text has been gone through."""
        return self._spoke.get(line, ())

    def named_between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places, in order."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def named_in(self, line: int) -> list[Mention]:
        """The mentions in a line outside its quotations, in order."""
        words = self.reading.lines[line].words
        found = self.named_between(words[0].start, words[-1].end)
        return [mention for mention in found if not self.reading.is_quoted(mention.start)]

    def bearer(self, role: str, before: int) -> Person | None:
        """Who has exactly the role, else a longer form of it: the last named so far, or first.

        ``before`` is a place in the text, in code points; ``role`` is in small letters.
        """
        found = self._bearers.get((True, role)) or self._bearers.get((False, role)) or []
        if not found:
            return None
        earlier = bisect_left(found, bisect_left(self._starts, before))
        return self.mentions[found[max(0, earlier - 1)]].person

    @cached_property
    def _bearers(self) -> dict[tuple[bool, str], list[int]]:
        """The numbers of the mentions of whoever bears a role (True), or a longer form of it."""
        found: dict[tuple[bool, str], list[int]] = {}
        for number, mention in enumerate(self.mentions):
            known = {role.lower() for role in mention.person.roles}
            forms = {(True, role) for role in known}
            forms |= {(False, short) for role in known for short in short_forms(role)}
            for form in forms:
                found.setdefault(form, []).append(number)
        return found

    def subject_of(self, line: int) -> Speaker | None:
        """The person a line is about: the first whom it names, but for "Doe's lawyer"."""
        for mention in self.named_in(line):
            if not mention.possessive:
                return Speaker.of(Span(mention.start, mention.end), mention.person)
        return None
