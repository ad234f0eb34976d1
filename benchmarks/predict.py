"""Let the product answer a file: ``python -m benchmarks.predict TASK IN.jsonl OUT.jsonl``.

TASK is ``quotes`` (rows with ``text``: who said what), ``speakers`` (the same for the articles
whose speakers are labelled, see ``speaker_labels.md``), ``passages`` (rows with ``claim`` and
``evidence_sentences``: which of them bear on it), ``matching`` (rows with ``text``: which claims of
the file named by ``--pool`` it repeats), ``checkworthy`` (rows with ``text``) or ``reprints`` (rows
with ``one`` and ``other``, two texts). Each row of OUT repeats the ``id`` of its
input; places are code points of the input.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.lines import Line, read, write
from benchmarks.rows import tell
from benchmarks.same_claim import Pool
from benchmarks.speaker_set import labels
from factcheck.text.attribution import Statement, pull
from factcheck.text.canonical import Canonical, canonical
from factcheck.text.checkworthy import worth
from factcheck.text.likeness import Print, alike
from factcheck.text.searching import bearing, terms
from factcheck.text.spans import Span
from factcheck.workflow.reprints import FEWEST_SHARED


def quotes(row: Line) -> Line:
    """The quotations and reported statements of an article, parts of other statements left out."""
    text = canonical(row["text"])
    said = (statement for statement in pull(text.text) if not statement.is_nested)
    return {"quotes": [_attribution(text, statement) for statement in said]}


def passages(row: Line) -> Line:
    """The numbers of the sentences, the one that bears most on the claim first."""
    scored = bearing(row["evidence_sentences"], terms(row["claim"]))
    return {"ranking": sorted(range(len(scored)), key=lambda place: -scored[place][0])}


def checkworthy(row: Line) -> Line:
    """How much a sentence that somebody said deserves a check, from 0 to 1."""
    return {"score": worth(row["text"], "direct").score}


def reprints(row: Line) -> Line:
    """Whether two texts count as one source: found by their traces, and alike when compared."""
    one, other = (Print(canonical(row[name]).text) for name in ("one", "other"))
    shared = len(set(one.traces()) & set(other.traces()))
    likeness = alike(one, other)
    return {
        "share": likeness.share,
        "reprint": shared >= FEWEST_SHARED and likeness.is_reprint,
    }


TASKS: dict[str, Callable[[Line], Line]] = {
    "quotes": quotes,
    "speakers": quotes,
    "passages": passages,
    "checkworthy": checkworthy,
    "reprints": reprints,
}


def matching(pool: Pool) -> Callable[[Line], Line]:
    """Answers a text with the claims of the pool that are most like it, the best first."""
    return lambda row: {"ranking": pool.ranking(row["text"])}


def predict(task: str, source: Path, target: Path, pool: Path | None = None) -> float:
    """Answer every row of a file; gives the processor seconds that the answers took.

    ``pool`` is the file of claims that ``matching`` looks in.
    """
    answer = matching(Pool(pool)) if pool else TASKS[task]
    seconds = 0.0

    def answered(number: int, row: Line) -> Line:
        nonlocal seconds
        begun = process_time()
        answers = answer(row)
        seconds += process_time() - begun
        return {"id": row.get("id", number), **answers}

    rows = enumerate(read(source))
    if task == "speakers":
        labelled = labels()
        rows = ((number, row) for number, row in rows if row["id"] in labelled)
    number = write(target, (answered(number, row) for number, row in rows))
    tell(f"{task}: {number:,} rows in {seconds:.1f} s of processor time")
    return seconds


def _attribution(text: Canonical, statement: Statement) -> dict[str, Any]:
    def place(span: Span | None) -> list[int] | None:
        return list(text.span_in_original(span)) if span else None

    return {
        "content": [place(span) for span in statement.spans],
        "speaker": place(statement.speaker),
        "speaker_name": statement.speaker_name,
        "is_unnamed": statement.is_unnamed,
        "cue": place(statement.cue),
        "kind": statement.kind,
    }


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.predict", description=__doc__)
    parser.add_argument("task", choices=[*TASKS, "matching"])
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("target", type=Path, metavar="OUT")
    parser.add_argument("--pool", type=Path, help="the claims that matching looks in")
    asked = parser.parse_args()
    if (asked.task == "matching") != bool(asked.pool):
        parser.error("matching needs a --pool, and nothing else does")
    predict(asked.task, asked.source, asked.target, asked.pool)


if __name__ == "__main__":
    main()
