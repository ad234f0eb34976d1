"""Who said what, on files as PolNeAR's: the product, the rivals of the same run, and people."""

from collections.abc import Mapping
from pathlib import Path
from time import process_time

from rich.progress import Progress

from benchmarks import attributions, rivals
from benchmarks.attributions import Tally
from benchmarks.lines import Line, read
from benchmarks.other_pullers import Puller, regular_expressions, with_spacy
from benchmarks.predict import quotes
from benchmarks.rows import Row, goal
from factcheck.text.attribution import pull
from factcheck.text.canonical import canonical

PRODUCT = "product"
FILE = "polnear-dev.jsonl"
#: What is measured, which attributions and which figure of them, the floor and the reach.
MEASURES = (
    ("all attributions, F1 of span", "all", "span_f1", 60, 68),
    ("all attributions, F1 of span and speaker", "all", "speaker_f1", 47, 58),
    ("by verbs of speech, F1 of span and speaker", "verbs of speech", "speaker_f1", 60, 72),
    ("direct quotations, recall of span and speaker", "direct", "speaker_recall", 80, 90),
    ("mixed quotations, recall of span and speaker", "mixed", "speaker_recall", 52, 62),
)
SPEED_FLOOR, SPEED_REACH = 20_000, 100_000
ROUNDS = 3
WARM_UP = "Mayor Odile Fenn said that the pier was safe. “It never was,” Bo Lind said on Monday."


def measure(file: Path, bar: Progress) -> list[Row]:
    """The rows for one file."""
    gold = list(read(file))
    others: dict[str, Puller] = {"regular expressions": regular_expressions, **with_spacy()}
    answers = {PRODUCT: {row["id"]: quotes(row) for row in bar.track(gold, description=file.stem)}}
    rates = {}
    for name, puller in others.items():
        answers[name], rates[name] = _answered(puller, gold, bar, name)
    rows = []
    for words, subset, figure, floor, reach in MEASURES:
        counts = {
            name: attributions.tallies(gold, given, subset) for name, given in answers.items()
        }
        low, high = attributions.interval(counts[PRODUCT], figure)
        values = {name: 100 * _value(tallies, figure) for name, tallies in counts.items()}
        rows.append(
            Row(
                f"{file.stem}: {words}",
                f"{values[PRODUCT]:.1f} ({100 * low:.1f}–{100 * high:.1f})",
                f"{floor} ({reach}){rivals.PEOPLE.get((subset, figure), '')}",
                rival=_beside(values, rivals.RECORDED_QUOTES.get((subset, figure), "")),
                command="predict, score: quotes",
                verdict=goal(values[PRODUCT], floor, reach),
            )
        )
    rate = _rate(gold, bar)
    rows.append(
        Row(
            f"{file.stem}: words a second, one core",
            f"{rate:,.0f}",
            f"{SPEED_FLOOR:,} ({SPEED_REACH:,})",
            rival=_beside(rates, "" if len(rates) > 1 else rivals.QUOTES_SPEED, "{:,.0f}"),
            command="claims",
            verdict=goal(rate, SPEED_FLOOR, SPEED_REACH),
        )
    )
    return rows


def _answered(
    puller: Puller, gold: list[Line], bar: Progress, name: str
) -> tuple[dict[object, Line], float]:
    """What a rival answers, and how many words it reads in a second of processor time."""
    puller(WARM_UP)
    begun = process_time()
    given: dict[object, Line] = {
        row["id"]: {"quotes": puller(row["text"])} for row in bar.track(gold, description=name)
    }
    return given, _words(gold) / (process_time() - begun)


def _rate(gold: list[Line], bar: Progress) -> float:
    """How many words the product reads in a second of processor time, at its best."""
    texts = [canonical(row["text"]).text for row in gold]
    pull(WARM_UP)
    seconds = []
    for _ in bar.track(range(ROUNDS), description="words a second"):
        begun = process_time()
        for text in texts:
            pull(text)
        seconds.append(process_time() - begun)
    return _words(gold) / min(seconds)


def _words(gold: list[Line]) -> int:
    return sum(len(row["text"].split()) for row in gold)


def _value(counts: list[Tally], figure: str) -> float:
    value: float = getattr(sum(counts, Tally()), figure)
    return value


def _beside(values: Mapping[str, float], recorded: str, form: str = "{:.1f}") -> str:
    run = [f"{name} {form.format(value)}" for name, value in values.items() if name != PRODUCT]
    return " · ".join([*run, *([recorded] if recorded else [])])
