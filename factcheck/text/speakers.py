"""Who spoke: from the words beside the verb to a name and a role."""

import re

from factcheck.text.cast import Cast, Speaker
from factcheck.text.descriptions import described, kin
from factcheck.text.names import parse_name
from factcheck.text.naming import described as in_words
from factcheck.text.naming import is_group_by_name, is_proper, plain, team
from factcheck.text.papers import author
from factcheck.text.people import Mention
from factcheck.text.pronouns import OWNERS, PRONOUNS, who
from factcheck.text.spans import Span

_PREPOSITION_LEADS = re.compile(r"\b(?:for|of|to|with|by|from|at|in|on)\s+(?:the\s)?(?:\w+\s)*$")
_GOES_ON = ("of ", "for ", "from ", "at ", "in ", "(", "himself", "herself")
_AND = re.compile(r"^(?:and|&)\s")
_OWNED = re.compile(r"(?P<owner>his|her|their|its)\s(?P<rest>.+)", re.IGNORECASE)
_OWNER = re.compile(r"(?P<owner>.+?)['’]s?\s(?P<rest>[^'’]+)$")
_SINGLE = re.compile(
    r"^(?:an?|one|another|this|that|every|each)\s|^(?:the|his|her|its|their)\s(?:[\w-]+\s)*?"
    r"(?:\w+(?:[^s\W]|ss|us|is))$",
    re.IGNORECASE,
)


def resolve(cast: Cast, mention: Span, line: int, *, after: bool = False) -> Speaker:
    """The speaker named by the words at ``mention`` in ``line``, noted as having spoken there.

    Lines are gone through in the order of the text. Whom the text never names keeps the words by
    which it calls them ("a senior official"), marked as unnamed. ``after``: the words spoken stand
    before the verb.
    """
    said = " ".join(mention.of(cast.reading.text).split())
    if said.lower() in PRONOUNS:
        speaker = who(cast, mention, said.lower(), line, after=after)
    else:
        speaker = (
            _named(cast, mention, said)
            or author(cast, mention, line)
            or _owned(cast, mention, said, line)
            or described(cast, mention, line)
            or _body(cast, mention, said)
            or _unnamed(mention, said)
        )
    cast.has_spoken(line, speaker)
    return speaker


def _named(cast: Cast, mention: Span, said: str) -> Speaker | None:
    """The person whose name heads the phrase: not "a spokesman for Doe" nor "Doe's lawyer"."""
    inside = cast.named_at(mention)
    if not inside:
        return _shouted(cast, mention, said)
    if inside[-1].possessive and inside[-1].end < mention.end:
        return None
    text = cast.reading.text
    for head in inside:
        if head.possessive and head.end < mention.end:
            continue
        lead = text[mention.start : head.start]
        rest = text[head.end : mention.end].strip()
        if _PREPOSITION_LEADS.search(lead) and "," not in lead:
            return None
        if _AND.match(rest):
            return _together(cast, mention, inside, said)
        if not rest or not rest[0].isalnum() or rest.startswith(_GOES_ON):
            return _with_role(mention, head, text)
    return None


def _together(cast: Cast, mention: Span, inside: list[Mention], said: str) -> Speaker:
    """Several people in one phrase, by their full names; "Doe and her supporters" is Doe."""
    people = list({id(name.person): name.person for name in inside}.values())
    if len(people) == 1:
        return Speaker.of(mention, people[0])
    names = [person.name for person in people]
    told = ", ".join(names[:-1]) + f" and {names[-1]}"
    return Speaker(mention, told, proof=people[0].proof, is_many=True)


def _with_role(mention: Span, head: Mention, text: str) -> Speaker:
    name = parse_name(text[head.start : head.end])
    speaker = Speaker.of(mention, head.person)
    return speaker._replace(role=head.person.role or (name.role if name else None))


def _shouted(cast: Cast, mention: Span, said: str) -> Speaker | None:
    """ "SESSIONS" of a transcript."""
    if not said.isupper() or len(said) < 3:
        return None
    family = cast.family(said.title().split(" ")[-1])
    return Speaker.of(mention, family[0]) if len(family) == 1 else None


def _owned(cast: Cast, mention: Span, said: str, line: int) -> Speaker | None:
    """ "her campaign", "his wife", "Doe's campaign": by the name of whose they are."""
    by_pronoun = _OWNED.fullmatch(said)
    if by_pronoun:
        pronoun = OWNERS[by_pronoun.group("owner").lower()]
        owner = who(cast, mention, pronoun, line, after=False)
        if owner.name is None:
            return None
        rest = by_pronoun.group("rest")
        relative = kin(cast, mention, rest.lower(), owner.person) if owner.person else None
        called = owner.person.surname if owner.person else owner.name
        named = team(f"{called} {rest}")
        if relative or named is None:
            return relative
        return Speaker(mention, named, proof=mention, is_many=True)
    by_name = _OWNER.fullmatch(said)
    if by_name:
        names = cast.named_at(Span(mention.start, mention.start + by_name.end("owner")))
        if names and names[-1].possessive:
            relative = kin(cast, mention, by_name.group("rest").lower(), names[-1].person)
            if relative:
                return relative
    named = team(said)
    return Speaker(mention, named, proof=mention, is_many=True) if named else None


def _body(cast: Cast, mention: Span, said: str) -> Speaker | None:
    """A body by its fullest name, or any other proper noun as it stands."""
    body = cast.bodies.named(plain(said))
    if body:
        return Speaker.body(mention, body)
    if is_group_by_name(said):
        return Speaker(mention, said, proof=mention, is_many=True)
    if is_proper(said):
        return Speaker(mention, plain(said), proof=mention, is_many=True)
    return None


def _unnamed(mention: Span, said: str) -> Speaker:
    many = not _SINGLE.match(said)
    return Speaker(mention, in_words(said), proof=mention, is_unnamed=True, is_many=many)
