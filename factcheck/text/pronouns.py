"""Who "he", "she", "it" or "they" is, beside a verb of speech."""

import re
from bisect import bisect_right

from factcheck.text.cast import Cast, Speaker
from factcheck.text.families import Person
from factcheck.text.naming import COMMON, described, is_proper, plain
from factcheck.text.papers import subject_paper
from factcheck.text.spans import Span
from factcheck.text.subjects import opening_subject
from factcheck.text.titles import HEADS, NOT_PERSONS, head_of

PRONOUNS = frozenset("he she they it i we you".split())
#: The pronoun whose owner "his" or "their" means.
OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}

_GENDERS = {"he": "man", "she": "woman"}
_LINES_BACK = 12
_LINES_BACK_FOR_SEVERAL = 6
_LONGEST_OPENING = 40  # words up to the end of the phrase that a sentence opens with
_MOST = 40  # names of one line that are looked at
_UNNAMED = {
    "woman": re.compile(r"woman\b|\b(?:mother|wife|daughter|sister|girl)\b"),
    "man": re.compile(r"(?<!wo)man\b|\b(?:father|husband|son|brother|boy)\b"),
}
_PLURAL = re.compile(r"[\w-]*[^s\W]s|.*\s[a-z]+[^s\W]s|.*\s(?:and|people|some|many|most)\b.*")
_NO_NAMES = NOT_PERSONS | COMMON
_DEFINITE_OR_ONE = re.compile(
    r"(?:an?|one|another|the|this|that|his|her|their|its|\S+['’]s?)\s", re.IGNORECASE
)


def who(cast: Cast, mention: Span, pronoun: str, line: int, *, after: bool) -> Speaker:
    """The speaker meant by a pronoun at ``mention`` in ``line``; its name is None if nobody fits.

    ``after`` says that the pronoun follows the words spoken: then nobody named in them is meant.
    """
    gender = _GENDERS.get(pronoun)
    if gender:
        found = _one(cast, mention, gender, line, after)
    elif pronoun == "i" and cast.writer:
        found = Speaker.of(mention, cast.writer)
    elif pronoun in {"it", "they"}:
        found = _several(cast, mention, line, pronoun)
    else:
        found = None
    if found is None:
        return Speaker(mention, None)
    return found._replace(mention=mention)


def _one(cast: Cast, mention: Span, gender: str, line: int, after: bool) -> Speaker | None:
    for at in range(line, max(-1, line - _LINES_BACK), -1):
        found = _who_spoke(cast, at, gender, mention.start)
        is_told = found is None or found.person or not is_proper(found.name or "")
        if not is_told and not (after and at == line):
            found = _who_was_named(cast, at, gender, mention.start) or found
        if found is None and not (after and at == line):
            found = _who_was_named(cast, at, gender, mention.start)
        if found is not None:
            return found
    return None


def _who_spoke(cast: Cast, line: int, gender: str, before: int) -> Speaker | None:
    """The last to speak in a line who can be meant, named or not."""
    for speaker in reversed(cast.spoke_in(line, before)):
        if speaker.person is not None and _fits(speaker.person, gender):
            return speaker
        if speaker.person is None and speaker.name and _may_be(speaker.name, gender):
            return speaker
    return None


def _who_was_named(cast: Cast, line: int, gender: str, before: int) -> Speaker | None:
    """The first person named in a line, the owner of something only where nobody else is."""
    there = cast.named_in(line)
    end = bisect_right(there, before, key=lambda mention: mention.end)
    named = [m for m in there[max(0, end - _MOST) : end] if _fits(m.person, gender)]
    named.sort(key=lambda mention: mention.possessive)
    return Speaker.of(Span(named[0].start, named[0].end), named[0].person) if named else None


def _fits(person: Person, gender: str) -> bool:
    return person.gender in {"", gender}


def _may_be(unnamed: str, gender: str) -> bool:
    """Whether "a spokeswoman" or "the official" can be meant by a pronoun of this gender."""
    if _UNNAMED[gender].search(unnamed.lower()):
        return True
    other = "man" if gender == "woman" else "woman"
    if _UNNAMED[other].search(unnamed.lower()):
        return False
    words = unnamed.split()
    if is_proper(unnamed):  # a name of which the text never tells that it is a person's
        return unnamed.istitle() and not _NO_NAMES & {word.lower() for word in words}
    return bool(_DEFINITE_OR_ONE.match(unnamed)) and head_of(unnamed.lower()).split()[-1] in HEADS


def _several(cast: Cast, mention: Span, line: int, pronoun: str) -> Speaker | None:
    """Those meant by "they", else by "it": the last group, or body, that spoke."""
    body = None
    for at in range(line, max(-1, line - _LINES_BACK_FOR_SEVERAL), -1):
        for speaker in reversed(cast.spoke_in(at, mention.start)):
            if speaker.person is not None or not speaker.name or not speaker.is_many:
                continue
            if bool(_PLURAL.fullmatch(speaker.name)) == (pronoun == "they"):
                return speaker
            body = body or speaker
        paper = subject_paper(cast, at) if pronoun == "it" and at < line else None
        if paper:
            return paper
    return (_subject(cast, line) or body) if pronoun == "they" else None


def _subject(cast: Cast, line: int) -> Speaker | None:
    """The group that the line, or the one before it, is about."""
    for at in (line, line - 1):
        words = cast.reading.lines[at].words if at >= 0 else ()
        phrase = opening_subject(words, min(len(words), _LONGEST_OPENING))
        if phrase is None:
            continue
        place = cast.reading.span(at, phrase.first, phrase.last + 1)
        said = " ".join(place.of(cast.reading.text).split())
        if said.endswith("s") and not cast.named_at(place):
            unnamed = not is_proper(said)
            name = described(said) if unnamed else plain(said)
            return Speaker(place, name, proof=place, is_unnamed=unnamed, is_many=True)
    return None
