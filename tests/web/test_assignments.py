"""Who has a claim: on the workbench, with both versions where two people collide."""

from datetime import timedelta

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Person, Role, now
from factcheck.workflow.assignments import assign, take
from tests.factories import a_claim, a_person
from tests.stern import Stern

FRIDAY = now().date() + timedelta(days=5)


@pytest.fixture
def ilse(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.EDITOR, name="Ilse Brand")


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Mara Finch")


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session)


def stored(database: Database, claim: Claim) -> Claim:
    with database.reading() as session:
        return session.get_one(Claim, claim.id)


def test_an_editor_assigns_with_a_due_date_and_takes_it_back(
    stern: Stern, database: Database, ilse: Person, mara: Person, claim: Claim
) -> None:
    browser, address = stern.as_(ilse), f"/claims/{claim.id}/assignment"
    form = browser.get(f"/claims/{claim.id}").form(address)
    form |= {"assign-person": str(mara.id), "assign-due_on": FRIDAY.isoformat()}
    page = browser.post(address, form, follow=True)
    assert "Mara Finch has it, due" in page.words
    assert stored(database, claim).due_on == FRIDAY
    assert "You have it, due" in stern.as_(mara).get(f"/claims/{claim.id}").words
    browser.post(f"{address}/undoing")
    assert stored(database, claim).assigned_to_id is None


def test_a_reviewer_takes_sets_a_day_and_hands_over(
    stern: Stern, database: Database, ilse: Person, mara: Person, claim: Claim
) -> None:
    browser, home = stern.as_(mara), f"/claims/{claim.id}"
    page = browser.post(f"{home}/taking", browser.get(home).form(f"{home}/taking"), follow=True)
    assert "You have it" in page.words
    due = page.form(f"{home}/due-date") | {"due-due_on": FRIDAY.isoformat()}
    page = browser.post(f"{home}/due-date", due, follow=True)
    over = page.form(f"{home}/handover")
    over |= {"handover-person": str(ilse.id), "handover-note": "I am away."}
    page = browser.post(f"{home}/handover", over, follow=True)
    assert "Ilse Brand has it" in page.words
    assert (
        "handed it over to Ilse Brand: “I am away.”" in browser.get(f"{home}?pane=activity").words
    )


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("assign-due_on", "2020-01-01", "gone by"),
        ("assign-due_on", "soon", "Write the day like"),
        ("assign-person", "x", "Choose somebody"),
        ("assign-person", "", "Choose somebody"),
    ],
)
def test_what_makes_no_sense_is_said_and_kept(
    stern: Stern, ilse: Person, claim: Claim, field: str, value: str, why: str
) -> None:
    browser, address = stern.as_(ilse), f"/claims/{claim.id}/assignment"
    form = browser.get(f"/claims/{claim.id}").form(address)
    assert why in browser.post(address, form | {field: value}, 422).words


def test_somebody_disabled_meanwhile_is_refused(
    stern: Stern, database: Database, ilse: Person, mara: Person, claim: Claim
) -> None:
    browser, address = stern.as_(ilse), f"/claims/{claim.id}/assignment"
    form = browser.get(f"/claims/{claim.id}").form(address) | {"assign-person": str(mara.id)}
    with database.transaction() as session:
        session.get_one(Person, mara.id).disabled_at = now()
    assert "account is disabled" in browser.post(address, form, 422).words
    browser.post(address, form | {"assign-person": "99999"}, 404)


def test_two_editors_who_assign_at_once_see_both_versions(
    stern: Stern, database: Database, ilse: Person, mara: Person, claim: Claim
) -> None:
    browser, address = stern.as_(ilse), f"/claims/{claim.id}/assignment"
    form = browser.get(f"/claims/{claim.id}").form(address) | {"assign-person": str(ilse.id)}
    with database.transaction() as session:
        assign(session, a_person(session, Role.EDITOR), claim.id, mara.id, FRIDAY)
    page = browser.post(address, form, 409)
    mine = page.tree.xpath("//div[@class='version mine']/p/text()")
    theirs = page.tree.xpath("//div[@class='version theirs']/p/text()")
    assert (mine[0], theirs[0]) == ("Ilse Brand", "Mara Finch")
    browser.post(address, page.form(address))
    assert stored(database, claim).assigned_to_id == ilse.id


def test_a_claim_that_somebody_took_first_says_so(
    stern: Stern, database: Database, mara: Person, claim: Claim
) -> None:
    browser, address = stern.as_(mara), f"/claims/{claim.id}/taking"
    form = browser.get(f"/claims/{claim.id}").form(address)
    with database.transaction() as session:
        take(session, a_person(session, name="Tom Reyes"), claim.id)
    page = browser.post(address, form, 409)
    assert "Tom Reyes has it" in page.words
    assert "Tom Reyes has FC-" in browser.post(address, {}, 422).words


def test_what_is_late_says_so_in_words(
    stern: Stern, database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        session.get_one(Claim, claim.id).due_on = now().date() - timedelta(days=1)
    assert "late" in stern.as_(mara).get(f"/claims/{claim.id}").words
