"""The list of claims, the workbench of one, its wording, and marking by hand."""

from datetime import date

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Article, Claim, Event, Role, Stance, Status
from factcheck.workflow import claims
from factcheck.workflow.claims import Wording
from tests.factories import (
    a_claim,
    a_person,
    an_article,
    article_of,
    newest_version,
    some_evidence,
)
from tests.stern import Stern

TWICE = """\
Fenn spoke on Monday. The pier was free of charge, she told the council.

On Tuesday she spoke again. The pier was free of charge, she told the harbour board.
"""


@pytest.fixture
def mara(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, name="Mara Eng"))


def refs(page: object) -> list[str]:
    return [cell.text for cell in page.tree.xpath("//td[@class='ref']")]  # type: ignore[attr-defined]


def version_of(database: Database, article: Article) -> int:
    with database.reading() as session:
        return newest_version(session, article).id


def test_the_list_shows_what_is_in_work_and_how_the_evidence_stands(
    mara: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        some_evidence(session, claim)
        some_evidence(session, claim, stance=Stance.SUPPORTS)
        a_claim(session, Status.SUGGESTED)
    page = mara.get("/claims")
    assert refs(page) == [claim.ref]
    assert "✕ 1 contradict ✓ 1 support" in page.words


def test_a_claim_is_found_by_its_status_its_claimant_and_its_words(
    mara: Stern, database: Database
) -> None:
    with database.transaction() as session:
        first = a_claim(session, words="Fishermen have used pier")
        second = a_claim(session, words="a small crowd")
        suggested = a_claim(session, Status.SUGGESTED)
        claims.word_claim(session, a_person(session), first.id, Wording(claimant="Ines Holm"))
        holm = session.get_one(Claim, first.id).claimant_id
    assert suggested.ref in refs(mara.get("/claims?status=suggested&q=crown"))
    assert suggested.ref not in refs(mara.get("/claims?status=open&q=crown"))
    assert refs(mara.get(f"/claims?claimant={holm}")) == [first.ref]
    assert refs(mara.get("/claims?q=crowd")) == [second.ref]
    assert "No claim fits" in mara.get("/claims?q=zeppelin").words


def test_filters_that_make_no_sense_are_left_out(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
    assert refs(mara.get("/claims?status=odd&claimant=x&after=nonsense")) == [claim.ref]


def test_a_long_list_has_pages_that_keep_the_filters(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        person = a_person(session)
        article = an_article(session, "\n\n".join(f"Boat {n} came home late." for n in range(53)))
        for n in range(53):
            a_claim(session, article=article, words=f"Boat {n} came home late.", by=person)
    first = mara.get("/claims?status=open")
    next_page = first.tree.xpath("string(//a[@rel='next']/@href)")
    assert "status=open" in next_page
    second = mara.get(next_page)
    assert len(refs(first)) == 50
    assert len(refs(second)) == 3
    assert not set(refs(first)) & set(refs(second))
    assert not second.tree.xpath("//a[@rel='next']")


def test_an_empty_list_says_what_to_do_next(mara: Stern) -> None:
    assert "Add the first article" in mara.get("/claims").words


def test_the_workbench_shows_the_article_with_the_claim_and_the_passages_marked(
    mara: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        evidence = some_evidence(session, claim, note="The accounts are public.")
    page = mara.get(f"/claims/{claim.id}")
    assert page.h1 == f"“{claim.quotation}”"
    assert page.tree.xpath("string(//mark[contains(@class,'claimed')])") == claim.quotation
    assert page.tree.xpath(f"//mark[@id='e{evidence.id}']")
    assert "The accounts are public." in page.words
    assert "1 contradicts" in page.words


def test_a_version_that_does_not_exist_is_not_found(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
    mara.get(f"/claims/{claim.id}?version=4711", expect=404)
    mara.get(f"/claims/{claim.id}?version=x&pane=y")


def test_an_unknown_claim_is_not_found(mara: Stern) -> None:
    mara.get("/claims/4711", expect=404)
    mara.post("/claims/4711/wording", {"wording-claimant": "Odile Fenn"}, 404)


def test_another_article_can_be_read_beside_the_claim(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        other = an_article(session, title="Who paid for the quay")
        version = newest_version(session, other).id
    page = mara.get(f"/claims/{claim.id}?pane=article&version={version}")
    assert page.tree.xpath("string(//header[@class='reading-head']/h2)") == "Who paid for the quay"


def test_a_reprint_is_named_and_counts_as_one_source(mara: Stern, database: Database) -> None:
    text = "The quay was paid by the town. The town has the receipt, it says.\n"
    with database.transaction() as session:
        claim = a_claim(session)
        for outlet in ("The Courier", "The Herald"):
            article = an_article(session, text, outlet=outlet)
            some_evidence(session, claim, "The town has the receipt", article=article)
    page = mara.get(f"/claims/{claim.id}")
    assert "1 independent source" in page.words
    assert "reprint of what The Courier carries" in page.words


def test_the_wording_is_edited_and_told_in_the_activity(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
    form = mara.get(f"/claims/{claim.id}").form(f"/claims/{claim.id}/wording")
    form |= {
        "wording-claimant": "Ines Holm",
        "wording-role": "harbour master",
        "wording-said_on": "2026-10-04",
        "wording-occasion": "at a council hearing",
        "wording-statement": "The council paid nothing for the pier.",
    }
    page = mara.post(f"/claims/{claim.id}/wording", form, follow=True)
    assert "Ines Holm, harbour master · 4 October 2026, at a council hearing" in page.words
    activity = mara.get(f"/claims/{claim.id}?pane=activity")
    assert "edited what is said of it" in activity.words
    assert activity.tree.xpath("//ins[text()='Ines Holm']")
    assert activity.tree.xpath("//del[contains(text(),'Fenn')]")


def test_a_wrong_day_keeps_what_was_typed(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
    sent = {"wording-said_on": "last week", "wording-headline": "Pier paid for twice"}
    page = mara.post(f"/claims/{claim.id}/wording", sent, 422)
    assert (
        page.tree.xpath("string(//input[@name='wording-headline']/@value)")
        == sent["wording-headline"]
    )
    assert page.tree.xpath("//details[@id='wording'][@open]")


def test_a_stale_wording_is_shown_beside_the_newer_one_and_can_still_be_saved(
    mara: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
    form = mara.get(f"/claims/{claim.id}").form(f"/claims/{claim.id}/wording")
    with database.transaction() as session:
        other = Wording(claimant="Odile Fenn", headline="Free, said the mayor")
        claims.word_claim(session, a_person(session), claim.id, other)
    mine = {**form, "wording-headline": "The pier was free", "wording-said_on": "2026-10-04"}
    page = mara.post(f"/claims/{claim.id}/wording", mine, 409)
    assert "Free, said the mayor" in page.words
    assert "The pier was free" in page.words
    again = mara.post(f"/claims/{claim.id}/wording", page.form(f"/claims/{claim.id}/wording"))
    assert again.status == 303
    with database.reading() as session:
        saved = session.get_one(Claim, claim.id)
        assert saved.headline == "The pier was free"
        assert saved.said_on == date(2026, 10, 4)


def test_selected_words_become_an_open_claim(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        article = an_article(session)
    words = "The old one was pulled down last year."
    sent = {"claim-exact": words, "claim-version": str(version_of(database, article))}
    page = mara.post("/claims", sent, follow=True)
    assert page.h1 == words
    assert "is open. Say who made it" in page.words


def test_marking_the_same_words_twice_makes_one_claim(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        article = an_article(session)
    words = "The old one was pulled down last year."
    sent = {"claim-exact": words, "claim-version": str(version_of(database, article))}
    first, second = mara.post("/claims", sent), mara.post("/claims", sent)
    assert first.location == second.location


def test_words_that_stand_twice_are_asked_about_when_marked(
    mara: Stern, database: Database
) -> None:
    with database.transaction() as session:
        article = an_article(session, TWICE)
    sent = {
        "claim-exact": "The pier was free of charge",
        "claim-version": str(version_of(database, article)),
    }
    page = mara.post("/claims", sent, 422)
    places = page.tree.xpath("//input[@name='claim-place']/@value")
    assert len(places) == 2
    marked = mara.post("/claims", {**sent, "claim-place": places[1]}, follow=True)
    mark = marked.tree.xpath("//mark[contains(@class,'claimed')]")[-1]
    assert mark.tail.strip().startswith(", she told the harbour board")


def test_words_that_are_not_in_the_article_are_not_a_claim(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        article = an_article(session)
    sent = {
        "claim-exact": "Nobody wrote this.",
        "claim-version": str(version_of(database, article)),
    }
    page = mara.post("/claims", sent, 422)
    assert "not in the article" in page.words
    assert page.tree.xpath("string(//textarea[@name='claim-exact'])").strip() == sent["claim-exact"]
    mara.post("/claims", {"claim-exact": "Words", "claim-version": ""}, 422)
    mara.post("/claims", {**sent, "claim-version": "4711"}, 404)


def test_every_event_of_a_life_is_told_in_words(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        verbs = set(session.exec(select(Event.verb).where(Event.claim_id == claim.id)))
    words = mara.get(f"/claims/{claim.id}?pane=activity").words
    assert not [verb for verb in verbs if verb in words or verb.replace(".", " ") in words]


def test_a_reader_sees_the_workbench_without_a_form(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.IN_REVIEW)
        reader = stern.as_(a_person(session, Role.READER))
        assert article_of(session, claim)
    page = reader.get(f"/claims/{claim.id}")
    assert not page.tree.xpath("//main//form")
    reader.post(f"/claims/{claim.id}/wording", {}, 403)
    reader.post("/claims", {}, 403)
