"""What somebody wants, thinks or opposes, in words that stand alone: "Anna Holt wants to …"."""

import re
from datetime import date

from factcheck.text.attribution import Statement
from factcheck.text.days import resolved

#: What an article's sentence gives in this order, one beside the other, reads well by itself.
_CUE = re.compile(r"(?!\w+ing\b)[a-z]+")
_WORDS = re.compile(r"(?:to [a-z]+|that \w+|(?:the|a|an|any|all) \w+) ")
#: They mean somebody, something or some place that only the article around tells.
_LEANS = re.compile(
    r"\b(?:I|me|my|we|us|our|you|your|he|him|his|she|her|hers|it|its|they|them|their|this|that|these"
    r"|those|such|so|here|there|himself|herself|itself|themselves)\b(?![’']s? )|[“”\"‘…?(]",
    re.IGNORECASE,
)
_HE_OR_SHE = frozenset({"he", "she"})
_MR = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.? ")
_LONGEST = 240  # characters


def attitude_told(text: str, statement: Statement, told_on: date | None) -> str | None:
    """Who, the verb and what, as the article has them; None where they wouldn't stand alone.

    ``told_on`` is the day of the article.
    """
    mention, cue, spans = statement.speaker, statement.cue, statement.spans
    if mention is None or cue is None or len(spans) > 1:
        return None
    beside = text[mention.end : cue.start] == " " == text[cue.end : spans[0].start]
    who, verb, what = _holder(statement, mention.of(text)), cue.of(text), spans[0].of(text)
    if not (beside and who and _CUE.fullmatch(verb) and _WORDS.match(f"{what} ")):
        return None
    if _LEANS.search(what.removeprefix("that ")):
        return None
    told = f"{who} {verb} {what.rstrip(' ,;:–—-.')}."
    if len(told) > _LONGEST:
        return None
    return resolved(told, told_on) if told_on else told


def _holder(statement: Statement, mention: str) -> str | None:
    """Who holds it, as the subject of their verb: the full name for a pronoun or a surname."""
    name = statement.speaker_name or ""
    if name and (mention.lower() in _HE_OR_SHE or name.split()[-1] == _MR.sub("", mention)):
        return name[0].upper() + name[1:]
    if _LEANS.search(mention) or mention.lower() in {"who", "which"}:
        return None
    return mention[0].upper() + mention[1:]
