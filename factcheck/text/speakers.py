"""Who spoke: from the words beside the verb to a name and a role."""

import re

from factcheck.text.cast import Cast, Speaker
from factcheck.text.descriptions import author, described
from factcheck.text.names import parse_name
from factcheck.text.people import Mention
from factcheck.text.pronouns import PRONOUNS, who
from factcheck.text.spans import Span

_PREPOSITION_LEADS = re.compile(r"\b(?:for|of|to|with|by|from|at|in|on)\s+(?:the\s)?(?:\w+\s)*$")
_GOES_ON = ("of ", "for ", "from ", "(")
_AND = re.compile(r"^(?:and|&)\s")
_ENDS_IN_AND = re.compile(r"(?:\band|&)\s+$")


def resolve(cast: Cast, mention: Span, line: int, *, after: bool = False) -> Speaker:
    """The speaker named by the words at ``mention`` in ``line``, noted as having spoken there.

    Lines are gone through in the order of the text. Whom the text never names keeps the words by
    which it calls them ("A senior official"). ``after``: the words spoken stand before the verb.
    """
    said = " ".join(mention.of(cast.reading.text).split())
    if said.lower() in PRONOUNS:
        speaker = who(cast, mention, said.lower(), line, after=after)
    else:
        speaker = (
            _named(cast, mention, said)
            or author(cast, mention, line)
            or described(cast, mention, line)
            or Speaker(mention, said, None, None)
        )
    cast.has_spoken(line, speaker)
    return speaker


def _named(cast: Cast, mention: Span, said: str) -> Speaker | None:
    """The person whose name heads the phrase: not "a spokesman for Doe" nor "Doe's lawyer"."""
    inside = cast.named_between(mention.start, mention.end)
    head = next((name for name in inside if not name.possessive), None)
    if head is None or inside[-1].possessive:
        return None
    text = cast.reading.text
    lead = text[mention.start : head.start]
    rest = text[head.end : mention.end].strip()
    if _PREPOSITION_LEADS.search(lead) and "," not in lead:
        return None
    if _AND.match(rest) or _ENDS_IN_AND.search(lead):
        return Speaker(mention, said, None, None)
    if rest and rest[0].isalnum() and not rest.startswith(_GOES_ON):
        return None
    return _with_role(mention, head, text)


def _with_role(mention: Span, head: Mention, text: str) -> Speaker:
    name = parse_name(text[head.start : head.end])
    role = head.person.role or (name.role if name else None)
    return Speaker(mention, head.person.name, role, head.person)
