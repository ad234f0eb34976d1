"""Published checks in other people's pages."""

import json
from urllib.parse import urlencode

import lxml.html
import pytest
from lxml import etree

from factcheck.db import Database
from factcheck.models import Claim, Role, Status
from factcheck.workflow.publicity import set_publicity
from tests.factories import a_claim, a_person
from tests.stern import Answer, Stern


@pytest.fixture
def claim(database: Database) -> Claim:
    """A published claim of a desk that publishes for everybody."""
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
        return a_claim(session, Status.PUBLISHED)


def withhold(database: Database, claim: Claim) -> None:
    with database.transaction() as session:
        session.get_one(Claim, claim.id).status = Status.WITHHELD


def oembed(stern: Stern, url: str, expect: int = 200, **asked: str | int) -> Answer:
    return stern.get(f"/oembed?{urlencode({'url': url, **asked})}", expect=expect)


def test_any_site_may_frame_the_card_which_runs_nothing_and_sets_nothing(
    claim: Claim, stern: Stern
) -> None:
    card = stern.get(f"/checks/{claim.ref}/embed")
    assert claim.quotation in card.text
    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert "script-src" not in card.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in card.headers
    assert "Set-Cookie" not in card.headers
    assert (
        "frame-ancestors 'none'"
        in stern.get(f"/checks/{claim.ref}").headers["Content-Security-Policy"]
    )


def test_a_frame_says_when_there_is_nothing_to_show(
    claim: Claim, database: Database, stern: Stern
) -> None:
    stern.get("/checks/FC-99999/embed", expect=404)
    withhold(database, claim)
    tombstone = stern.get(f"/checks/{claim.ref}/embed", expect=451)
    assert claim.quotation not in tombstone.text
    assert "frame-ancestors *" in tombstone.headers["Content-Security-Policy"]
    oembed(stern, f"http://localhost/checks/{claim.ref}", expect=451)
    stern.get(f"/checks/{claim.ref}/embedding", expect=451)


def test_the_report_leads_to_the_code_of_its_frame(claim: Claim, stern: Stern) -> None:
    (way,) = stern.get(f"/checks/{claim.ref}").tree.xpath("//a[.='Embed']/@href")
    page = stern.get(way)
    code = lxml.html.fragment_fromstring(page.tree.xpath("string(//textarea)"))
    assert code.get("src") == f"http://localhost/checks/{claim.ref}/embed"
    assert page.tree.xpath("//iframe/@src") == [f"/checks/{claim.ref}/embed"]
    assert "Set-Cookie" not in page.headers


def test_the_page_tells_where_oembed_answers(claim: Claim, stern: Stern) -> None:
    told = stern.get(f"/checks/{claim.ref}").tree.xpath(
        "string(//link[@type='application/json+oembed']/@href)"
    )
    answer = stern.get(told.removeprefix("http://localhost"))
    assert answer.headers["Content-Type"] == "application/json"
    said = json.loads(answer.text)
    assert (said["version"], said["type"]) == ("1.0", "rich")
    frame = lxml.html.fragment_fromstring(said["html"])
    assert frame.get("src") == f"http://localhost/checks/{claim.ref}/embed"
    assert (frame.get("width"), frame.get("height")) == (str(said["width"]), str(said["height"]))
    stern.get(said["thumbnail_url"].removeprefix("http://localhost"))


def test_oembed_keeps_to_the_room_there_is_and_speaks_xml(claim: Claim, stern: Stern) -> None:
    address = f"http://localhost/checks/{claim.ref}/editions/1"
    answer = oembed(stern, address, format="xml", maxwidth=320, maxheight=300)
    said = {field.tag: field.text for field in etree.fromstring(answer.response.data)}
    assert (said["width"], said["height"]) == ("320", "300")
    assert "thumbnail_url" not in said
    assert (said["html"] or "").startswith("<iframe src=")
    oembed(stern, address, maxwidth="wide")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://elsewhere.example/checks/FC-1",
        "http://localhost.elsewhere.example/checks/FC-1",
        "javascript://localhost/checks/FC-1",
        "http://localhost/reports/FC-1",
        "http://localhost/checks/FC-1/editions/7",
        "http://localhost/checks/FC-99999",
        "http://localhost/checks/FC-1/../../claims",
        "http://[",
    ],
)
def test_oembed_knows_nothing_of_other_addresses(claim: Claim, stern: Stern, address: str) -> None:
    assert "iframe" not in oembed(stern, address, expect=404).text


def test_oembed_says_which_formats_it_speaks(claim: Claim, stern: Stern) -> None:
    oembed(stern, f"http://localhost/checks/{claim.ref}", expect=501, format="yaml")


def test_the_desk_offers_the_code_where_it_publishes_for_everybody(
    claim: Claim, database: Database, stern: Stern
) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
    browser, way = stern.as_(editor), "//a[.='Embed']"
    assert browser.get(f"/reports/{claim.ref}").tree.xpath(way)
    with database.transaction() as session:
        set_publicity(session, editor, is_public=False)
    assert not browser.get(f"/reports/{claim.ref}").tree.xpath(way)
    stern.get(f"/checks/{claim.ref}/embed", expect=404)
