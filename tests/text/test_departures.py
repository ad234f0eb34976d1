"""What makes a statement another claim than one that is worded much like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.departures import Departure, departures

BRIDGE = "The bridge is safe for lorries"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BRIDGE, "The bridge is not safe for lorries", [Departure.NEGATED]),
        (BRIDGE, "It isn’t true that the bridge is safe for lorries", [Departure.NEGATED]),
        ("I never met him at the quay", "I have not met him at the quay", []),
        ("Fares rose by 3% last year", "Fares rose by 4% last year", [Departure.NUMBER]),
        ("The lease cost three million", "The lease cost 3 million", []),
        ("It cost 3 million crowns", "It cost 3 billion crowns", [Departure.NUMBER]),
        ("Marlow signed the lease", "Bell signed the lease", [Departure.NAME]),
        ("The pier opened on Monday", "The pier opened on Friday", [Departure.DATE]),
        ("The pier opened in 2016", "The pier opened in 2017", [Departure.DATE]),
        (f"{BRIDGE}.", f"{BRIDGE}. Nobody told us about 12 bolts.", []),
        (BRIDGE, f"{BRIDGE}, and what they say is false", []),
        ("", BRIDGE, []),
    ],
)
def test_it_is_called_out_whichever_comes_first(
    one: str, other: str, expected: list[Departure]
) -> None:
    assert list(departures(one, other)) == expected
    assert list(departures(other, one)) == expected


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_held_against_each_other(one: str, other: str) -> None:
    assert departures(one, other) == departures(other, one)
    assert departures(one, one) == ()
