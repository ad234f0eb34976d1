import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.anchoring import context, find
from factcheck.text.canonical import canonical
from factcheck.text.spans import Span

ARTICLE = (
    "The harbour master said it’s “a total mess” — and left. 😀 Nobody paid.\n\n"
    "The council denied it. The harbour was closed… for good.\n\n"
    "Nobody paid. The harbourside café stayed open."
)


def words(quotation: str, **known: object) -> list[str]:
    return [span.of(ARTICLE) for span in find(ARTICLE, quotation, **known)]  # type: ignore[arg-type]


def test_words_that_stand_once_are_found_once() -> None:
    assert find(ARTICLE, "The council denied it.") == [Span(72, 94)]


@pytest.mark.parametrize(
    ("pasted", "own"),
    [
        ('it\'s "a total mess"', "it’s “a total mess”"),
        ("it`s «a total mess»", "it’s “a total mess”"),
        ("mess” - and left", "mess” — and left"),
        ("mess”--and left", "mess” — and left"),
        ("closed... for good", "closed… for good"),
        ("  The   council\tdenied\xa0it. \n", "The council denied it."),
        ("The coun\u00adcil de\u200bnied it.", "The council denied it."),
        ("cafe\u0301 stayed", "café stayed"),
        ("“The council denied it.”", "The council denied it."),
        ('"a total mess"', "“a total mess”"),
    ],
)
def test_the_texts_own_words_come_back_whatever_marks_were_pasted(pasted: str, own: str) -> None:
    assert words(pasted) == [own]


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n", " ", "\n \n\n"])
def test_a_passage_across_paragraphs_is_found(between: str) -> None:
    assert words(f"Nobody paid.{between}The council") == ["Nobody paid.\n\nThe council"]


@pytest.mark.parametrize(
    "pasted",
    ["", "  \n", "”", "the council denied it.", "The council denied them", "The council it."],
)
def test_words_that_are_not_the_articles_are_not_found(pasted: str) -> None:
    assert not any(span.of(ARTICLE) != "”" for span in find(ARTICLE, pasted))


def test_words_that_stand_twice_are_found_twice() -> None:
    assert words("Nobody paid.") == ["Nobody paid."] * 2


def test_a_place_inside_a_longer_word_counts_only_where_there_is_no_other() -> None:
    assert words("The harbour") == ["The harbour"] * 2
    assert words("harbourside") == ["harbourside"]
    assert words("arbours") == ["arbours"]


def test_where_the_words_were_selected_settles_the_place() -> None:
    second = ARTICLE.rindex("Nobody")
    assert find(ARTICLE, "Nobody paid.", start=second) == [Span(second, second + 12)]
    assert find(ARTICLE, "\n\nNobody paid.", start=second - 2) == [Span(second, second + 12)]
    inside = ARTICLE.index("harbourside")
    assert find(ARTICLE, "harbour", start=inside) == [Span(inside, inside + 7)]


def test_a_wrong_selection_start_settles_nothing() -> None:
    assert len(find(ARTICLE, "Nobody paid.", start=3)) == 2
    assert len(find(ARTICLE, "Nobody paid.", start=-1)) == 2
    assert len(find(ARTICLE, "Nobody paid.", start=10**9)) == 2


def test_the_words_before_and_after_tell_places_apart() -> None:
    second = ARTICLE.rindex("Nobody")
    assert find(ARTICLE, "Nobody paid.", prefix="for good.\n\n") == [Span(second, second + 12)]
    assert find(ARTICLE, "Nobody paid.", suffix=" The harbourside") == [Span(second, second + 12)]
    assert find(ARTICLE, "Nobody paid.", prefix="closed... for good. ")[0].start == second
    assert len(find(ARTICLE, "Nobody paid.", prefix="something else altogether")) == 2


def test_context_is_cut_at_either_end_of_the_text() -> None:
    assert context("one two three", Span(4, 7)) == ("one ", " three")
    before, after = context(ARTICLE, Span(72, 94))
    assert (len(before), len(after)) == (32, 32)
    assert before.endswith("Nobody paid.\n\n")


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_any_selection_is_found_again_from_its_start_or_its_context(data: st.DataObject) -> None:
    raw = data.draw(st.text(alphabet="ab ’'—-…“\n😀é", min_size=1, max_size=60))
    text = canonical(raw).text
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    selected = span.of(text)
    if not selected.strip():
        return
    place = Span(
        start + len(selected) - len(selected.lstrip()),
        span.end - len(selected) + len(selected.rstrip()),
    )
    assert find(text, selected, start=start) == [place]
    assert place in find(text, place.of(text), *context(text, place))


@pytest.mark.timeout(30)  # where the work grew faster than the text this would take minutes
def test_a_long_text_is_searched_in_one_go() -> None:
    text = "The council said “no” — it’s late. " * 30_000 + "The end isn’t near."
    assert len(find(text, "The end isn't near.")) == 1
    assert find(text, "The council said maybe - it's late.") == []
