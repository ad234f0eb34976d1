"""The syntax model's sums, with numpy: from the words of sentences to tags, heads and labels.

A word's vector is made of its form, its pieces and its shape; layers of gated recurrences carry
what stands before and behind it along; from the states of two words comes how readily the one
depends on the other. ``benchmarks/fit_syntax_net.py`` has the same sums for fitting.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.text.syntax_trees import tree
from factcheck.text.syntax_words import pieces, plain, shape

#: The furthest that two words are apart as far as their distance goes into the score.
FURTHEST = 24
WEIGHTS = "syntax_weights.npz"

_NEVER = np.float32(-1e4)
_SCORED_AT_ONCE = 60_000  # pairs of words

Numbers = NDArray[np.float32]
Places = NDArray[np.int64]


class Read(NamedTuple):
    """What the model reads in one sentence; the head of the root is -1."""

    tags: list[int]
    heads: list[int]
    labels: list[int]


class _Line(NamedTuple):
    weights: Numbers
    bias: Numbers

    def of(self, states: Numbers) -> Numbers:
        made: Numbers = states @ self.weights
        made += self.bias
        return made


class _Packed(NamedTuple):
    """Sentences, longest first, laid out by place: all first words, all second words, …"""

    starts: list[int]  # of each place, and the end
    counts: list[int]  # of sentences that have the place
    lengths: list[int]  # of sentences


class Net:
    """The model with its weights."""

    def __init__(self, stored: dict[str, NDArray[np.generic]]) -> None:
        def line(name: str) -> _Line:
            return _Line(_floats(stored[f"{name}.weight"]), _floats(stored[f"{name}.bias"]))

        tags = (tag.partition(" ") for tag in _lines(stored["tags"]))
        self.tags = [(tag, form) for tag, _, form in tags]
        self.labels = _lines(stored["labels"])
        self.root_label = self.labels.index("root")
        self._form_at = {form: at for at, form in enumerate(_lines(stored["forms"]))}
        self._forms, self._pieces, self._shapes = (
            _Table(stored[name], _floats(stored[f"{name}.scale"]))
            for name in ("form", "piece", "shape")
        )
        self._word = line("word")
        self._layers = [line(name[:-7]) for name in sorted(stored) if _is_layer(name)]
        self._tag, self._label = line("tag"), line("label")
        self._dependent, self._head = line("dependent"), line("head")
        self._label_dependent, self._label_head = line("label_dependent"), line("label_head")
        self._root, self._label_root = _floats(stored["root"]), _floats(stored["label_root"])
        self._distance = _floats(stored["distance"])

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Read]:
        """Read sentences of one word or more together."""
        order = sorted(range(len(sentences)), key=lambda at: -len(sentences[at]))
        packed = _packed([len(sentences[at]) for at in order])
        states = self._encoded([sentences[at] for at in order], packed)
        tags = self._tag.of(states).argmax(1)
        heads = self._trees(states, packed)
        labels = self._labelled(states, heads)
        found: list[Read | None] = [None] * len(sentences)
        starts = np.array(packed.starts)
        place_of = np.empty(len(states), np.int64)
        for place, count in enumerate(packed.counts):
            place_of[packed.starts[place] : packed.starts[place] + count] = place
        local = np.where(heads == len(states), -1, place_of[np.minimum(heads, len(states) - 1)])
        for row, at in enumerate(order):
            rows = starts[: packed.lengths[row]] + row
            found[at] = Read(tags[rows].tolist(), local[rows].tolist(), labels[rows].tolist())
        return [each for each in found if each is not None]

    def _encoded(self, sentences: Sequence[Sequence[str]], packed: _Packed) -> Numbers:
        kinds: dict[str, int] = {}
        known = [[kinds.setdefault(word, len(kinds)) for word in words] for words in sentences]
        at = np.empty(packed.starts[-1], np.int64)
        starts = np.array(packed.starts)
        for row, places in enumerate(known):
            at[starts[: len(places)] + row] = places
        states: Numbers = self._of_kinds(list(kinds))[at]
        for layer in self._layers:
            _carry(states, layer, packed)
        return states

    def _of_kinds(self, kinds: list[str]) -> Numbers:
        """The vectors of words, each once."""
        forms, rows, shapes = zip(*map(_told, kinds), strict=True)
        lengths = np.array([len(found) for found in rows])
        starts = np.cumsum(lengths) - lengths
        of_pieces = self._pieces[np.fromiter(chain.from_iterable(rows), np.int64)]
        vectors = np.concatenate(
            [
                self._forms[np.array([self._form_at.get(form, 0) for form in forms])],
                np.add.reduceat(of_pieces, starts) / lengths[:, None].astype(np.float32),
                self._shapes[np.array(shapes)],
            ],
            axis=1,
        )
        made = self._word.of(vectors)
        return np.maximum(made, 0, out=made)

    def _trees(self, states: Numbers, packed: _Packed) -> Places:
        """The row of each row's head; one behind the last for the roots."""
        dependents, candidates = self._dependent.of(states), self._head.of(states)
        roots = dependents @ self._root
        found = np.full(len(states), len(states))
        starts = np.array(packed.starts)
        first = 0
        while first < len(packed.lengths):
            longest = packed.lengths[first]
            end = first
            while end < len(packed.lengths) and (
                (end - first + 1) * longest * longest <= max(_SCORED_AT_ONCE, longest * longest)
                and packed.lengths[end] * 3 >= longest * 2 - 12
            ):
                end += 1
            lengths = np.array(packed.lengths[first:end])
            rows = starts[None, :longest] + np.arange(first, end)[:, None]
            is_there = np.arange(longest)[None, :] < lengths[:, None]
            rows[~is_there] = 0
            scores = np.matmul(dependents[rows], candidates[rows].transpose(0, 2, 1))
            places = np.arange(longest)
            apart = np.clip(places[None, :] - places[:, None], -FURTHEST, FURTHEST) + FURTHEST
            scores += self._distance[apart]
            scores[:, places, places] = _NEVER
            np.copyto(scores, _NEVER, where=~is_there[:, None, :])
            heads = tree(scores, np.where(is_there, roots[rows], _NEVER), lengths)
            targets = np.take_along_axis(rows, np.maximum(heads, 0), 1)
            targets[heads < 0] = len(states)
            found[rows[is_there]] = targets[is_there]
            first = end
        return found

    def _labelled(self, states: Numbers, heads: Places) -> Places:
        of_heads = np.concatenate([self._label_head.of(states), self._label_root[None]])[heads]
        of_heads += self._label_dependent.of(states)
        scores = self._label.of(np.maximum(of_heads, 0, out=of_heads))
        scores[:, self.root_label] = np.where(heads == len(states), np.inf, _NEVER)
        found: Places = scores.argmax(1)
        return found


@lru_cache(maxsize=1 << 15)
def _told(word: str) -> tuple[str, list[int], int]:
    form = plain(word)
    return form, pieces(form), shape(word)


class _Table:
    """Rows of small whole numbers, each with a scale of its own."""

    def __init__(self, rows: NDArray[np.generic], scale: Numbers) -> None:
        self._rows, self._scale = rows, scale

    def __getitem__(self, at: Places) -> Numbers:
        found: Numbers = self._rows[at].astype(np.float32) * self._scale[at][:, None]
        return found


def _carry(states: Numbers, layer: _Line, packed: _Packed) -> None:
    """One layer: half of the places run forwards along each sentence and half backwards."""
    wide = states.shape[1]
    half = wide // 2
    made = layer.of(states)
    gates = made[:, wide:]
    # The logistic function; the weights are stored with their sign turned.
    np.exp(np.minimum(gates, 60, out=gates), out=gates)
    gates += 1
    np.reciprocal(gates, out=gates)
    keep, gate = made[:, wide : 2 * wide], made[:, 2 * wide :]
    carried = made[:, :wide] * (1 - keep)
    starts, counts = packed.starts, packed.counts
    before = np.empty((counts[0], half), np.float32)
    for place in range(1, len(counts)):
        at, count, past = starts[place], counts[place], starts[place - 1]
        step = before[:count]
        np.multiply(keep[at : at + count, :half], carried[past : past + count, :half], out=step)
        carried[at : at + count, :half] += step
    for place in range(len(counts) - 2, -1, -1):
        at, count, past = starts[place], counts[place + 1], starts[place + 1]
        step = before[:count]
        np.multiply(keep[at : at + count, half:], carried[past : past + count, half:], out=step)
        carried[at : at + count, half:] += step
    carried -= states
    carried *= gate
    states += carried


def _packed(lengths: list[int]) -> _Packed:
    per_place = np.bincount(np.array(lengths), minlength=2)
    counts = np.cumsum(per_place[::-1])[::-1][1:].tolist()
    return _Packed(np.cumsum([0, *counts]).tolist(), counts, lengths)


def _floats(stored: NDArray[np.generic]) -> Numbers:
    return np.ascontiguousarray(stored.astype(np.float32))


def _lines(stored: NDArray[np.generic]) -> list[str]:
    return stored.tobytes().decode().split("\n")


def _is_layer(name: str) -> bool:
    return name.startswith("layer") and name.endswith(".weight")


@lru_cache(maxsize=1)
def net() -> Net:
    """The model that ships with the product; read from its file when first asked for."""
    content = files("factcheck.text").joinpath(WEIGHTS).read_bytes()
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        return Net({name: stored[name] for name in stored.files})
