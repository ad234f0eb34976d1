"""The treebanks that the syntax model is fitted on, read from bare clones of their repositories."""

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from factcheck.text.syntax_words import PLACEHOLDER

#: The kinds of text in GUM that anyone may use for anything; the others forbid it or are recorded
#: talk, which news doesn't read like.
FREE_KINDS = frozenset("academic bio interview news speech textbook voyage".split())
#: Textbooks that aren't of the publisher whose licence the treebank names.
_OTHER_PUBLISHERS = frozenset(f"GUM_textbook_{name}" for name in ("alamo", "artwork", "evoethics"))
#: The subtypes of relations that are told apart; of every other label the subtype is cut.
SUBTYPES = frozenset(
    "nsubj:pass csubj:pass aux:pass acl:relcl advcl:relcl obl:agent obl:unmarked nmod:poss"
    " nmod:unmarked nmod:desc compound:prt".split()
)
_HELD_OUT = 5
_SENTENCE_LIMIT = 120


class Tree(NamedTuple):
    """One sentence of a treebank; heads are places in it, -1 for the root."""

    words: tuple[str, ...]
    tags: tuple[str, ...]  # "VERB VBD"; "" for what stands for a quotation
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    text: str


class Treebanks(NamedTuple):
    """Sentences to fit on, to choose by, and to measure on by the name of the set."""

    train: list[Tree]
    dev: list[Tree]
    tests: dict[str, list[Tree]]


def _shown(repository: Path, paths: list[str]) -> Iterator[str]:
    asked = "".join(f"HEAD:{path}\n" for path in paths).encode()
    answer = subprocess.run(
        ["git", "-C", str(repository), "cat-file", "--batch"],
        input=asked, stdout=subprocess.PIPE, check=True,
    ).stdout  # fmt: skip
    at = 0
    for _ in paths:
        line_end = answer.index(b"\n", at)
        size = int(answer[at:line_end].rsplit(b" ", 1)[1])
        yield answer[line_end + 1 : line_end + 1 + size].decode()
        at = line_end + size + 2


def _paths(repository: Path) -> list[str]:
    listed = subprocess.run(
        ["git", "-C", str(repository), "ls-tree", "-r", "--name-only", "HEAD"],
        stdout=subprocess.PIPE, check=True, text=True,
    )  # fmt: skip
    return [path for path in listed.stdout.splitlines() if path.endswith(".conllu")]


def trees(conllu: str) -> Iterator[Tree]:
    """The sentences of a file in the CoNLL-U format."""
    for block in conllu.strip().split("\n\n"):
        text, rows = "", []
        for line in block.splitlines():
            if line.startswith("# text = "):
                text = line[9:]
            elif line[:1].isdigit():
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
        if rows:
            yield Tree(
                tuple(row[1] for row in rows),
                tuple(f"{row[3]} {row[4]}" for row in rows),
                tuple(int(row[6]) - 1 for row in rows),
                tuple(_label(row[7]) for row in rows),
                text,
            )


def _label(relation: str) -> str:
    return relation if relation in SUBTYPES else relation.partition(":")[0]


def treebanks(root: Path) -> Treebanks:
    """English-EWT, the free part of English-GUM, and English-PUD, from their clones in ``root``."""
    ewt, gum, pud = (root / f"UniversalDependencies+UD_English-{name}" / "repo"
                     for name in ("EWT", "GUM", "PUD"))  # fmt: skip
    found = Treebanks([], [], {})
    dev, test = _all(ewt, ["en_ewt-ud-dev.conllu"]), _all(ewt, ["en_ewt-ud-test.conllu"])
    found.dev.extend(dev)
    found.tests["EWT test"] = test
    lists = "not-to-release/file-lists"
    (listed,) = _shown(ewt, [f"{lists}/files.train"])
    found.train.extend(_all(ewt, [f"not-to-release/sources/{name}.conllu" if not
                                  name.endswith(".conllu") else f"not-to-release/sources/{name}"
                                  for name in listed.split()]))  # fmt: skip
    measured = set(" ".join(_shown(gum, [f"{lists}/files.dev", f"{lists}/files.test"])).split())
    for path in _paths(gum):
        parts = Path(path).stem.split("_")
        if (
            parts[0] != "GUM"
            or parts[1] not in FREE_KINDS
            or Path(path).stem in (_OTHER_PUBLISHERS)
        ):
            continue
        if not any(Path(path).stem in name for name in measured):
            found.train.extend(_all(gum, [path]))
        else:
            kind = "GUM news" if parts[1] == "news" else "GUM other"
            found.tests.setdefault(kind, []).extend(_all(gum, [path]))
    for at, tree in enumerate(_all(pud, ["en_pud-ud-test.conllu"])):
        (found.train if at % _HELD_OUT else found.tests.setdefault("PUD", [])).append(tree)
    return found._replace(train=[tree for tree in found.train if len(tree.words) < _SENTENCE_LIMIT])


def _all(repository: Path, paths: list[str]) -> list[Tree]:
    return [tree for text in _shown(repository, paths) for tree in trees(text)]


def varied(tree: Tree, chance: random.Random) -> Tree:
    """The tree as another text might have it: letters, final stop, a quotation folded away."""
    words = list(tree.words)
    draw = chance.random()
    if draw < 0.03:
        words = [word.upper() for word in words]
    elif draw < 0.06:
        words = [word[:1].upper() + word[1:] for word in words]
    elif draw < 0.12:
        words[0] = words[0][:1].lower() + words[0][1:]
    tree = tree._replace(words=tuple(words))
    if chance.random() < 0.2:
        tree = _folded(tree, chance)
    if chance.random() < 0.08 and len(tree.words) > 3 and tree.words[-1] == ".":
        tree = _without(tree, {len(tree.words) - 1})
    return tree


_OFTEN_QUOTED = {"ccomp": 8, "parataxis": 6, "obj": 2, "conj": 1, "xcomp": 2, "obl": 1, "advcl": 1,
                 "amod": 1, "nmod": 1, "root": 2, "nsubj": 1, "appos": 1, "acl": 1}  # fmt: skip


def _folded(tree: Tree, chance: random.Random) -> Tree:
    """One word stands for a contiguous subtree, its punctuation now and then with it."""
    reach = spans(tree)
    sizes = [0] * len(tree.words)
    for at in range(len(tree.words)):
        up = at
        while up >= 0:
            sizes[up] += 1
            up = tree.heads[up]
    fits = [
        at for at, (low, high) in enumerate(reach)
        if sizes[at] == high - low + 1 >= 2 and tree.labels[at] in _OFTEN_QUOTED
        and sizes[at] < len(tree.words) - 1
    ]  # fmt: skip
    if not fits:
        return tree
    at = chance.choices(fits, [_OFTEN_QUOTED[tree.labels[fit]] for fit in fits])[0]
    low, high = reach[at]
    gone = set(range(low, high + 1)) - {at}
    for beside in (low - 1, high + 1, high + 2):
        if (
            0 <= beside < len(tree.words)
            and tree.words[beside] in "\"'“”‘’"
            and (tree.labels[beside] == "punct")
        ):
            gone.add(beside)
    after = high + 1
    if after < len(tree.words) and tree.words[after] == "," and chance.random() < 0.5:
        gone.add(after)
    words, tags = list(tree.words), list(tree.tags)
    words[at], tags[at] = PLACEHOLDER, ""
    return _without(tree._replace(words=tuple(words), tags=tuple(tags)), gone)


def spans(tree: Tree) -> list[tuple[int, int]]:
    """The first and the last place of each word's subtree."""
    reach = [(at, at) for at in range(len(tree.words))]
    for at in range(len(tree.words)):
        up = at
        while up >= 0:
            low, high = reach[up]
            reach[up] = (min(low, at), max(high, at))
            up = tree.heads[up]
    return reach


def _without(tree: Tree, gone: set[int]) -> Tree:
    if any(head in gone and at not in gone for at, head in enumerate(tree.heads)):
        return tree
    return _in_order(tree, [at for at in range(len(tree.words)) if at not in gone])


def _in_order(tree: Tree, order: list[int]) -> Tree:
    place = {old: new for new, old in enumerate(order)} | {-1: -1}
    return Tree(
        tuple(tree.words[at] for at in order),
        tuple(tree.tags[at] for at in order),
        tuple(place[tree.heads[at]] for at in order),
        tuple(tree.labels[at] for at in order),
        tree.text,
    )
