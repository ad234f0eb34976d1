import pytest

from factcheck.text.attribution import pull


def reported(text: str) -> list[tuple[str | None, str]]:
    return [
        (statement.speaker_name, statement.exact(text))
        for statement in pull(text)
        if statement.kind == "reported" and not statement.is_attitude
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Holt said the bridge was safe.", "the bridge was safe"),
        ("Anna Holt said that the bridge was safe.", "the bridge was safe"),
        ("Anna Holt said Monday the bridge was safe.", "the bridge was safe"),
        ("Anna Holt said on Monday that it was safe.", "it was safe"),
        ("Anna Holt said in a statement that it was safe.", "it was safe"),
        ("Anna Holt has repeatedly said she never met him.", "she never met him"),
        ("Anna Holt told reporters that it was safe.", "it was safe"),
        ("Anna Holt told Harbour Radio she never met him.", "she never met him"),
        ("Anna Holt complained that nobody had asked her.", "nobody had asked her"),
        ("Anna Holt denied that she had been warned.", "she had been warned"),
        ("Anna Holt denied any part in the sale.", "any part in the sale"),
        ("Anna Holt accused the port of hiding it.", "the port of hiding it"),
        ("Anna Holt promised to reopen the bridge.", "to reopen the bridge"),
        ("Anna Holt asked whether it was safe.", "whether it was safe"),
        ("According to Anna Holt, the bridge was safe.", "the bridge was safe"),
        ("The bridge was safe, according to Anna Holt.", "The bridge was safe"),
        ("The bridge was safe, Anna Holt said on Monday.", "The bridge was safe"),
        ("The bridge was safe, said Anna Holt.", "The bridge was safe"),
        ("The bridge, Anna Holt said, was safe.", "The bridge … was safe"),
        ("On Monday, Anna Holt said the bridge was safe.", "the bridge was safe"),
        ("However, Anna Holt said, the bridge was safe.", "the bridge was safe"),
    ],
)
def test_the_clause_that_was_said_is_found(text: str, words: str) -> None:
    assert reported(text) == [("Anna Holt", words)]


@pytest.mark.parametrize(
    "text",
    [
        "The report claims are wrong.",
        "Anna Holt never said the bridge was safe.",
        "Anna Holt was told the bridge was safe.",
        "Anna Holt declined to comment on the bridge.",
        "Anna Holt would not say whether it was safe.",
        "Talks in the United States about bridges have ended.",
        "The comment came as a surprise to the port.",
        "Anna Holt said so.",
        "Anna Holt called on Monday for the bridge.",
        "They spoke of her alleged contacts with the builder.",
    ],
)
def test_what_reports_no_speech_is_left_alone(text: str) -> None:
    assert reported(text) == []


def test_a_second_speaker_ends_what_the_first_said() -> None:
    text = "Anna Holt said the bridge was safe, but Tom Reed said it was rotten."
    assert reported(text) == [
        ("Anna Holt", "the bridge was safe"),
        ("Tom Reed", "it was rotten"),
    ]


def test_a_second_verb_of_the_same_speaker_starts_a_second_statement() -> None:
    text = "Anna Holt said the bridge was safe, adding that nobody was hurt."
    assert reported(text) == [
        ("Anna Holt", "the bridge was safe"),
        ("Anna Holt", "nobody was hurt"),
    ]


def test_words_attributed_twice_in_one_sentence_are_one_statement() -> None:
    text = "Tom Reed said the bridge was safe, he said after a meeting with the port."
    assert reported(text) == [("Tom Reed", "the bridge was safe")]


def test_a_medium_that_passes_words_on_is_not_a_second_speaker() -> None:
    text = "A senior official said the bridge was rotten, Harbour Radio reported."
    assert reported(text) == [("a senior official", "the bridge was rotten")]


def test_a_subordinate_clause_ends_at_its_comma() -> None:
    text = "While Anna Holt said the bridge was safe, engineers closed it at noon."
    assert reported(text) == [("Anna Holt", "the bridge was safe")]


def test_thinking_inside_what_was_said_is_no_second_statement() -> None:
    text = "Tom Reed said that he thinks the bridge is safe."
    assert reported(text) == [("Tom Reed", "he thinks the bridge is safe")]


def test_a_gerund_speaks_for_the_subject_of_its_sentence() -> None:
    text = "Tom Reed met the builder twice despite saying he had never met him."
    assert reported(text) == [("Tom Reed", "he had never met him")]
