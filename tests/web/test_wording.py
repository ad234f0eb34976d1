"""What the machine proposes for a claim's wording, and the notes on it."""

from datetime import date

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Role
from tests.factories import a_claim, a_person, an_article
from tests.stern import Stern

TEXT = (
    "Ada Marlow answered the council.\n\n“I have never met the owners,” Ada Marlow said on Friday."
)


@pytest.fixture
def mara(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session))


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        claim = a_claim(
            session, article=an_article(session, TEXT), words="I have never met the owners"
        )
        claim.statement = claim.headline = claim.said_on = None
        claim.suggested_headline = None
        claim.suggested_statement = "Ada Marlow has never met the owners."
        claim.suggested_said_on = date(2026, 10, 2)
        return claim


def test_each_field_is_taken_by_a_button_of_its_own(
    mara: Stern, database: Database, claim: Claim
) -> None:
    path = f"/claims/{claim.id}"
    page = mara.get(path)
    assert "Ada Marlow has never met the owners." in page.text
    form = page.form(f"{path}/wording/proposal")
    assert form["field"] == "statement"
    page = mara.post(f"{path}/wording/proposal", form, follow=True)
    assert page.form(f"{path}/wording")["wording-statement"].strip() == claim.suggested_statement
    with database.reading() as session:
        saved = session.get_one(Claim, claim.id)
        assert (saved.statement, saved.said_on) == (claim.suggested_statement, None)
        assert saved.quotation == claim.quotation
    mara.post(f"{path}/wording/proposal", {**form, "field": "said_on"}, 409)


def test_what_isnt_proposed_cant_be_taken(mara: Stern, claim: Claim) -> None:
    path = f"/claims/{claim.id}/wording/proposal"
    mara.post(path, {"field": "headline"}, 422)
    mara.post(path, {"field": "quotation"}, 404)


def test_notes_stand_beside_the_saved_words_and_stop_nobody(mara: Stern, claim: Claim) -> None:
    path = f"/claims/{claim.id}"
    sent = {"wording-statement": "She met “all of them” yesterday."}
    page = mara.post(f"{path}/wording", sent, follow=True)
    notes = page.tree.xpath("//*[@data-wording-notes]//li")
    assert [note.text_content().split()[1] for note in notes] == ["“She”", "“yesterday”", "No"]


def test_a_script_is_told_of_words_that_arent_saved_yet(mara: Stern, claim: Claim) -> None:
    path = f"/claims/{claim.id}/wording/notes"
    answer = mara.post(path, {"wording-headline": "It is not true that Marlow met them"}, 200)
    [note] = answer.response.get_json()["notes"]
    assert note["field"] == "headline"
    assert "words the check" in note["sentence"]
    quoted = {"wording-statement": "Marlow has “never met the owners”."}
    assert mara.post(path, quoted, 200).response.get_json() == {"notes": []}


def test_readers_and_those_who_may_not_know_of_it_are_refused(
    stern: Stern, database: Database, mara: Stern, claim: Claim
) -> None:
    with database.transaction() as session:
        owen = stern.as_(a_person(session, role=Role.READER))
        session.get_one(Claim, claim.id).is_confidential = True
    for path in ("notes", "proposal"):
        owen.post(f"/claims/{claim.id}/wording/{path}", {"field": "statement"}, 403)
        mara.post(f"/claims/{claim.id}/wording/{path}", {"field": "statement"}, 404)
