"""Who is named in a text: full names, roles, and where each person is mentioned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.text.names import RUN, Name, parse_name

_APPOSITION = re.compile(
    r",\s((?:an?|the|its|their|his|her|who\sis\s(?:an?|the))\s[^,.;:()“”\"]{3,80}"
    r"|(?:chief|head|director|president|chair\w*|mayor|minister|secretary|leader|spokes\w+|editor|professor)"
    r"\b[^,.;:()“”\"]{0,80})[,.]"
)
_LOWER_ROLE = re.compile(
    r"((?:(?!The\b|In\b|On\b|But\b|And\b)[A-Z]\w+\s){0,2}"
    r"(?:(?:former|deputy|acting|chief|vice|senior|campaign|press|prime|foreign|finance)\s)*"
    r"(?:president|senator|governor|mayor|minister|secretary(?:\sof\sstate)?|chairman|chairwoman|"
    r"director|leader|spokesman|spokeswoman|spokesperson|manager|adviser|advisor|strategist|"
    r"congressman|congresswoman|economist|professor|lawyer|analyst|coach|editor))\s$"
)


@dataclass
class Person:
    """Somebody named in the text."""

    surname: str
    given: tuple[str, ...] = ()
    roles: list[str] = field(default_factory=list)
    gender: str = ""  # "man", "woman" or "" where the text does not tell
    mentions: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name the text gives."""
        return " ".join((*self.given, self.surname))

    @property
    def role(self) -> str | None:
        """The first role the text gives."""
        return self.roles[0] if self.roles else None


@dataclass(frozen=True)
class Mention:
    """A name in the text, in code points, and whose it is."""

    start: int
    end: int
    person: Person
    possessive: bool


def people_in(text: str) -> list[Mention]:
    """Every mention of a person in order; mentions of one person share one ``Person``."""
    runs = [(match, parse_name(match.group())) for match in RUN.finditer(text)]
    known: dict[str, list[Person]] = {}
    lone = {match.group() for match, _ in runs if " " not in match.group()}
    for match, name in runs:
        if name and len(name.parts) > 1 and (name.certain or name.parts[-1] in lone):
            _meet(known, name, text, match)
    for match, name in runs:
        if name and len(name.parts) == 1 and name.certain:
            _meet(known, name, text, match)
    return list(_mentions(text, runs, known))


def _meet(known: dict[str, list[Person]], name: Name, text: str, match: re.Match[str]) -> None:
    person = find(known, name)
    if person is None:
        person = Person(name.parts[-1], name.parts[:-1])
        known.setdefault(name.parts[-1], []).append(person)
    if len(name.parts) - 1 > len(person.given):
        person.given = name.parts[:-1]
    person.gender = person.gender or name.gender
    roles = [name.role, _role_behind(text, match), _role_before(text, match)]
    person.roles.extend(role for role in roles if role and role not in person.roles)


def find(known: dict[str, list[Person]], name: Name) -> Person | None:
    """The person a name means among those met: same surname, same given name or gender."""
    candidates = known.get(name.parts[-1], [])
    if len(name.parts) > 1:
        for person in candidates:
            if not person.given or person.given[0] == name.parts[0]:
                return person
        return None
    fitting = [p for p in candidates if not name.gender or p.gender in {"", name.gender}]
    if name.role:
        fitting = [p for p in fitting if name.role in p.roles] or fitting
    return max(fitting, key=lambda p: len(p.mentions), default=None)


def _role_behind(text: str, match: re.Match[str]) -> str | None:
    found = _APPOSITION.match(text, match.end())
    return re.sub(r"^(?:who is )?(?:an?|the) ", "", found.group(1)) if found else None


def _role_before(text: str, match: re.Match[str]) -> str | None:
    found = _LOWER_ROLE.search(text, max(0, match.start() - 60), match.start())
    return found.group(1) if found else None


def _mentions(
    text: str, runs: list[tuple[re.Match[str], Name | None]], known: dict[str, list[Person]]
) -> Iterator[Mention]:
    for match, name in runs:
        if name is None:
            continue
        person = find(known, name)
        if person is None:
            continue
        person.mentions.append(match.start())
        possessive = text[match.end() : match.end() + 2] in {"'s", "’s"} or (
            match.group().endswith("s") and text[match.end() : match.end() + 1] in {"'", "’"}
        )
        yield Mention(match.start(), match.end(), person, possessive)
