from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.segments import Segment, segments
from factcheck.text.spans import Span

PARAGRAPH = Span(10, 40)
MARKS = st.lists(
    st.tuples(
        st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 50), st.integers(0, 50)),
        st.sampled_from("ABC"),
    ),
    max_size=6,
)


def test_a_paragraph_without_marks_is_one_segment() -> None:
    assert segments(10, 40, []) == [Segment(10, 40, ())]


def test_an_empty_paragraph_has_no_segments() -> None:
    assert segments(10, 10, [(Span(0, 20), "A")]) == []


def test_overlapping_marks_are_cut_where_one_begins_or_ends() -> None:
    assert segments(10, 40, [(Span(12, 20), "A"), (Span(15, 30), "B")]) == [
        Segment(10, 12, ()),
        Segment(12, 15, ("A",)),
        Segment(15, 20, ("A", "B")),
        Segment(20, 30, ("B",)),
        Segment(30, 40, ()),
    ]


def test_keys_stand_in_the_order_of_the_marks_and_each_once() -> None:
    marks = [(Span(10, 40), "B"), (Span(10, 40), "A"), (Span(5, 50), "B")]
    assert segments(10, 40, marks) == [Segment(10, 40, ("B", "A"))]


def test_a_mark_over_several_paragraphs_shows_its_share_in_each() -> None:
    mark = (Span(5, 45), 7)
    assert segments(0, 10, [mark]) == [Segment(0, 5, ()), Segment(5, 10, (7,))]
    assert segments(12, 30, [mark]) == [Segment(12, 30, (7,))]
    assert segments(50, 60, [mark]) == [Segment(50, 60, ())]


@settings(deadline=None, max_examples=100)
@given(MARKS)
def test_the_segments_join_up_to_the_paragraph(marks: list[tuple[Span, str]]) -> None:
    found = segments(*PARAGRAPH, marks)
    assert [place for run in found for place in range(run.start, run.end)] == list(
        range(*PARAGRAPH)
    )


@settings(deadline=None, max_examples=100)
@given(MARKS)
def test_each_character_carries_the_keys_of_exactly_its_marks(
    marks: list[tuple[Span, str]],
) -> None:
    for run in segments(*PARAGRAPH, marks):
        for place in range(run.start, run.end):
            assert set(run.keys) == {key for span, key in marks if span.start <= place < span.end}
