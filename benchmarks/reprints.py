"""How well reprints are found, and what it costs an import on a desk with very many articles."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import delete
from sqlmodel import col

from benchmarks.big_desk import Size, fill
from benchmarks.invented import story
from benchmarks.lines import write
from benchmarks.predict import predict
from benchmarks.reprint_set import TEST, pairs, rivals
from benchmarks.rows import Row, tell
from benchmarks.score import score
from factcheck.db import Database
from factcheck.intake.composing import Source, compose
from factcheck.intake.drafts import Draft, Facts
from factcheck.models import Article, Person, Resemblance, Trace
from factcheck.workflow.articles import Taken, take_all_in
from factcheck.workflow.reprints import Arrival, find_reprints

COMMAND = "python -m benchmarks reprints"
LEAST_F1 = 0.95
#: How many articles the desk has before those that are timed come in.
ARTICLES = 20_000
CHUNK = 100
CHUNKS = 3
#: The invented articles that are brought in have numbers from here.
FIRST = 5_000_000
#: How much longer an article may take on the full desk than on an empty one. The invented articles
#: are made of a few hundred words, so that each finds as many to be compared with as there can be.
MOST_TIMES = 3.0


def measure() -> list[Row]:
    """The rows for quality and for speed."""
    return [*_quality(), *_speed()]


def _quality() -> list[Row]:
    rows = pairs()
    with tempfile.TemporaryDirectory() as folder:
        gold, answers = Path(folder) / "pairs.jsonl", Path(folder) / "answers.jsonl"
        write(gold, rows)
        predict("reprints", gold, answers)
        figures = score("reprints", gold, answers)
    others = " · ".join(f"{name} {value:.3f}" for name, value in rivals(rows).items())
    number = sum(row["half"] == TEST for row in rows)
    return [
        Row(
            f"reprints, {number} pairs not used for development: {name}",
            f"{figures[f'{TEST}: pair {name}'][0]:.3f}",
            f"≥ {LEAST_F1}" if name == "F1" else "",
            figures[f"{TEST}: pair {name}"][0] >= LEAST_F1 if name == "F1" else None,
            f"F1: {others}" if name == "F1" else "",
            COMMAND,
        )
        for name in ("precision", "recall", "F1")
    ]


def _speed() -> list[Row]:
    few, _ = _on_a_desk_of(1)
    tell(f"reprints: filling a desk with {ARTICLES:,} articles …")
    many, looking = _on_a_desk_of(ARTICLES)
    return [
        Row(
            f"bringing an article into a desk with {ARTICLES:,}, reprints looked for",
            f"{many * 1000:.1f} ms CPU",
            f"≤ {MOST_TIMES:g} × {few * 1000:.1f} ms on an empty one",
            many <= MOST_TIMES * few,
            command=COMMAND,
        ),
        Row(
            "… of which the looking takes",
            f"{looking * 1000:.1f} ms CPU",
            "",
            command=COMMAND,
        ),
    ]


def _on_a_desk_of(articles: int) -> tuple[float, float]:
    """Processor seconds for an article, in chunks as ``factcheck ingest`` writes them; and those of
    them in which reprints are looked for."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/factcheck.sqlite3")
        fill(database, Size(articles=articles, claims=1, evidence=0, people=1))
        whole, looking = 0.0, 0.0
        for start in range(FIRST, FIRST + CHUNK * CHUNKS, CHUNK):
            drafts = [_draft(number) for number in range(start, start + CHUNK)]
            begun = time.process_time()
            with database.transaction() as session:
                actor = session.get_one(Person, 1)
                taken = take_all_in(session, actor, drafts)
            whole += time.process_time() - begun
            looking += _looking_again(database, taken, drafts)
        database.close()
    return whole / (CHUNK * CHUNKS), looking / (CHUNK * CHUNKS)


def _looking_again(database: Database, taken: Sequence[Taken], drafts: Sequence[Draft]) -> float:
    """Processor seconds that it takes to find the reprints of these articles, which is what an
    import does besides; what comes of it the second time is rolled back."""
    with database.reading() as session:
        ids = [one.article.id for one in taken]
        for table in (Resemblance, Trace):
            near = Resemblance.high_id if table is Resemblance else Trace.article_id
            session.connection().execute(delete(table).where(col(near).in_(ids)))
        actor = session.get_one(Person, 1)
        arrivals = [
            Arrival(session.get_one(Article, number), draft.traces)
            for number, draft in zip(ids, drafts, strict=True)
        ]
        begun = time.process_time()
        find_reprints(session, actor, arrivals)
        return time.process_time() - begun


def _draft(number: int) -> Draft:
    """An invented article; every tenth is a reprint of another, without its last words."""
    told = story(number - number % 10 if number % 10 == 9 else number, claims=1)
    text = told.text if number % 10 != 9 else told.text[: len(told.text) * 3 // 4]
    facts = Facts(outlet=f"The Herald {number % 12 + 1}", title=told.title)
    return compose(text, facts, Source(text.encode(), "text/plain", "plain/1", None))
