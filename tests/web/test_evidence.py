"""Passages attached, restated, withdrawn and restored, and suggestions of them."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Claim, Evidence, Role, Stance, Status
from factcheck.workflow import evidence as verbs
from tests.factories import (
    a_claim,
    a_person,
    an_article,
    article_of,
    newest_version,
    some_evidence,
)
from tests.stern import Answer, Stern

SENTENCE = "The old one was pulled down last year."
TWICE = """\
Odile Fenn spoke on Monday. The quay was free of charge, she told the council.

On Tuesday she spoke again. The quay was free of charge, she told the harbour board.
"""


@pytest.fixture
def mara(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, name="Mara Eng"))


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session)


def passage(mara: Stern, claim: Claim, **fields: str) -> dict[str, str]:
    """The form as the workbench gives it, filled in."""
    form = mara.get(f"/claims/{claim.id}").form(f"/claims/{claim.id}/evidence")
    filled = {"exact": SENTENCE, "stance": "contradicts", **fields}
    return form | {f"evidence-{name}": value for name, value in filled.items()}


def attached(database: Database, claim: Claim) -> list[Evidence]:
    with database.reading() as session:
        found = list(session.exec(select(Evidence).where(Evidence.claim_id == claim.id)))
        assert all(one.passage.exact for one in found)
        return found


def typed(page: Answer, name: str) -> str:
    return page.tree.xpath(f"string(//textarea[@name='{name}'])").strip()


def test_a_pasted_passage_is_attached_without_javascript(
    mara: Stern, claim: Claim, database: Database
) -> None:
    sent = passage(mara, claim, note="So it can't have been in use.")
    page = mara.post(f"/claims/{claim.id}/evidence", sent, follow=True)
    assert "Attached: it contradicts the claim." in page.words
    assert SENTENCE in page.tree.xpath("string(//ol/li[contains(@class,'evidence')]/blockquote)")
    assert page.tree.xpath("string(//mark[contains(@class,'contradicts')])").strip() == SENTENCE
    [evidence] = attached(database, claim)
    undone = mara.post(page.tree.xpath("string(//form[@data-undo]/@action)"), follow=True)
    assert "Withdrawn." in undone.words
    assert evidence.id


def test_the_pane_and_the_article_stay_after_attaching(
    mara: Stern, claim: Claim, database: Database
) -> None:
    sent = passage(mara, claim)
    place = f"pane=article&version={sent['evidence-version']}"
    answer = mara.post(f"/claims/{claim.id}/evidence?{place}", sent)
    assert answer.location == f"/claims/{claim.id}?{place}"


def test_a_form_that_is_sent_twice_attaches_once(
    mara: Stern, claim: Claim, database: Database
) -> None:
    sent = passage(mara, claim)
    mara.post(f"/claims/{claim.id}/evidence", sent)
    mara.post(f"/claims/{claim.id}/evidence", sent)
    assert len(attached(database, claim)) == 1


def test_words_that_are_not_in_the_article_are_refused_and_kept(
    mara: Stern, claim: Claim, database: Database
) -> None:
    sent = passage(mara, claim, exact="Nobody ever wrote this.", note="But it fits.")
    page = mara.post(f"/claims/{claim.id}/evidence", sent, 422)
    assert "not in the article" in page.words
    assert typed(page, "evidence-exact") == "Nobody ever wrote this."
    assert typed(page, "evidence-note") == "But it fits."
    assert page.tree.xpath("//details[@id='paste'][@open]")
    assert page.tree.xpath("//input[@name='evidence-stance'][@value='contradicts'][@checked]")
    assert attached(database, claim) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"exact": "x" * 5_000}, "at most 2,000"),
        ({"exact": "w" * 2_500}, "quote at most 2,000"),
        ({"exact": ""}, "Select or paste"),
        ({"stance": ""}, "Choose how the passage bears"),
        ({"stance": "refutes"}, "Not a valid choice"),
        ({"note": "n" * 2_001}, "Keep the note under"),
        ({"version": "x"}, "Choose one"),
    ],
)
def test_a_passage_form_that_makes_no_sense_is_refused(
    mara: Stern, claim: Claim, database: Database, fields: dict[str, str], reason: str
) -> None:
    page = mara.post(f"/claims/{claim.id}/evidence", passage(mara, claim, **fields), 422)
    assert reason.casefold() in page.words.casefold()
    assert attached(database, claim) == []


def test_an_article_or_a_claim_that_does_not_exist_is_not_found(mara: Stern, claim: Claim) -> None:
    mara.post(f"/claims/{claim.id}/evidence", passage(mara, claim, version="4711"), 404)
    mara.post("/claims/4711/evidence", passage(mara, claim), 404)
    mara.post("/evidence/4711/withdrawal", expect=404)
    mara.post("/evidence/4711/restatement", {}, 404)


def test_words_that_stand_twice_are_asked_about_and_then_pinned_where_they_are_meant(
    mara: Stern, claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        version = newest_version(session, an_article(session, TWICE))
    sent = passage(mara, claim, exact="The quay was free of charge", version=str(version.id))
    page = mara.post(f"/claims/{claim.id}/evidence", sent, 422)
    assert "¶1" in page.words
    assert "she told the harbour board" in page.words
    second = version.text.rindex("The quay was")
    asked = page.form(f"/claims/{claim.id}/evidence") | {"evidence-place": str(second)}
    mara.post(f"/claims/{claim.id}/evidence", asked)
    [evidence] = attached(database, claim)
    assert evidence.passage.spans[0][0] == second


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.SET_ASIDE, Status.SIGNED_OFF])
def test_a_claim_that_is_closed_to_evidence_says_what_opens_it(
    mara: Stern, database: Database, status: Status
) -> None:
    with database.transaction() as session:
        closed = a_claim(session, status)
        version = newest_version(session, article_of(session, closed)).id
    sent = {
        "evidence-exact": SENTENCE,
        "evidence-version": str(version),
        "evidence-stance": "context",
    }
    page = mara.post(f"/claims/{closed.id}/evidence", sent, 422)
    assert "its evidence is closed." in page.words
    assert typed(page, "evidence-exact") == "" or typed(page, "evidence-exact") == SENTENCE


def test_the_same_passage_twice_is_refused(mara: Stern, claim: Claim, database: Database) -> None:
    mara.post(f"/claims/{claim.id}/evidence", passage(mara, claim))
    again = passage(mara, claim, stance="supports")
    assert "attached already" in mara.post(f"/claims/{claim.id}/evidence", again, 422).words


def test_evidence_is_restated_withdrawn_and_restored(
    mara: Stern, claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        evidence = some_evidence(session, claim)
    address = f"/evidence/{evidence.id}/restatement"
    form = mara.get(f"/claims/{claim.id}").form(address)
    form |= {f"restate-{evidence.id}-stance": "context", f"restate-{evidence.id}-note": "Only that"}
    page = mara.post(address, form, follow=True)
    assert page.tree.xpath(f"//li[@id='evidence-{evidence.id}'][contains(@class,'context')]")
    assert "Only that" in page.words
    activity = mara.get(f"/claims/{claim.id}?pane=activity")
    assert activity.tree.xpath("//del[text()='Contradicts']")
    assert activity.tree.xpath("//ins[text()='Context']")
    page = mara.post(f"/evidence/{evidence.id}/withdrawal", follow=True)
    assert page.tree.xpath(f"//li[@id='evidence-{evidence.id}'][contains(@class,'withdrawn')]")
    assert not page.tree.xpath(f"//mark[@id='e{evidence.id}']")
    page = mara.post(f"/evidence/{evidence.id}/restoration", follow=True)
    assert page.tree.xpath(f"//mark[@id='e{evidence.id}']")


def test_a_stale_restatement_keeps_the_words_and_can_be_sent_again(
    mara: Stern, claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        evidence = some_evidence(session, claim)
    address = f"/evidence/{evidence.id}/restatement"
    form = mara.get(f"/claims/{claim.id}").form(address)
    with database.transaction() as session:
        other = a_person(session)
        verbs.restate(session, other, evidence.id, Stance.CONTEXT, "Quicker than you.")
    note = f"restate-{evidence.id}-note"
    page = mara.post(address, {**form, note: "My own note."}, 409)
    assert typed(page, note) == "My own note."
    assert "Quicker than you." in page.words
    mara.post(address, page.form(address))
    assert attached(database, claim)[0].note == "My own note."


def test_a_suggestion_is_attached_by_its_button_and_leaves_the_list(
    mara: Stern, claim: Claim, database: Database
) -> None:
    words = "The council did not pay a single crown for the pier."
    with database.transaction() as session:
        an_article(session, f"Fenn spoke in the council. {words} The sun shone.\n")
    page = mara.get(f"/claims/{claim.id}?pane=suggestions")
    row = next(
        one
        for one in page.tree.xpath("//li[contains(@class,'suggestion')]")
        if words in one.text_content()
    )
    supports = row.xpath(".//form")[1]
    sent = dict(supports.form_values())
    assert sent["evidence-stance"] == "supports"
    after = mara.post(supports.get("action"), sent, follow=True)
    assert "Attached: it supports the claim." in after.words
    assert not after.tree.xpath(f"//li[@id='{row.get('id')}']")
    assert [one.stance for one in attached(database, claim)] == [Stance.SUPPORTS]


def test_a_dismissed_suggestion_comes_back_by_undo(
    mara: Stern, claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        an_article(session, "The council did not pay a single crown for the pier, she said.\n")
    page = mara.get(f"/claims/{claim.id}?pane=suggestions")
    first = page.tree.xpath("//li[contains(@class,'suggestion')]")[0]
    after = mara.post(first.xpath(".//form")[-1].get("action"), follow=True)
    assert not after.tree.xpath(f"//li[@id='{first.get('id')}']")
    undone = mara.post(after.tree.xpath("string(//form[@data-undo]/@action)"), follow=True)
    assert undone.tree.xpath(f"//li[@id='{first.get('id')}']")
    mara.post(f"/claims/{claim.id}/dismissals/4711", expect=404)


def test_a_reader_attaches_nothing(stern: Stern, claim: Claim, database: Database) -> None:
    with database.transaction() as session:
        reader = stern.as_(a_person(session, Role.READER))
    reader.post(f"/claims/{claim.id}/evidence", {}, 403)
    reader.post(f"/claims/{claim.id}/dismissals/1", expect=403)


def test_a_restatement_of_what_was_withdrawn_meanwhile_gives_the_words_back(
    mara: Stern, claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        evidence = some_evidence(session, claim)
    address = f"/evidence/{evidence.id}/restatement"
    form = mara.get(f"/claims/{claim.id}").form(address)
    with database.transaction() as session:
        verbs.withdraw(session, a_person(session), evidence.id)
    form |= {f"restate-{evidence.id}-note": "Half an hour of work."}
    page = mara.post(address, form, 409)
    assert "Somebody changed this evidence" in page.words
    assert "Half an hour of work." in page.words
