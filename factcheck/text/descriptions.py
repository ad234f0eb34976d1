"""Who is meant by "the attorney general", "the nation's top cop", "her husband" or "the agency"."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from factcheck.text.body_words import BODY_NOUNS
from factcheck.text.cast import Cast, Speaker
from factcheck.text.families import Person
from factcheck.text.spans import Span
from factcheck.text.titles import EPITHETS, HEADS, head_of

_LINES_BACK_FOR_A_PERSON = 3
_DEFINITE = re.compile(r"(?:the|that|this)\s+(.+)", re.IGNORECASE | re.DOTALL)
_COUNTRY = re.compile(
    r"^(?:US|U\.S\.|American|British|UK|French|German|Russian|Chinese|Indian|Israeli|Canadian|"
    r"Australian|new|outgoing|incoming|sitting|embattled|then)\s+"
)
#: Epithets that alone mean whoever was just spoken of.
_BARE = frozenset(
    """candidate nominee billionaire businessman businesswoman mogul tycoon frontrunner
    front-runner lawmaker contender challenger millionaire author politician hopeful""".split()
)
#: Nouns of an epithet ("the nation's top cop"); an office needs a word of the text instead.
_OF_ANYBODY = _BARE | frozenset(
    """cop democrat republican conservative liberal man woman native mother father star actor
    actress legislator laureate socialist independent newcomer developer outsider veteran boss
    senator congressman congresswoman governor leader lady winner heiress politician""".split()
)
_FOR_OFFICE = frozenset(
    """candidate nominee contender hopeful frontrunner front-runner challenger senator governor
    congressman congresswoman legislator president representative mayor businessman billionaire
    developer secretary""".split()
)
#: Offices of a place: "the Vermont senator" is nobody of whom the text doesn't say Vermont.
_SEATS = frozenset("senator governor congressman congresswoman mayor legislator".split())
_KIN = {"husband": "man", "wife": "woman", "father": "man", "mother": "woman", "son": "man",
        "daughter": "woman", "brother": "man", "sister": "woman"}  # fmt: skip
_SAME = {
    "congressman": "representative", "congresswoman": "representative", "nominee": "candidate",
    "contender": "candidate", "hopeful": "candidate", "front-runner": "candidate",
    "frontrunner": "candidate", "mogul": "developer", "tycoon": "developer",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "advisor": "adviser",
}  # fmt: skip
_GENDERS = {"man": "man", "woman": "woman", "lady": "woman", "businessman": "man",
            "businesswoman": "woman", "congressman": "man", "congresswoman": "woman",
            "spokesman": "man", "spokeswoman": "woman", "chairwoman": "woman", "mother": "woman",
            "father": "man", "actress": "woman", "heiress": "woman", "son": "man",
            "daughter": "woman"}  # fmt: skip
_PARTY = {"democrat": "democrat", "democratic": "democrat", "republican": "republican",
          "gop": "republican"}  # fmt: skip
_OF_A_BODY = re.compile(r"[A-Z][\w.]*(?:\s[A-Z][\w.]*)*['’]s?\s")
#: What a body of an unknown kind may be called.
_OF_ANY_BODY = frozenset("company firm group organization organisation site website".split())
_CAMPAIGN = re.compile(r"\b(?P<owner>[A-Z]\w+)(?:['’]s?)?\s(?P<team>campaign|team)\b")
_FAR = 1500  # code points
_LONGEST_SHORT = 5  # code points of "Calif"
_WORD = re.compile(r"[\w.’'-]+")


def described(cast: Cast, mention: Span, line: int) -> Speaker | None:
    """The person or body of which the text says elsewhere that it is that, or just meant."""
    definite = _DEFINITE.match(" ".join(mention.of(cast.reading.text).split()))
    if not definite:
        return None
    words = _COUNTRY.sub("", definite.group(1)).split(" and ")[0]
    role = words.lower()
    noun = head_of(role).split()[-1]
    is_a_name = head_of(words).split()[-1][0].isupper() and noun not in _PARTY
    if is_a_name and noun in BODY_NOUNS:
        return None
    if noun in HEADS or noun in EPITHETS:
        person = _bearer(cast, words, noun, mention.start) or cast.bearer(role, mention.start)
        names_another = (
            is_a_name
            or _OF_A_BODY.match(words)
            or cast.named_at(mention)
            or (noun in _SEATS and _told_names(words))
        )
        if person is None and _is_epithet(role, noun) and not names_another:
            person = _last_named(cast, mention, line, words)
        return Speaker.of(mention, person) if person else None
    return _body(cast, mention, role, noun, line)


def kin(cast: Cast, mention: Span, relation: str, owner: Person) -> Speaker | None:
    """The husband, wife or child of somebody whom the text names with the same surname."""
    gender = _KIN.get(relation)
    if gender is None:
        return None
    family = [
        person
        for person in cast.family(owner.surname)
        if person is not owner and person.gender == gender
    ]
    return Speaker.of(mention, family[0]) if len(family) == 1 else None


def _bearer(cast: Cast, words: str, noun: str, before: int) -> Person | None:
    """Whoever bears a role like this one, when every other word told of them agrees."""
    others = {_PARTY.get(word.lower(), word.lower()) for word in _WORD.findall(head_of(words))}
    others.discard(noun)
    best: tuple[bool, int, int] | None = None
    found = None
    for person in cast.bearers(noun, *_kindred(noun)):
        if not _may_be(person, words, noun) or not _agrees(person, words):
            continue
        exact = head_of(words.lower()) in {role.lower() for role in person.roles}
        score = (exact, len(others & person.words), _last_before(person, before))
        if best is None or score > best:
            best, found = score, person
    return found


def _last_before(person: Person, place: int) -> int:
    earlier = bisect_left(person.mentions, place)
    return person.mentions[earlier - 1] if earlier else -1


def _kindred(noun: str) -> Iterable[str]:
    same = _SAME.get(noun, noun)
    return [same, *(other for other, kin_of in _SAME.items() if kin_of == same and other != noun)]


def _agrees(person: Person, words: str) -> bool:
    """Whether a place or a kind told in the description is told of the person as well."""
    told = _told_names(words)
    initials = "".join(name[0] for name in told)
    short = {word.replace(".", "") for word in person.words if len(word) <= _LONGEST_SHORT}
    return (len(told) > 1 and initials in short) or all(
        name in person.words or any(_shortens(word, name) for word in short) for name in told
    )


def _told_names(words: str) -> list[str]:
    """The proper nouns of a description in small letters, without those of parties."""
    names = (word.lower() for word in _WORD.findall(words) if word[0].isupper())
    return [name for name in names if name not in _PARTY]


def _shortens(short: str, name: str) -> bool:
    """Whether "fla" is short for "florida": its letters in order, from the first on."""
    letters = iter(name)
    return len(short) > 1 and name[0] == short[0] and all(letter in letters for letter in short)


def _may_be(person: Person, words: str, noun: str) -> bool:
    gender = _GENDERS.get(noun)
    if gender and person.gender not in {"", gender}:
        return False
    parties = {_PARTY[word] for word in words.lower().split() if word in _PARTY}
    theirs = {_PARTY[word] for word in person.words if word in _PARTY}
    return not parties or not theirs or bool(parties & theirs)


def _is_epithet(role: str, noun: str) -> bool:
    return noun in _BARE or (noun in _OF_ANYBODY and role != noun)


def _last_named(cast: Cast, mention: Span, line: int, words: str) -> Person | None:
    """The person whom the sentences just before let speak, or are about."""
    noun = head_of(words.lower()).split()[-1]
    for at in range(line - 1, max(-1, line - 1 - _LINES_BACK_FOR_A_PERSON), -1):
        spoke = [speaker.person for speaker in cast.spoke_in(at, mention.start) if speaker.person]
        subject = cast.subject_of(at)
        for person in (*reversed(spoke), subject.person if subject else None):
            elsewhere = person and person.roles and noun in _FOR_OFFICE and not _runs(person)
            if person and not elsewhere and _may_be(person, words, noun):
                return person
    return None


def _runs(person: Person) -> bool:
    """Whether somebody's roles leave room for "the nominee": a senator, not a director."""
    heads = {head_of(role.lower()).split(" ")[-1] for role in person.roles}
    return bool(heads & (_FOR_OFFICE | _OF_ANYBODY))


def _body(cast: Cast, mention: Span, role: str, noun: str, line: int) -> Speaker | None:
    """ "the department", "the New York-based group": the body last named that is one."""
    if noun not in BODY_NOUNS or len(head_of(role).split()) > 3:
        return None
    if role in {"campaign", "team"}:
        return _team(cast, mention)
    for at in range(line - 1, max(-1, line - 1 - _LINES_BACK_FOR_A_PERSON), -1):
        for speaker in reversed(cast.spoke_in(at, mention.start)):
            if not speaker.is_many or speaker.is_unnamed or not speaker.name:
                continue
            body = cast.bodies.named(speaker.name)
            if body and noun in body.calls:
                return Speaker.body(mention, body)
            if body is None and noun in _OF_ANY_BODY and not speaker.name.endswith("s"):
                return speaker._replace(mention=mention)
    body = cast.bodies.called(noun, mention.start)
    return Speaker.body(mention, body) if body else None


def _team(cast: Cast, mention: Span) -> Speaker | None:
    """ "Doe campaign" for "the campaign" where that was spoken of last."""
    text = cast.reading.text
    named = _CAMPAIGN.finditer(text, max(0, mention.start - _FAR), mention.start)
    found = max(named, key=lambda match: match.start(), default=None)
    if found is None or not cast.family(found.group("owner")):
        return None
    name = f"{found.group('owner')} {found.group('team')}"
    return Speaker(mention, name, proof=Span(*found.span()), is_many=True)
