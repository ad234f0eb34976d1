"""Which claims of a pool a text repeats: as the product finds them, and as SQLite's index does.

``python -m benchmarks.same_claim IN.jsonl --pool FILE.jsonl`` measures both in one run. A pool is a
file of claims, rows with ``id``, ``text`` and maybe ``title``; IN has rows with ``text`` and
``relevant``, the ids of the claims that it repeats.
"""

import argparse
import random
import re
import sqlite3
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from statistics import mean

from benchmarks.lines import read
from benchmarks.rows import Row, show
from factcheck.text.nearness import nearness, rarity
from factcheck.text.posts import plain_words
from factcheck.text.searching import Term, terms

CANDIDATES = 100
SHOWN = 10
_FIRST = 5


class Pool:
    """The claims of a file, indexed as the desk indexes its own."""

    def __init__(self, path: Path) -> None:
        rows = list(read(path))
        self.ids = [str(row["id"]) for row in rows]
        self.texts = [f"{row['text']} / {row.get('title') or ''}" for row in rows]
        self._index = sqlite3.connect(":memory:")
        self._index.execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, title,"
            " tokenize='porter unicode61 remove_diacritics 2')"
        )
        self._index.executemany(
            "INSERT INTO words(rowid, text, title) VALUES (?, ?, ?)",
            ((number, row["text"], row.get("title") or "") for number, row in enumerate(rows)),
        )

    def ranking(self, text: str) -> list[str]:
        """The claims most like a text, by the product's own reranker."""
        statement = plain_words(text)
        asked = terms(statement)
        groups = [list(forms) for _, forms in groupby(asked, key=lambda term: term.group)]
        weights = {forms[0].group: self._rarity(forms) for forms in groups}
        found = self._found([_written(term) for term in asked], CANDIDATES)
        near = nearness(statement, asked, weights, [self.texts[number] for number in found])
        best = sorted(zip(near, found, strict=True), key=lambda one: -one[0].score)
        return [self.ids[number] for _, number in best[:SHOWN]]

    def by_index(self, text: str) -> list[str]:
        """The claims most like a text, by the index alone: the rival of the same run."""
        words = dict.fromkeys(re.findall(r"[^\W_]+", text.lower()))
        return [self.ids[number] for number in self._found([f'"{word}"' for word in words], SHOWN)]

    def _found(self, words: Sequence[str], limit: int) -> list[int]:
        if not words:
            return []
        query = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in self._index.execute(query, (" OR ".join(words), limit))]

    def _rarity(self, forms: Sequence[Term]) -> float:
        query = "SELECT count(*) FROM words WHERE words MATCH ?"
        [having] = self._index.execute(query, (" OR ".join(map(_written, forms)),)).fetchone()
        return rarity(having, len(self.ids))


def _written(term: Term) -> str:
    return f'"{term.word}"' + ("*" if term.prefix else "")


def average_precision(ranking: Sequence[str], relevant: set[str]) -> float:
    """The average precision of the first five of a ranking."""
    hits = [rank for rank, number in enumerate(ranking[:_FIRST], 1) if number in relevant]
    precisions = (right / rank for right, rank in enumerate(hits, 1))
    return sum(precisions) / min(len(relevant), _FIRST)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of a mean, by 1,000 samples of the rows."""
    chance = random.Random(0)
    means = sorted(mean(chance.choices(values, k=len(values))) for _ in range(1000))
    return means[25], means[975]


def measure(source: Path, pool: Path) -> list[Row]:
    """MAP@5 and hit@1 of the product and of the index alone."""
    claims, texts = Pool(pool), list(read(source))
    wanted = [set(map(str, row["relevant"])) for row in texts]
    command = f"python -m benchmarks.same_claim {source} --pool {pool}"
    rows = []
    for name, answer, target in (
        ("SQLite FTS5 alone", claims.by_index, ""),
        ("reranked", claims.ranking, ".80"),
    ):
        rankings = [answer(row["text"]) for row in texts]
        values = [average_precision(*one) for one in zip(rankings, wanted, strict=True)]
        low, high = interval(values)
        first = mean(
            bool(set(ranking[:1]) & one) for ranking, one in zip(rankings, wanted, strict=True)
        )
        holds = mean(values) >= float(target) if target else None
        rows.append(
            Row(
                f"same claim, {name}: MAP@5",
                f"{mean(values):.3f} ({low:.3f}–{high:.3f})",
                target,
                holds,
                command=command,
            )
        )
        rows.append(Row(f"same claim, {name}: hit@1", f"{first:.3f}", ""))
    return rows


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.same_claim", description=__doc__)
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("--pool", type=Path, required=True)
    asked = parser.parse_args()
    show(measure(asked.source, asked.pool))


if __name__ == "__main__":
    main()
