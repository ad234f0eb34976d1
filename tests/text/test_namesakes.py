"""Whether two names can be one's: variants of a name, and what only resembles it."""

import pytest

from factcheck.text.namesakes import bearer, is_description, names_nobody, resemblance, variant
from factcheck.text.walks import differ_clearly, share_a_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Odile Fenn", "Mayor Odile Fenn"),
        ("Odile Fenn", "Dr. Odile Fenn"),
        ("Odile M. Fenn", "Odile Fenn"),
        ("Robert H.W. Marsh", "Robert H. W. Marsh"),
        ("José Díaz", "Jose Diaz"),
        ("Robert Marsh, Jr.", "Robert Marsh Jr"),
        ("the FBI", "FBI"),
        ("U.S. Department of Harbours", "US Department of Harbours"),
    ],
)
def test_one_name_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert variant(bearer(one), bearer(other)) == "same"
    assert bearer(one).key == bearer(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bernie Marsh", "Bernard Marsh"),
        ("Bill de Vries", "William de Vries"),
        ("Mary Ellen Marsh", "Mary Marsh"),
    ],
)
def test_a_short_form_and_a_middle_name_are_likely(one: str, other: str) -> None:
    assert variant(bearer(one), bearer(other)) == "likely"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Marsh", "Robert Marsh Jr."),
        ("Robert Q. Marsh", "Robert R. Marsh"),
        ("Odile Fenn", "Fenn"),
        ("Odile Fenn", "Ada Fenn"),
        ("George Marsh University", "George Fenn University"),
        ("Ted Marsh", "Edward Marsh"),
    ],
)
def test_what_could_be_two_people_is_no_variant(one: str, other: str) -> None:
    assert variant(bearer(one), bearer(other)) is None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Robert Marsh", "Robert Marsh Jr.", "one of them is called “Jr.”"),
        ("Ted Marsh", "Edward Marsh", "one given name is short for the other"),
        ("O. Fenn", "Odile Fenn", "one given name is an initial"),
        ("Odile Fenn", "Fenn", "only the surname is known of one"),
        ("Robert Mueller", "Robert Muller", "the surnames differ by a letter or two"),
        ("Corvane", "Corvane Marine Works", "the one name begins the other"),
        ("Sandvik Council", "Sandvick Council", "the names differ by a letter or two"),
        (
            "HPA",
            "Harbour Pilots Authority",
            "“HPA” are the first letters of “Harbour Pilots Authority”",
        ),
    ],
)
def test_what_resembles_a_name_is_said(one: str, other: str, reason: str) -> None:
    mine, theirs = bearer(one), bearer(other)
    assert resemblance(mine, theirs) == resemblance(theirs, mine) == reason
    assert mine.sound == theirs.sound or mine.initials == theirs.initials


@pytest.mark.parametrize(
    ("one", "other"),
    [("Odile Fenn", "Ada Fenn"), ("Robert Q. Marsh", "Robert R. Marsh"), ("Ada", "Ida")],
)
def test_a_surname_alone_makes_nobody_alike(one: str, other: str) -> None:
    assert resemblance(bearer(one), bearer(other)) is None


@pytest.mark.parametrize(
    "name", ["", " ", ".", "()", "Jr.", "the", "Mr.", "𝔅𝔢𝔯𝔫𝔦𝔢", "’", "a" * 400]
)
def test_no_name_is_too_odd_to_be_taken_apart(name: str) -> None:
    odd = bearer(name)
    assert variant(odd, bearer("Ada Moss")) is None
    resemblance(odd, odd)
    assert len(odd.sound) <= 60


def test_a_description_is_no_name() -> None:
    assert is_description("a spokesman for the builder")
    assert not is_description("Ada Moss")
    assert not is_description("Anna Moss")


@pytest.mark.parametrize("words", ["The mayor", "Fenn’s lawyer", "city officials", "its keeper"])
def test_what_only_describes_names_nobody(words: str) -> None:
    assert names_nobody(words)


@pytest.mark.parametrize("words", ["Ada Moss", "the White House", "O’Hara", "The Harbour Post"])
def test_a_name_is_no_description(words: str) -> None:
    assert not names_nobody(words)


def test_roles_of_other_walks_of_life_tell_namesakes_apart() -> None:
    assert differ_clearly("football coach", ["senator from Ohio"])
    assert not differ_clearly("senator", ["presidential candidate"])
    assert not differ_clearly("harbour wizard", ["senator"])
    assert share_a_word("Vermont senator", ["senator from Vermont"])
    assert not share_a_word("former senator", ["former nurse"])
