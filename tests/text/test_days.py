from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.days import day_told, resolved

MONDAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("We met yesterday.", "We met on 4 October 2026."),
        ("Yesterday the pier shut.", "On 4 October 2026 the pier shut."),
        ("Last year, fares fell.", "In 2025, fares fell."),
        ("Fares have fallen since last year.", "Fares have fallen since 2025."),
        ("It was in last year’s budget.", "It was in 2025’s budget."),
        ("The yard shut this month.", "The yard shut in October 2026."),
        ("The yard shut last week.", "The yard shut in the week of 28 September 2026."),
        ("It was sold two years ago.", "It was sold in 2024."),
        ("It was sold three months ago.", "It was sold in July 2026."),
        ("He left on Friday.", "He left on Friday 2 October 2026."),
        (
            "The ship released Friday was sound.",
            "The ship released on Friday 2 October 2026 was sound.",
        ),
        (
            "The pier shut on Friday morning.",
            "The pier shut on the morning of Friday 2 October 2026.",
        ),
        ("They met last Friday.", "They met on Friday 2 October 2026."),
        ("They met last night.", "They met on the night of 4 October 2026."),
        (
            "The light failed Friday night.",
            "The light failed on the night of Friday 2 October 2026.",
        ),
        ("It was sold two weeks ago.", "It was sold in the week of 21 September 2026."),
        (
            "She said Friday that it will open.",
            "She said on Friday 2 October 2026 that it will open.",
        ),
        ("The pier shut in August.", "The pier shut in August 2026."),
        ("The pier shut on Monday.", "The pier shut on Monday 5 October 2026."),
    ],
)
def test_days_are_written_as_they_were_when_the_article_came_out(words: str, known: str) -> None:
    assert resolved(words, MONDAY) == known


@pytest.mark.parametrize(
    "words",
    [
        "Last year was wet.",
        "It shuts every Friday.",
        "They will meet on Friday.",
        "It was the day after Friday’s storm.",
        "It shut more than two years ago.",
        "It shut on Friday 3 July.",
        "It shut in August 2019.",
        "The tax rises in November.",
        "She said that “we met yesterday”.",
        "It shut about two years ago.",
    ],
)
def test_what_could_be_another_day_stays_as_it_is(words: str) -> None:
    assert resolved(words, MONDAY) == words


@pytest.mark.parametrize(
    ("around", "day"),
    [
        ("she said", MONDAY),
        ("she said on Friday", date(2026, 10, 2)),
        ("she told the Courier yesterday", date(2026, 10, 4)),
        ("she said on 2 March 2019", date(2019, 3, 2)),
        ("she told the council on November 3", date(2025, 11, 3)),
        ("she said earlier Friday", date(2026, 10, 2)),
        ("she said in 2019", None),
        ("she has repeatedly said", None),
        ("she said on Friday and on Saturday", None),
    ],
)
def test_a_claim_was_made_on_the_day_beside_the_verb_else_on_the_articles(
    around: str, day: date | None
) -> None:
    assert day_told(around, MONDAY) == day


def test_last_monday_on_a_wednesday_could_be_either() -> None:
    assert resolved("They met last Monday.", date(2026, 10, 7)) == "They met last Monday."


def test_an_article_without_a_day_gives_none() -> None:
    assert day_told("she said on Friday", None) is None


@settings(deadline=None, max_examples=80)
@given(
    st.text(alphabet="lastyerhinoMdgwk 019,.’", max_size=60),
    st.dates(),
)
def test_no_words_and_no_day_are_too_odd(words: str, day: date) -> None:
    resolved(f"{words} yesterday 90 days ago on Monday next year", day)
    day_told(f"said on Monday {words}", day)
