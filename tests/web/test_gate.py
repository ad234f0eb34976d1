"""The checklist on the workbench, and the rules that are set aside there."""

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Person, Role, Rules, Status
from factcheck.workflow.desk import change_policy
from tests.factories import a_claim, a_person, a_review, some_evidence
from tests.stern import Answer, Stern

CONCLUSION = "The council paid the builder a grant."
REASON = "The ministry alone keeps this register."


@pytest.fixture
def editor(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.EDITOR, name="Ilse Brand")


@pytest.fixture
def ilse(stern: Stern, editor: Person) -> Stern:
    return stern.as_(editor)


def lacking(database: Database, editor: Person, status: Status = Status.AGREED) -> Claim:
    """A claim that has one source where two are wanted."""
    with database.transaction() as session:
        change_policy(session, editor, Rules(reviews_wanted=2, sources_wanted=2))
        return a_claim(session, status)


def unmet(page: Answer) -> list[str]:
    """The rules of the checklist that aren't met."""
    return [
        " ".join(item.text_content().split()) for item in page.tree.xpath("//li[@class='unmet']")
    ]


def test_the_checklist_is_there_from_the_first_evidence_on(
    ilse: Stern, database: Database, editor: Person
) -> None:
    claim = lacking(database, editor, Status.OPEN)
    assert not ilse.get(f"/claims/{claim.id}").tree.xpath("//*[@id='gate']")
    with database.transaction() as session:
        some_evidence(session, claim)
    page = ilse.get(f"/claims/{claim.id}")
    assert "3 of 5 rules are met" in page.words
    sources, reviews = unmet(page)
    assert sources.startswith("Not met: At least two independent sources: 1 so far")
    assert "0 of 2 are in" in reviews
    assert page.tree.xpath("//*[@id='gate']//a/@href") == [
        f"/claims/{claim.id}?pane=suggestions",
        "#review-form",
    ]
    assert not page.tree.xpath("//*[@id='gate']//form")


def test_a_reader_sees_the_checklist_and_is_led_nowhere(
    stern: Stern, database: Database, editor: Person
) -> None:
    claim = lacking(database, editor)
    with database.transaction() as session:
        reader = a_person(session, Role.READER)
    page = stern.as_(reader).get(f"/claims/{claim.id}")
    assert len(unmet(page)) == 1
    assert not page.tree.xpath("//*[@id='gate']//a | //*[@id='gate']//form")


def test_an_editor_sets_a_rule_aside_signs_off_and_readers_are_told(
    ilse: Stern, database: Database, editor: Person
) -> None:
    claim = lacking(database, editor)
    page = ilse.get(f"/claims/{claim.id}")
    assert "The desk’s policy isn’t met yet" in page.words
    verdict = f"/claims/{claim.id}/verdict"
    page = ilse.post(verdict, page.form(verdict) | {"verdict-conclusion": CONCLUSION}, 422)
    assert "It needs: At least two independent sources (1 so far" in page.words
    assert CONCLUSION in page.text

    address = f"/claims/{claim.id}/overrides"
    form = page.form(address) | {"override-sources-reason": REASON}
    page = ilse.post(address, form, follow=True)
    assert unmet(page) == []
    assert f"Ilse Brand set it aside: {REASON}" in page.words
    assert "5 of 5 rules are met or set aside" in page.words
    page = ilse.post(verdict, page.form(verdict) | {"verdict-conclusion": CONCLUSION}, follow=True)
    publication = f"/claims/{claim.id}/publication"
    ilse.post(publication, page.form(publication))
    report = ilse.get(f"/reports/FC-{claim.id}")
    assert f"At least two independent sources — {REASON}" in report.words


def test_what_was_set_aside_is_put_back_in_force(
    ilse: Stern, database: Database, editor: Person
) -> None:
    claim = lacking(database, editor)
    address = f"/claims/{claim.id}/overrides"
    form = ilse.get(f"/claims/{claim.id}").form(address) | {"override-sources-reason": REASON}
    page = ilse.post(address, form, follow=True)
    back = page.tree.xpath("//*[@id='gate']//form/@action")[0]
    page = ilse.post(back, page.form(back), follow=True)
    assert "The rule is in force again." in page.words
    assert len(unmet(page)) == 1


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_a_reason_that_is_none_is_refused_with_its_words_kept(
    ilse: Stern, database: Database, editor: Person, reason: str
) -> None:
    claim = lacking(database, editor)
    address = f"/claims/{claim.id}/overrides"
    form = ilse.get(f"/claims/{claim.id}").form(address) | {"override-sources-reason": reason}
    page = ilse.post(address, form, expect=422)
    assert page.tree.xpath("//*[@id='override-sources-reason-errors']/li")
    assert page.tree.xpath("//details[@id='set-aside-sources']/@open")
    assert page.form(address)["override-sources-reason"].strip() == reason.strip()


@pytest.mark.parametrize("rule", ["", "weather", "reviews", "verbatim", "claimant"])
def test_a_rule_that_can_not_be_set_aside_is_refused(
    ilse: Stern, database: Database, editor: Person, rule: str
) -> None:
    claim = lacking(database, editor)
    sent = {"rule": rule, f"override-{rule}-reason": REASON}
    page = ilse.post(f"/claims/{claim.id}/overrides", sent, expect=422)
    assert "Choose one of the rules" in page.words or "This rule is met" in page.words
    assert len(unmet(page)) == 1


def test_what_was_typed_is_not_lost_when_the_claim_has_moved_on(
    ilse: Stern, database: Database, editor: Person
) -> None:
    claim = lacking(database, editor)
    address = f"/claims/{claim.id}/overrides"
    form = ilse.get(f"/claims/{claim.id}").form(address) | {"override-sources-reason": REASON}
    with database.transaction() as session:
        some_evidence(session, claim)
    page = ilse.post(address, form, expect=409)
    assert "Somebody changed FC-" in page.words
    assert f"Reason, as you wrote it: {REASON}" in page.words


def test_who_reviewed_is_offered_no_way_around_a_rule(
    stern: Stern, database: Database, editor: Person
) -> None:
    claim = lacking(database, editor, Status.IN_REVIEW)
    with database.transaction() as session:
        a_review(session, claim, by=editor)
    browser = stern.as_(editor)
    assert not browser.get(f"/claims/{claim.id}").tree.xpath("//*[@id='gate']//form")
    sent = {"rule": "sources", "override-sources-reason": REASON}
    page = browser.post(f"/claims/{claim.id}/overrides", sent, expect=403)
    assert "somebody else must set rules aside" in page.words
