import pytest

from factcheck.text.cues import cues
from factcheck.text.words import Word, words


def line(text: str) -> list[Word]:
    return list(words(text, 0, len(text)))


def found(text: str) -> list[tuple[str, str, bool]]:
    """For each cue its verb, its subject and whether the words said stand before it."""
    row = line(text)
    return [
        (
            row[cue.last].lower,
            " ".join(word.text for word in row[cue.subject.first : cue.subject.last + 1]),
            cue.after,
        )
        for cue in cues(row)
        if cue.subject
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Holt said it was safe.", "Holt"),
        ("Ms. Holt later said it was safe.", "Ms. Holt"),
        ("In Port Hale the mayor said it was safe.", "the mayor"),
        ("On Monday Anna Holt said it was safe.", "Anna Holt"),
        ("A spokesman for Holt said it was safe.", "A spokesman for Holt"),
        ("Tom Reed, who runs the port, said it was safe.", "Tom Reed"),
        ("Tom Reed (D-N.Y.) said it was safe.", "Tom Reed"),
        ("Tom Reed and Anna Holt said it was safe.", "Tom Reed and Anna Holt"),
        ("The engineers at the port said it was safe.", "The engineers at the port"),
        ("Holt came back and said it was safe.", "Holt"),
    ],
)
def test_the_subject_of_a_verb_that_leads_is_found(text: str, subject: str) -> None:
    assert found(text) == [("said", subject, False)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The bridge was safe, Holt said.", "Holt"),
        ("The bridge was safe, Holt said on Monday.", "Holt"),
        ("The bridge was safe, said Anna Holt, the mayor.", "Anna Holt"),
        ("The bridge was safe, she told reporters.", "she"),
    ],
)
def test_a_verb_may_follow_what_was_said(text: str, subject: str) -> None:
    assert [(who, after) for _, who, after in found(text)] == [(subject, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "Holt was told to leave.",
        "Holt has never said a word.",
        "Holt wanted to say more.",
        "The United States left.",
    ],
)
def test_a_verb_that_lets_nobody_speak_is_no_cue(text: str) -> None:
    assert found(text) == []


def test_a_participle_borrows_the_subject() -> None:
    assert found("Holt said it was safe, adding that it was new.") == [
        ("said", "Holt", False),
        ("adding", "Holt", False),
    ]
