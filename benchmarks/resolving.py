"""Speakers resolved to people and bodies: on our labels, and on the two articles marked by hand."""

import json
from pathlib import Path

from rich.progress import Progress

from benchmarks import resolved
from benchmarks.lines import Line, read
from benchmarks.predict import quotes
from benchmarks.rows import Row, goal
from benchmarks.speaker_set import HALVES, labels
from factcheck.text.attribution import pull

TRAIN = "polnear-train.jsonl"
FLOOR = 90
GOLD, SEEDS = "seeds-gold.json", "seeds"
COMMAND = "predict, score: speakers"


def measure(folder: Path, bar: Progress) -> list[Row]:
    """The rows of the labels; ``folder`` has the set that they are labels of."""
    labelled = labels()
    gold = [row for row in read(folder / TRAIN) if row["id"] in labelled]
    answers = {row["id"]: quotes(row) for row in bar.track(gold, description="speakers")}
    plain = {row["id"]: _mentions(row, answers[row["id"]]) for row in gold}
    rows = []
    for half in HALVES:
        verdicts = resolved.verdicts(gold, answers, labels(half))
        beside = resolved.verdicts(gold, plain, labels(half))
        for kind in resolved.KINDS:
            value, between = resolved.share(verdicts, kind)
            spread = f" ({between[0]:.1f}–{between[1]:.1f})" if between else ""
            owed = kind == resolved.ALL
            rows.append(
                Row(
                    f"speakers resolved, {half}: {kind}",
                    f"{value:.1f}{spread}",
                    f"{FLOOR}" if owed else "",
                    rival=f"the mention as it stands {resolved.share(beside, kind)[0]:.1f}",
                    command=COMMAND,
                    verdict=goal(value, FLOOR) if owed else "",
                )
            )
    return rows


def _mentions(row: Line, answer: Line) -> Line:
    """The same answers with the words beside the verb for a name, as other pullers leave them."""
    return {
        "quotes": [
            {
                **quote,
                "speaker_name": quote["speaker"] and row["text"][slice(*quote["speaker"])],
                "is_unnamed": False,
            }
            for quote in answer["quotes"]
        ]
    }


def measure_seeds(folder: Path, bar: Progress) -> list[Row]:
    """How many of the hand-marked quotations are found to the character, and with whose name."""
    marked = json.loads((folder / GOLD).read_text(encoding="utf-8"))["quotations"]
    whole = found = named = 0
    for name, quotations in bar.track(list(marked.items()), description="seeds"):
        text = (folder.parent / SEEDS / name).read_text(encoding="utf-8")
        by_spans = {tuple(map(tuple, one.spans)): one.speaker_name for one in pull(text)}
        for quotation in quotations:
            spans = tuple((span["start"], span["end"]) for span in quotation["spans"])
            whole += 1
            found += spans in by_spans
            named += by_spans.get(spans) == quotation["speaker"]
    return [
        Row(f"seeds: {what}", f"{value} of {whole}", f"{whole}", verdict=goal(value, whole))
        for what, value in (("quotations", found), ("speakers", named))
    ]
