import pytest

from factcheck.text.quotemarks import stretches


def quoted(text: str) -> list[str]:
    return [stretch.inner.of(text) for stretch in stretches(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is safe,” she said.",
        '"The bridge is safe," she said.',
        "''The bridge is safe,'' she said.",
        "``The bridge is safe,'' she said.",
        "‘The bridge is safe,’ she said.",
        "'The bridge is safe,' she said.",
        "«The bridge is safe», she said.",
        "„The bridge is safe“, she said.",
    ],
)
def test_each_style_of_quotation_marks_is_known(text: str) -> None:
    assert quoted(text) == ["The bridge is safe"]


@pytest.mark.parametrize(
    "text",
    [
        "It's the engineers' view that the port isn't safe.",
        "He played rock 'n' roll in the '90s and wouldn't stop.",
        "The workers’ families weren’t told; ’tis the boats’ fault.",
        "Ask 'em about the harbour 'til they tell you.",
        'A plank of 6\' 2" fell on a 12" pipe.',
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_an_apostrophe_inside_single_marks_does_not_end_the_quotation() -> None:
    assert quoted("‘It won’t close,’ she said.") == ["It won’t close"]
    assert quoted("'It won't close,' she said.") == ["It won't close"]


def test_a_plural_possessive_inside_single_marks_does_not_end_the_quotation() -> None:
    text = "‘The boys’ school and the girls’ school are safe,’ said Tom Reed."
    assert quoted(text) == ["The boys’ school and the girls’ school are safe"]


def test_a_nested_quotation_belongs_to_the_one_around_it() -> None:
    assert quoted("“He said ‘never again’ and left,” she said.") == [
        "He said ‘never again’ and left"
    ]
    assert quoted("‘He said “never again” and left,’ she said.") == [
        "He said “never again” and left"
    ]
    assert quoted("“He shouted “never” and left,” she said.") == ["He shouted “never” and left"]


def test_nested_marks_that_end_together_both_belong() -> None:
    assert quoted("“It is a ‘scandal!’” Reed said.") == ["It is a ‘scandal!’"]
    assert quoted("“It is a ‘scandal!'” Reed said.") == ["It is a ‘scandal!'"]
    assert quoted("''It is a 'scandal''' is what Reed said.") == ["It is a 'scandal'"]


def test_the_comma_before_the_verb_is_outside_and_the_full_stop_stays() -> None:
    assert quoted("“It is safe,” she said, “and open.”") == ["It is safe", "and open."]


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    text = "Reed saw “no reason to close it.\n\nThe council meets on Monday."
    found = list(stretches(text))
    assert quoted(text) == ["no reason to close it."]
    assert not found[0].closed


def test_a_missing_closing_mark_does_not_swallow_the_next_quotation() -> None:
    text = 'She said: "It is safe. Reed laughed. "It is not," he said.'
    assert quoted(text) == ["It is safe. Reed laughed.", "It is not"]


def test_an_opening_single_mark_that_nothing_closes_is_an_apostrophe() -> None:
    assert quoted("The ‘bridge was closed.\n\nIt opened again.") == []


def test_a_mark_without_words_is_no_quotation() -> None:
    assert quoted("“") == []
    assert quoted("") == []
