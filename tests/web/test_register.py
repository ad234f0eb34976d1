"""The register's pages: claimants listed, and one merged, split, kept apart and named."""

import pytest
from flask import Flask

from factcheck.db import Database
from factcheck.models import Role
from factcheck.workflow import naming
from tests.factories import a_person
from tests.publishing import a_public_desk, a_published_check
from tests.stern import Stern
from tests.telling_speakers import a_told_claim
from tests.web.test_query_counts import count


@pytest.fixture
def ilse(stern: Stern, database: Database) -> Stern:
    """An editor at a desk with two claimants who could be one, and an unnamed source."""
    with database.transaction() as session:
        a_told_claim(session, "Edward Marsh", "harbour master")
        a_told_claim(session, "Ted Marsh", "harbour master")
        a_told_claim(session, "a pilot", is_unnamed=True, relayed_by="Ada Moss")
        return stern.as_(a_person(session, Role.EDITOR))


def at(browser: Stern, name: str) -> str:
    [found] = {*browser.get("/register").tree.xpath(f"//th/a[text()='{name}']/@href")}
    return str(found)


def test_the_list_is_searched_and_narrowed_down(ilse: Stern) -> None:
    def listed(query: str) -> list[str]:
        return [
            str(one) for one in ilse.get(f"/register{query}").tree.xpath("//tbody//th/a/text()")
        ]

    assert listed("") == ["Ada Moss", "Edward Marsh", "Ted Marsh"]
    assert listed("?q=marsh") == ["Edward Marsh", "Ted Marsh"]
    assert listed("?show=proposals") == ["Edward Marsh", "Ted Marsh"]
    assert listed("?show=unnamed") == ["a pilot"]
    assert listed("?kind=organization") == []
    assert "No claimant fits" in ilse.get("/register?q=%25").words
    assert "beyond the end" in ilse.get("/register?after=zzz").words


def test_a_proposal_shows_both_proofs_and_is_merged_and_undone(ilse: Stern) -> None:
    here = at(ilse, "Edward Marsh")
    there = at(ilse, "Ted Marsh")
    page = ilse.get(here)
    assert "One given name is short for the other, and roles alike." in page.words
    assert "Ted Marsh spoke at harbour" in page.words
    [proof] = {*page.tree.xpath("//aside//ul[@class='here']//a[contains(@href, 'at=0-')]/@href")}
    assert (
        "Edward Marsh" in ilse.get(proof).tree.xpath("string(//mark[@id='here'])")
        or "here" in proof
    )
    sent = page.form(f"{here}/merging")
    sent |= {"other": there.rpartition("/")[2], "other_seen": "1"}
    page = ilse.post(f"{here}/merging", sent, expect=303, follow=True)
    assert "Merged: they are one claimant now." in page.words
    assert "Ted Marsh merged" in page.words
    assert ilse.get(there, expect=302).location.endswith(here)
    [undo] = {*page.tree.xpath("//form[@data-undo]/@action")}
    page = ilse.post(undo, {}, expect=303, follow=True)
    assert "everything is where it was" in page.words
    assert page.h1 == "Ted Marsh"


def test_what_is_wrong_comes_back_with_what_was_typed(ilse: Stern) -> None:
    here = at(ilse, "Edward Marsh")
    page = ilse.post(f"{here}/merging", {"merge-other": "Nobody Here"}, expect=422)
    assert "The register has nobody called “Nobody Here”." in page.words
    assert page.tree.xpath("//input[@name='merge-other']/@value") == ["Nobody Here"]
    page = ilse.post(f"{here}/splitting", {"split-name": "Ada Moss"}, expect=422)
    assert "Choose the claims that are somebody else’s." in page.words
    page = ilse.post(f"{here}/entry", {"entry-name": "Ted Marsh"}, expect=422)
    assert "The register has Ted Marsh already." in page.words
    page = ilse.post(f"{here}/aliases", {"alias-words": "x", "alias-seen": "7"}, expect=409)
    assert "Somebody changed Edward Marsh" in page.words
    ilse.post("/register/99999/entry", {"entry-name": "x"}, expect=404)
    ilse.post("/register/moves/99999/undoing", {}, expect=404)


def test_claims_are_split_off_without_script(ilse: Stern) -> None:
    here = at(ilse, "Edward Marsh")
    [claim] = ilse.get(here).tree.xpath("//input[@name='claim']/@value")
    sent = {"split-name": "Edward Marsh (the pilot)", "claim": claim}
    page = ilse.post(f"{here}/splitting", sent, expect=303)
    assert "Split: they are two claimants now." in ilse.get("/register").words
    assert ilse.get(at(ilse, "Edward Marsh (the pilot)")).tree.xpath("//input[@name='claim']")
    assert page.location is not None


def test_two_are_kept_apart_and_a_name_is_added_and_removed(ilse: Stern) -> None:
    here = at(ilse, "Edward Marsh")
    number = at(ilse, "Ted Marsh").rpartition("/")[2]
    page = ilse.post(f"{here}/apart", {"other": number}, expect=303, follow=True)
    assert "Could be the same" not in page.words
    assert "Ted Marsh isn’t the same" in page.words
    page = ilse.post(f"{here}/aliases", {"alias-words": "Old Ned"}, expect=303, follow=True)
    assert "Old Ned" in page.words
    [remove] = {*page.tree.xpath("//aside//form[contains(@action, '/withdrawal')]/@action")}
    page = ilse.post(remove, {}, expect=303, follow=True)
    assert "“Old Ned” doesn’t lead here any more." in page.words


def test_the_claim_says_who_relayed_it_that_the_source_is_unnamed_and_where(
    ilse: Stern, stern: Stern, database: Database
) -> None:
    page = ilse.get(at(ilse, "Ada Moss"))
    [claim] = {*page.tree.xpath("//th/a[starts-with(@href, '/claims/')]/@href")}
    page = ilse.get(claim)
    assert "a pilot unnamed source" in page.words
    assert "relayed by Ada Moss" in page.words
    [proof] = page.tree.xpath("//a[text()='where it says so']/@href")
    assert proof.endswith("at=0-7#here")
    ilse.get(proof.partition("#")[0])
    with database.transaction() as session:
        mara = stern.as_(a_person(session))
    assert "Merge with another" not in mara.get(at(ilse, "Ada Moss")).words


def test_the_list_and_a_page_ask_the_same_however_many_there_are(
    app: Flask, ilse: Stern, database: Database
) -> None:
    here = at(ilse, "Edward Marsh")
    few = count(app, ilse, "/register"), count(app, ilse, here)
    with database.transaction() as session:
        for number in range(20):
            a_told_claim(session, f"Ned {chr(65 + number)}. Marsh")
            a_told_claim(session, "Edward Marsh", f"keeper {number} of the light")
    assert (count(app, ilse, "/register"), count(app, ilse, here)) == few
    assert max(few) < 25


def test_readers_find_one_person_after_a_merge_and_old_addresses_lead_there(
    ilse: Stern, stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        editor = a_public_desk(session)
        for name in ("Edward Marsh", "Ted Marsh"):
            a_published_check(session, claimant=name)
        pilot = a_published_check(session, claimant="Harbour Pilot").claimant_id or 0
        naming.describe(session, editor, pilot, naming.Entry("Harbour Pilot", is_unnamed=True))
    assert "Edward Marsh" in stern.get("/claimants").words
    assert "Pilot" not in stern.get("/claimants").words
    stern.get("/claimants/harbour-pilot", expect=404)
    here, there = at(ilse, "Edward Marsh"), at(ilse, "Ted Marsh")
    page = ilse.post(
        f"{here}/merging", {"other": there.rpartition("/")[2]}, expect=303, follow=True
    )
    assert "Ted Marsh" not in stern.get("/claimants").words
    assert "2 checks" in stern.get("/claimants/edward-marsh").words
    assert stern.get("/claimants/ted-marsh", expect=302).location == "/claimants/edward-marsh"
    [undo] = {*page.tree.xpath("//form[@data-undo]/@action")}
    ilse.post(undo, {}, expect=303)
    assert "One check" in stern.get("/claimants/ted-marsh").words
