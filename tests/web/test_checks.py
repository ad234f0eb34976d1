"""The public pages of a check."""

import pytest

from factcheck.db import Database
from factcheck.models import Claim, CorrectionTier, Role, Status
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.verdicts import sign_off
from tests.factories import a_claim, a_person, an_edition
from tests.publishing import a_correction, a_published_check
from tests.stern import Stern


@pytest.fixture
def public(database: Database) -> Database:
    """A desk that publishes for everybody."""
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
    return database


def test_everybody_reads_a_check_at_its_permanent_address(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
    page = stern.get(f"/checks/{claim.ref}")
    assert claim.quotation in page.text
    assert "Set-Cookie" not in page.headers
    assert "Cookie" not in page.headers.get("Vary", "")
    assert stern.get(f"/checks/{claim.id}", expect=301).location.endswith(claim.ref)
    for ending, start in (("md", "---"), ("json", "{")):
        assert stern.get(f"/checks/{claim.ref}/editions/1/report.{ending}").text.startswith(start)
    stern.get(f"/checks/{claim.ref}/editions/2", expect=404)


def test_an_old_edition_leads_to_the_newest(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        editor = a_person(session, Role.EDITOR)
        sign_off(session, editor, claim.id, conclusion="It was half.", correction="It was half.")
        an_edition(session, claim)
    assert "Read the newest edition" in stern.get(f"/checks/{claim.ref}/editions/1").text
    assert "Read the newest edition" not in stern.get(f"/checks/{claim.ref}").text


def test_at_a_desk_by_link_only_the_address_asks_who_is_there(
    database: Database, stern: Stern
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        reader = a_person(session, Role.READER)
    to_the_desk = stern.get(f"/checks/{claim.ref}", expect=302).location
    assert to_the_desk.endswith(f"/reports/{claim.ref}")
    stern.get(to_the_desk, expect=302)
    stern.as_(reader).get(to_the_desk)
    stern.get(f"/checks/{claim.ref}/editions/1", expect=404)
    stern.get(f"/checks/{claim.ref}/editions/1/report.md", expect=404)


def test_what_is_withheld_says_so_and_nothing_more(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        session.get_one(Claim, claim.id).status = Status.WITHHELD
    for path in ("", "/editions", "/editions/1", "/editions/1/report.md", "/editions/1/sources/1"):
        answer = stern.get(f"/checks/{claim.ref}{path}", expect=451)
        assert claim.quotation not in answer.text
        assert answer.tree.xpath("//nav[@aria-label='Site']")


def test_each_page_of_a_check_has_the_head_of_the_site_and_the_way_to_it(
    public: Database, stern: Stern
) -> None:
    with public.transaction() as session:
        claim = a_published_check(session)
        a_correction(session, claim, CorrectionTier.VOID)
    here = f"/checks/{claim.ref}"
    for path in (
        "",
        "/editions",
        "/editions/1",
        "/editions/2/changes",
        "/editions/2/sources/1",
        "/embedding",
    ):
        page = stern.get(here + path)
        assert page.tree.xpath("//nav[@aria-label='Site']//a/@href")[0] == "/checks"
        way = page.tree.xpath("//nav[@aria-label='Where you are']//li//text()")
        assert way[:2] == ["Checks", claim.ref]
    for path in ("/editions/9/changes", "/editions/2/sources/99"):
        assert stern.get(here + path, expect=404).tree.xpath("//nav[@aria-label='Site']")
