"""How well the shipped tagger and parser read the test parts of the treebanks, and how fast.

``python -m benchmarks.fit_syntax_score --treebanks FOLDER``
"""

import argparse
import re
import time
from collections import Counter
from pathlib import Path

from benchmarks.fit_syntax_trees import Tree, treebanks
from factcheck.text.syntax import parse, tokens

SHOWN = ("nsubj nsubj:pass obj ccomp xcomp advcl parataxis acl:relcl acl obl obl:agent nmod"
         " conj appos").split()  # fmt: skip


def row(name: str, trees: list[Tree]) -> str:
    """Percent of words with the right tags, heads, and heads with labels; without punctuation."""
    right: Counter[str] = Counter()
    for tree, found in zip(trees, parse([tree.words for tree in trees]), strict=True):
        gold = [tag.split(" ") for tag in tree.tags]
        for at, (tag, form) in enumerate(gold):
            head = found.heads[at] == tree.heads[at]
            label = head and found.labels[at] == tree.labels[at]
            right["words"] += 1
            right["UPOS"] += tag == found.tags[at]
            right["Penn"] += form == found.forms[at]
            right["UAS"] += head
            right["LAS"] += label
            if tree.labels[at] != "punct":
                right["no marks"] += 1
                right["UAS*"] += head
                right["LAS*"] += label
    shown = [
        f"{key} {100 * right[key] / right['words']:5.1f}" for key in "UPOS Penn UAS LAS".split()
    ]
    shown += [f"{key} {100 * right[key] / right['no marks']:5.1f}" for key in ("UAS*", "LAS*")]
    return f"{name:10} {right['words']:6} words  " + "  ".join(shown)


def relations(trees: list[Tree]) -> list[str]:
    """Precision, recall and F1 of single relations, the head right too."""
    gold: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for tree, found in zip(trees, parse([tree.words for tree in trees]), strict=True):
        gold.update(tree.labels)
        predicted.update(found.labels)
        both.update(
            label for at, label in enumerate(tree.labels)
            if (found.heads[at], found.labels[at]) == (tree.heads[at], label)
        )  # fmt: skip
    return [
        f"  {label:10} P {100 * both[label] / max(1, predicted[label]):5.1f}"
        f"  R {100 * both[label] / max(1, gold[label]):5.1f}"
        f"  F {200 * both[label] / max(1, predicted[label] + gold[label]):5.1f}  ({gold[label]})"
        for label in SHOWN
    ]


def cuts(trees: list[Tree]) -> float:
    """F1 of words, in percent, when the sentences are cut by ``tokens``."""
    both = either = 0
    for tree in trees:
        gold, at = set(), 0
        for word in tree.words:
            here = re.compile(r"\s*".join(map(re.escape, word))).search(tree.text, at)
            if here:
                at = here.end()
                gold.add(here.span())
        found = {(token.start, token.end) for token in tokens(tree.text)}
        both += len(gold & found)
        either += len(gold) + len(found)
    return 200 * both / either


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    found = treebanks(parser.parse_args().treebanks)
    every = [tree for trees in found.tests.values() for tree in trees]
    for name, trees in found.tests.items():
        print(row(name, trees), f" cuts {cuts(trees):.1f}")
    print("all of them", *relations(every), sep="\n")
    print("news", *relations(found.tests["GUM news"] + found.tests["PUD"]), sep="\n")
    best = 0.0
    texts = [tree.text for tree in every]
    for at in range(0, len(texts), 40):
        some = texts[at : at + 40]
        began = time.perf_counter()
        cut = [[token.text for token in tokens(text)] for text in some]
        parse(cut)
        best = max(best, sum(map(len, cut)) / (time.perf_counter() - began))
    print(f"{best:,.0f} words per second at best, by 40 sentences")


if __name__ == "__main__":
    main()
