"""Who is named in a text: full names, roles, and where each person is mentioned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.text.families import Found, Known, Person
from factcheck.text.given_names import GIVEN
from factcheck.text.names import CAPITALS, RUN, parse_name
from factcheck.text.roles import role_before, role_behind
from factcheck.text.spans import Span

_OPENERS = frozenset('“"‘(')
_NICKNAME = re.compile(rf"\s(?:“\w+”|\"\w+\"|‘\w+’|\(\w+\))\s(?=[{CAPITALS}])")
_SECOND_PART = re.compile(r"[A-Z][a-z]+-[a-z]+")  # of "Ban Ki-moon", whose family name is Ban
_AGE = re.compile(r",\s\d\d,|,\swho\s")
_OWNS = re.compile(r"['’]s(?!\w)|(?<=s)['’](?!\w)")
_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.?!]['”’\"]?\s|\n|[“”\"]")
_GLUED = 4  # parts of "Jane Doe Praises Reed", a headline
_PRONOUN_WITHIN = 160  # code points behind a name


@dataclass(frozen=True)
class Mention:
    """A name in the text, in code points, and whose it is."""

    start: int
    end: int
    person: Person
    possessive: bool


def people_in(text: str) -> list[Mention]:
    """Every mention of a person in order; mentions of one person share one ``Person``."""
    return People(text).mentions


class People:
    """Who is named in a text: every mention in order, and whom a further name means."""

    def __init__(self, text: str) -> None:
        found = _without_headline_words(list(_names(text)))
        self._known = _known(text, found)
        self.mentions = list(_mentions(text, found, self._known))
        _genders(text, self.mentions)

    def called(self, name: str, place: int) -> Person | None:
        """Whom a name as written at ``place`` means, where no mention was seen (in a headline)."""
        parsed = parse_name(name)
        return self._known.find(parsed, place) if parsed else None


def _known(text: str, found: list[Found]) -> Known:
    known = Known()
    known.alone.update(one.name.parts[-1] for one in found if len(one.name.parts) == 1)
    borne = {one.name.parts[-1] for one in found if one.name.certain and len(one.name.parts) > 1}
    for one in found:
        if len(one.name.parts) > 1 and (
            one.name.certain
            or (one.name.parts[-1] in known.alone and one.name.parts[-1] not in borne)
            or (one.name.parts[0] in known.alone and _SECOND_PART.fullmatch(one.name.parts[-1]))
            or _is_told(text, one)
        ):
            known.meet(one, text)
    for one in found:
        if len(one.name.parts) == 1 and (one.name.certain or known.is_a_given_name(one.name)):
            known.meet(one, text)
    return known


def _names(text: str) -> Iterator[Found]:
    before: tuple[re.Match[str], int] | None = None  # "John", and where “Jack” behind it ends
    for run in RUN.finditer(text):
        if before is not None and run.start() < before[1]:
            continue
        opens = text[run.end() + 1 : run.end() + 2] in _OPENERS
        follows = opens and run.group().rpartition(" ")[2].lower() in GIVEN
        nickname = _NICKNAME.match(text, run.end()) if follows else None
        if nickname:
            before = (run, nickname.end())
            continue
        start, words = run.start(), run.group()
        if before is not None:
            start, words = before[0].start(), f"{before[0].group()} {words}"
            before = None
        name = parse_name(words)
        if name is not None:
            yield Found(Span(start + name.lead, run.end()), name)


def _without_headline_words(found: list[Found]) -> list[Found]:
    """Cut "Jane Doe Joins" to "Jane Doe", where the text has that name, or "Doe", elsewhere."""
    whole = {one.name.parts for one in found}
    lone = {parts[-1] for parts in whole if len(parts) == 1}
    kept = []
    for one in found:
        parts = one.name.parts
        shorter = (size for size in range(len(parts) - 1, 1, -1) if parts[:size] in whole)
        surname = (size for size in range(len(parts) - 1, 1, -1) if parts[size - 1] in lone)
        is_whole = parts[-1] in lone and len(parts) < _GLUED
        size = len(parts) if is_whole else max([*shorter, *surname], default=0)
        if 0 < size < len(parts):
            end = one.span.end - len(" ".join(parts[size:])) - 1
            kept.append(Found(Span(one.span.start, end), replace(one.name, parts=parts[:size])))
        else:
            kept.append(one)
    return kept


def _mentions(text: str, found: list[Found], known: Known) -> Iterator[Mention]:
    for one in found:
        person = known.find(one.name, one.span.start)
        if person is not None:
            person.mentions.append(one.span.start)
            yield Mention(*one.span, person, bool(_OWNS.match(text, one.span.end)))


def _is_told(text: str, one: Found) -> bool:
    """Whether the words beside an uncommon name show that it is a person's."""
    return bool(
        _AGE.match(text, one.span.end)
        or role_before(text, one.span.start)
        or role_behind(text, one.span.end)
    )


def _genders(text: str, mentions: list[Mention]) -> None:
    """Learn from "Doe said she …" what the names of some people don't tell."""
    votes: dict[int, dict[str, int]] = {}
    following = [*(mention.start for mention in mentions[1:]), len(text)]
    for mention, after in zip(mentions, following, strict=False):
        if mention.person.gender:
            continue
        end = min(after, mention.end + _PRONOUN_WITHIN)
        sentence_end = _SENTENCE_ENDS.search(text, mention.end, end)
        found = _PRONOUN.search(text, mention.end, sentence_end.start() if sentence_end else end)
        if found:
            counts = votes.setdefault(id(mention.person), {"man": 0, "woman": 0})
            counts["man" if found.group(1) else "woman"] += 1
    for mention in mentions:
        counts = votes.get(id(mention.person), {})
        if counts and counts["man"] != counts["woman"]:
            mention.person.gender = max(counts, key=lambda gender: counts[gender])
