"""What an edition changed, on the public pages and at the desk."""

import pytest
from flask import Flask

from factcheck.db import Database
from factcheck.models import Claim, Role, Status
from factcheck.workflow.publicity import set_publicity
from tests.factories import a_claim, a_person
from tests.stern import Stern
from tests.web.test_query_counts import count
from tests.web.test_reports import correct


@pytest.fixture
def claim(database: Database) -> Claim:
    """A public check with two editions."""
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
        claim = a_claim(session, Status.PUBLISHED)
    correct(database, claim)
    return claim


def test_everybody_reads_what_a_correction_changed(claim: Claim, stern: Stern) -> None:
    page = stern.get(f"/checks/{claim.ref}/editions/2/changes")
    assert page.h1 == "What changed from edition 1 to edition 2"
    assert "The grant was half as large." in page.words
    assert "added: Mostly false;" in page.words
    assert "Set-Cookie" not in page.headers
    same = stern.get(f"/checks/{claim.ref}/editions/1/changes?with=2")
    assert same.text == page.text
    assert same.tree.xpath("//p[@class='report-kick']/a/@href") == [
        f"/checks/{claim.ref}/editions/1",
        f"/checks/{claim.ref}/editions/2",
    ]


def test_the_editions_lead_to_each_other_and_to_what_changed(claim: Claim, stern: Stern) -> None:
    here = f"/checks/{claim.ref}"
    old, new = stern.get(f"{here}/editions/1"), stern.get(here)
    assert old.tree.xpath("//p[@class='report-banner']/a/@href") == [
        here,
        f"{here}/editions/2/changes?with=1",
    ]
    assert new.tree.xpath("//ul[@class='report-editions']//a/@href") == [
        f"{here}/editions/2/changes",
        f"{here}/editions/1",
    ]
    for address in old.tree.xpath("//a/@href"):
        if address.startswith("/checks"):
            stern.get(address.partition("#")[0])


@pytest.mark.parametrize(
    "path", ["1/changes", "3/changes", "2/changes?with=2", "2/changes?with=9", "2/changes?with=0"]
)
def test_what_cant_be_compared_is_not_found(claim: Claim, stern: Stern, path: str) -> None:
    stern.get(f"/checks/{claim.ref}/editions/{path}", expect=404)


def test_an_edition_that_nobody_can_name_is_the_one_before(claim: Claim, stern: Stern) -> None:
    page = stern.get(f"/checks/{claim.ref}/editions/2/changes?with=rubbish")
    assert page.h1 == "What changed from edition 1 to edition 2"


def test_the_desk_has_the_same_within_its_frame(
    claim: Claim, stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        reader = a_person(session, Role.READER)
    address = f"/reports/{claim.ref}/editions/2/changes"
    stern.get(address, expect=302)
    page = stern.as_(reader).get(address)
    assert page.tree.xpath("//ins[contains(., 'Mostly false')]")
    assert f"/reports/{claim.ref}/editions/1" in page.tree.xpath("//article//a/@href")


def test_a_desk_by_link_only_and_a_withheld_check_show_nothing(
    claim: Claim, stern: Stern, database: Database
) -> None:
    address = f"/checks/{claim.ref}/editions/2/changes"
    with database.transaction() as session:
        session.get_one(Claim, claim.id).status = Status.WITHHELD
    assert "half" not in stern.get(address, expect=451).text
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=False)
    stern.get(address, expect=404)


def test_the_pages_ask_a_handful_of_questions_however_many_editions(
    app: Flask, claim: Claim, stern: Stern, database: Database
) -> None:
    paths = ("", "/editions/1", "/editions/1/sources/1", "/editions/2/changes")
    few = [count(app, stern, f"/checks/{claim.ref}{path}") for path in paths]
    correct(database, claim)
    assert [count(app, stern, f"/checks/{claim.ref}{path}") for path in paths] == few
    assert max(few) <= 8
