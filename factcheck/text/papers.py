"""Who speaks in "the letter" or "a Gallup poll": those who wrote or published it."""

import re

from factcheck.text.cast import Cast, Speaker
from factcheck.text.descriptions import described
from factcheck.text.naming import described as in_words
from factcheck.text.naming import is_group_by_name, is_proper, plain
from factcheck.text.spans import Span
from factcheck.text.subjects import opening_subject
from factcheck.text.titles import FINDINGS, PAPERS

_LINES_BACK = 8
_LINES_BACK_FOR_A_SENDER = 4
_LONGEST_OPENING = 40  # words up to the end of the phrase that a sentence opens with
_LONGEST_PHRASE = 14  # words about a paper: "a letter this month to the board from the engineers"
_HEAD = re.compile(
    r"\b(?P<head>[\w-]+?)(?P<many>s)?"
    r"(?=\s(?:by|from|of|for|in|on|about|to|that|which|this|last|\w+(?:ed|ing))\b|\s[A-Z][\w.]*\s|$|,)"
)
_FROM = re.compile(
    r"\s(?:released\s|conducted\s|published\s|commissioned\s|compiled\s)?(?:\w+\s)?(?:by|from)\s(?P<who>.+)",
    re.DOTALL,
)
_FROM_FAR = re.compile(r"\s(?:[\w’'-]+\s){0,8}?(?:by|from)\s(?P<who>.+)", re.DOTALL)
#: "records Doe filed", "the letter Doe wrote".
_HEAD_BEFORE_A_NAME = re.compile(
    r"(?:(?:the|an?|one|some)\s)?(?P<head>[a-z-]+)\s(?=[A-Z][\w.’' ]+\s[a-z])"
)
_WRITERS = re.compile(r"(?:the\s)?(?:[a-z]+\s){0,2}[a-z]+s?(?=[,.])")
_OWNER = re.compile(r"^(?P<owner>.+?)['’]s?\s", re.DOTALL)
#: Written with a capital at the start of a sentence and in names: "Gallup Poll", not "Post".
_IN_CAPITALS = frozenset("poll survey study letter data records".split())
_BEFORE_A_PAPER = frozenset("the that this their his her its".split())
#: Not whose a poll is, but of what kind: "a Democratic poll", "a Swedish study".
_KIND = re.compile(r"(?:Democratic|Republican|GOP|\w+(?:an|ian|ish|ese|ch))(?:\s.*)?")
#: What carries a post and doesn't write it.
_CARRIERS = frozenset("facebook twitter instagram youtube medium tumblr linkedin reddit".split())
_ADJECTIVES = frozenset(
    """new recent latest national statewide online exit tracking joint earlier same october
    november september august july june may april march february january""".split()
)


def author(cast: Cast, mention: Span, line: int) -> Speaker | None:
    """Those who wrote or published "the letter", where the phrase or a sentence before it tells."""
    said = " ".join(mention.of(cast.reading.text).split())
    head = paper(said)
    if head is None:
        return None
    return _told(cast, mention) or _earlier(cast, mention, said, head, line)


def subject_paper(cast: Cast, line: int) -> Speaker | None:
    """Whose paper a sentence is about that opens with one: "A letter from the staff urged …"."""
    words = cast.reading.lines[line].words
    phrase = opening_subject(words, min(len(words), _LONGEST_PHRASE))
    if phrase is None:
        return None
    place = cast.reading.span(line, phrase.first, phrase.last + 1)
    said = " ".join(place.of(cast.reading.text).split())
    if paper(said) is None:
        return None
    around = Span(place.start, words[min(len(words) - 1, phrase.last + _LONGEST_PHRASE)].end)
    head = next(word for word in words[phrase.first :] if paper(word.lower))
    found = _told(cast, place) or _beside(cast, around, head.start)
    return found or Speaker(place, in_words(said), proof=place, is_unnamed=True, is_many=True)


def paper(said: str) -> str | None:
    """The noun, in the singular, of a phrase about something written or found."""
    for found in _HEAD.finditer(said):
        head = found.group("head")
        for noun in (head.lower(), f"{head.lower()}s"):
            if noun in PAPERS | FINDINGS and (head.islower() or noun in _IN_CAPITALS):
                return noun
    return None


def _told(cast: Cast, phrase: Span) -> Speaker | None:
    """Whose paper it is by the phrase itself: "by Doe", "Doe’s", "a Gallup poll"."""
    text = cast.reading.text
    said = phrase.of(text)
    found = _FROM.search(said)
    writer = (
        _who(cast, Span(phrase.start + found.start("who"), phrase.end), phrase) if found else None
    )
    if writer:
        return writer
    head = _HEAD_BEFORE_A_NAME.match(said)
    if head and paper(head.group("head")):
        behind = phrase.start + head.end()
        writers = cast.named_at(Span(behind, behind + 1))
        if writers and not writers[0].possessive:
            return Speaker.of(phrase, writers[0].person)
    owner = _OWNER.match(said)
    if owner:
        return _who(cast, Span(phrase.start, phrase.start + owner.end("owner")), phrase)
    words = plain(" ".join(said.split())).split(" ")
    at_head = next((at for at, word in enumerate(words) if paper(word)), len(words))
    names = [word for word in words[:at_head] if word.lower() not in _ADJECTIVES]
    while names and not names[-1][0].isupper():
        names.pop()
    while names and names[0].isdigit():
        names = names[1:]
    name = " ".join(names)
    if not name or not is_proper(name) or name.lower() in _CARRIERS:
        return None
    body = cast.bodies.named(name)
    if body:
        return Speaker.body(phrase, body)
    of_a_kind = _KIND.fullmatch(name) or cast.called(name, phrase.start)
    return None if of_a_kind else Speaker(phrase, name, proof=phrase, is_many=True)


def _who(cast: Cast, place: Span, phrase: Span) -> Speaker | None:
    """The person, body or unnamed writers that a place in a phrase about their paper names."""
    text = cast.reading.text
    names = cast.named_at(place)
    if names and (names[-1].end == place.end or names[0].start == place.start):
        return Speaker.of(phrase, names[0].person)
    said = " ".join(place.of(text).split())
    body = cast.bodies.named(plain(said))
    if body:
        return Speaker.body(phrase, body)
    if is_proper(said):
        return Speaker(phrase, plain(said), proof=place, is_many=True)
    found = described(cast, place, cast.reading.line_at(phrase.start))
    return found._replace(mention=phrase) if found else None


def _earlier(cast: Cast, mention: Span, said: str, head: str, line: int) -> Speaker | None:
    """The writer of a paper that one of the sentences just before has spoken of."""
    if said.split(" ", maxsplit=1)[0].lower() not in _BEFORE_A_PAPER:
        return None
    for at in range(line - 1, max(-1, line - 1 - _LINES_BACK), -1):
        words = cast.reading.lines[at].words
        spoke = [speaker for speaker in cast.spoke_in(at, mention.start) if speaker.name]
        for speaker in spoke:
            other = paper(" ".join(speaker.mention.of(cast.reading.text).split()))
            same = other == head or bool(other and {other, head} <= FINDINGS)
            if same and not (speaker.is_unnamed and other != head):
                return speaker._replace(mention=mention)
        places = [k for k, word in enumerate(words) if word.lower in {head, f"{head}s"}]
        if not places:
            continue
        for place in places:
            phrase = Span(
                words[max(0, place - 5)].start,
                words[min(len(words) - 1, place + _LONGEST_PHRASE)].end,
            )
            told = _beside(cast, phrase, words[place].start)
            if told:
                return told._replace(mention=mention)
        if head in PAPERS and line - at <= _LINES_BACK_FOR_A_SENDER:
            return _sender(cast, mention, at, spoke)
    return None


def _beside(cast: Cast, phrase: Span, head: int) -> Speaker | None:
    """Whose the paper is by the words right before and behind it."""
    text = cast.reading.text
    space = text.find(" ", head, phrase.end)
    behind = _FROM_FAR.match(text, space, phrase.end) if space > 0 else None
    if behind:
        names = cast.named_at(Span(behind.start("who"), behind.start("who") + 1))
        if names:
            return Speaker.of(phrase, names[0].person)
        place = Span(behind.start("who"), phrase.end)
        body = cast.bodies.beginning(place)
        if body:
            return Speaker.body(phrase, body)
        writers = _WRITERS.match(text, behind.start("who"))
        if writers:
            said = " ".join(writers.group().split())
            return Speaker(phrase, said, proof=Span(*writers.span()), is_unnamed=True, is_many=True)
    body = cast.bodies.ending(Span(phrase.start, head))
    if body and body.name.lower() in _CARRIERS:
        return None
    return Speaker.body(phrase, body) if body else None


def _sender(cast: Cast, mention: Span, at: int, spoke: list[Speaker]) -> Speaker | None:
    found = spoke[0] if spoke else cast.subject_of(at)
    if found:
        return found._replace(mention=mention)
    words = cast.reading.lines[at].words
    senders = opening_subject(words, min(len(words), _LONGEST_OPENING))
    if senders is None:
        return None
    place = cast.reading.span(at, senders.first, senders.last + 1)
    said = place.of(cast.reading.text)
    if is_group_by_name(said):
        return Speaker(mention, said, proof=place, is_many=True)
    unnamed = not is_proper(said)
    name = in_words(said) if unnamed else plain(said)
    return Speaker(mention, name, proof=place, is_unnamed=unnamed, is_many=True)
