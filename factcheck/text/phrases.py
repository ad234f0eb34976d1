"""The words beside a verb of speech cut to those that say who spoke."""

import re

from factcheck.text.body_words import BODY_NOUNS
from factcheck.text.grammar import PREPOSITIONS, TIMES
from factcheck.text.naming import COMMON, is_proper
from factcheck.text.spans import Span
from factcheck.text.titles import FINDINGS, HEADS, PAPERS

_CUT = re.compile(r",\s|\s[—–-]+\s|\s\(")
_CALLED = re.compile(r"\b(?:called|named|known as)\s(?=[A-Z])")
_MANY = re.compile(r"\b[a-z][\w-]*[^s\W]s$")
_OWNS = re.compile(r"(?<=\w)['’]s$")
_FIRST_WORD = re.compile(r"[\w’'-]+\s+")
_DATELINE = re.compile(r"(?:,\s[\w. ]{2,20})?\s?(?:\([\w ]{2,20}\)\s)?[—–―-]{1,2}\s")
_NO_ONE = TIMES | frozenset(
    """nobody none everyone everybody anyone anybody neither nothing everything this there what why
    how let""".split()
)
#: "him of cracked pins", "no plans", "71", and words in marks, which say what and not who.
_NO_PHRASE = re.compile(
    r"(?:him|them|me|us|no|and|or|but)\s"
    r"|[a-z]+ing\s(?:the|an?|some|his|her|its|their|that)\s|her\s(?:of|about|that)\b|\d+$|[“\"‘][^“\"”]*[”\"’]?$"
)
_PEOPLE = (
    HEADS
    | BODY_NOUNS
    | COMMON
    | PAPERS
    | FINDINGS
    | frozenset(
        """media management staff those another each half minority majority children expert
    shareholder""".split()
    )
)
_VERB_AND_PREPOSITION = re.compile(r"[a-z]+ed\s(?:for|by|to|at|with|in|on|from|the|his|her)\b")
_GOES_ON_WITH_A_VERB = re.compile(
    r"\s(?:[a-z]+(?:ed|ing)|made|went|had|has|is|was|said|told|led|got|took|came|left|won|lost|sent"
    r"|gave|kept|held|met)\s"
)


def head_part(text: str, mention: Span) -> Span:
    """The phrase without what stands around its head: "Jane Doe" of "Jane Doe, who owns the port,".

    "His lawyer, Tom Reed" stays whole, since the name comes second; a preposition before goes.
    """
    said = mention.of(text)
    first_word = _FIRST_WORD.match(said)
    if first_word and first_word.group().strip().lower() in PREPOSITIONS:
        mention = Span(mention.start + first_word.end(), mention.end)
        said = mention.of(text)
    named = _CALLED.search(said)
    if named:
        return Span(mention.start + named.end(), mention.end)
    cut = _CUT.search(said)
    if cut is None or not cut.start():
        end = mention.start + len(_OWNS.sub("", said.rstrip(",; ")))
        return Span(mention.start, end) if end > mention.start else mention
    first = Span(mention.start, mention.start + cut.start())
    words = first.of(text)
    return first if is_proper(words) or _MANY.search(words) else mention


def says_nobody(said: str) -> bool:
    """Whether a phrase can't be anybody: "nobody", "Monday", "dryly", "worked for the port"."""
    lower = said.lower()
    if lower in _NO_ONE or _VERB_AND_PREPOSITION.match(said) or _NO_PHRASE.match(said):
        return True
    if said.islower() and said.isalpha() and not _may_be_somebody(said):
        return True
    return said.isalpha() and len(said) > 4 and lower.endswith(("ly", "ing")) and not said.istitle()


def _may_be_somebody(word: str) -> bool:
    """Whether a word alone, in small letters, can be people: "aides", "spokesman", not "soon"."""
    return word in _PEOPLE or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def behind_dateline(text: str, mention: Span) -> int | None:
    """Where the sentence begins when the phrase is the place before it: "PORT HALE (AP) — "."""
    if not mention.of(text).isupper():
        return None
    found = _DATELINE.match(text, mention.end)
    return found.end() if found else None


def goes_on_with_a_verb(rest: str) -> bool:
    """Whether what follows a name is a clause: "Doe | made harsh charges", not "Doe supporters"."""
    return bool(_GOES_ON_WITH_A_VERB.match(rest))
