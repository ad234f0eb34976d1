"""Where the words said begin when they follow their verb: behind "that", a colon, "on Monday"."""

from collections.abc import Callable, Sequence

from factcheck.text.cues import ACCORDING, Cue
from factcheck.text.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, TIMES, is_adverb
from factcheck.text.speech import Takes
from factcheck.text.subjects import after_listener
from factcheck.text.words import Word

_OPENERS = frozenset("whether how why what if".split())
_ADJUNCT_OPENERS = frozenset("in on at during to after of by aboard via outside through".split())
_SET_IN_TIME = TIMES | (_ADJUNCT_OPENERS - {"to", "of", "by"})
_CLAUSE_STARTS = PRONOUNS | DETERMINERS | {"there", "most", "people"}
_NO_CLAUSE = frozenset("so nothing no".split())
_NO_LABEL = frozenset("for on to it off upon in back out him her them attention".split())
_NO_MATTER = frozenset("to with by".split())
_LONGEST_ADJUNCT = 14  # words of "at a crowded news conference in the harbour on Monday night"


def start_of_content(line: Sequence[Word], cue: Cue) -> int | None:
    """The first word that a leading cue attributes; None where it attributes nothing of its own."""
    at = cue.end
    if cue.form is ACCORDING:
        comma = next((k for k in range(at, len(line)) if line[k].text == ","), None)
        return None if comma is None else comma + 1
    if at >= len(line):
        return None
    marked = _marked_start(line, at)
    if marked is not None:
        return marked
    for takes, start in _STARTS:
        if takes in cue.form.takes:
            place = start(line, at, cue)
            if place is not None:
                return place
    return None


def _marked_start(line: Sequence[Word], at: int) -> int | None:
    """Behind "that" or a colon, or at a quotation, when one of them comes before any clause."""
    for place in range(at, min(len(line), at + _LONGEST_ADJUNCT)):
        word = line[place]
        if word.text == ":" or (word.lower == "that" and _that_opens(line, place, at)):
            return place + 1
        if word.quoted >= 0:
            return place if place == at or line[place - 1].is_mark else None
        if word.lower == "whether" or (place == at and word.lower in _OPENERS):
            return place
        if word.is_mark and word.text not in {"(", ")"} and not _leads_on(line, place):
            return None
    return None


def _that_opens(line: Sequence[Word], place: int, at: int) -> bool:
    if place == at:
        return True
    skipped = {word.lower for word in line[at:place]}
    return not skipped & (PRONOUNS - {"it", "you"}) and line[place - 1].lower not in PREPOSITIONS


def _leads_on(line: Sequence[Word], place: int) -> bool:
    """Whether a comma stands right before "that" or a quotation."""
    if line[place].text != "," or place + 1 >= len(line):
        return False
    return line[place + 1].quoted >= 0 or line[place + 1].lower == "that"


def _label(line: Sequence[Word], at: int, cue: Cue) -> int | None:
    """``called the plan a disaster``, ``described him as unfit``, ``called it "a joke"``."""
    if line[at].lower in _NO_LABEL - {"it", "him", "her", "them"}:
        return None
    for place in range(at, min(len(line), at + _LONGEST_ADJUNCT)):
        word = line[place]
        if word.quoted >= 0 or word.lower == "as":
            return at
        if word.is_mark:
            return None
        if place > at and word.lower in {"a", "an"} and line[place - 1].lower not in PREPOSITIONS:
            return at
    return None


def _pledge(line: Sequence[Word], at: int, cue: Cue) -> int | None:
    """``promised to reopen it``; refusing and declining commit to nothing that can be checked."""
    return at if line[at].lower == "to" and cue.form.verb not in {"refuse", "decline"} else None


def _told(line: Sequence[Word], at: int, cue: Cue) -> int | None:
    """``told the council she would go``."""
    if Takes.CLAUSE in cue.form.takes:
        return None
    behind = after_listener(line, at)
    if behind == at or behind >= len(line):
        return None
    if line[behind].lower in _ADJUNCT_OPENERS:
        return _behind_adjunct(line, behind)
    return behind if line[behind].lower in _CLAUSE_STARTS | _OPENERS else None


def _clause(line: Sequence[Word], at: int, cue: Cue) -> int | None:
    """``said it was safe``, ``said on Monday it was safe``."""
    if cue.form.verb == "say" or line[at].lower in _SET_IN_TIME:
        return _behind_adjunct(line, at)
    word = line[at]
    opens = (
        word.lower in _CLAUSE_STARTS
        or word.is_name_like
        or word.text[0] in "$0123456789"
        or word.lower.endswith("s")
    )
    return at if opens else None


def _matter(line: Sequence[Word], at: int, cue: Cue) -> int | None:
    """``denied any part in it``, ``accused the firm of neglect``."""
    return None if line[at].is_mark or line[at].lower in _NO_MATTER else at


def _behind_adjunct(line: Sequence[Word], at: int) -> int | None:
    """Skip "Thursday", "on Monday night", "in a statement" between the verb and what was said."""
    start = at
    while at < len(line) and (line[at].lower in TIMES or is_adverb(line[at])):
        at += 1
    if at < len(line) and line[at].lower in _ADJUNCT_OPENERS:
        at += 1
        while at < len(line) and at - start < _LONGEST_ADJUNCT:
            if line[at].is_mark:
                return None
            if _leaves_adjunct(line[at - 1], line[at]):
                break
            at += 1
    if at >= len(line) or line[at].is_mark:
        return None
    behind = line[at + 1] if at + 1 < len(line) else None
    ends = behind is None or behind.is_mark or behind.lower in PREPOSITIONS | {"more"}
    return None if ends and line[at].lower in _NO_CLAUSE else at


def _leaves_adjunct(before: Word, word: Word) -> bool:
    """Whether a new noun phrase starts at ``word``, which is then the subject of the clause."""
    if word.lower in PRONOUNS | {"there"}:
        return True
    if before.lower in TIMES and word.lower not in TIMES | PREPOSITIONS:
        return True
    if before.lower in PREPOSITIONS | DETERMINERS or before.is_name_like:
        return False
    return (word.lower in DETERMINERS or word.is_name_like) and word.lower not in TIMES


_STARTS: tuple[tuple[Takes, Callable[[Sequence[Word], int, Cue], int | None]], ...] = (
    (Takes.LABEL, _label),
    (Takes.PLEDGE, _pledge),
    (Takes.LISTENER, _told),
    (Takes.CLAUSE, _clause),
    (Takes.MATTER, _matter),
)
