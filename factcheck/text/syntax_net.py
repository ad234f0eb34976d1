"""The syntax model's sums, with numpy: from the words of sentences to tags, heads and labels.

A word's vector is made of its form, its pieces and its shape; layers of gated recurrences carry
what stands before and behind it along; from the states of two words comes how readily the one
depends on the other. ``benchmarks/fit_syntax_net.py`` has the same sums for fitting.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.text.syntax_trees import tree
from factcheck.text.syntax_windows import Read
from factcheck.text.syntax_words import pieces, plain, shape

#: The furthest that two words are apart as far as their distance goes into the score.
FURTHEST = 24
WEIGHTS = "syntax_weights.npz"

_NEVER = np.float32(-1e4)
_SCORED_AT_ONCE = 60_000  # pairs of words
_GATED_AT_ONCE = 256  # words: as many as the processor has at hand
_MOST_KNOWN = 6_000  # words: 3 KB each

Numbers = NDArray[np.float32]
Places = NDArray[np.int64]


class _Line(NamedTuple):
    weights: Numbers
    bias: Numbers

    def of(self, states: Numbers) -> Numbers:
        made: Numbers = states @ self.weights
        made += self.bias
        return made


class _Packed(NamedTuple):
    """Sentences, longest first, laid out by place: all first words, all second words, …"""

    lengths: list[int]  # of sentences
    counts: list[int]  # of sentences that have the place
    starts: list[int]  # of each place, and the end
    rows: Places  # of the words in their own order
    places: Places  # of the words in their own order


class Net:
    """The model with its weights."""

    def __init__(self, stored: dict[str, NDArray[np.generic]]) -> None:
        def line(name: str) -> _Line:
            return _Line(_floats(stored[f"{name}.weight"]), _floats(stored[f"{name}.bias"]))

        tags = _lines(stored["tags"])
        self.tags = [tag.partition(" ")[0] for tag in tags]
        self.forms = [tag.partition(" ")[2] for tag in tags]
        self.labels = _lines(stored["labels"])
        self._root_label = self.labels.index("root")
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
        self._known: dict[str, Numbers] = {}

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Read]:
        """Read sentences of one word or more together."""
        order = sorted(range(len(sentences)), key=lambda at: -len(sentences[at]))
        packed = _packed([len(sentences[at]) for at in order])
        words = list(chain.from_iterable(sentences[at] for at in order))
        states = self._encoded(words, packed)
        tags = self._tag.of(states).argmax(1)
        heads = self._trees(states, packed)
        labels = self._labelled(states, heads)
        place_of = np.full(len(words) + 1, -1)
        place_of[packed.rows] = packed.places
        told = [tags[packed.rows].tolist(), place_of[heads[packed.rows]].tolist(),
                labels[packed.rows].tolist()]  # fmt: skip
        found = dict.fromkeys(range(len(sentences)), Read([], [], []))
        end = 0
        for at, length in zip(order, packed.lengths, strict=True):
            first, end = end, end + length
            found[at] = Read(*(each[first:end] for each in told))
        return list(found.values())

    def _encoded(self, words: list[str], packed: _Packed) -> Numbers:
        kinds = {word: at for at, word in enumerate(dict.fromkeys(words))}
        known = self._of_kinds(list(kinds))
        kind_of = np.empty(len(words), np.int64)
        kind_of[packed.rows] = np.fromiter(map(kinds.__getitem__, words), np.int64)
        wide = known.shape[1] // 4
        states = known[:, :wide][kind_of]
        _carry(states, known[:, wide:][kind_of], packed)
        for layer in self._layers[1:]:
            _carry(states, _gated(states, layer), packed)
        return states

    def _of_kinds(self, kinds: list[str]) -> Numbers:
        """For each word its vector and what the first layer makes of it, by the word alone.

        News says the same words again and again, so they are kept from text to text.
        """
        found = {word: self._known.get(word) for word in kinds}
        new = [word for word, row in found.items() if row is None]
        if new:
            vectors = self._vectors(new)
            rows = np.concatenate([vectors, _gated(vectors, self._layers[0])], axis=1)
            made = dict(zip(new, rows, strict=True))
            if len(self._known) + len(made) > _MOST_KNOWN:
                self._known.clear()
            self._known.update(made)
            found.update(made)
        return np.array(list(found.values()))

    def _vectors(self, kinds: list[str]) -> Numbers:
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
        starts = np.array(packed.starts)
        found = np.full(len(states), len(states))
        for first, end in _alike(packed.lengths):
            lengths = np.array(packed.lengths[first:end])
            places = np.arange(lengths[0])
            is_there = places[None, :] < lengths[:, None]
            rows = starts[places][None, :] + np.arange(first, end)[:, None]
            rows[~is_there] = 0
            scores = np.matmul(dependents[rows], candidates[rows].transpose(0, 2, 1))
            apart = np.clip(places[None, :] - places[:, None], -FURTHEST, FURTHEST) + FURTHEST
            scores += self._distance[apart]
            scores[:, places, places] = _NEVER
            np.copyto(scores, _NEVER, where=~is_there[:, None, :])
            heads = tree(scores, roots[rows], lengths)
            targets = rows[np.arange(end - first)[:, None], heads]
            targets[heads < 0] = len(states)
            found[rows[is_there]] = targets[is_there]
        return found

    def _labelled(self, states: Numbers, heads: Places) -> Places:
        of_heads = np.concatenate([self._label_head.of(states), self._label_root[None]])[heads]
        of_heads += self._label_dependent.of(states)
        scores = self._label.of(np.maximum(of_heads, 0, out=of_heads))
        scores[:, self._root_label] = np.where(heads == len(states), np.inf, _NEVER)
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


def _gated(states: Numbers, layer: _Line) -> Numbers:
    """What each word brings to a layer, how much of the words beside it it keeps, and its gate."""
    wide = states.shape[1]
    found = np.empty((len(states), 3 * wide), np.float32)
    for first in range(0, len(states), _GATED_AT_ONCE):
        made = found[first : first + _GATED_AT_ONCE]
        np.matmul(states[first : first + _GATED_AT_ONCE], layer.weights, out=made)
        made += layer.bias
        gates = made[:, wide:]
        # The logistic function; the weights are stored with their sign turned.
        with np.errstate(over="ignore"):
            np.exp(gates, out=gates)
        gates += 1
        np.reciprocal(gates, out=gates)
        made[:, :wide] *= 1 - made[:, wide : 2 * wide]
    return found


def _carry(states: Numbers, gated: Numbers, packed: _Packed) -> None:
    """One layer: half of the places run forwards along each sentence and half backwards."""
    wide = states.shape[1]
    half = wide // 2
    carried, keep, gate = gated[:, :wide], gated[:, wide : 2 * wide], gated[:, 2 * wide :]
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


def _alike(lengths: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of sentences of much the same length, of not too many pairs of words together."""
    first = 0
    for at, length in enumerate(lengths):
        longest = lengths[first]
        pairs = (at - first + 1) * longest * longest
        if at > first and (pairs > _SCORED_AT_ONCE or length * 3 < longest * 2 - 12):
            yield first, at
            first = at
    yield first, len(lengths)


def _packed(lengths: list[int]) -> _Packed:
    each = np.array(lengths)
    counts = np.cumsum(np.bincount(each)[::-1])[::-1][1:].tolist()
    starts = np.cumsum([0, *counts])
    places = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
    rows = starts[places] + np.repeat(np.arange(len(lengths)), each)
    return _Packed(lengths, counts, starts.tolist(), rows, places)


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
