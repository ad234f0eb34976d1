"""What is still wrong, by kind: ``python -m benchmarks.errors GOLD OUT``.

GOLD is a file as PolNeAR's, OUT what ``predict quotes`` made of it. A kind is what a rule or a
model would have to learn, not a sentence: no text is printed.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.attributions import paired, same_speaker, spans
from benchmarks.lines import Line, read
from benchmarks.resolved import PRONOUN
from benchmarks.speech_verbs import is_speech

MISSED, EXCESS, SPEAKER = "not found", "found, but nobody marked it", "found, wrong speaker"


def kinds(gold: Sequence[Line], predicted: Mapping[object, Line]) -> Counter[tuple[str, str]]:
    """How many errors there are of each sort and kind."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in gold:
        counts.update(_of_article(row, predicted[row["id"]]["quotes"]))
    return counts


def _of_article(row: Line, quotes: Sequence[Line]) -> list[tuple[str, str]]:
    words, gold, answers, pairs = paired(row, quotes)
    said = [span for one in answers for span in one["content"]]
    marked = [span for one in gold for span in spans(one["content"])]
    matched, used = dict(pairs), {answer for _, answer in pairs}
    found = []
    for place, one in enumerate(gold):
        if place not in matched:
            extent = _touches(spans(one["content"]), said)
            found.append((MISSED, "its extent" if extent else f"{one['type']}, {_cue(one)}"))
        elif not same_speaker(row["text"], words, one, answers[matched[place]]):
            found.append((SPEAKER, _speaker(row["text"], one, answers[matched[place]])))
    for number, answer in enumerate(answers):
        if number not in used:
            extent = _touches(answer["content"], marked)
            kind = answer.get("kind", "any")
            found.append((EXCESS, "its extent" if extent else f"{kind}, outside what is marked"))
    return found


def _cue(attribution: Line) -> str:
    if not attribution["cue"]:
        return "without a cue"
    told = any(is_speech(cue["text"]) for cue in attribution["cue"])
    return "by a verb of speech" if told else "by another cue"


def _speaker(text: str, attribution: Line, answer: Line) -> str:
    source = spans(attribution["source"])
    if not source:
        return "one was given where none is marked"
    if not answer["speaker"]:
        return "none was given"
    is_pronoun = PRONOUN.fullmatch(text[slice(*source[0])])
    return "a pronoun is marked" if is_pronoun else "a name or a description is marked"


def _touches(some: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return any(a < end and start < b for a, b in some for start, end in others)


def main() -> None:
    """Read the arguments, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.errors", description=__doc__)
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("predicted", type=Path, metavar="OUT")
    asked = parser.parse_args()
    counts = kinds(list(read(asked.gold)), {row["id"]: row for row in read(asked.predicted)})
    table = Table("what is wrong", "kind", "how often")
    for sort in (MISSED, EXCESS, SPEAKER):
        for (one, kind), number in counts.most_common():
            if one == sort:
                table.add_row(sort, kind, str(number))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
