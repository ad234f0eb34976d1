"""The labelled speakers: who is meant by each source that a set marks, by our own reading.

``speaker_labels.jsonl`` has a row for each of 42 articles of PolNeAR's training part, with places
in the text of the set and no words of it; ``speaker_labels.md`` says how they were labelled.
``python -m benchmarks.speaker_set polnear-train.jsonl`` holds the labels against the set.
"""

import argparse
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.lines import Line, read

FILE = Path(__file__).parent / "speaker_labels.jsonl"
DEVELOPMENT, HELD_OUT, BOTH = "development", "held out", "all articles"
HALVES = (BOTH, DEVELOPMENT, HELD_OUT)
SEED = 5
BANDS, FROM_EACH = 6, 7
FEWEST = 6


def labels(half: str = BOTH) -> dict[object, Line]:
    """Article id → its row of labels, for one of ``HALVES``."""
    return {
        row["id"]: row
        for row in read(FILE)
        if half == BOTH or row["development"] == (half == DEVELOPMENT)
    }


def drawn(rows: Iterable[Line]) -> list[Line]:
    """The articles that were labelled: as many from each of six bands of length, by chance.

    Only articles with six attributions or more that have a source are drawn from. Every other one
    is for development.
    """
    usable = [row for row in rows if len(sourced(row)) >= FEWEST]
    usable.sort(key=lambda row: (len(row["text"].split()), row["id"]))
    chance, found = random.Random(SEED), []
    for band in range(BANDS):
        first, end = (len(usable) * place // BANDS for place in (band, band + 1))
        found += chance.sample(usable[first:end], FROM_EACH)
    return found


def sourced(row: Line) -> list[Line]:
    """The attributions of an article that say who is the source."""
    return [one for one in row["attributions"] if one["source"] and one["type"] != "empty"]


def mention(attribution: Line) -> tuple[int, int]:
    """The first part of the source, by which a label names it."""
    return attribution["source"][0]["start"], attribution["source"][0]["end"]


def faults(rows: Sequence[Line]) -> list[str]:
    """What is wrong with the labels for this set: articles, sources or places that don't fit."""
    chosen, found = drawn(rows), []
    labelled = labels()
    if {row["id"] for row in chosen} != set(labelled):
        found.append("other articles are labelled than were drawn")
    for number, row in enumerate(chosen):
        label = labelled[row["id"]]
        if label["development"] != (number % 2 == 0):
            found.append(f"{row['id']}: in the wrong half")
        marked = {tuple(one["mention"]) for one in label["speakers"]}
        if marked != {mention(one) for one in sourced(row)}:
            found.append(f"{row['id']}: other sources are labelled than the set marks")
        for one in label["speakers"]:
            places = [one["who"], one["role"], one["relayed_by"], *one.get("also", ())]
            if any(place and not row["text"][slice(*place)].strip() for place in places):
                found.append(f"{row['id']}: a place without words at {one['mention']}")
    return found


def main() -> None:
    """Read the arguments, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speaker_set", description=__doc__)
    parser.add_argument("source", type=Path, metavar="IN", help="polnear-train.jsonl")
    rows = list(read(parser.parse_args().source))
    found = faults(rows)
    speakers = [one for row in labels().values() for one in row["speakers"]]
    attributions = sum(len(sourced(row)) for row in drawn(rows))
    print(f"{len(labels())} articles, {len(speakers)} labels for {attributions} attributions")
    for fault in found:
        print(fault)
    if found:
        parser.exit(1)


if __name__ == "__main__":
    main()
