"""Who is meant by "the attorney general", "the nation's top cop" or "the letter"."""

import re

from factcheck.text.cast import Cast, Speaker
from factcheck.text.people import Person
from factcheck.text.spans import Span
from factcheck.text.subjects import opening_subject
from factcheck.text.titles import EPITHETS, PAPERS, head_of

_LINES_BACK_FOR_A_PAPER = 4
_LINES_BACK_FOR_A_PERSON = 2
_DEFINITE = re.compile(r"(?:the|that|this)\s+(.+)", re.IGNORECASE | re.DOTALL)
_BEFORE_A_PAPER = frozenset("the that this their his her".split())
_COUNTRY = re.compile(
    r"^(?:US|U\.S\.|American|British|UK|French|German|Russian|Chinese|Indian|Israeli|Canadian|"
    r"Australian|new|outgoing|incoming|sitting|embattled|then)\s+"
)


def author(cast: Cast, mention: Span, line: int) -> Speaker | None:
    """Those who wrote "the letter", where one of the sentences just before tells."""
    words = mention.of(cast.reading.text).lower().split()
    if words[-1] not in PAPERS or words[0] not in _BEFORE_A_PAPER:
        return None
    for at in range(line - 1, max(-1, line - 1 - _LINES_BACK_FOR_A_PAPER), -1):
        if any(word.lower == words[-1] for word in cast.reading.lines[at].words):
            spoke = [speaker for speaker in cast.spoke_in(at) if speaker.name]
            found = spoke[0] if spoke else cast.subject_of(at)
            if found:
                return found._replace(mention=mention)
            words_there = cast.reading.lines[at].words
            senders = opening_subject(words_there, len(words_there))
            if senders:
                said = cast.reading.span(at, senders.first, senders.last + 1)
                return Speaker(mention, said.of(cast.reading.text), None, None)
    return None


def described(cast: Cast, mention: Span, line: int) -> Speaker | None:
    """The person of whom the text says elsewhere that they bear the role, or who is just meant."""
    definite = _DEFINITE.match(" ".join(mention.of(cast.reading.text).split()))
    if not definite:
        return None
    role = _COUNTRY.sub("", definite.group(1)).lower()
    person = cast.bearer(role, mention.start)
    if person is None and _is_epithet(role):
        person = _last_named(cast, line)
    return Speaker.of(mention, person) if person else None


def _is_epithet(role: str) -> bool:
    head = head_of(role).split()[-1]
    return head in EPITHETS and role != head


def _last_named(cast: Cast, line: int) -> Person | None:
    """The person whom the sentences just before let speak, or are about."""
    for at in range(line - 1, max(-1, line - 1 - _LINES_BACK_FOR_A_PERSON), -1):
        spoke = [speaker.person for speaker in cast.spoke_in(at) if speaker.person]
        if spoke:
            return spoke[-1]
        subject = cast.subject_of(at)
        if subject:
            return subject.person
    return None
