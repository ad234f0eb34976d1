"""What in a statement asks for a check, or speaks against one: features with names and reasons.

A feature is there or it isn't, and says by which words. What each weighs is another matter:
``text.checkworthy_weights``.
"""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from factcheck.text import checkworthy_words as classes

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*|[$£€¥%?]")
_YEAR = re.compile(r"(?:1[89]|20)\d\d\.?$")
_NAME = re.compile(r"(?<![.!?…:] )(?<![“\"‘'(])(?<!^)\b(?!I\b|I[’'])[A-ZÀ-Þ][\w’-]+")
_OWN_DEED_DENIED = re.compile(
    r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b(?:[’']ve)? (?:(?:have|has|had|did) (?:not|never)|"
    r"never|(?:have|has|had|did)n[’']t|den(?:y|ies|ied))\b"
    r"(?! (?:think|believe|want|know|need|like|mean|care|understand)\b)"
)
_NOTHING_OF_IT = re.compile(
    r"\b(?:(?:is|are|was|were|do|does|did|has|have|had)(?: not|n[’']t)\b|not true|not the case|"
    r"no (?:evidence|truth|such|contacts?|involvement|knowledge|connection|dealings|role|part|"
    r"plans?|intention)\b|nothing (?:wrong|to do with)|at no time)"
)
_PROMISE = re.compile(
    r"\b(?:(?:I|[Ww]e) (?:\w+ )?(?:will|shall|won[’']t|promise|pledge|vow|intend|plan)|"
    r"(?:I|[Ww]e)[’']ll|(?:I[’']m|I am|[Ww]e[’']re|[Ww]e are) (?:\w+ )?going to)\b"
)
_FILLED = re.compile(r"\?[\"”’']?\s*$")
_HAVING = frozenset("have has i've we've you've they've haven't hasn't he's she's it's".split())
_BETWEEN = frozenset("not never also just always now already only".split())
_ENOUGH_FOR_A_NUMBER = 2


class Feature(NamedTuple):
    """``name`` is kept with claims and stays; ``reason`` is what a reviewer reads."""

    name: str
    reason: str
