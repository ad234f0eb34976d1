"""Which claims of a pool a text repeats: as the product finds them, and as SQLite's index does.

A pool is a file of claims, rows with ``id``, ``text`` and maybe ``title``; ``ranking`` gives the
ids of those that are most like a text.
"""

import re
import sqlite3
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.lines import read
from factcheck.text.nearness import nearness, rarity
from factcheck.text.posts import plain_words
from factcheck.text.searching import Term, terms

CANDIDATES = 100
SHOWN = 10


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


def measures(
    answer: Callable[[str], Sequence[str]], tweets: Sequence[dict[str, object]]
) -> tuple[float, float]:
    """Mean average precision at 5, and how often the first answer is right."""
    precisions, firsts = [], []
    for row in tweets:
        relevant = {str(number) for number in row["relevant"]}  # type: ignore[attr-defined]
        ranking = list(answer(str(row["text"])))[:5]
        hits = 0.0
        right = 0
        for rank, number in enumerate(ranking, 1):
            if number in relevant:
                right += 1
                hits += right / rank
        precisions.append(hits / min(len(relevant), 5))
        firsts.append(bool(ranking) and ranking[0] in relevant)
    return sum(precisions) / len(precisions), sum(firsts) / len(firsts)
