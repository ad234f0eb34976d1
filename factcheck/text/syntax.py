"""What each word of a sentence is, and on which other word it depends.

The relations are those of Universal Dependencies; ``docs/decisions/0032`` tells what the model was
fitted on, and how well it reads.
"""

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from factcheck.text.syntax_tokens import Token, tokens
from factcheck.text.syntax_windows import Read, joined, windows
from factcheck.text.syntax_words import PLACEHOLDER

if TYPE_CHECKING:
    from factcheck.text.syntax_net import Net

__all__ = ["PLACEHOLDER", "Parse", "Token", "parse", "tokens"]

_AT_ONCE = 3_000  # words
_PLACEHOLDER_TAGS = ("X", "XX")

# Several threads cost such small sums many times what they save. Each library that numpy may do
# its sums with asks once, when numpy is first imported, which nothing does before this.
for _threads in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_threads, "1")


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
    from factcheck.text.syntax_net import net  # numpy: a tenth of a second, for who parses

    model = net()
    pieces = [list(windows(words)) for words in sentences]
    read = _read(model, list(chain.from_iterable(pieces)))
    beside = model.labels.index("parataxis")
    return [
        _parse(model, joined([next(read) for _ in each], beside), words)
        for each, words in zip(pieces, sentences, strict=True)
    ]


def _read(model: "Net", pieces: list[Sequence[str]]) -> Iterator[Read]:
    first = size = 0
    for at, words in enumerate(pieces):
        if size and size + len(words) > _AT_ONCE:
            yield from model.read(pieces[first:at])
            first, size = at, 0
        size += len(words)
    if size:
        yield from model.read(pieces[first:])


def _parse(model: "Net", read: Read, words: Sequence[str]) -> Parse:
    tags, forms = [model.tags[tag] for tag in read.tags], [model.forms[tag] for tag in read.tags]
    if PLACEHOLDER in words:
        for at, word in enumerate(words):
            if word == PLACEHOLDER:
                tags[at], forms[at] = _PLACEHOLDER_TAGS
    labels = tuple([model.labels[label] for label in read.labels])
    return Parse(tuple(tags), tuple(read.heads), labels, tuple(forms))
