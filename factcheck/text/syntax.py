"""What each word of a sentence is, and on which other word it depends.

The relations are those of Universal Dependencies; ``docs/decisions/0032`` tells what the model was
fitted on, and how well it reads.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from factcheck.text.syntax_net import Net, Read, net
from factcheck.text.syntax_tokens import Token, tokens
from factcheck.text.syntax_words import PLACEHOLDER

__all__ = ["PLACEHOLDER", "Parse", "Token", "parse", "tokens"]

_WINDOW = 160
_AT_ONCE = 3_000  # words
_NOT_A_WORD = ("X", "XX")
_STOPS = (frozenset(".?!"), frozenset(";:"), frozenset(",—–-"))


class Parse(NamedTuple):
    """One sentence; each tuple has an entry for each of its words."""

    tags: tuple[str, ...]  # NOUN, PROPN, VERB, AUX, …; X for a place holder
    heads: tuple[int, ...]  # the place of the word that it depends on, -1 for the root
    labels: tuple[str, ...]  # nsubj, nsubj:pass, ccomp, acl:relcl, …
    forms: tuple[str, ...]  # the Penn Treebank's tags: VBD, VBN, NNS, …; XX for a place holder


def parse(sentences: Sequence[Sequence[str]]) -> list[Parse]:
    """Parse sentences, given as words cut by ``tokens``; those of an article best all at once.

    ``PLACEHOLDER`` may stand for a quotation. Each sentence has exactly one root and no circles;
    one of no words has no entries. One of more than some hundred words is parsed in pieces, whose
    roots depend on the first one's.
    """
    windows = [list(_windows(words)) for words in sentences]
    model = net()
    read = _read(model, list(chain.from_iterable(windows)))
    beside = model.labels.index("parataxis")
    return [
        _parse(model, _joined([next(read) for _ in pieces], beside), words)
        for pieces, words in zip(windows, sentences, strict=True)
    ]


def _read(model: Net, windows: list[Sequence[str]]) -> Iterator[Read]:
    first = size = 0
    for at, words in enumerate(windows):
        if size and size + len(words) > _AT_ONCE:
            yield from model.read(windows[first:at])
            first, size = at, 0
        size += len(words)
    if size:
        yield from model.read(windows[first:])


def _windows(words: Sequence[str]) -> Iterator[Sequence[str]]:
    first = 0
    while len(words) - first > _WINDOW:
        end = _cut(words, first)
        yield words[first:end]
        first = end
    if first < len(words):
        yield words[first:]


def _cut(words: Sequence[str], first: int) -> int:
    """Where to cut: behind the last strong mark in the second half of the window, if it has one."""
    for marks in _STOPS:
        for at in range(first + _WINDOW - 1, first + _WINDOW // 2, -1):
            if words[at] in marks:
                return at + 1
    return first + _WINDOW


def _parse(model: Net, read: Read, words: Sequence[str]) -> Parse:
    tags, forms = [model.tags[tag] for tag in read.tags], [model.forms[tag] for tag in read.tags]
    if PLACEHOLDER in words:
        for at, word in enumerate(words):
            if word == PLACEHOLDER:
                tags[at], forms[at] = _NOT_A_WORD
    labels = tuple(model.labels[label] for label in read.labels)
    return Parse(tuple(tags), tuple(read.heads), labels, tuple(forms))


def _joined(pieces: list[Read], beside: int) -> Read:
    """The pieces of a sentence as one: the later roots stand beside the first, so labelled."""
    if len(pieces) == 1:
        return pieces[0]
    whole = Read([], [], [])
    for piece in pieces:
        first, root = len(whole.heads), piece.heads.index(-1)
        whole.tags.extend(piece.tags)
        whole.labels.extend(piece.labels)
        whole.heads.extend(head + first if head >= 0 else -1 for head in piece.heads)
        if first:
            whole.heads[first + root] = whole.heads.index(-1)
            whole.labels[first + root] = beside
    return whole
