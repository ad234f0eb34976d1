"""Two texts side by side."""

import time

from factcheck.text.collation import in_common, opposite
from factcheck.text.sentences import paragraphs

ONE = """\
The ferry stops at the end of October because its licence is lost.

Four hundred people depend on it for milk and post.

The county will charter a fishing boat."""
OTHER = """\
Islanders are angry.

The Ferry stops at the end of October, because the ship is old.

The county will charter a fishing boat. Four hundred people depend on it for milk and post."""


def test_runs_of_the_same_words_are_found_in_both_texts() -> None:
    found = [(run.one.of(ONE), run.other.of(OTHER)) for run in in_common(ONE, OTHER)]
    assert found == [
        (
            "The ferry stops at the end of October because",
            "The Ferry stops at the end of October, because",
        ),
        ("The county will charter a fishing boat", "The county will charter a fishing boat"),
        (
            "Four hundred people depend on it for milk and post",
            "Four hundred people depend on it for milk and post",
        ),
    ]


def test_paragraphs_stand_opposite_those_with_the_same_words() -> None:
    rows = opposite(paragraphs(ONE), paragraphs(OTHER), in_common(ONE, OTHER))
    assert rows == [(None, 0), (0, 1), (1, 2), (2, None)]


def test_texts_with_nothing_in_common_are_shown_whole() -> None:
    rows = opposite(paragraphs(ONE), paragraphs("Snow."), in_common(ONE, "Snow."))
    assert sorted(left for left, _ in rows if left is not None) == [0, 1, 2]
    assert [right for _, right in rows if right is not None] == [0]


def test_long_texts_of_the_same_few_words_take_no_time() -> None:
    one, other = "a b c d e f g " * 8_000, "g f e d c b a " * 8_000
    begun = time.process_time()
    in_common(one, other)
    many = paragraphs("A word.\n\n" * 500)
    opposite(many, many, [])
    assert time.process_time() - begun < 5
