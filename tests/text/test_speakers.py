import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    assert last_speaker(text) == "a spokesman for Anna Holt"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A senior official", "a senior official"),
        ("Two engineers", "two engineers"),
        ("The port authority", "the port authority"),
        ("Critics", "critics"),
        ("Holt supporters", "Holt supporters"),
    ],
)
def test_an_unnamed_source_is_called_as_it_was_and_marked(source: str, name: str) -> None:
    statement = pull(f"{source} said the bridge had been closed in May.")[0]
    assert (statement.speaker_name, statement.is_unnamed) == (name, True)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Harbour Radio", "Harbour Radio"),
        ("The Justice Department", "Justice Department"),
        ("Republicans", "Republicans"),
        ("The Holt campaign", "Holt campaign"),
        ("Mrs. Holt’s campaign", "Holt campaign"),
    ],
)
def test_a_body_is_named_without_its_article(source: str, name: str) -> None:
    statement = pull(f"{source} said the bridge had been closed in May.")[0]
    assert (statement.speaker_name, statement.is_unnamed) == (name, False)


def test_a_pronoun_may_mean_an_unnamed_source() -> None:
    text = "A senior official said the bridge was shut. He said it was rotten."
    statement = pull(text)[-1]
    assert (statement.speaker_name, statement.is_unnamed) == ("a senior official", True)
    assert statement.proof is not None
    assert statement.proof.of(text) == "A senior official"


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
    assert last_speaker(text) == "the residents of Quay Street"


def test_a_letter_speaks_for_the_one_who_demanded_something_in_it() -> None:
    text = (
        "The engineers at the port called for an inquiry in a letter to Anna Holt.\n\n"
        "“The bridge has been rotten since the flood,” the letter stated."
    )
    assert last_speaker(text) == "the engineers at the port"


def test_a_report_nobody_is_said_to_have_written_is_given_as_said() -> None:
    assert last_speaker("The report said the bridge was rotten.") == "the report"


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


@pytest.mark.parametrize(
    ("opening", "mention", "name"),
    [
        ("The Port Authority (PA) closed the bridge.", "The PA", "Port Authority"),
        ("The Harbour Safety Board met.", "The board", "Harbour Safety Board"),
        ("The Hale Tribune asked the council.", "The newspaper", "Hale Tribune"),
        ("The Hale Daily Tribune asked the council.", "The Tribune", "Hale Daily Tribune"),
        ("Vark, a shipping company, pays for it.", "The company", "Vark"),
    ],
)
def test_a_short_name_of_a_body_means_its_full_one(opening: str, mention: str, name: str) -> None:
    assert last_speaker(f"{opening} {mention} said that the bridge had been safe.") == name


def test_it_is_the_body_that_spoke_last() -> None:
    text = "The Harbour Board said the bridge was safe. It said Tom Reed had tested it."
    assert last_speaker(text) == "Harbour Board"


@pytest.mark.parametrize(
    "source",
    ["A Vark Institute poll", "A study by the Vark Institute", "The Vark Institute’s report"],
)
def test_what_a_body_publishes_speaks_for_it(source: str) -> None:
    text = f"The Vark Institute is in Hale. {source} said that the bridge was rotten."
    assert last_speaker(text) == "Vark Institute"


def test_a_poll_by_nobody_named_is_unnamed() -> None:
    statement = pull("A new poll showed that few people trust the bridge.")[0]
    assert (statement.speaker_name, statement.is_unnamed) == ("a new poll", True)


def test_somebodys_letter_speaks_for_them() -> None:
    text = "Anna Holt left. Holt’s letter said that the bridge was rotten."
    assert last_speaker(text) == "Anna Holt"


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("The Ohio senator", "Tom Reed"),
        ("The California senator", "Mary Vark"),
        ("The Democratic senator", "Tom Reed"),
        ("The Texas senator", "Peter Vance"),
    ],
)
def test_a_description_is_the_person_whose_place_and_party_agree(role: str, name: str) -> None:
    senators = "Sen. Tom Reed, D-Ohio, met Texas Sen. Peter Vance and Sen. Mary Vark (R-Calif.)."
    assert last_speaker(f"{senators} {role} said it was safe.") == name


def test_a_senator_of_a_place_that_the_text_gives_to_nobody_is_nobody() -> None:
    statement = pull("Sen. Tom Reed said no. The Vermont senator said it was safe.")[-1]
    assert statement.is_unnamed


def test_an_office_that_the_text_gives_to_nobody_is_nobodys() -> None:
    text = "Anna Holt said she was tired. The State Department’s inspector general said it was so."
    assert last_speaker(text) != "Anna Holt"


def test_a_husband_is_the_man_of_the_same_surname() -> None:
    text = "Anna Holt met her voters. Peter Holt came too. Her husband said she was tired."
    assert last_speaker(text) == "Peter Holt"


def test_somebody_belonging_to_a_person_is_told_by_whose_they_are() -> None:
    statement = pull("Anna Holt said it was late. Her lawyer said she would appeal.")[-1]
    assert (statement.speaker_name, statement.is_unnamed) == ("Anna Holt’s lawyer", True)


def test_a_role_before_the_name_belongs_to_the_name_behind_the_comma() -> None:
    text = "“The bridge is safe,” said Holt’s campaign manager, Tom Reed, on Monday."
    statement = pull(text)[0]
    assert (statement.speaker_name, statement.speaker_role) == ("Tom Reed", "campaign manager")


def test_an_apposition_belongs_to_the_name_that_opens_the_sentence() -> None:
    text = "Tom Reed, 45, a teacher from Hale, said the bridge was safe."
    assert last_speaker(text) == "Tom Reed"


def test_who_is_the_name_before_it() -> None:
    text = "It was a victory for Mayor Anna Holt, who said the bridge was safe."
    assert last_speaker(text) == "Anna Holt"


def test_the_place_of_a_dateline_is_no_speaker() -> None:
    text = "PORT HALE — Mayor Anna Holt said the bridge was safe."
    assert last_speaker(text) == "Anna Holt"


def test_whoever_speaks_later_in_a_sentence_is_not_meant_before() -> None:
    text = "Anna Holt spoke. She said it was late, but Mary Reed said it was early."
    assert [s.speaker_name for s in pull(text)] == ["Anna Holt", "Mary Reed"]


def test_two_who_speak_together_have_both_names() -> None:
    text = "Anna Holt met Tom Reed. Holt and Reed said the bridge was safe."
    assert last_speaker(text) == "Anna Holt and Tom Reed"


def test_the_label_of_a_transcript_is_the_person() -> None:
    text = "Mayor Anna Holt spoke.\n\nHOLT: “The bridge is safe and sound today.”"
    assert last_speaker(text) == "Anna Holt"


def test_the_writer_of_an_article_is_i() -> None:
    text = "The bridge must go. I said that it was rotten.\n\nAnna Holt is the mayor of Port Hale."
    assert last_speaker(text) == "Anna Holt"


def test_nobody_is_no_claimant() -> None:
    assert {s.speaker_name for s in pull("Nobody said that the bridge was safe.")} <= {None}


def test_the_proof_is_where_the_text_gives_the_full_name() -> None:
    text = "Holt came early. Mayor Anna Holt left. “The bridge is safe,” she said."
    statement = pull(text)[-1]
    assert statement.proof is not None
    assert statement.proof.of(text) == "Mayor Anna Holt"


WORDS = st.sampled_from(
    """Anna Holt Tom Reed said told “ ” the The senator mayor he she it they letter poll Department
    of Justice campaign ’s , . who says according to (PA) Mr. Jr. É. Ōno “Tig” AG and Harbour Board
    by from her his husband I 31 \n""".split(" ")
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_the_places_of_a_speaker_are_in_the_text(text: str) -> None:
    for statement in pull(text):
        for place in (statement.speaker, statement.proof):
            assert place is None or 0 <= place.start < place.end <= len(text)
        assert statement.speaker_name is None or statement.speaker_name.strip()


@pytest.mark.parametrize(
    "text",
    [
        "It soon wrote “the port is closed for good”. Later, 71 said the gates were open.",
        "Shown a letter in which the firm, Vark, warned him of cracked pins, she left the room.",
    ],
)
def test_a_word_that_is_nobody_is_no_claimant(text: str) -> None:
    names = {statement.speaker_name for statement in pull(text)}
    assert not names & {"soon", "71", "him of cracked pins"}


def test_the_name_right_before_a_colon_is_rather_meant_than_what_opens_the_line() -> None:
    text = "The Vance port has a long way to go - Anna Holt: “The bridge is not safe at all yet.”"
    assert last_speaker(text) == "Anna Holt"


def test_a_sentence_that_ends_with_a_colon_leads_in_the_next_paragraph() -> None:
    text = "Tom Reed left. Anna Holt released a statement:\n\n“The bridge was never safe for us.”"
    assert last_speaker(text) == "Anna Holt"


@pytest.mark.parametrize("dash", ["—", "–", "―"])
def test_a_signature_may_follow_any_long_dash(dash: str) -> None:
    text = f"“The bridge is not safe at all yet.” {dash} Anna Holt\n\nIt rained."
    assert last_speaker(text) == "Anna Holt"


def test_a_name_right_behind_a_quotation_is_whose_it_is() -> None:
    text = "Tom Reed left early. “The bridge is not safe at all!” Anna Holt, the mayor, thundered."
    assert pull(text)[0].speaker_name == "Anna Holt"


def test_a_given_name_that_is_also_an_auxiliary_names_somebody() -> None:
    assert last_speaker("“The bridge is not safe yet,” said Will Reed.") == "Will Reed"


def test_the_two_are_the_two_named_before() -> None:
    text = "Anna Holt met Tom Reed. The two said the bridge was closed for good."
    assert last_speaker(text) == "Anna Holt and Tom Reed"


def test_the_day_of_a_month_is_no_part_of_a_name() -> None:
    text = "Anna Holt came. On Oct. 14 Holt said the bridge was safe."
    statement = pull(text)[-1]
    assert statement.speaker is not None
    assert statement.speaker.of(text) == "Holt"


def test_he_is_a_person_and_not_a_firm_that_the_same_sentence_lets_speak() -> None:
    text = "Tom Reed was asked whether the pins held, as Vark maintains. “They did not,” he said."
    assert last_speaker(text) == "Tom Reed"


@pytest.mark.parametrize("label", ["SESSIONS", "MR. SESSIONS"])
def test_a_label_in_capitals_is_resolved_to_the_full_name(label: str) -> None:
    turn = f"{label}: I never met them about the bridge.\n\nQ: Did you write to them?\n\n"
    assert pull("Jeff Sessions was heard.\n\n" + 3 * turn)[0].speaker_name == "Jeff Sessions"
