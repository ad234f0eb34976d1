"""Editions as PDF."""

import sys

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Role, Status
from factcheck.workflow.publicity import set_publicity
from tests.factories import a_claim, a_person
from tests.stern import Stern


@pytest.fixture
def claim(database: Database) -> Claim:
    """A published claim of a desk that publishes for everybody."""
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
        return a_claim(session, Status.PUBLISHED)


def test_everybody_and_the_desk_can_keep_a_report_as_pdf(
    claim: Claim, database: Database, stern: Stern
) -> None:
    with database.transaction() as session:
        reader = stern.as_(a_person(session, Role.READER))
    files = []
    for browser, room in ((stern, "checks"), (reader, "reports")):
        (way,) = browser.get(f"/{room}/{claim.ref}").tree.xpath("//a[.='PDF']/@href")
        answer = browser.get(way)
        assert answer.headers["Content-Type"] == "application/pdf"
        assert f"{claim.ref}-edition-1.pdf" in answer.headers["Content-Disposition"]
        files.append(answer.response.data)
    assert files[0].startswith(b"%PDF-")
    assert files[0] == files[1]


def test_there_is_none_of_what_is_not_shown(claim: Claim, database: Database, stern: Stern) -> None:
    stern.get(f"/checks/{claim.ref}/editions/2/report.pdf", expect=404)
    stern.get(f"/reports/{claim.ref}/editions/1/report.pdf", expect=302)
    with database.transaction() as session:
        session.get_one(Claim, claim.id).status = Status.WITHHELD
    stern.get(f"/checks/{claim.ref}/editions/1/report.pdf", expect=451)


def test_a_desk_without_the_typesetter_offers_none(
    claim: Claim, stern: Stern, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So Python marks a module that isn't there.
    monkeypatch.setitem(sys.modules, "typst", None)
    assert not stern.get(f"/checks/{claim.ref}").tree.xpath("//a[.='PDF']")
    refusal = stern.get(f"/checks/{claim.ref}/editions/1/report.pdf", expect=404)
    assert "sets no PDF" in refusal.words
