"""Fit the tagger and parser that ships in ``factcheck/text``.

``python -m benchmarks.fit_syntax --treebanks FOLDER``: the folder holds bare clones of the
Universal Dependencies repositories (docs/decisions/0032 says which, and their licences).
"""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

try:
    import torch
except ImportError:
    sys.exit("The syntax model is fitted with torch, which no lock of ours has: pip install torch.")
import numpy as np
from torch import Tensor, nn

from benchmarks.fit_syntax_net import Net, Sizes
from benchmarks.fit_syntax_speech import told
from benchmarks.fit_syntax_store import restore, store
from benchmarks.fit_syntax_trees import Tree, treebanks, varied
from factcheck.text.syntax_words import PIECES, PLACEHOLDER, SHAPES, pieces, plain, shape

WORDS_AT_ONCE = 900
_UNKNOWN = 0
_RARE = 2
_FORGOTTEN = 0.4  # how readily the form of a rare word is withheld
_NONE = -100
_TOLD = 0.08  # how many sentences become what somebody said
_SLOW = 0.998  # how slowly the weights that are kept follow the ones that are fitted


class Lexicon:
    """The forms, tags and labels that the model knows, and what is told of each word."""

    def __init__(self, train: list[Tree]) -> None:
        counts = Counter(plain(word) for tree in train for word in tree.words)
        often = sorted(form for form, count in counts.items() if count >= _RARE)
        self.forms = ["", PLACEHOLDER, *often]
        self.form_at = {form: at for at, form in enumerate(self.forms)}
        self.withheld = torch.tensor(
            [_FORGOTTEN / (_FORGOTTEN + counts[form]) if at > 1 else 0.0
             for at, form in enumerate(self.forms)]
        )  # fmt: skip
        tags = Counter(tag for tree in train for tag in tree.tags if tag)
        self.tags = sorted(tag for tag, count in tags.items() if count >= 5)
        self.labels = sorted({label for tree in train for label in tree.labels})
        self.tag_at = {tag: at for at, tag in enumerate(self.tags)}
        self.label_at = {label: at for at, label in enumerate(self.labels)}
        self._facts: dict[str, tuple[int, list[int], int]] = {}

    def facts(self, word: str) -> tuple[int, list[int], int]:
        if word not in self._facts:
            form = plain(word)
            self._facts[word] = (self.form_at.get(form, _UNKNOWN), pieces(form), shape(word))
        return self._facts[word]


class Batch(NamedTuple):
    """Sentences as numbers, side by side; first the words, then what is to be found."""

    words: tuple[Tensor, ...]
    tags: Tensor
    heads: Tensor  # sentences, words; the root is the number of words
    labels: Tensor
    mask: Tensor


def batch(trees: list[Tree], lexicon: Lexicon, fitting: bool) -> Batch:
    longest, count = max(len(tree.words) for tree in trees), len(trees)
    kinds: dict[str, int] = {}
    at = torch.zeros(longest, count, dtype=torch.long)
    tags, labels = torch.full((2, longest, count), _NONE)
    heads = torch.full((count, longest), _NONE)
    mask = torch.zeros(longest, count, 1)
    for column, tree in enumerate(trees):
        size = len(tree.words)
        at[:size, column] = torch.tensor([kinds.setdefault(w, len(kinds)) for w in tree.words])
        tags[:size, column] = torch.tensor([lexicon.tag_at.get(tag, _NONE) for tag in tree.tags])
        labels[:size, column] = torch.tensor([lexicon.label_at.get(x, _NONE) for x in tree.labels])
        heads[column, :size] = torch.tensor([x if x >= 0 else longest for x in tree.heads])
        mask[:size, column] = 1
    told = [lexicon.facts(word) for word in kinds]
    forms = torch.tensor([form for form, _, _ in told])
    if fitting:
        forms[torch.rand(len(forms)) < lexicon.withheld[forms]] = _UNKNOWN
    offsets = np.cumsum([0] + [len(rows) for _, rows, _ in told])[:-1]
    words = (
        forms,
        torch.tensor([row for _, rows, _ in told for row in rows]),
        torch.from_numpy(offsets),
        torch.tensor([row for _, _, row in told]),
        at,
    )
    return Batch(words, tags, heads, labels, mask)


def batches(trees: list[Tree], chance: random.Random) -> list[list[Tree]]:
    """The trees in groups of about a length."""
    trees = sorted(trees, key=lambda tree: len(tree.words) + chance.random() * 4)
    groups: list[list[Tree]] = [[]]
    for tree in trees:
        if (len(groups[-1]) + 1) * len(tree.words) > WORDS_AT_ONCE:
            groups.append([])
        groups[-1].append(tree)
    chance.shuffle(groups)
    return [group for group in groups if group]


def loss_of(net: Net, given: Batch) -> Tensor:
    states = net.encoded(*given.words, given.mask)
    scores = net(states, given.heads.clamp(min=0), given.mask)
    return (
        nn.functional.cross_entropy(scores.tags.flatten(0, 1), given.tags.flatten())
        + nn.functional.cross_entropy(scores.heads.flatten(0, 1), given.heads.flatten())
        + nn.functional.cross_entropy(scores.labels.flatten(0, 1), given.labels.flatten())
    )


def measured(net: Net, trees: list[Tree], lexicon: Lexicon) -> str:
    """Tags, heads and labelled heads that are right, in percent, before trees are made of them."""
    net.eval()
    right, words = np.zeros(4), 0
    with torch.no_grad():
        for group in batches(trees, random.Random(0)):
            given = batch(group, lexicon, fitting=False)
            states = net.encoded(*given.words, given.mask)
            first = net(states, given.heads.clamp(min=0), given.mask)
            heads = first.heads.argmax(2)
            scores = net(states, heads, given.mask)
            inside = given.mask[..., 0].bool()
            good = (heads == given.heads).T & inside
            tags = scores.tags.argmax(2)
            upos = torch.tensor([0] * len(lexicon.tags))
            names = sorted({tag.split()[0] for tag in lexicon.tags})
            for i, tag in enumerate(lexicon.tags):
                upos[i] = names.index(tag.split()[0])
            gold = torch.where(given.tags >= 0, upos[given.tags.clamp(min=0)], -1)
            labels = scores.labels.argmax(2)
            right += [((tags == given.tags) & inside).sum(), ((upos[tags] == gold) & inside).sum(),
                      good.sum(), (good & (labels == given.labels)).sum()]  # fmt: skip
            words += int(inside.sum())
    net.train()
    return " ".join(
        f"{name} {100 * value / words:.2f}"
        for name, value in zip(("tags", "UPOS", "UAS", "LAS"), right, strict=True)
    )


def examples(train: list[Tree], chance: random.Random) -> list[Tree]:
    """The trees as they are shown this time."""
    pairs = zip(train, chance.sample(train, len(train)), strict=True)
    shown = (told(*pair, chance) if chance.random() < _TOLD else pair[0] for pair in pairs)
    return [varied(tree, chance) for tree in shown]


def follow(mean: list[Tensor], net: Net, share: float) -> None:
    """Move the weights that are kept a little towards those that are fitted."""
    with torch.no_grad():
        for part, slow in zip(net.parameters(), mean, strict=True):
            slow.lerp_(part, share)


def fit(arguments: argparse.Namespace) -> None:
    """Fit for the minutes that were asked for, print how it goes, and write the weights."""
    torch.manual_seed(arguments.seed)
    chance = random.Random(arguments.seed)
    found = treebanks(arguments.treebanks)
    lexicon = Lexicon(found.train)
    sizes = Sizes(state=arguments.state, layers=arguments.layers, dropout=arguments.dropout,
                  tags=len(lexicon.tags), labels=len(lexicon.labels))  # fmt: skip
    net = Net(sizes, len(lexicon.forms), PIECES, SHAPES)
    if arguments.start:
        restore(net, arguments.start)
    print(sum(p.numel() for p in net.parameters()), "numbers", file=sys.stderr)
    optimiser = torch.optim.AdamW(net.parameters(), lr=arguments.rate, betas=(0.9, 0.95),
                                  weight_decay=1e-3)  # fmt: skip
    began, limit = time.monotonic(), arguments.minutes * 60
    mean = [part.detach().clone() for part in net.parameters()]
    epoch = step = 0
    while time.monotonic() - began < limit:
        epoch += 1
        total = 0.0
        groups = batches(examples(found.train, chance), chance)
        for group in groups:
            step += 1
            past = min(1.0, (time.monotonic() - began) / limit)
            rate = arguments.rate * min(step / 200, 1 - past) + 1e-5
            for part in optimiser.param_groups:
                part["lr"] = rate
            loss = loss_of(net, batch(group, lexicon, fitting=True))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            total += loss.item()
            follow(mean, net, 1 - min(_SLOW, step / (step + 10)))
            if past >= 1:
                break
        past = (time.monotonic() - began) / limit
        print(f"{past:.2f} epoch {epoch} loss {total / len(groups):.3f}",
              measured(net, found.dev, lexicon) if epoch % 3 == 0 else "",
              file=sys.stderr, flush=True)  # fmt: skip
    with torch.no_grad():
        for part, slow in zip(net.parameters(), mean, strict=True):
            part.copy_(slow)
    net.eval()
    for name, tests in found.tests.items():
        print(name, measured(net, tests, lexicon), file=sys.stderr)
    store(net, lexicon.forms, lexicon.tags, lexicon.labels, arguments.out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--minutes", type=float, default=24)
    parser.add_argument("--state", type=int, default=96)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--dropout", type=float, default=0.28)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=1)
    fit(parser.parse_args())
