"""A claim as a headline."""

import re

from factcheck.text.conjugation import has_verb
from factcheck.text.shortening import shortened

#: In characters: what programs show of a claim beside its rating ends before this.
CLAIM_SHOWN = 75
_LAST_OF_A_NAME = re.compile(r",? (?:[JS]r\.?|I{2,3}|IV)$")
_LEAST = 25  # a headline shorter than this says too little
_BETWEEN_CLAUSES = re.compile(
    r"(?<=[a-z]{3})[.!;](?=\s)|(?:,|\s[–—-])(?=\s(?:which|who|where|when|while|because|after|before|"
    r"although|though|as|and|with|according)\b)"
)
_SUBORDINATE = re.compile(r"\b(?:though|although|because|if|when|while|whether|unless)\b")
_SENTENCE_END = re.compile(r"(?<=[a-z)’]{3})[.!?]’?(?= )")
#: What a sentence may not lose: behind these stands what limits it.
_LIMITS = re.compile(r"[\s,;–—-]*(?:unless|except|but|if|other than|until)\b", re.IGNORECASE)


def headline(statement: str, name: str | None = None) -> str:
    """The statement in fewer than ``CLAIM_SHOWN`` characters, without a full stop at its end.

    The full ``name`` of who made it gives way to the surname where that helps; what is still too
    long ends with a clause, else behind the last word that fits, with "…".
    """
    words = _unstopped(" ".join(statement.split()))
    if len(words) >= CLAIM_SHOWN and name and " " in name:
        words = words.replace(name, surname(name), 1)
    if len(words) < CLAIM_SHOWN:
        return words
    ends = [
        found.start()
        for found in _BETWEEN_CLAUSES.finditer(words)
        if _LEAST <= found.start() < CLAIM_SHOWN
        and not _LIMITS.match(words, found.end())
        and has_verb(words[: found.start()])
        and _is_no_half(words[: found.start()])
    ]
    if ends and _is_balanced(words[: ends[-1]]):
        return words[: ends[-1]]
    return _closed(shortened(words, CLAIM_SHOWN - 2))


def _is_no_half(words: str) -> bool:
    """Whether the last clause that begins in the words has its verb in them."""
    behind = _SUBORDINATE.split(words)
    return len(behind) == 1 or has_verb(behind[-1])


def sentence_within(words: str, longest: int, *, whole: bool = True) -> str:
    """The words in at most ``longest`` characters, in whole sentences where there is one.

    "…" stands for what is left out, behind the full stop of the last sentence only with ``whole``;
    where not one sentence fits, behind a word.
    """
    if len(words) <= longest:
        return words
    ends = [
        end.end() for end in _SENTENCE_END.finditer(words) if _LEAST <= end.end() <= longest - 2
    ]
    if not ends:
        return shortened(words, longest)
    return f"{words[: ends[-1]]} …" if whole else f"{words[: ends[-1]].rstrip('.')} …"


def surname(name: str) -> str:
    """What a second mention calls somebody: "Marlow" of "Ada Marlow Jr."."""
    return _LAST_OF_A_NAME.sub("", name).split()[-1]


def _unstopped(words: str) -> str:
    return words[:-1] if words.endswith(".") and not words.endswith("..") else words


def _closed(words: str) -> str:
    """With the mark that ends a quotation which was cut."""
    if words.count("“") > words.count("”"):
        return f"{words}”"
    return f'{words}"' if words.count('"') % 2 else words


def _is_balanced(words: str) -> bool:
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0
