"""Whether a word that looks like a verb of speech is one where it stands."""

import re
from collections.abc import Sequence

from factcheck.text.grammar import (
    BE,
    DETERMINERS,
    HAVE,
    PREPOSITIONS,
    PRONOUNS,
)
from factcheck.text.speech import Form
from factcheck.text.words import Word

_NEGATION = re.compile(r"not|never|cannot|.*n['’]t")
_SAME_IN_THE_PAST = frozenset("read put".split())
_CLAUSE_OPENERS = frozenset({"that", "whether", "how", ":"})
_PAST_DIFFERS = frozenset("write show swear".split())
_SIMPLE_PAST = frozenset("wrote showed swore".split())


def is_a_verb(line: Sequence[Word], first: int, at: int, form: Form) -> bool:
    """Whether the word at ``at``, with its auxiliaries from ``first``, says that somebody spoke.

    Denied saying ("never said"), the passive ("was told") and nouns ("the report") do not.
    """
    if first == 0 or line[at].is_name_like:
        return False
    before = line[first - 1]
    group = {word.lower for word in line[first:at]}
    if any(_NEGATION.fullmatch(word) for word in group):
        return False
    if group & BE and form.tense != "participle":
        return False
    if not _agrees(before, line[at], form, group):
        return False
    return not form.may_be_noun or _is_no_noun(line, before, at, bool(group))


def _agrees(before: Word, word: Word, form: Form, group: set[str]) -> bool:
    """Whether the form fits what stands before it: not "to say", "has say", "she say"."""
    if form.tense == "base":
        singular = before.lower in {"he", "she", "it"} and form.verb not in _SAME_IN_THE_PAST
        return not (singular or before.lower in {"to", "not"} or group & HAVE)
    needs_have = form.verb in _PAST_DIFFERS and form.tense == "past participle"
    return not needs_have or word.lower in _SIMPLE_PAST or bool(group & HAVE)


def _is_no_noun(line: Sequence[Word], before: Word, at: int, has_auxiliary: bool) -> bool:
    """Whether "claims", "report" or "comment" is a verb here, judged by its neighbours."""
    if before.lower in DETERMINERS | PREPOSITIONS or before.is_possessive:
        return False
    follows = line[at + 1] if at + 1 < len(line) else None
    if has_auxiliary or before.lower in PRONOUNS | {"who"}:
        return True
    if follows is None or follows.lower in _CLAUSE_OPENERS:
        return follows is not None
    return before.is_name_like and (
        follows.lower in DETERMINERS | PRONOUNS
        or not follows.lower.isalpha()
        or (follows.is_name_like and at + 2 < len(line))
    )
