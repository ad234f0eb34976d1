"""What the full-text index is asked for, where words are rare and where they are common."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Sentence
from factcheck.queries.fulltext import likeliest
from factcheck.text.searching import terms
from tests.factories import an_article

TOLD = (
    "The ferry was late.",
    "The ferry was full.",
    "The ferry sank near the pier.",
    "Nobody mends the pier.",
    "The harbour master resigned.",
)


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        pytest.param(100, [0, 1, 2, 3], id="few: all that hold a word"),
        pytest.param(3, [2, 3], id="many: first those with two words, then those with a rare one"),
    ],
)
def test_where_words_are_common_a_rare_one_is_needed(
    storage: Database, most: int, expected: list[int]
) -> None:
    with storage.transaction() as session:
        an_article(session, "\n\n".join(TOLD))
    with storage.reading() as session:
        found = likeliest(session, "sentence", terms("the ferry at the pier"), 10, most)
        told = dict(session.exec(select(Sentence.id, Sentence.text)).all())
        assert sorted(TOLD.index(told[number]) for number in found) == expected


def test_words_that_no_sentence_holds_find_nothing(storage: Database) -> None:
    with storage.transaction() as session:
        an_article(session, TOLD[0])
    with storage.reading() as session:
        for most in (0, 100):
            assert likeliest(session, "sentence", terms("a lighthouse of glass"), 10, most) == []
