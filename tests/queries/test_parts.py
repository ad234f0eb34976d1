"""The words of a claim cut at its parts."""

from datetime import UTC, datetime

from factcheck.queries.parts import PartRow, around, marked
from factcheck.text.spans import Span

QUOTATION = "The pier 🏗️ is free.\n\nThe quay is free."


def row(number: int, *spans: tuple[int, int]) -> PartRow:
    return PartRow(
        id=number,
        number=number,
        spans=tuple(Span(*span) for span in spans),
        words="",
        wording=None,
        revision=1,
        changed_at=datetime(2026, 11, 22, tzinfo=UTC),
    )


def test_words_that_two_parts_share_are_a_stretch_of_their_own() -> None:
    one, two = row(1, (4, 19)), row(2, (12, 19), (22, 30))
    (first, stretches), (second, others) = marked(QUOTATION, [one, two])
    assert (first, second) == (0, QUOTATION.index("The quay"))
    assert "".join(stretch.text for stretch in stretches) == "The pier 🏗️ is free."
    told = [(stretch.parts, stretch.begins) for stretch in stretches]
    assert told == [((), ()), ((one,), (one,)), ((one, two), (two,)), ((), ())]
    assert [stretch.parts for stretch in others] == [(two,), ()]
    assert all(not stretch.begins for stretch in others)


def test_a_claim_without_parts_is_one_stretch_a_paragraph() -> None:
    assert [len(stretches) for _, stretches in marked(QUOTATION, [])] == [1, 1]


def test_places_are_told_by_the_words_around_them() -> None:
    assert around("It is free, she said; it is free.", "free", [6, 28], reach=6) == [
        "It is free, she …",
        "…it is free.",
    ]
