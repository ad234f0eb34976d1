"""What each word of a sentence is, and on which other word it depends.

The relations are those of Universal Dependencies; ``docs/decisions/0032`` tells what the model was
fitted on, and how well it reads.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.text.syntax_net import Net, Read, net
from factcheck.text.syntax_tokens import Token, tokens
from factcheck.text.syntax_words import PLACEHOLDER

__all__ = ["PLACEHOLDER", "Parse", "Token", "parse", "tokens"]

_WINDOW = 160
_AT_ONCE = 8_000  # words
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
    windows: list[Sequence[str]] = []
    shares: list[int] = []
    for words in sentences:
        cut = list(_windows(words))
        windows.extend(cut)
        shares.append(len(cut))
    model = net()
    read = iter(_read(model, windows))
    return [
        _joined(model, [next(read) for _ in range(share)], words)
        for share, words in zip(shares, sentences, strict=True)
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


def _joined(model: Net, windows: list[Read], words: Sequence[str]) -> Parse:
    heads: list[int] = []
    labels: list[str] = []
    tags: list[tuple[str, str]] = []
    root = -1
    for window in windows:
        first = len(heads)
        heads.extend(head + first if head >= 0 else root for head in window.heads)
        labels.extend(model.labels[label] for label in window.labels)
        tags.extend(model.tags[tag] for tag in window.tags)
        if root < 0:
            root = window.heads.index(-1)
        else:
            labels[first + window.heads.index(-1)] = "parataxis"
    tags = [
        _NOT_A_WORD if word == PLACEHOLDER else tag for word, tag in zip(words, tags, strict=True)
    ]
    return Parse(
        tuple(tag for tag, _ in tags), tuple(heads), tuple(labels), tuple(form for _, form in tags)
    )
