"""What decisions teach the inbox, replayed: the first part of a desk's decisions, then the rest.

Desks are invented, each with a taste; what they decide on are real sentences with the labels that
people gave them. What was decided first teaches. The rest is put into inboxes of a hundred, each
put in order by the score alone and by what was learned, and held against what the desk decided.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.lines import Line, read
from benchmarks.rows import Row, tell
from factcheck.models import ClaimKind
from factcheck.queries.lessons import Shown, features_of, trust
from factcheck.statistics.lessons import Lesson, learn, moved, steps
from factcheck.statistics.ranked import average_precision, ndcg
from factcheck.text.checkworthy import worth

#: So many decisions teach: a desk after a few days, and one that is settled.
TAUGHT = (200, 2_000)
INBOX = 100
#: Each desk is invented so often, with other dice.
TIMES = 4
_DRAWS = 1_000
_HEALTH = {
    "health", "healthcare", "hospital", "insurance", "medicare", "medicaid", "doctor", "nurse",
    "patient", "medical", "medicine", "drug", "disease", "cancer", "insured", "uninsured",
}  # fmt: skip

Taste = Callable[["Sentence"], float]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stand-in for a claim."""

    features: tuple[str, ...]
    score: float
    is_labelled: bool
    has_number: bool
    is_health: bool
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """How good the inboxes of a desk were: one figure an inbox, by the score and as learned."""

    score: list[tuple[float, float]]
    learned: list[tuple[float, float]]


def sentences(file: Path) -> list[Sentence]:
    """The sentences of a set, in its order."""
    return [_sentence(row) for row in read(file)]


def _sentence(row: Line) -> Sentence:
    words, speaker = row["text"], row.get("speaker")
    judged = worth(words, "direct")
    shows = [one.name for one in judged.features]
    claim = Shown(0, words, ClaimKind.DIRECT, None, shows, judged.score, 0, None, None)
    features = features_of(claim)
    if speaker:
        features.append(f"claimant:{speaker}")
    return Sentence(
        tuple(features),
        judged.score,
        bool(row["label"]),
        any(character.isdigit() for character in words),
        any(f"says:{word}" in features for word in _HEALTH),
        speaker,
    )


def tastes(found: Sequence[Sentence]) -> dict[str, Taste]:
    """The chance that a desk takes a sentence up, by the name of the desk."""
    desks: dict[str, Taste] = {
        "as people labelled": lambda one: float(one.is_labelled),
        "numbers only": lambda one: 0.9 if one.is_labelled and one.has_number else 0.02,
        "health": lambda one: 0.7 if one.is_health and one.score > 0.2 else 0.02,
        "no numbers": lambda one: 0.7 if one.is_labelled and not one.has_number else 0.02,
        "at random": lambda _: 0.2,
    }
    speakers = [one.speaker for one in found if one.speaker]
    if speakers:
        followed = max(set(speakers), key=speakers.count)
        desks["one speaker"] = lambda one: (
            0.8 if one.speaker == followed and one.score > 0.4 else 0.03
        )
    return desks


def replay(found: Sequence[Sentence], taste: Taste, taught: int, seed: int) -> Order:
    """Let a desk decide on sentences in some order, and look at what came after ``taught``."""
    dice = random.Random(seed)
    line = list(found)
    dice.shuffle(line)
    decided = [(one, dice.random() < taste(one)) for one in line]
    lessons = (Lesson(one.features, one.score, taken) for one, taken in decided[:taught])
    weights = {name: known.weight for name, known in learn(lessons, trust).items()}
    order = Order([], [])
    held = decided[max(TAUGHT) :]
    for start in range(0, len(held) - INBOX + 1, INBOX):
        inbox = held[start : start + INBOX]
        taken = [is_taken for _, is_taken in inbox]
        if not any(taken):
            continue
        by_score = [one.score for one, _ in inbox]
        learned = [
            moved(one.score, sum(step.by for step in steps(one.features, weights)))
            for one, _ in inbox
        ]
        order.score.append(_figures(by_score, taken))
        order.learned.append(_figures(learned, taken))
    return order


def _figures(scores: Sequence[float], taken: Sequence[bool]) -> tuple[float, float]:
    ranked = [taken[at] for at in sorted(range(len(scores)), key=lambda at: -scores[at])]
    return average_precision(ranked), ndcg(ranked)


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """Where the mean lies in 95 of 100 draws of inboxes."""
    dice = random.Random(len(differences))
    means = sorted(mean(dice.choices(differences, k=len(differences))) for _ in range(_DRAWS))
    return means[_DRAWS // 40], means[-_DRAWS // 40 - 1]


def measure(sets: Path) -> list[Row]:
    """The rows of the table: for each desk, what learning makes of the order."""
    return [row for name in ("claimbuster", "clef2019") for row in _rows(sets, name)]


def _rows(sets: Path, name: str) -> Iterator[Row]:
    file = sets / f"{name}-train.jsonl"
    if not file.exists():
        tell(f"replay: {file} isn't there")
        return
    found = sentences(file)
    for desk, taste in tastes(found).items():
        for taught in TAUGHT:
            orders = [replay(found, taste, taught, seed) for seed in range(TIMES)]
            yield _row(f"{name}, {desk}, after {taught:,}", orders)
            tell(f"replay: {name}, {desk}, after {taught:,}")


def _row(measured: str, orders: Sequence[Order]) -> Row:
    before = [one for order in orders for one in order.score]
    after = [one for order in orders for one in order.learned]
    said, lows = [], []
    for at, figure in enumerate(("AP", "nDCG@10")):
        gained = [b[at] - a[at] for a, b in zip(before, after, strict=True)]
        low, high = interval(gained)
        lows.append(mean(gained))
        old, new = mean(one[at] for one in before), mean(one[at] for one in after)
        said.append(f"{figure} {old:.3f} → {new:.3f} ({low:+.3f} to {high:+.3f})")
    return Row(
        f"inbox after decisions: {measured}",
        "; ".join(said),
        "not .01 below the score",
        min(lows) > -0.01,
        command="python -m benchmarks replay",
    )
