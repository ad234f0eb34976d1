import pytest

from factcheck.text.attitude_words import ATTITUDES, TELLING
from factcheck.text.attribution import Statement, pull


def told(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker_name, s.exact(text)) for s in pull(text) if s.is_attitude]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Anna Holt wants to close the old bridge by spring.", "Anna Holt",
         "to close the old bridge by spring"),
        ("Anna Holt opposes the sale of the harbour to a bank.", "Anna Holt",
         "the sale of the harbour to a bank"),
        ("Anna Holt, who supports a new bridge, left early.", "Anna Holt", "a new bridge"),
        ("Anna Holt called for a vote on the bridge.", "Anna Holt", "for a vote on the bridge"),
        ("Tom Reed's plan to move the market to the hill has failed.", "Tom Reed",
         "to move the market to the hill"),
        ("Reed is confident that the crane will hold.", "Reed", "that the crane will hold"),
        ("The plan was backed by Anna Holt.", "Anna Holt", "The plan"),
        ("Anna Holt declined to comment on the bridge.", "Anna Holt", "to comment on the bridge"),
    ],
)  # fmt: skip
def test_an_attitude_is_read_off_the_grammar_of_its_sentence(
    text: str, who: str, what: str
) -> None:
    assert told(text) == [(who, what)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The sale seems to be off the table.", "The sale … to be off the table"),
        ("The ferry is expected to sail again in May.", "The ferry … to sail again in May"),
    ],
)
def test_what_only_seems_or_is_expected_is_said_by_nobody(text: str, what: str) -> None:
    assert told(text) == [(None, what)]


@pytest.mark.parametrize(
    "text",
    [
        "Reed could support a new bridge.",
        "Reed supports him.",
        "There are fears that the bridge will fall.",
        "The harbour has a new crane and an old ferry.",
    ],
)
def test_what_could_be_and_what_is_of_nobody_or_of_nothing_is_no_attitude(text: str) -> None:
    assert told(text) == []


def test_an_attitude_in_a_report_is_part_of_it() -> None:
    text = "Anna Holt said the harbour board opposes the sale of the old ferry."
    report, *parts = pull(text)
    assert (report.speaker_name, report.is_attitude, report.is_nested) == (
        "Anna Holt",
        False,
        False,
    )
    assert all(part.is_nested for part in parts)


def test_what_was_never_said_is_no_statement_of_the_speaker() -> None:
    text = "Anna Holt never said the bridge was safe."
    assert told(text) == [("Anna Holt", "the bridge was safe")]


def test_the_mention_beside_the_verb_is_who_and_the_name_is_whom_it_means() -> None:
    text = "Anna Holt, who said the bridge was safe, left. Tom Reed, who supports a sale, stayed."
    found: list[Statement] = pull(text)
    assert [s.speaker and s.speaker.of(text) for s in found] == ["who", "who"]
    assert [s.speaker_name for s in found] == ["Anna Holt", "Tom Reed"]


def test_every_word_that_tells_is_known_before_a_sentence_is_parsed() -> None:
    forms = {form for words in ATTITUDES.values() for form, _ in words}
    assert forms == set(TELLING)
    assert TELLING["agree"] >= {""}  # they agree that it is safe
    assert TELLING["scoff"] == {"at"}
    assert TELLING["laid"] == {"out"}


def test_the_harbour_board_is_called_so() -> None:
    for text in (
        "The harbour board opposes the sale of the old ferry.",
        "Anna Holt left the port, and the harbour board opposes the sale of the old ferry.",
    ):
        assert pull(text)[-1].speaker_name == "the harbour board"


def test_who_is_somebody_and_no_thing() -> None:
    text = "It was a victory for Anna Holt, who has often opposed the sale of the old ferry."
    assert pull(text)[-1].speaker_name == "Anna Holt"


def test_a_plan_to_do_something_is_the_planners() -> None:
    text = "Anna Holt arrived. She launched a round of attacks designed to oppose the sale of it."
    assert {statement.speaker_name for statement in pull(text)} <= {"Anna Holt", None}
