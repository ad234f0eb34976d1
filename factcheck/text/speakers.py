"""Who spoke: from the words beside the verb to a name and a role."""

import re

from factcheck.text.cast import Cast, Speaker
from factcheck.text.descriptions import described, kin
from factcheck.text.names import parse_name
from factcheck.text.naming import described as in_words
from factcheck.text.naming import is_group_by_name, is_proper, plain, team
from factcheck.text.papers import author, paper
from factcheck.text.people import Mention
from factcheck.text.phrases import behind_dateline, goes_on_with_a_verb, head_part, says_nobody
from factcheck.text.pronouns import OWNERS, PRONOUNS, who
from factcheck.text.roles import is_a_role
from factcheck.text.spans import Span

_PREPOSITION_LEADS = re.compile(r"\b(?:for|of|to|with|by|from|at|in|on)\s+(?:the\s)?(?:\w+\s)*$")
_GOES_ON = ("of ", "for ", "from ", "at ", "in ", "(", "himself", "herself")
_AND = re.compile(r"^(?:and|&)\s")
_OWNED = re.compile(r"(?P<owner>his|her|their|its)\s(?P<rest>.+)", re.IGNORECASE)
_OWNER = re.compile(r"(?P<owner>.+?)['’]s?\s(?P<rest>[^'’]+)$")
_RELATIVES = frozenset("who which that whose".split())
_TWO = frozenset(
    f"{which} {kind}".strip()
    for which in ("the two", "both", "the pair")
    for kind in ("", "men", "women")
)
_CONTRACTION = re.compile(r"['’](?:m|re|s|ve|ll|d)$")
_INDEFINITE = re.compile(r"(?:an?|one\sof)\s", re.IGNORECASE)
_LONGEST_TITLE = 40  # code points before a name that opens a sentence
_LONGEST_APPOSITION = 160
_LINES_BACK_FOR_TWO = 4
_NEAR = 60  # code points before "who"
_WHO = re.compile(r",?\swho\b")
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
    lower = _CONTRACTION.sub("", said.lower())
    pronoun = OWNERS.get(lower, lower)
    if pronoun in PRONOUNS:
        speaker = who(cast, mention, pronoun, line, after=after)
    elif pronoun in _RELATIVES:
        speaker = antecedent(cast, mention) or Speaker(mention, None)
    elif lower in _TWO:
        speaker = _two_named(cast, mention, line) or _unnamed(mention, said)
    elif says_nobody(said) and not (said.isalpha() and cast.named_at(mention)):
        speaker = _opener(cast, mention, line) or Speaker(mention, None)
    else:
        speaker = _of_phrase(cast, mention, line)
    cast.has_spoken(line, speaker)
    return speaker


def _of_phrase(cast: Cast, mention: Span, line: int) -> Speaker:
    opening = behind_dateline(cast.reading.text, mention)
    if opening is not None:
        names = cast.named_at(Span(opening, opening + 1))
        return Speaker.of(mention, names[0].person) if names else Speaker(mention, None)
    head = head_part(cast.reading.text, mention)
    said = " ".join(head.of(cast.reading.text).split())
    found = (
        _named(cast, head, said)
        or _in_apposition(cast, mention, said, line)
        or author(cast, head, line)
        or described(cast, head, line)
        or _owned(cast, head, said, line)
        or _body(cast, head, said)
        or _unnamed(head, said)
    )
    return found._replace(mention=mention)


def _in_apposition(cast: Cast, mention: Span, said: str, line: int) -> Speaker | None:
    """ "Doe's lawyer" and "31" by the name right behind, or before, the comma beside them."""
    text = cast.reading.text
    behind = text[mention.end : mention.end + 2]
    if behind == ", " and is_a_role(plain(said)):
        names = cast.named_at(Span(mention.end + 2, mention.end + 3))
        if names and names[0].start >= mention.end and text[names[0].end : names[0].end + 1] == ",":
            return Speaker.of(mention, names[0].person)
    named = cast.named_at(Span(max(0, mention.start - 3), mention.start))
    if behind[:1] == "," and named and text[named[-1].end : mention.start] == ", ":
        is_kind = said[:4].lower() == "the " and is_a_role(plain(said))
        if (is_kind or _INDEFINITE.match(said)) and not named[-1].possessive:
            return Speaker.of(mention, named[-1].person)
    is_age = said.isdigit() and behind[:1] == ","
    if is_age or (_INDEFINITE.match(said) and is_a_role(plain(said))):
        return _opener(cast, mention, line)
    return None


def _opener(cast: Cast, mention: Span, line: int) -> Speaker | None:
    """The person with whom the sentence of an apposition opens: "Doe, 31, a teacher, said"."""
    start = cast.reading.lines[line].words[0].start
    names = cast.named_at(Span(start, start + _LONGEST_TITLE))
    if not names or names[0].end > mention.start:
        return None
    begins = cast.reading.text[names[0].end : names[0].end + 2] == ", "
    inside = mention.start - names[0].end <= _LONGEST_APPOSITION
    return Speaker.of(mention, names[0].person) if begins and inside else None


def antecedent(cast: Cast, mention: Span) -> Speaker | None:
    """Whom "who" or "which" is about: the name or the body right before it."""
    text = cast.reading.text
    before = Span(max(0, mention.start - _NEAR), mention.start)
    names = cast.named_at(before)
    if names and len(text[names[-1].end : mention.start].strip(" ,’'s—-(")) == 0:
        return Speaker.of(mention, names[-1].person)
    body = cast.bodies.last_in(before)
    if body:
        return Speaker.body(mention, body)
    return Speaker.of(mention, names[-1].person) if names else None


def _named(cast: Cast, mention: Span, said: str) -> Speaker | None:
    """The person whose name heads the phrase: not "a spokesman for Doe" nor "Doe's lawyer"."""
    inside = cast.named_at(mention)
    text = cast.reading.text
    if not inside:
        person = cast.called(plain(said), mention.start) if is_proper(said) else None
        return Speaker.of(mention, person) if person else _shouted(cast, mention, said)
    last = inside[-1]
    if last.end == mention.end and _ends_in_a_name(text, mention, inside):
        return _with_role(mention, last, text)
    is_matter = last.end == mention.end and not is_a_role(plain(text[mention.start : last.start]))
    if is_matter and _WHO.match(text, mention.end) and mention.start < last.start:
        return _with_role(mention, last, text)
    for head in inside:
        if head.possessive and head.end + 2 < mention.end:
            continue
        lead = text[mention.start : head.start]
        rest = text[head.end : mention.end].strip(" ’'s" if head.possessive else " ")
        if _PREPOSITION_LEADS.search(lead) and "," not in lead:
            return None
        if _AND.match(rest):
            return _together(mention, inside)
        if not rest or not rest[0].isalnum() or rest.startswith(_GOES_ON):
            return _with_role(mention, head, text)
        if goes_on_with_a_verb(text[head.end : mention.end]):
            return _with_role(mention, head, text)
    return None


def _ends_in_a_name(text: str, mention: Span, inside: list[Mention]) -> bool:
    """Whether a comma and a full name end the phrase: "the head of friends of Doe, Tom Reed"."""
    last = inside[-1]
    full = " " in text[last.start : last.end]
    return (
        full
        and len(inside) > 1
        and text[inside[-2].end : last.start].endswith(", ")
        and text[inside[-2].end : last.start] != ", "
        and text[mention.end : mention.end + 1] == ","
    )


def _together(mention: Span, inside: list[Mention]) -> Speaker:
    """Several people in one phrase, by their full names; "Doe and her supporters" is Doe."""
    people = list({id(name.person): name.person for name in inside}.values())
    if len(people) == 1:
        return Speaker.of(mention, people[0])
    names = [person.name for person in people]
    told = ", ".join(names[:-1]) + f" and {names[-1]}"
    return Speaker(mention, told, proof=people[0].proof, is_many=True)


def _two_named(cast: Cast, mention: Span, line: int) -> Speaker | None:
    """Whom "the two" are: the last two people named in the sentences before, in their order."""
    for first in range(line, max(-1, line - 1 - _LINES_BACK_FOR_TWO), -1):
        named = [
            name
            for at in range(first, line + 1)
            for name in cast.named_in(at)
            if name.end <= mention.start
        ]
        if len({id(name.person) for name in named}) > 1:
            latest = list({id(name.person): name for name in reversed(named)}.values())[:2]
            return _together(mention, latest[::-1])
    return None


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
        if relative:
            return relative
        if paper(rest):
            return owner
        if named:
            return Speaker(mention, named, proof=mention, is_many=True)
        return _unnamed(mention, f"{owner.name}{'’' if owner.name.endswith('s') else '’s'} {rest}")
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
    body = cast.bodies.named(plain(said)) if is_proper(said) else None
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
