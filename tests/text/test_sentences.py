from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.sentences import paragraph_number, paragraphs, sentences

STORY = (
    "The bridge at Harrow closed on Monday. Nobody was hurt.\n\n"
    "“It was safe. We checked it twice,” said Dr. A. B. Marlow, who runs the yard.\n\n"
    "The council paid 3.5 million for it."
)


def words(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def test_each_line_of_a_canonical_text_is_a_paragraph() -> None:
    assert [span.of(STORY)[:9] for span in paragraphs(STORY)] == [
        "The bridg",
        "“It was s",
        "The counc",
    ]


def test_paragraphs_come_without_the_space_around_them() -> None:
    assert [tuple(span) for span in paragraphs("  one \n\n\n two")] == [(2, 5), (10, 13)]


def test_an_empty_text_has_no_paragraphs_and_no_sentences() -> None:
    assert paragraphs("") == []
    assert sentences(" \n\n ") == []


def test_paragraphs_are_numbered_from_one() -> None:
    assert paragraph_number(STORY, 0) == 1
    assert paragraph_number(STORY, STORY.index("“It")) == 2
    assert paragraph_number(STORY, STORY.index("“It") - 1) == 1
    assert paragraph_number(STORY, len(STORY)) == 3
    assert paragraph_number("", 0) == 1


def test_a_closed_quotation_stays_with_the_words_that_carry_it() -> None:
    assert words(STORY) == [
        "The bridge at Harrow closed on Monday.",
        "Nobody was hurt.",
        "“It was safe. We checked it twice,” said Dr. A. B. Marlow, who runs the yard.",
        "The council paid 3.5 million for it.",
    ]


def test_a_quotation_that_is_never_closed_is_cut_at_its_full_stops() -> None:
    assert words("She said “that nobody knew. It was late.") == [
        "She said “that nobody knew.",
        "It was late.",
    ]


def test_no_sentence_ends_inside_a_word() -> None:
    text = "Sen. Ann Holt, D-N.Y., left at 5 p.m. on Jan. 3 for the U.S. Capitol."
    assert words(text) == [text]


def test_offsets_count_code_points_also_behind_an_emoji() -> None:
    assert words("😀 Well done! 👩‍👩‍👧 Off we go.") == ["😀 Well done!", "👩‍👩‍👧 Off we go."]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.sampled_from("aB .!?…“”\"'’\n\t😀é-1"), max_size=80))
def test_the_sentences_of_any_text_hold_all_its_words_in_order(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(words(text)).split()) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
