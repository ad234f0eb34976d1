"""Where a sentence says that somebody spoke: the verb, its subject, and on which side of them."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.text.grammar import (
    BE,
    DETERMINERS,
    END_MARKS,
    PREPOSITIONS,
    PRONOUNS,
    SIDE_MARKS,
    TIMES,
    is_adverb,
)
from factcheck.text.speech import SPEECH, Form, Takes
from factcheck.text.subjects import (
    Subject,
    after_listener,
    opening_subject,
    subject_after,
    subject_before,
    subject_nearest,
    verb_group_start,
)
from factcheck.text.verbs import is_a_verb
from factcheck.text.words import Word

ACCORDING = Form("according to", Takes.CLAUSE, "finite", False)

_BEFORE_A_GERUND = frozenset("by after before in despite while of without as and or but".split())
_BEHIND_A_TAG = PREPOSITIONS | TIMES | {"when", "as"}
_CLAUSE_OPENERS = frozenset({"that", ":", "whether"})
_SHORTEST_CLAUSE = 3  # words; less before a comma is no clause that could have been said
_MOST_CUES = 40  # in a line; with more it is no sentence, and must not cost their square
_LONGEST_LEAD = 7  # words of "In the last hours of the debate,"


class Cue(NamedTuple):
    """A verb of speech in a line, as places of words.

    ``first`` to ``last`` is the verb with its auxiliaries; ``after`` tells whether the words said
    stand before it ("…, she said") or follow ("she said …").
    """

    first: int
    last: int
    subject: Subject | None
    form: Form
    after: bool
    borrowed: bool = False  # the subject is that of an earlier verb of the sentence
    verb_first: bool = False  # "said Doe"

    @property
    def start(self) -> int:
        """The first word of verb and subject together."""
        if self.subject is None or self.borrowed:
            return self.first
        return min(self.first, self.subject.first)

    @property
    def end(self) -> int:
        """The word after verb and subject together."""
        if self.subject is None or self.borrowed:
            return self.last + 1
        return max(self.last, self.subject.last) + 1


def cues(line: Sequence[Word]) -> list[Cue]:
    """The cues of a line in order."""
    found: list[Cue] = []
    for at, word in enumerate(line):
        form = SPEECH.get(word.lower)
        if word.lower == "according":
            cue = _according(line, at)
        elif form and word.quoted < 0:
            cue = _cue(line, at, form, found)
        else:
            continue
        if cue and not (found and cue.first <= found[-1].last):
            found.append(cue)
        if len(found) == _MOST_CUES:
            break
    return found


def _according(line: Sequence[Word], at: int) -> Cue | None:
    if at + 2 >= len(line) or line[at + 1].lower != "to":
        return None
    subject = subject_after(line, at + 1)
    return Cue(at, at + 1, subject, ACCORDING, at > 0, verb_first=True) if subject else None


def _cue(line: Sequence[Word], at: int, form: Form, earlier: Sequence[Cue]) -> Cue | None:
    first = verb_group_start(line, at)
    if form.tense == "participle" and not any(word.lower in BE for word in line[first:at]):
        return _participle(line, first, at, form, earlier)
    if not is_a_verb(line, first, at, form):
        return None
    inverted = _inverted(line, first, at, form)
    if inverted:
        return inverted
    subject = subject_before(line, first)
    if subject is not None:
        after = _was_said_before(line, subject, at, form)
        return Cue(first, at, subject, form, after)
    subject = _earlier_subject(line, first, earlier) if _joins(line[first - 1]) else None
    return Cue(first, at, subject, form, after=False, borrowed=True) if subject else None


def _participle(
    line: Sequence[Word], first: int, at: int, form: Form, earlier: Sequence[Cue]
) -> Cue | None:
    """``…, saying it was safe`` and ``despite saying it was safe``."""
    if line[at].is_name_like and at > 0:
        return None
    if first:
        before = line[first - 1]
        if not (before.is_mark or before.quoted >= 0 or before.lower in _BEFORE_A_GERUND):
            return None
        gerund = not before.is_mark and before.quoted < 0
    else:
        gerund = False
    near = subject_nearest(line, first) if gerund and not earlier else None
    subject = near or _earlier_subject(line, first, earlier)
    return Cue(first, at, subject, form, after=False, borrowed=True) if subject else None


def _inverted(line: Sequence[Word], first: int, at: int, form: Form) -> Cue | None:
    """``"…," said Smith`` and ``The bridge is safe, said Smith``."""
    before = line[first - 1]
    if first != at and not is_adverb(line[first]):
        return None
    if before.quoted < 0 and before.text not in SIDE_MARKS:
        return None
    if not form.takes & (Takes.CLAUSE | Takes.THAT | Takes.QUOTE):
        return None
    subject = subject_after(line, at)
    if subject is None:
        return None
    quoted = before.quoted >= 0 or (first >= 2 and line[first - 2].quoted >= 0)
    if not quoted and not _closes_a_clause(line, first, subject):
        return None
    return Cue(first, at, subject, form, after=True, verb_first=True)


def _closes_a_clause(line: Sequence[Word], first: int, subject: Subject) -> bool:
    """Tell ``It is safe, said Doe.`` from ``Doe, the mayor, said the bridge is safe.``"""
    if line[subject.first].lower in PRONOUNS or first <= _SHORTEST_CLAUSE:
        return False
    behind = line[subject.last + 1] if subject.last + 1 < len(line) else None
    if behind and behind.text not in END_MARKS and behind.lower not in _BEHIND_A_TAG | {"who"}:
        return False
    return subject_before(line, first) is None or line[subject.first].lower not in DETERMINERS


def _joins(before: Word) -> bool:
    """Whether the verb shares the subject of an earlier one: ``… and said``, ``…, then added``."""
    return before.lower in {"and", "but", "or"} or before.text in {",", ";"}


def _earlier_subject(line: Sequence[Word], first: int, earlier: Sequence[Cue]) -> Subject | None:
    for cue in reversed(earlier):
        if cue.subject is not None:
            return cue.subject
    return opening_subject(line, first)


def _was_said_before(line: Sequence[Word], subject: Subject, at: int, form: Form) -> bool:
    """Tell ``It is safe, Smith said on Monday`` from ``On Monday, Smith said it is safe``."""
    before = subject.first - 1
    if before < 0:
        return False
    mark = line[before]
    if mark.asks_for_a_tag:
        return True
    if Takes.PLEDGE in form.takes and at + 1 < len(line) and line[at + 1].lower == "to":
        return False
    tags_a_quotation = mark.quoted >= 0 or (
        before > 0 and mark.is_mark and line[before - 1].quoted >= 0
    )
    if not tags_a_quotation:
        behind = line[at + 1].text if at + 2 < len(line) else ""
        if before and mark.text == behind == ",":  # "The bridge, she said, is safe"
            return True
        if mark.text not in SIDE_MARKS or before < _SHORTEST_CLAUSE:
            return False
    rest = _tail(line, at + 1, form)
    said_later = any(word.lower in _CLAUSE_OPENERS for word in rest)
    if tags_a_quotation:
        return not said_later and (mark.quoted >= 0 or _is_a_tag_end(rest))
    leads_in = line[0].lower in PREPOSITIONS and before <= _LONGEST_LEAD
    return not rest or (not said_later and not leads_in and _is_a_tag_end(rest))


def _is_a_tag_end(rest: Sequence[Word]) -> bool:
    """Whether nothing but place, time and occasion follows the verb."""
    if not rest:
        return True
    return rest[0].lower in _BEHIND_A_TAG and not any(word.quoted >= 0 for word in rest)


def _tail(line: Sequence[Word], at: int, form: Form) -> list[Word]:
    """The words from ``at`` up to the next mark, without the listener of ``told``."""
    if Takes.LISTENER in form.takes and form.verb != "ask":
        at = after_listener(line, at)
    end = at
    while end < len(line) and line[end].text not in END_MARKS - {":"}:
        end += 1
    return list(line[at:end])
