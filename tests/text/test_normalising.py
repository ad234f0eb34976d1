from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.text.normalising import standing_alone, teller

DAY = date(2026, 10, 5)


def of(words: str, kind: str = "direct", name: str | None = "Ada Marlow") -> str | None:
    return standing_alone(words, kind, teller(name), DAY)


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("I have not met with any of the owners", "Ada Marlow has not met with any of the owners."),
        ("I never met them last year.", "Ada Marlow never met them in 2025."),
        ("But I don’t know what I signed", "Ada Marlow doesn't know what she signed."),
        ("I’m proud of my record.", "Ada Marlow is proud of her record."),
        ("I'd paid my staff.", "Ada Marlow had paid her staff."),
        ("My brother sold the pier.", "Ada Marlow’s brother sold the pier."),
        ("The pier was sold yesterday", "The pier was sold on 4 October 2026."),
        ("I paid. … I owe nothing", "Ada Marlow paid. She owes nothing."),
    ],
)
def test_who_speaks_of_themselves_is_named(words: str, alone: str) -> None:
    assert of(words) == alone


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("she had not met the owners", "Ada Marlow had not met the owners."),
        ("that the pier was safe", "The pier was safe."),
        ("her staff had been told", "Ada Marlow’s staff had been told."),
        ("she paid, and that she had a receipt", "Ada Marlow paid, and she had a receipt."),
    ],
)
def test_a_report_begins_with_its_speaker(words: str, alone: str) -> None:
    assert of(words, "reported") == alone


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We have closed it", "direct"),
        ("I want it and believe in it", "direct"),
        ("It was nothing", "direct"),
        ("This letter proves nothing", "direct"),
        ("Who paid for it?", "direct"),
        ("Close the pier now, I told them", "direct"),
        ("I, too, paid for it", "direct"),
        ("I met him before Fenn left", "direct"),
        ("you paid for the pier", "direct"),
        ("he had not met the owners", "reported"),
        ("to close the pier", "reported"),
        ("the pier as a disgrace", "reported"),
        ("she trusted Odile Fenn and she paid her", "reported"),
        ("never paid", "fragment"),
    ],
)
def test_where_it_could_go_wrong_nothing_is_proposed(words: str, kind: str) -> None:
    assert of(words, kind) is None


def test_without_a_day_nothing_is_said_of_days() -> None:
    who = teller("Ada Marlow")
    assert standing_alone("I paid last year", "direct", who, None) == "Ada Marlow paid last year."


@pytest.mark.parametrize("name", [None, "Fenn’s lawyer", "a spokesman", "The council", "Democrats"])
def test_only_a_named_person_is_put_in_the_place_of_i(name: str | None) -> None:
    assert of("I have not met with any of the owners", name=name) is None


def test_a_pronoun_beside_the_verb_tells_the_gender() -> None:
    who = teller("Quim Ferro", "he")
    assert standing_alone("I kept my word", "direct", who, DAY) == "Quim Ferro kept his word."


@settings(deadline=None, max_examples=150)
@example(["\n", "I’m", "I’m", "I’m"], "direct")
@given(
    st.lists(
        st.sampled_from(
            "I I’m my me he her and not had “ ” ' . , … ? the Marlow paid 3 \n é".split(" ")
        ),
        max_size=14,
    ),
    st.sampled_from(["direct", "reported", "fragment"]),
)
def test_any_words_give_a_sentence_or_nothing(words: list[str], kind: str) -> None:
    alone = of(" ".join(words), kind)
    assert alone is None or (alone and alone == alone.strip())
