"""From scores of who depends on whom to trees: one root each, and no word its own forebear."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Places = NDArray[np.int64]


def tree(scores: Numbers, roots: Numbers, lengths: Places) -> Places:
    """The heads of the words of several sentences, -1 for a root and beyond a sentence's end.

    ``scores`` says by sentence and word how readily it depends on which other, ``roots`` how
    readily it is the root. Each word gets its best head; where that makes a circle, the word of
    the circle that loses least by it is given another.
    """
    count, longest, _ = scores.shape
    heads: Places = scores.argmax(2)
    best = scores.max(2)
    places = np.arange(longest)
    is_there = places[None, :] < lengths[:, None]
    root = np.where(is_there, roots - best, -np.inf).argmax(1)
    heads[np.arange(count), root] = root
    heads[~is_there] = np.broadcast_to(root[:, None], heads.shape)[~is_there]
    ends = _followed(heads)
    for sentence in np.flatnonzero((ends != root[:, None]).any(1)).tolist():
        size = int(lengths[sentence])
        _mend(heads[sentence, :size], scores[sentence, :size, :size], int(root[sentence]))
    heads[np.arange(count), root] = -1
    heads[~is_there] = -1
    return heads


def _followed(heads: Places) -> Places:
    """Where each word arrives that goes from head to head for as many steps as there are words."""
    count, longest = heads.shape
    flat = (heads + np.arange(count)[:, None] * longest).ravel()
    steps = 1
    while steps < longest:
        flat = flat[flat]
        steps *= 2
    ends: Places = flat.reshape(heads.shape) - np.arange(count)[:, None] * longest
    return ends


def _mend(heads: Places, scores: Numbers, root: int) -> None:
    """Break every circle of one sentence; the root is its own head."""
    while True:
        (ends,) = _followed(heads[None])
        astray = np.flatnonzero(ends != root)
        if not len(astray):
            return
        member = int(ends[astray[0]])
        circle = [member]
        while (member := int(heads[member])) != circle[0]:
            circle.append(member)
        # What hangs on the circle can't be the way out of it.
        hangs = np.isin(ends, circle)
        loss = scores[circle] - scores[circle, heads[circle]][:, None]
        loss[:, hangs] = -np.inf
        out, to = np.unravel_index(int(loss.argmax()), loss.shape)
        heads[circle[int(out)]] = to
