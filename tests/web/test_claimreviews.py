"""ClaimReviews on the pages of a desk that publishes for all, their feed, and their warnings."""

import json
from datetime import date

import pytest

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Claim, ClaimantKind, Role, Status
from factcheck.queries import claimreviews as questions
from factcheck.queries.reports import Masthead
from factcheck.web import claimreviews as web
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.reports import publish
from factcheck.workflow.verdicts import begin_correction, sign_off
from tests.factories import a_claim, a_link, a_person
from tests.linked import SCHEMA, expanded, scripts_of, the
from tests.stern import Answer, Stern


@pytest.fixture
def public(database: Database) -> Database:
    """A desk that publishes for everybody."""
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
    return database


def test_what_came_out_by_link_only_has_its_claimreview_once_the_desk_is_public(
    public: Database, settings: Settings, stern: Stern
) -> None:
    with public.transaction() as session:
        claim = a_claim(session, Status.SIGNED_OFF)
        publish(session, a_person(session, Role.EDITOR), claim.id, Masthead("The Sandvik Desk"))
    at = f"{settings.public_url}/checks/{claim.ref}"
    page = stern.get(f"/checks/{claim.ref}")
    assert reviews_on(page) == [at]
    assert page.tree.xpath("//link[@rel='canonical']/@href") == [at]
    (element,) = json.loads(stern.get("/claimreviews.json").text)["dataFeedElement"]
    assert element["url"] == at


def a_check(database: Database, settings: Settings, *, corrected: bool = False) -> Claim:
    """A claim published at the desk's public address."""
    masthead = Masthead("The Sandvik Desk", settings.public_url)
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        claim = a_claim(session, Status.SIGNED_OFF)
        publish(session, editor, claim.id, masthead)
        if corrected:
            begin_correction(session, editor, claim.id)
            sign_off(session, editor, claim.id, conclusion="It was half.", correction="Half.")
            publish(session, editor, claim.id, masthead)
        return claim


def reviews_on(page: Answer) -> list[str]:
    return [the(one, f"{SCHEMA}url")["@id"] for one in scripts_of(page.text)]


def test_the_permanent_page_has_one_claimreview_and_no_other_page_has_any(
    public: Database, settings: Settings, stern: Stern
) -> None:
    claim = a_check(public, settings, corrected=True)
    with public.transaction() as session:
        reader, (_, token) = a_person(session, Role.READER), a_link(session, claim)
    page = stern.get(f"/checks/{claim.ref}")
    assert reviews_on(page) == [f"{settings.public_url}/checks/{claim.ref}"]
    assert "Set-Cookie" not in page.headers
    for path in (f"/checks/{claim.ref}/editions/1", f"/checks/{claim.ref}/editions/2"):
        assert reviews_on(stern.get(path)) == []
    assert "ClaimReview" not in stern.get(f"/s/{token}/").text
    assert "ClaimReview" not in stern.as_(reader).get(f"/reports/{claim.ref}").text


def test_the_feed_is_read_page_by_page_and_from_where_one_left_off(
    public: Database, settings: Settings, stern: Stern, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "AT_ONCE", 1)
    first, second = a_check(public, settings, corrected=True), a_check(public, settings)
    at = "/claimreviews.json"
    read = []
    while at:
        answer = stern.get(at)
        assert answer.headers["Content-Type"] == "application/ld+json"
        feed = json.loads(answer.text)
        (element,) = feed["dataFeedElement"]
        (item,) = element["item"]
        (page,) = scripts_of(stern.get(item["url"].removeprefix(settings.public_url)).text)
        assert expanded(item) == [page]
        read.append(item["url"].rpartition("/")[2])
        at = feed.get("next", "").removeprefix(settings.public_url)
        assert ("Link" in answer.headers) is bool(at)
    assert read == [first.ref, second.ref]


def test_whoever_has_the_feed_is_told_that_nothing_changed(
    public: Database, settings: Settings, stern: Stern
) -> None:
    a_check(public, settings)
    before = stern.get("/claimreviews.json")
    known = {"If-None-Match": before.headers["ETag"]}
    answer = stern.client.get("/claimreviews.json", headers=known)
    assert (answer.status_code, answer.data) == (304, b"")
    a_check(public, settings)
    assert stern.client.get("/claimreviews.json", headers=known).status_code == 200


def test_what_is_confidential_or_withheld_is_in_no_feed(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        shown = a_claim(session, Status.PUBLISHED)
        for change in ({"is_confidential": True}, {"status": Status.WITHHELD}):
            claim = session.get_one(Claim, a_claim(session, Status.PUBLISHED).id)
            for name, value in change.items():
                setattr(claim, name, value)
        session.flush()
        assert [one.report.ref for one in questions.newest_reports(session)] == [shown.ref]


def test_a_desk_by_link_only_has_no_feed_and_no_annotations(
    database: Database, settings: Settings, stern: Stern
) -> None:
    claim = a_check(database, settings)
    stern.get("/claimreviews.json", expect=404)
    stern.get(f"/checks/{claim.ref}/editions/1/annotations.jsonld", expect=404)


def test_annotations_are_for_everybody_or_for_the_desk(
    public: Database, settings: Settings, stern: Stern
) -> None:
    claim = a_check(public, settings)
    with public.transaction() as session:
        reader = a_person(session, Role.READER)
    path = f"{claim.ref}/editions/1/annotations.jsonld"
    answer = stern.get(f"/checks/{path}")
    assert answer.headers["Content-Type"] == (
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    )
    assert json.loads(answer.text)["id"] == f"{settings.public_url}/checks/{path}"
    assert stern.as_(reader).get(f"/reports/{path}").text == answer.text
    stern.get(f"/reports/{path}", expect=302)
    stern.get(f"/checks/{claim.ref}/editions/2/annotations.jsonld", expect=404)
    with public.transaction() as session:
        session.get_one(Claim, claim.id).status = Status.WITHHELD
    stern.get(f"/checks/{path}", expect=451)


def test_whoever_publishes_is_told_what_others_would_miss_and_publishes_all_the_same(
    public: Database, stern: Stern
) -> None:
    with public.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        claim = a_claim(session, Status.SIGNED_OFF)
    bench = stern.as_(editor).get(f"/claims/{claim.id}")
    assert "is a person or a body" in bench.words
    assert bench.tree.xpath("//*[@id='flaws']//a/@href")[0] == "#wording-kind"
    with public.transaction() as session:
        said = Wording(
            claimant="Odile Fenn", claimant_kind=ClaimantKind.PERSON, said_on=date(2026, 10, 5)
        )
        word_claim(session, editor, claim.id, said)
    assert "is a person or a body" not in stern.as_(editor).get(f"/claims/{claim.id}").words
    # What was signed off said less.
    stern.as_(editor).post(f"/claims/{claim.id}/verdict/renewal", expect=303)
    stern.as_(editor).post(f"/claims/{claim.id}/publication", expect=303)
    (review,) = scripts_of(stern.get(f"/checks/{claim.ref}").text)
    claimant = the(the(review, f"{SCHEMA}itemReviewed"), f"{SCHEMA}author")
    assert claimant["@type"] == [f"{SCHEMA}Person"]


def test_a_desk_by_link_only_is_not_warned(database: Database, stern: Stern) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        claim = a_claim(session, Status.SIGNED_OFF)
    assert "ClaimReview" not in stern.as_(editor).get(f"/claims/{claim.id}").words
