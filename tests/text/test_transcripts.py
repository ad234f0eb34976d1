import pytest

from factcheck.text.attribution import pull

HEARING = (
    "HOLT: I have never met the builder. I never took his money.\n\n"
    "REED: The committee will look into it.\n\n"
    "HOLT: You should look at the crane first.\n\nIt failed twice in March."
)


def said(text: str) -> list[tuple[str | None, str]]:
    return [
        (s.speaker and s.speaker.of(text), s.exact(text)) for s in pull(text) if not s.is_nested
    ]


def test_a_label_names_the_speaker_of_its_paragraph() -> None:
    assert said(HEARING)[:2] == [
        ("HOLT", "I have never met the builder. I never took his money."),
        ("REED", "The committee will look into it."),
    ]


def test_a_label_speaks_for_the_paragraphs_up_to_the_next() -> None:
    text = HEARING + "\n\nREED: We will do so this week."
    assert ("HOLT", "It failed twice in March.") in said(text)


def test_behind_the_last_label_the_report_may_go_on() -> None:
    assert "It failed twice in March." not in [words for _, words in said(HEARING)]


def test_answers_are_said_and_questions_are_not() -> None:
    text = (
        "Q: What did you tell the council about the crane?\n\n"
        "A: I told them that the crane had failed.\n\n"
        "Q: And when did you tell them so?\n\nA: It was in March, before the vote."
    )
    assert said(text) == [
        (None, "I told them that the crane had failed."),
        (None, "It was in March, before the vote."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Update: The bridge is open again.\n\nNote: The ferry sails at noon on Monday.",
        "Length: 12 miles of road.\n\nCost: two million in all.\n\nBuilder: nobody knows so far.",
    ],
)
def test_labels_that_never_come_again_are_those_of_a_list(text: str) -> None:
    assert said(text) == []


def test_a_post_is_signed_beneath_or_behind() -> None:
    words = "We have never sold the port and never will."
    for text in (
        f"{words} — Anna Holt (@annaholt) March 3, 2019",
        f"{words}\n\n— Anna Holt (@annaholt) March 3, 2019",
    ):
        assert said(text) == [("Anna Holt (@annaholt)", words)]
