"""What a list is asked for, written into an address and read again."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.models import Status
from factcheck.queries.wanted import (
    GROUPS,
    LONGEST_WAIT,
    RUNNING,
    Assignee,
    Due,
    Queue,
    Sort,
    Wanted,
    asked,
    wanted_in,
)

NUMBERS = st.integers(0, 999_999_999)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=20)


def in_order(statuses: set[Status]) -> tuple[Status, ...]:
    chosen = tuple(status for status in Status if status in statuses)
    return () if len(chosen) == len(Status) else chosen


ANYTHING = st.builds(
    Wanted,
    statuses=st.one_of(
        st.sampled_from(list(GROUPS.values())), st.sets(st.sampled_from(Status)).map(in_order)
    ),
    assignee=st.one_of(st.none(), st.sampled_from(Assignee), NUMBERS),
    claimant=st.one_of(st.none(), NUMBERS),
    topic=st.one_of(st.none(), NUMBERS),
    rating=st.one_of(st.none(), st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True)),
    due=st.one_of(st.none(), st.sampled_from(Due)),
    waiting=st.one_of(st.none(), st.integers(1, LONGEST_WAIT)),
    outlet=st.one_of(st.none(), NUMBERS),
    confidential=st.booleans(),
    queue=st.one_of(st.none(), st.sampled_from(Queue)),
    words=st.lists(WORDS).map(lambda words: " ".join(" ".join(words).split())),
    sort=st.sampled_from(Sort),
)


@given(ANYTHING)
def test_what_is_written_into_an_address_is_read_from_it_again(wanted: Wanted) -> None:
    assert asked(wanted.pairs()) == (wanted, [])
    assert wanted_in(wanted.asks()) == (wanted, [])


@given(st.text())
def test_no_address_is_too_odd_to_be_read(odd: str) -> None:
    wanted, _ = asked(parse_qsl(odd))
    assert wanted_in(wanted.asks())[0] == wanted


@given(st.lists(st.tuples(st.sampled_from(["status", "due", "waiting", "topic", "q"]), st.text())))
def test_no_value_is_too_odd_to_be_read(pairs: list[tuple[str, str]]) -> None:
    wanted, _ = asked(pairs)
    assert asked(wanted.pairs()) == (wanted, [])


def test_what_is_not_said_is_what_the_desk_works_on() -> None:
    assert asked([]) == (Wanted(statuses=RUNNING), [])
    assert Wanted(statuses=RUNNING).asks() == ""


def test_words_are_looked_for_everywhere_unless_a_status_is_said() -> None:
    assert wanted_in("q=pier")[0].statuses == ()
    assert wanted_in("q=pier&status=running")[0].statuses == RUNNING


def test_several_statuses_are_those_of_all_of_them_in_the_order_of_a_life() -> None:
    both = wanted_in("status=agreed&status=open")[0]
    assert both.statuses == (Status.OPEN, Status.AGREED)
    assert both.asks() == "status=open&status=agreed"


def test_every_status_ticked_is_any_status() -> None:
    every = "&".join(f"status={status.value}" for status in Status)
    assert wanted_in(every)[0].statuses == ()


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        ("status=odd", "“odd” makes no sense as a status."),
        ("waiting=0", "“0” makes no sense as a number of days."),
        ("waiting=-3", "“-3” makes no sense as a number of days."),
        ("assignee=mara", "“mara” makes no sense as somebody to whom claims are assigned."),
        ("topic=99999999999", "“99999999999” makes no sense as a topic."),
        ("rating=%27%20OR%201", "“' OR 1” makes no sense as a rating."),
        ("colour=red", "There is no filter called “colour”."),
    ],
)
def test_what_makes_no_sense_is_left_out_and_said(asks: str, said: str) -> None:
    assert wanted_in(asks) == (Wanted(statuses=RUNNING), [said])


def test_the_stretch_of_a_list_is_no_part_of_what_is_asked() -> None:
    assert wanted_in("due=late&after=2026-10-05_12")[0] == wanted_in("due=late")[0]
