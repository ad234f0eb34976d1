"""The pane on which searches are recorded and those who were asked are logged."""

from datetime import timedelta

import pytest

from factcheck.db import Database
from factcheck.models import Claim, NamedReader, Person, Role, Stance, Status, now
from factcheck.workflow import contacts, evidence, searches
from tests.factories import a_claim, a_person
from tests.outreach import a_contact, a_search, asking, looked
from tests.stern import Stern

TODAY = now().date()
SEARCH = {
    "search-searched_in": "the town archive",
    "search-searched_for": "“pier 9” grant",
    "search-period_from": "2020-01-01",
    "search-period_to": "2025-12-31",
    "search-searched_on": TODAY.isoformat(),
    "search-looked_for": "other_side",
}
CONTACT = {
    "contact-whom": "Jane Roe",
    "contact-role": "spokesperson",
    "contact-channel": "e-mail",
    "contact-question": "Who paid for the pier?",
    "contact-asked_on": TODAY.isoformat(),
    "contact-deadline": (TODAY + timedelta(days=2)).isoformat(),
    "contact-note": "Her mobile is off.",
}


@pytest.fixture
def person(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Mara Eng")


@pytest.fixture
def mara(person: Person, stern: Stern) -> Stern:
    return stern.as_(person)


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session)


def test_a_search_is_recorded_attached_and_withdrawn(mara: Stern, claim: Claim) -> None:
    pane = f"/claims/{claim.id}?pane=outreach"
    page = mara.post(f"/claims/{claim.id}/searches?pane=outreach", SEARCH, follow=True)
    assert "Recorded." in page.words
    sentence = (
        "We searched the town archive for “pier 9” grant between 1 January 2020 and"
        " 31 December 2025 and found nothing."
    )
    assert "between 1 January 2020 and 31 December 2025 and found nothing." in page.words
    assert "looked for: the other side" in page.words
    assert sentence.partition(" for ")[0] in page.words
    page = mara.post(
        "/searches/1/evidence?pane=outreach", {"stance": "contradicts", "seen": "1"}, follow=True
    )
    row = page.tree.xpath("//li[@id='evidence-1']")[0]
    assert row.xpath(".//p[@class='searched']")
    assert not row.xpath(".//blockquote")
    assert "1 contradicts" in page.words
    mara.post("/searches/1/withdrawal?pane=outreach", expect=422)
    mara.post("/evidence/1/withdrawal?pane=outreach", {"seen": "1"})
    page = mara.post("/searches/1/withdrawal?pane=outreach", follow=True)
    assert "taken out" in page.words
    mara.post("/searches/1/restoration?pane=outreach")
    assert "taken out" not in mara.get(pane).words


def test_whom_the_desk_asked_and_what_they_answered(mara: Stern, claim: Claim) -> None:
    page = mara.post(f"/claims/{claim.id}/contacts?pane=outreach", CONTACT, follow=True)
    assert "Waiting for an answer" in page.words
    answer = {
        "answer-1-reply": "answered",
        "answer-1-replied_on": TODAY.isoformat(),
        "answer-1-answer": "The town paid.\n\nEvery crown.",
        "answer-1-seen": "1",
    }
    page = mara.post("/contacts/1/answer?pane=outreach", answer, follow=True)
    assert "The town paid." in page.words
    page = mara.post("/contacts/1/answer/withdrawal?pane=outreach", follow=True)
    assert "Waiting for an answer" in page.words
    correction = {**{f"contact-1-{k[8:]}": v for k, v in CONTACT.items()}, "contact-1-seen": "3"}
    correction["contact-1-printed_as"] = "a former clerk"
    page = mara.post("/contacts/1/correction?pane=outreach", correction, follow=True)
    assert "readers see: a former clerk" in page.words
    page = mara.post("/contacts/1/withdrawal?pane=outreach", follow=True)
    assert "taken out" in page.words
    page = mara.post("/contacts/1/restoration?pane=outreach", follow=True)
    assert "taken out" not in page.words


def test_the_claimant_is_who_is_asked_first(mara: Stern, claim: Claim) -> None:
    page = mara.get(f"/claims/{claim.id}?pane=outreach")
    assert page.form(f"/claims/{claim.id}/contacts?pane=outreach")["contact-whom"] == "Odile Fenn"


@pytest.mark.parametrize(
    ("wrong", "no"),
    [
        ({"contact-deadline": "2020-01-01"}, "comes before the day"),
        ({"contact-asked_on": "2020-01-01", "contact-deadline": "2020-01-02"}, "is past already"),
        ({"contact-whom": ""}, "Say whom the desk asked."),
        ({"contact-whom": "x" * 201}, "Keep it under 200 characters."),
        ({"contact-channel": "pigeon"}, "Not a valid choice"),
        ({"contact-asked_on": "never"}, "Not a valid date"),
    ],
)
def test_a_refused_contact_keeps_what_was_typed(
    mara: Stern, claim: Claim, wrong: dict[str, str], no: str
) -> None:
    path = f"/claims/{claim.id}/contacts?pane=outreach"
    page = mara.post(path, {**CONTACT, **wrong}, expect=422)
    assert no in page.words
    assert page.form(path)["contact-note"].strip() == "Her mobile is off."
    assert "Nobody yet" in page.words


@pytest.mark.parametrize(
    ("wrong", "no"),
    [
        ({"search-searched_for": ""}, "Say which words you searched for."),
        ({"search-period_to": "2019-01-01"}, "The period ends before it begins."),
        ({"search-address": "ftp://archive"}, "Write the address in full"),
        ({"search-looked_for": "gold"}, "Not a valid choice"),
        ({"search-searched_on": "2999-01-01"}, "still to come"),
    ],
)
def test_a_refused_search_keeps_what_was_typed(
    mara: Stern, claim: Claim, wrong: dict[str, str], no: str
) -> None:
    path = f"/claims/{claim.id}/searches?pane=outreach"
    page = mara.post(path, {**SEARCH, **wrong}, expect=422)
    assert no in page.words
    assert page.form(path)["search-searched_in"] == "the town archive"


def test_a_form_that_somebody_was_quicker_with_shows_both_versions(
    mara: Stern, database: Database, person: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        search, contact = a_search(session, claim), a_contact(session, claim)
    page = mara.get(f"/claims/{claim.id}?pane=outreach")
    typed = page.form(f"/searches/{search.id}/correction?pane=outreach")
    asked = page.form(f"/contacts/{contact.id}/correction?pane=outreach")
    with database.transaction() as session:
        searches.correct_search(session, person, search.id, looked(searched_in="the registry"))
        contacts.correct_contact(session, person, contact.id, asking(whom="Jan Roe"))
    path = f"/searches/{search.id}/correction?pane=outreach"
    typed[f"search-{search.id}-searched_in"] = "the national archive"
    page = mara.post(path, typed, expect=409)
    versions = [" ".join(one.itertext()) for one in page.tree.xpath("//*[@class='comparison']//p")]
    assert versions == ["the national archive", "the registry"]
    mara.post(path, page.form(path))
    asked[f"contact-{contact.id}-whom"] = "Joan Roe"
    page = mara.post(f"/contacts/{contact.id}/correction?pane=outreach", asked, expect=409)
    assert "Joan Roe" in page.words
    assert "Jan Roe" in page.words


def test_readers_see_the_logs_and_change_nothing(
    stern: Stern, database: Database, claim: Claim
) -> None:
    with database.transaction() as session:
        a_search(session, claim)
        a_contact(session, claim)
        reader = stern.as_(a_person(session, Role.READER))
    page = reader.get(f"/claims/{claim.id}?pane=outreach")
    assert "Jane Roe" in page.words
    assert not page.tree.xpath("//section[@id='reading']//form")
    reader.post(f"/claims/{claim.id}/contacts", CONTACT, expect=403)
    reader.post("/searches/1/evidence", {"stance": "context"}, expect=403)


def test_nobody_else_finds_the_logs_of_a_confidential_claim(
    mara: Stern, database: Database, person: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        a_search(session, claim)
        a_contact(session, claim)
        session.get_one(Claim, claim.id).is_confidential = True
    posts = [
        (f"/claims/{claim.id}/searches", SEARCH),
        (f"/claims/{claim.id}/contacts", CONTACT),
        *((f"/searches/1/{deed}", {"stance": "context"}) for deed in ("evidence", "withdrawal")),
        *((f"/searches/1/{deed}", {}) for deed in ("correction", "restoration")),
        *((f"/contacts/1/{deed}", {}) for deed in ("correction", "answer", "withdrawal")),
        *((f"/contacts/1/{deed}", {}) for deed in ("answer/withdrawal", "restoration")),
        ("/contacts/404/answer", {}),
        ("/searches/404/correction", {}),
    ]
    for path, sent in posts:
        mara.post(path, sent, expect=404)
    with database.transaction() as session:
        session.add(NamedReader(claim_id=claim.id, person_id=person.id, named_by_id=person.id))
    assert "Jane Roe" in mara.get(f"/claims/{claim.id}?pane=outreach").words


def test_a_claim_in_the_inbox_has_no_forms_for_it(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.SUGGESTED)
    page = mara.get(f"/claims/{claim.id}?pane=outreach")
    assert "Record a search" not in page.words
    mara.post(f"/claims/{claim.id}/searches?pane=outreach", SEARCH, expect=422)


def test_a_stance_that_is_none_is_refused(mara: Stern, database: Database, claim: Claim) -> None:
    with database.transaction() as session:
        search = a_search(session, claim)
        twice = a_search(session, claim)
        evidence.attach_search(session, a_person(session), twice.id, Stance.CONTEXT)
    page = mara.post(f"/searches/{search.id}/evidence?pane=outreach", {"stance": "x"}, expect=422)
    assert "Choose how the search bears on the claim." in page.words
    page = mara.post(
        f"/searches/{twice.id}/evidence?pane=outreach", {"stance": "context"}, expect=422
    )
    assert "attached already" in page.words


def test_any_pane_shows_a_search_on_the_ledger(
    mara: Stern, database: Database, claim: Claim
) -> None:
    with database.transaction() as session:
        search = a_search(session, claim)
        evidence.attach_search(session, a_person(session), search.id, Stance.CONTRADICTS)
    for pane in ("article", "suggestions", "activity", "outreach"):
        assert "We searched the town archive" in mara.get(f"/claims/{claim.id}?pane={pane}").words
