import pytest

from factcheck.text.words import Word, words


def texts(text: str) -> list[str]:
    return [word.text for word in words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rep. Tom Reed, D-N.Y., left.",
            ["Rep.", "Tom", "Reed", ",", "D-N.Y", ".", ",", "left", "."],
        ),
        ("The U.S. isn't at AT&T.", ["The", "U.S.", "isn't", "at", "AT&T", "."]),
        ("It cost $1,250.50 or 4.5%.", ["It", "cost", "$1,250.50", "or", "4.5%", "."]),
        ("The workers’ boat", ["The", "workers’", "boat"]),
        ("Harry S. Vance", ["Harry", "S.", "Vance"]),
    ],
)
def test_words_numbers_and_marks_are_parted(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_word_knows_its_place_in_the_text() -> None:
    text = "🚢 sails on"
    assert [text[word.start : word.end] for word in words(text, 2, len(text))] == ["sails", "on"]


def test_a_quotation_folded_into_a_word_tells_whether_a_tag_must_follow() -> None:
    assert Word(0, 9, "“,”", "“,”", 0).asks_for_a_tag
    assert not Word(0, 9, "“.”", "“.”", 0).asks_for_a_tag
    assert not Word(0, 1, ",", ",").asks_for_a_tag


def test_possessives_and_marks_are_known() -> None:
    owner, comma = words("Holt’s,", 0, 7)
    assert owner.is_possessive
    assert owner.is_name_like
    assert comma.is_mark
