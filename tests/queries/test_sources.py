"""How many independent sources there are."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.queries.sources import Source, are_one, independent, only_of

some = st.lists(st.builds(Source, st.integers(1, 5), st.none() | st.integers(1, 4)), max_size=7)


def test_reprints_and_articles_of_tied_outlets_count_once() -> None:
    wire, reprint, owned, other = Source(1, None), Source(1, 7), Source(2, 7), Source(3, None)
    assert independent([wire, reprint]) == 1
    assert independent([reprint, owned]) == 1
    assert independent([wire, other]) == 2
    # The wire and the owned one have nothing to do with each other.
    assert independent([wire, reprint, owned]) == 2
    assert independent([]) == 0


def test_two_articles_of_an_outlet_that_is_tied_to_none_are_two() -> None:
    assert independent([Source(1, None), Source(2, None)]) == 2


def test_an_outlet_and_an_article_may_have_the_same_number() -> None:
    assert independent([Source(7, None), Source(8, 7)]) == 2


@given(some)
def test_it_is_the_largest_number_of_which_no_two_are_one(sources: list[Source]) -> None:
    largest = max(
        number
        for number in range(len(sources) + 1)
        for picked in combinations(sources, number)
        if not any(are_one(*pair) for pair in combinations(picked, 2))
    )
    assert independent(sources) == largest


@given(some, some)
def test_more_evidence_is_never_fewer_sources(sources: list[Source], more: list[Source]) -> None:
    assert independent([*sources, *more]) >= independent(sources)


def test_what_is_one_with_the_own_article_is_no_other_source() -> None:
    own = [Source(1, 7)]
    assert only_of([Source(1, None)], own)
    assert only_of([Source(2, 7)], own)
    assert not only_of([Source(2, None)], own)
    assert not only_of([], own)
