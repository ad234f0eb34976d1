"""Whether two sentences make the same statement, judged by their words alone."""

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from factcheck.text.composition import composed
from factcheck.text.matching_words import (
    EMPTY_WORDS,
    NAMED_NUMBERS,
    OPENINGS,
    SPELLED_OUT,
    TURNING_WORDS,
)
from factcheck.text.sentences import sentences

_WORD = re.compile(r"(?:(?<!\w)-)?[$£€¥]?\d(?:[\d.,:]*\d)?|[^\W_]+(?:'[^\W_]+)*|[%$£€¥]")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MINUS = "−"
_APOSTROPHES = re.compile(r"(?<=\w)[’ʼ´`](?=\w)")
_ENDINGS = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|d)$")
_NOT_NAMES = EMPTY_WORDS | OPENINGS
_SHORTEST = 4
_SHORTEST_EXCERPT = 6
#: In words: what is longer is a speech, and laying two against each other takes its square.
_LONGEST = 2_000
#: In characters: how much of two statements is weighed against each other, and of how long a speech
#: the sentences are looked through.
_MOST_WEIGHED = 2_000
_MOST_SEARCHED = 5_000
# How much of the longer sentence the shorter one must say: word by word, or as one excerpt of it.
_LEAST_SHARE = 0.6
_LEAST_EXCERPT = 0.35


def statement_key(text: str) -> str:
    """The statement without case, punctuation, quotation marks and spacing; "" without words.

    Figures, their signs and their units stay as they are.
    """
    return " ".join(word.casefold() for word in _words(text))


def same_statement(one: str, other: str) -> bool:
    """Whether both say the same, or the shorter is the longer with words left out.

    A changed word, a negation or condition more, another figure or another name makes another
    statement. When in doubt the answer is no: a person can still join two claims.
    """
    if statement_key(one) == statement_key(other):
        return bool(statement_key(one))
    short, long = sorted((spelled_out(one), spelled_out(other)), key=_extent)
    if not _SHORTEST <= len(short) <= len(long) <= _LONGEST or not _turn_alike(short, long):
        return False
    left_out = _left_out(short, long)
    return left_out is not None and not _adds_a_name(long, left_out)


def is_another_form(one: str, other: str) -> bool:
    """Whether both say the same, or the longer says it in one of its sentences or pieces."""
    short, long = sorted((one, other), key=len)
    return same_statement(one, other) or _says_it_too(long, short)


def _says_it_too(long: str, short: str) -> bool:
    pieces = [piece for part in long[:_MOST_SEARCHED].split(" … ") for piece in _pieces(part)]
    return len(pieces) > 1 and any(same_statement(piece, short) for piece in pieces)


def similar(one: str, other: str) -> float:
    """How much two statements share, from 0 to 1; 1 when they have the same key."""
    first, second = statement_key(one), statement_key(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    first, second = first[:_MOST_WEIGHED], second[:_MOST_WEIGHED]
    shared = fuzz.token_set_ratio(first, second)
    in_order = fuzz.token_sort_ratio(first, second)
    return min(0.99, (shared + in_order) / 200)


def _pieces(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def _words(text: str) -> list[str]:
    plain = _APOSTROPHES.sub("'", composed(text)).replace(_MINUS, "-")
    return _WORD.findall(_GROUPED.sub("", plain))


def spelled_out(text: str) -> list[str]:
    """The words, contractions and named numbers in full, in the case that they are written in."""
    words: list[str] = []
    for word in _words(text):
        folded = word.casefold()
        if folded == "cent" and words and words[-1].casefold() == "per":
            words[-1] = "%"
        elif folded in SPELLED_OUT:
            words += SPELLED_OUT[folded]
        elif folded.endswith("n't"):
            words += (word[:-3], "not")
        else:
            words.append(NAMED_NUMBERS.get(folded, word))
    return words


def _extent(words: list[str]) -> tuple[int, int, list[str]]:
    """Orders statements by what they say, and so that no two different ones tie."""
    telling = sum(word.casefold() not in EMPTY_WORDS for word in words)
    return telling, len(words), words


def _turn_alike(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether figures, negations, conditions and the like are the same in both."""
    return Counter(filter(_turns, map(str.casefold, short))) == Counter(
        filter(_turns, map(str.casefold, long))
    )


def _turns(word: str) -> bool:
    return word in TURNING_WORDS or any(map(str.isdigit, word))


def _left_out(short: Sequence[str], long: Sequence[str]) -> list[int] | None:
    """Which words of ``long`` are not in ``short``; None when ``short`` says something else."""
    added: list[int] = []
    gaps = 0
    for step in LCSseq.opcodes([stem(word) for word in short], [stem(word) for word in long]):
        if step.tag == "equal":
            continue
        changed = short[step.src_start : step.src_end]
        if any(word.casefold() not in EMPTY_WORDS for word in changed):
            return None
        added += range(step.dest_start, step.dest_end)
        gaps += bool(changed) or 0 < step.src_start < len(short)
    is_excerpt = not gaps and len(short) >= _SHORTEST_EXCERPT
    if len(short) < len(long) * (_LEAST_EXCERPT if is_excerpt else _LEAST_SHARE):
        return None
    return added


def _adds_a_name(words: Sequence[str], added: Sequence[int]) -> bool:
    """Whether a name was added that does not complete one beside it, as "Jeff" does Sessions."""
    names = {place for place, word in enumerate(words) if is_name(word)}
    new = names.intersection(added)
    return any(not names.difference(new) & {place - 1, place + 1} for place in new)


def is_name(word: str) -> bool:
    """Whether a word is written as names are, wherever it stands."""
    return word[0].isupper() and word != "I" and word.casefold() not in _NOT_NAMES


def stem(word: str) -> str:
    """The word without its case and its commonest endings."""
    return _ENDINGS.sub("", word.casefold())
