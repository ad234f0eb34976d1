"""The syntax model as it is fitted: the same sums as ``factcheck.text.syntax_net``, with torch."""

from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.autograd import Function

from factcheck.text.syntax_net import FURTHEST


class Sizes(NamedTuple):
    """How wide the parts of the model are."""

    form: int = 64
    piece: int = 64
    shape: int = 16
    state: int = 96  # in each direction
    layers: int = 3
    arc: int = 96
    label: int = 64
    tags: int = 0
    labels: int = 0
    dropout: float = 0.28


class _Recurrence(Function):
    """``state[t] = keep[t] * state[t - 1] + new[t]`` along the first axis."""

    @staticmethod
    def forward(ctx: Any, keep: Tensor, new: Tensor) -> Tensor:
        states = torch.empty_like(new)
        states[0] = new[0]
        for at in range(1, len(new)):
            torch.addcmul(new[at], keep[at], states[at - 1], out=states[at])
        ctx.save_for_backward(keep, states)
        return states

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor]:
        keep, states = ctx.saved_tensors
        new = torch.empty_like(states)
        new[-1] = gradients[0][-1]
        for at in range(len(new) - 2, -1, -1):
            torch.addcmul(gradients[0][at], keep[at + 1], new[at + 1], out=new[at])
        kept = torch.zeros_like(new)
        kept[1:] = new[1:] * states[:-1]
        return kept, new


class Scores(NamedTuple):
    """What is predicted of a batch: of tags, of heads (the last column is the root), of labels."""

    tags: Tensor  # words, sentences, tags
    heads: Tensor  # sentences, words, words + 1
    labels: Tensor  # words, sentences, labels, with the heads that were given


class Net(nn.Module):
    """Word vectors, gated recurrences in both directions, and scores of tags, heads and labels."""

    def __init__(self, sizes: Sizes, forms: int, pieces: int, shapes: int) -> None:
        super().__init__()
        self.sizes = sizes
        self.form = nn.Embedding(forms, sizes.form)
        self.piece = nn.EmbeddingBag(pieces, sizes.piece, mode="mean")
        self.shape = nn.Embedding(shapes, sizes.shape)
        for table in (self.form, self.piece, self.shape):
            nn.init.normal_(table.weight, std=0.3)
        wide = 2 * sizes.state
        self.word = nn.Linear(sizes.form + sizes.piece + sizes.shape, wide)
        self.layers = nn.ModuleList(nn.Linear(wide, 3 * wide) for _ in range(sizes.layers))
        for layer in self.layers:
            nn.init.constant_(layer.bias[wide : 2 * wide], 1.0)
        self.tag = nn.Linear(wide, sizes.tags)
        self.dependent = nn.Linear(wide, sizes.arc)
        self.head = nn.Linear(wide, sizes.arc)
        self.root = nn.Parameter(torch.randn(sizes.arc) * 0.1)
        self.distance = nn.Parameter(torch.zeros(2 * FURTHEST + 1))
        self.label_dependent = nn.Linear(wide, sizes.label)
        self.label_head = nn.Linear(wide, sizes.label)
        self.label_root = nn.Parameter(torch.randn(sizes.label) * 0.1)
        self.label = nn.Linear(sizes.label, sizes.labels)
        self.dropout = sizes.dropout

    def _dropped(self, states: Tensor, rate: float) -> Tensor:
        """The same places are dropped from every word of a sentence."""
        if not self.training:
            return states
        mask = torch.rand((1, *states.shape[1:]), device=states.device) > rate
        return states * mask / (1 - rate)

    def encoded(
        self,
        forms: Tensor,
        pieces: Tensor,
        offsets: Tensor,
        shapes: Tensor,
        at: Tensor,
        mask: Tensor,
    ) -> Tensor:
        """The states of words; ``at`` says which of the batch's kinds of word stands where."""
        kinds = torch.cat([self.form(forms), self.piece(pieces, offsets), self.shape(shapes)], 1)
        kinds = torch.relu(self.word(nn.functional.dropout(kinds, self.dropout / 2, self.training)))
        states = kinds[at] * mask
        half = self.sizes.state
        for layer in self.layers:
            # Half of the places run forwards and half backwards.
            states = self._dropped(states, self.dropout)
            new, keep, gate = layer(states).chunk(3, 2)
            keep, gate = torch.sigmoid(keep), torch.sigmoid(gate)
            new = new * (1 - keep) * mask
            keep = keep.contiguous()
            forth = _Recurrence.apply(keep[..., :half].contiguous(), new[..., :half].contiguous())
            back = _Recurrence.apply(
                keep[..., half:].flip(0).contiguous(), new[..., half:].flip(0).contiguous()
            ).flip(0)
            states = states + gate * (torch.cat([forth, back], 2) - states)
        return self._dropped(states, self.dropout)

    def forward(self, states: Tensor, heads: Tensor, mask: Tensor) -> Scores:
        """The scores, those of labels for the ``heads`` (sentences, words) that were given."""
        words = len(states)
        dependent = self._dropped(self.dependent(states), self.dropout / 2)
        head = self._dropped(self.head(states), self.dropout / 2)
        inner = torch.einsum("ibd,jbd->bij", dependent, head)
        places = torch.arange(words)
        apart = (places[None, :] - places[:, None]).clamp(-FURTHEST, FURTHEST) + FURTHEST
        inner = inner + self.distance[apart]
        inner = inner.masked_fill(~mask[..., 0].T[:, None, :].bool(), -1e4)
        inner = inner.masked_fill(torch.eye(words, dtype=torch.bool), -1e4)
        root = (dependent @ self.root).T[..., None]
        label_head = torch.cat(
            [self.label_head(states), self.label_root.expand(1, states.shape[1], -1)]
        )
        of_heads = label_head.gather(0, heads.T[..., None].expand(-1, -1, label_head.shape[2]))
        both = torch.relu(self.label_dependent(states) + of_heads)
        return Scores(
            self.tag(states),
            torch.cat([inner, root], 2),
            self.label(nn.functional.dropout(both, self.dropout / 2, self.training)),
        )
