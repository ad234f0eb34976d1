"""Sentences made of two: what one says is what the subject of the other said, as news tells it."""

import random
from collections.abc import Hashable
from typing import NamedTuple

from benchmarks.fit_syntax_trees import Tree, spans
from factcheck.text.syntax_words import PLACEHOLDER

_SPEAKER_LIMIT = 14
_CONTENT_LIMIT = 40
_SAID = [("said", 8), ("says", 2), ("added", 1), ("wrote", 1), ("explained", 1), ("argued", 1)]


class _Row(NamedTuple):
    key: Hashable
    word: str
    tag: str
    head: Hashable
    label: str


def told(tree: Tree, speaker: Tree, chance: random.Random) -> Tree:
    """“…, said the mayor.”, or the tree itself where the two don't lend themselves to it."""
    content = _content(tree, chance)
    subject = _subject(speaker, chance)
    if not content or not subject:
        return tree
    verb, weight = zip(*_SAID, strict=True)
    said = _Row("said", chance.choices(verb, weight)[0], "VERB VBD", None, "root")
    if said.word == "says":
        said = said._replace(tag="VERB VBZ")
    rows = [row._replace(head="said") if row.head is None else row
            for row in content]  # fmt: skip
    is_inverted = chance.random() < 0.55 and not subject[-1].tag.startswith("PRON")
    rows += [said, *subject] if is_inverted else [*subject, said]
    rows.append(_Row("stop", ".", "PUNCT .", "said", "punct"))
    place = {row.key: at for at, row in enumerate(rows)}
    return Tree(
        tuple(row.word for row in rows),
        tuple(row.tag for row in rows),
        tuple(place.get(row.head, -1) for row in rows),
        tuple(row.label for row in rows),
        "",
    )


def _content(tree: Tree, chance: random.Random) -> list[_Row]:
    root, size = tree.heads.index(-1), len(tree.words)
    if tree.words[-1] in {".", "!", "?"}:
        size -= 1
    if not 3 <= size <= _CONTENT_LIMIT or not tree.tags[root].startswith(("VERB", "AUX", "ADJ")):
        return []
    top = ("content", root)
    comma = _Row("comma", ",", "PUNCT ,", "said", "punct")
    if chance.random() < 0.4:
        rows = [_Row(top, PLACEHOLDER, "", None, "ccomp")]
        return [*rows, comma] if chance.random() < 0.5 else rows
    rows = [
        _Row(("content", at), tree.words[at], tree.tags[at], ("content", tree.heads[at]),
             tree.labels[at])
        for at in range(size)
    ]  # fmt: skip
    rows[root] = rows[root]._replace(head=None, label="ccomp")
    if chance.random() < 0.6:
        opened = _Row("open", '"', "PUNCT ``", top, "punct")
        return [opened, *rows, comma, _Row("closed", '"', "PUNCT ''", top, "punct")]
    return [*rows, comma]


def _subject(speaker: Tree, chance: random.Random) -> list[_Row]:
    reach = spans(speaker)
    for at, label in enumerate(speaker.labels):
        low, high = reach[at]
        is_pronoun = speaker.tags[at].startswith("PRON")
        if label != "nsubj" or high - low >= _SPEAKER_LIMIT or (
            is_pronoun and chance.random() < 0.8
        ):  # fmt: skip
            continue
        rows = [
            _Row(("speaker", each), speaker.words[each], speaker.tags[each],
                 ("speaker", speaker.heads[each]), speaker.labels[each])
            for each in range(low, high + 1)
        ]  # fmt: skip
        rows[at - low] = rows[at - low]._replace(head="said")
        first = rows[0]
        if not first.tag.startswith("PROPN") and first.word != "I":
            rows[0] = first._replace(word=first.word[:1].lower() + first.word[1:])
        inside = {row.key for row in rows}
        return rows if all(row.head in inside for row in rows if row.head != "said") else []
    return []
