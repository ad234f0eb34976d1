import pytest

from factcheck.text.attribution import pull


def last_speaker(text: str) -> str | None:
    return pull(text)[-1].speaker_name


def test_a_surname_is_resolved_to_the_full_name() -> None:
    assert last_speaker("Anna Holt came. “The bridge is safe,” Holt said.") == "Anna Holt"


@pytest.mark.parametrize(("pronoun", "name"), [("she", "Anna Holt"), ("he", "Tom Reed")])
def test_a_pronoun_is_the_last_person_of_its_gender(pronoun: str, name: str) -> None:
    text = f"Mayor Anna Holt met council leader Tom Reed. “The bridge is safe,” {pronoun} said."
    assert last_speaker(text) == name


def test_a_pronoun_is_rather_who_spoke_last_than_who_was_named_last() -> None:
    text = (
        "Tom Reed said the port was shut. The port was built by Peter Vance.\n\n"
        "Reed said Peter Vance had been warned. “Nobody listened,” he said."
    )
    assert last_speaker(text) == "Tom Reed"


def test_a_person_named_only_in_a_quotation_is_not_meant_by_a_pronoun() -> None:
    text = "Tom Reed spoke first. “I blame Peter Vance for this,” he said. “He knew,” he added."
    assert {statement.speaker_name for statement in pull(text)} == {"Tom Reed"}


def test_whose_lawyer_is_named_did_not_speak() -> None:
    text = "Anna Holt’s lawyer said she would appeal against the ruling."
    assert last_speaker(text) == "Anna Holt’s lawyer"


def test_a_spokesman_for_somebody_is_not_that_person() -> None:
    text = "Anna Holt left. A spokesman for Anna Holt said the mayor would return."
    assert last_speaker(text) == "A spokesman for Anna Holt"


@pytest.mark.parametrize(
    "source",
    ["A senior official", "Two engineers", "The port authority", "Harbour Radio"],
)
def test_an_unnamed_source_stays_as_it_was_given(source: str) -> None:
    assert last_speaker(f"{source} said the bridge had been closed in May.") == source


def test_a_pronoun_may_mean_an_unnamed_source() -> None:
    text = "A senior official said the bridge was shut. He said it was rotten."
    assert last_speaker(text) == "A senior official"


def test_a_pronoun_without_anyone_to_mean_has_no_name() -> None:
    statement = pull("“The bridge is safe,” she said.")[0]
    assert statement.speaker is not None
    assert statement.speaker_name is None


def test_a_role_is_resolved_to_the_person_who_bears_it() -> None:
    text = (
        "Attorney General Anna Holt resigned. Tom Reed, the mayor of Port Hale, stayed.\n\n"
        "The attorney general said she had never seen the report. The mayor said he had read it."
    )
    found = pull(text)
    assert [statement.speaker_name for statement in found] == ["Anna Holt", "Tom Reed"]
    assert [statement.speaker_role for statement in found] == [
        "Attorney General",
        "mayor of Port Hale",
    ]


def test_a_role_may_be_told_only_later_in_the_article() -> None:
    text = "The mayor said the bridge was safe. It was built in 1960. Mayor Anna Holt left."
    assert last_speaker(text) == "Anna Holt"


def test_an_epithet_means_the_person_just_spoken_of() -> None:
    text = "Mayor Anna Holt resigned on Monday. The city’s top politician said she was tired."
    assert last_speaker(text) == "Anna Holt"


def test_a_letter_speaks_for_those_who_wrote_it() -> None:
    text = (
        "The residents of Quay Street sent a letter to the council. "
        "“Nobody has answered us since the spring,” the letter stated."
    )
    assert last_speaker(text) == "The residents of Quay Street"


def test_a_letter_speaks_for_the_one_who_demanded_something_in_it() -> None:
    text = (
        "The engineers at the port called for an inquiry in a letter to Anna Holt.\n\n"
        "“The bridge has been rotten since the flood,” the letter stated."
    )
    assert last_speaker(text) == "The engineers at the port"


def test_a_report_nobody_is_said_to_have_written_is_given_as_said() -> None:
    assert last_speaker("The report said the bridge was rotten.") == "The report"


def test_a_speaker_with_party_and_state_is_resolved() -> None:
    text = "House Speaker Tom Reed, R-WI, said during a Thursday news conference that it was safe."
    statement = pull(text)[0]
    assert (statement.speaker_name, statement.speaker_role) == ("Tom Reed", "House Speaker")
    assert statement.exact(text) == "it was safe"


def test_a_speaker_may_be_named_before_a_colon_or_after_a_dash() -> None:
    assert last_speaker("Anna Holt: “The bridge is safe and sound today.”") == "Anna Holt"
    assert last_speaker("“The bridge was never going to hold.” — Anna Holt") == "Anna Holt"


def test_a_quotation_without_a_verb_belongs_to_who_spoke_just_before() -> None:
    text = "Anna Holt said the bridge was safe.\n\n“We have checked every bolt of it twice.”"
    assert last_speaker(text) == "Anna Holt"
