"""The labelled set of reprints, and what simpler means make of it.

Pairs come from stories of our own: reprints in other furniture, cut, lightly edited, given another
lead; against stories written anew, later stories, one borrowed paragraph, and reports after one
form. All pairs of one story are in one half. The thresholds of the rivals, as ours, are those that
do best on the half called development.
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.lines import Line, read

FOLDER = Path(__file__).parent / "reprint_pairs"
DEVELOPMENT, TEST = "development", "test"
_WORD = re.compile(r"\w+")
_STEPS = [step / 50 for step in range(1, 51)]

#: How alike two texts are, from 0 to 1.
Likeness = Callable[[str, str], float]


def pairs() -> list[Line]:
    """Every pair: ``id``, ``half``, ``kind``, ``reprint``, and its texts ``one`` and ``other``."""
    texts = {row["id"]: row["text"] for row in read(FOLDER / "articles.jsonl")}
    found = []
    for row in read(FOLDER / "pairs.jsonl"):
        one, other = row["id"].split("/")
        found.append({**row, "one": texts[one], "other": texts[other]})
    return found


def measures(answers: Mapping[object, bool], rows: Sequence[Line]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the answers for these pairs."""
    said = [(answers[row["id"]], row["reprint"]) for row in rows]
    right = sum(answer and label for answer, label in said)
    answered, labelled = sum(answer for answer, _ in said), sum(label for _, label in said)
    precision = right / answered if answered else 0.0
    recall = right / labelled if labelled else 0.0
    return precision, recall, 2 * right / (answered + labelled) if right else 0.0


def rivals(rows: Sequence[Line]) -> dict[str, float]:
    """F1 on the test half of each simpler means, at the threshold that suits it best on the other.

    They are measured here and now; all of them are Python's own or a few lines.
    """
    known = Counter(
        word for row in rows for text in (row["one"], row["other"]) for word in set(_words(text))
    )
    means: dict[str, Likeness] = {
        "hash of the text": lambda one, other: float(_digest(one) == _digest(other)),
        "difflib.SequenceMatcher": lambda one, other: SequenceMatcher(
            None, _words(one), _words(other), autojunk=False
        ).ratio(),
        "TF-IDF cosine": lambda one, other: _cosine(
            _weighed(one, known, 2 * len(rows)), _weighed(other, known, 2 * len(rows))
        ),
        "words in common (Jaccard)": lambda one, other: _jaccard(
            set(_words(one)), set(_words(other))
        ),
    }
    return {name: _at_its_best(rows, likeness) for name, likeness in means.items()}


def _at_its_best(rows: Sequence[Line], likeness: Likeness) -> float:
    found = {row["id"]: likeness(row["one"], row["other"]) for row in rows}

    def f1(half: str, threshold: float) -> float:
        answers = {number: value >= threshold for number, value in found.items()}
        return measures(answers, [row for row in rows if row["half"] == half])[2]

    return f1(TEST, max(_STEPS, key=lambda step: f1(DEVELOPMENT, step)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _weighed(text: str, known: Mapping[str, int], number: int) -> dict[str, float]:
    return {
        word: count * math.log(number / known[word])
        for word, count in Counter(_words(text)).items()
    }


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return sum(weight * other.get(word, 0.0) for word, weight in one.items()) / lengths


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)
