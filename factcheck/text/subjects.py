"""Whose verb it is: the noun phrase before or after a verb of speech."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.text.grammar import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    LOWER_NAME_PARTS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    TIMES,
    is_adverb,
)
from factcheck.text.speech import SPEECH
from factcheck.text.titles import TITLE_WORDS
from factcheck.text.words import Word

_PARTY = re.compile(r"(?:[RDI]|Rep|Dem|Ind|Lib|Lab|Con)-[A-Z]")
_LONGEST_SUBJECT = 14
_LONGEST_LISTENER = 8
_LONGEST_OPENING = 6
_NO_SUBJECT = PRONOUNS | STOPS | PREPOSITIONS | TIMES | {"nothing", "no"}


class Subject(NamedTuple):
    """Words ``first`` to ``last`` of a line (inclusive) that name who spoke."""

    first: int
    last: int


def verb_group_start(line: Sequence[Word], verb: int) -> int:
    """Where the group of auxiliaries and adverbs that ends in ``verb`` begins."""
    at = verb
    while at > 0 and (is_adverb(line[at - 1]) or line[at - 1].lower in AUXILIARIES):
        at -= 1
    return at


def subject_before(line: Sequence[Word], verb: int) -> Subject | None:
    """The noun phrase that ends where the verb group at ``verb`` begins."""
    last = verb - 1
    if last < 0:
        return None
    if line[last].is_mark:
        last = _before_apposition(line, last)
        if last < 0:
            return None
    word = line[last]
    if word.lower in {"who", "which", "that"}:
        return _antecedent(line, last)
    return noun_phrase_ending(line, last)


def noun_phrase_ending(line: Sequence[Word], last: int) -> Subject | None:
    """The longest plausible noun phrase whose last word is ``last``."""
    word = line[last]
    if word.lower in PRONOUNS:
        return Subject(last, last)
    if word.is_mark or word.quoted >= 0 or word.lower in STOPS | PREPOSITIONS | ARTICLES:
        return None
    if word.lower.endswith(("n't", "n’t")):
        return None
    first = last
    while first > 0 and last - first < _LONGEST_SUBJECT and _continues(line, first - 1, first):
        first -= 1
    first = _without_lead(line, first, last)
    if line[last].lower in TIMES and first == last:
        return None
    return Subject(first, last)


def _continues(line: Sequence[Word], at: int, after: int) -> bool:
    word, following = line[at], line[after]
    if word.quoted >= 0:
        return False
    if word.lower in {"and", "&"}:
        return (
            at > 0
            and line[at - 1].is_name_like
            and following.is_name_like
            and line[at - 1].lower not in TIMES
        )
    if word.is_mark or word.lower in PRONOUNS:
        return False
    if word.lower in STOPS:
        return False
    form = SPEECH.get(word.lower)
    return not (form and not form.may_be_noun and form.tense != "past participle")


def _without_lead(line: Sequence[Word], first: int, last: int) -> int:
    """Skip "On Thursday", "In Ohio", "However" before the phrase proper."""
    while first < last and _is_time(line, first):
        first += 1
    if line[first].lower not in PREPOSITIONS:
        return first
    name = last
    while name > first + 1 and (
        line[name - 1].is_name_like or line[name - 1].lower in LOWER_NAME_PARTS
    ):
        name -= 1
    if line[last].is_name_like:
        while name < last and line[name].lower in TIMES:
            name += 1
        return name
    for at in range(last, first, -1):
        if line[at].lower in DETERMINERS and line[at - 1].lower not in PREPOSITIONS:
            return at
    for at in range(last, first, -1):
        if line[at].lower in DETERMINERS:
            return at
    return last


def _is_time(line: Sequence[Word], at: int) -> bool:
    """Whether a word before a subject says when: "Monday", "later", the day of "Oct. 14"."""
    word = line[at]
    is_day = word.text.isdigit() and at > 0 and line[at - 1].text == "."
    return word.lower in TIMES or is_adverb(word) or is_day


def _before_apposition(line: Sequence[Word], comma: int) -> int:
    """The word before ``, a spokesman for the city,`` or ``(D-N.Y.)`` that ends at ``comma``."""
    mark = line[comma].text
    if mark == ")":
        for at in range(comma - 1, max(-1, comma - 10), -1):
            if line[at].text == "(":
                return at - 1
        return -1
    if mark not in {",", "—", "–", "-"}:
        return -1
    for at in range(comma - 1, max(-1, comma - 30), -1):
        if line[at].text == mark and at + 1 < comma:
            if at == 0 or line[at - 1].quoted >= 0:
                return -1
            if _is_place_of_list(line, at, comma):
                continue
            return at - 1 if not line[at - 1].is_mark else _before_apposition(line, at - 1)
        if line[at].lower in {"said", "says"}:
            return -1
    return -1


def _is_place_of_list(line: Sequence[Word], at: int, comma: int) -> bool:
    """Whether the comma at ``at`` only parts the words of the apposition itself."""
    inner = line[at + 1]
    if _PARTY.match(inner.text) or inner.text[0].isdigit():
        return False
    # "Jane Doe, a professor at Reed College in Portland, Ore., said"
    return (
        comma - at <= 4
        and inner.is_name_like
        and at > 0
        and line[at - 1].is_name_like
        and any(line[k].text == "," for k in range(max(0, at - 14), at))
    )


def _antecedent(line: Sequence[Word], who: int) -> Subject | None:
    at = who - 1
    if at >= 0 and line[at].is_mark:
        at = at - 1 if line[at].text == "," else _before_apposition(line, at)
    if at < 0 or line[who].lower != "who":
        return None
    return noun_phrase_ending(line, at) if not line[at].is_mark else None


def subject_after(line: Sequence[Word], verb: int) -> Subject | None:
    """The noun phrase that follows an inverted verb: ``said Jane Doe, the mayor``."""
    first = verb + 1
    if first >= len(line):
        return None
    word = line[first]
    if word.lower in {"he", "she", "they"}:
        return Subject(first, first)
    if word.is_mark or word.quoted >= 0:
        return None
    is_a_name = word.is_name_like and first + 1 < len(line) and line[first + 1].is_name_like
    if word.lower in _NO_SUBJECT and not is_a_name:  # "said Will Doe"
        return None
    last = first
    while last + 1 < len(line) and last - first < _LONGEST_SUBJECT:
        following = line[last + 1]
        if following.is_mark or following.quoted >= 0 or following.lower in STOPS - {"and"}:
            break
        if following.lower in PREPOSITIONS and following.lower not in {
            "of",
            "for",
            "from",
            "at",
            "with",
        }:
            break
        if following.lower in TIMES or is_adverb(following):
            break
        last += 1
    return Subject(first, last)


def opening_subject(line: Sequence[Word], before: int) -> Subject | None:
    """The noun phrase a sentence opens with, after any ``In Ohio,`` or ``On Monday,``."""
    at = _behind_lead(line, before)
    if at >= before or line[at].is_mark or line[at].quoted >= 0:
        return None
    if line[at].lower in PRONOUNS:
        return Subject(at, at)
    last = at
    if line[at].lower in DETERMINERS:
        while last + 1 < before and last - at < _LONGEST_OPENING and not _ends_noun(line[last + 1]):
            last += 1
        meets_object = last + 1 < len(line) and line[last + 1].lower in DETERMINERS | PREPOSITIONS
        if meets_object and last - at > 1 and not line[last].is_name_like:
            last -= 1  # the verb: "the workers sent | a letter"
        return Subject(at, last) if last > at else None
    if not line[at].is_name_like:
        return None
    while last + 1 < before and (
        line[last + 1].is_name_like or line[last + 1].lower in LOWER_NAME_PARTS
    ):
        last += 1
    return Subject(at, last)


def _behind_lead(line: Sequence[Word], before: int) -> int:
    at = 0
    while at < before and (line[at].lower in STOPS or is_adverb(line[at])):
        at += 1
    if at < before and line[at].lower in PREPOSITIONS | TIMES:
        while at < before and line[at].text != ",":
            at += 1
        at += 1
    return at


def _ends_noun(word: Word) -> bool:
    """Whether a noun phrase that opens a sentence has ended before ``word``."""
    return (
        word.is_mark
        or word.quoted >= 0
        or word.lower in STOPS | AUXILIARIES | ARTICLES | SPEECH.keys()
        or word.lower in PREPOSITIONS - {"of"}
        or word.lower.endswith("ed")
    )


def subject_nearest(line: Sequence[Word], before: int) -> Subject | None:
    """The name that opens a clause inside the sentence: ``amid talk that Doe left despite …``."""
    for last in range(before - 2, 1, -1):
        verb = line[last + 1].lower
        if not line[last].is_name_like or not verb.isalpha() or not verb.islower():
            continue
        if line[last + 1].is_name_like or verb in PREPOSITIONS | STOPS - AUXILIARIES | TIMES:
            continue
        first = last
        while first > 0 and line[first - 1].is_name_like:
            first -= 1
        opener = line[first - 1] if first else None
        if opener is None or opener.is_mark or opener.lower in PREPOSITIONS | DETERMINERS:
            continue
        if opener.lower in TITLE_WORDS or line[last].is_possessive:
            continue
        return Subject(first, last)
    return None


def after_listener(line: Sequence[Word], at: int) -> int:
    """The place behind ``reporters``, ``the Senate committee``, ``NBC News`` or ``her``."""
    if at >= len(line) or line[at].is_mark or line[at].quoted >= 0:
        return at
    if line[at].lower in PRONOUNS | OBJECTS:
        return at + 1
    start = at
    while at < len(line) and at - start < _LONGEST_LISTENER:
        if at > start and _leaves_listener(line, start, at):
            break
        word = line[at]
        if word.is_mark or word.quoted >= 0 or word.lower in PREPOSITIONS - {"of"} | {"that"}:
            break
        at += 1
    return at


def _leaves_listener(line: Sequence[Word], start: int, at: int) -> bool:
    word, before = line[at], line[at - 1]
    if word.lower in PRONOUNS | DETERMINERS | TIMES | {"how", "whether", "there"}:
        return True
    if word.is_name_like:
        return not before.is_name_like and before.lower not in DETERMINERS | {"of"}
    return line[start].is_name_like and word.lower != "of"
