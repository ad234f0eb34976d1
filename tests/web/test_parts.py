"""Parts on the workbench: splitting, the matrix, what is lacking, and the report."""

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Evidence, Role, Stance, Status
from factcheck.queries.parts import Parts, parts_of
from factcheck.workflow import parts as verbs
from tests.factories import (
    a_claim,
    a_part,
    a_person,
    a_review,
    a_sign_off,
    an_article,
    an_edition,
    some_evidence,
)
from tests.stern import Answer, Stern

COST = "did not cost the town"
CROWN = "a single crown"


@pytest.fixture
def mara(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, name="Mara Eng"))


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session)


@pytest.fixture
def evidence(database: Database, claim: Claim) -> Evidence:
    with database.transaction() as session:
        return some_evidence(session, claim)


def pane(browser: Stern, claim: Claim) -> Answer:
    return browser.get(f"/claims/{claim.id}?pane=parts")


def split(browser: Stern, claim: Claim, expect: int = 303, **fields: str) -> Answer:
    """Send the form as the pane gives it, filled in."""
    address = f"/claims/{claim.id}/parts?pane=parts"
    form = pane(browser, claim).form(address)
    filled = form | {f"part-{name}": value for name, value in fields.items()}
    return browser.post(address, filled, expect, follow=expect == 303)


def parts(database: Database, claim: Claim) -> Parts:
    with database.reading() as session:
        return parts_of(session, claim)


def pressed(page: Answer) -> list[str]:
    return [
        button.get("aria-label") or ""
        for button in page.tree.xpath("//table//button[@aria-pressed='true']")
    ]


def test_words_are_split_off_without_a_script_and_marked_in_the_claim(
    mara: Stern, claim: Claim, evidence: Evidence
) -> None:
    split(mara, claim, exact=CROWN)
    page = split(mara, claim, exact=COST, wording="The town paid nothing for it.")
    marks = page.tree.xpath("//*[@id='claim-parts']//mark")
    assert [(mark.get("data-begins"), mark.text_content()) for mark in marks] == [
        ("1", COST),
        ("2", CROWN),
    ]
    assert "The town paid nothing for it." in page.words
    assert f"No evidence bears on part 1, “{COST}”, and none on part 2, “{CROWN}”." in page.words
    undone = mara.post(page.tree.xpath("string(//form[@data-undo]/@action)"), follow=True)
    assert "1 withdrawn part" in undone.words
    restore = undone.tree.xpath("//details[@id='withdrawn-parts']//form/@action")[0]
    assert "The part is restored." in mara.post(restore, follow=True).words


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"exact": ""}, "Select or paste the words of the part"),
        ({"exact": "Nobody said this"}, "not in the claim"),
        ({"exact": "x" * 5_000}, "Select at most"),
        ({"exact": COST, "wording": "w" * 501}, "Keep your own words under"),
    ],
)
def test_a_split_that_makes_no_sense_is_refused_and_its_words_are_kept(
    mara: Stern, claim: Claim, database: Database, fields: dict[str, str], reason: str
) -> None:
    page = split(mara, claim, 422, **fields)
    assert reason in page.words
    assert page.tree.xpath("//details[@id='split'][@open]")
    assert page.tree.xpath("string(//textarea[@name='part-exact'])").strip() == fields["exact"]
    assert parts(database, claim).rows == []


def test_words_that_stand_twice_in_the_claim_are_asked_about(
    mara: Stern, database: Database
) -> None:
    words = "The pier is free and the quay is free."
    with database.transaction() as session:
        claim = a_claim(session, article=an_article(session, words), words=words)
    page = split(mara, claim, 422, exact="is free")
    assert "Those words stand in 2 places of the claim." in page.words
    second = str(words.rindex("is free"))
    assert page.tree.xpath(f"//input[@name='part-place'][@value='{second}']")
    split(mara, claim, exact="is free", place=second)
    assert parts(database, claim).rows[0].spans[0].start == int(second)


def test_a_cell_is_set_changed_and_taken_back_by_its_buttons(
    mara: Stern, claim: Claim, evidence: Evidence, database: Database
) -> None:
    split(mara, claim, exact=COST)
    page = pane(mara, claim)
    buttons = page.tree.xpath("//table//td//button")
    assert [button.get("aria-pressed") for button in buttons] == ["false"] * 3
    page = mara.post(buttons[1].get("formaction"), follow=True)
    assert [name.split(":")[0] for name in pressed(page)] == ["Supports part 1"]
    assert "No evidence bears" not in page.words
    again = page.tree.xpath("//table//button[@aria-pressed='true']/@formaction")[0]
    page = mara.post(again, follow=True)
    assert pressed(page) == []
    page = mara.post(page.tree.xpath("string(//form[@data-undo]/@action)"), follow=True)
    assert [name.split(":")[0] for name in pressed(page)] == ["Supports part 1"]
    [row] = parts(database, claim).rows
    assert parts(database, claim).bearing(row) == {evidence.id: Stance.SUPPORTS}


def test_a_cell_that_somebody_set_meanwhile_is_shown_as_it_is_now(
    mara: Stern, claim: Claim, evidence: Evidence, database: Database
) -> None:
    split(mara, claim, exact=COST)
    context = pane(mara, claim).tree.xpath("//table//td//button/@formaction")[2]
    with database.transaction() as session:
        part = parts_of(session, claim).rows[0]
        verbs.tie(session, a_person(session), part.id, evidence.id, Stance.CONTRADICTS)
    page = mara.post(context, expect=409)
    assert "the table says “contradicts” now" in page.words
    assert [name.split(":")[0] for name in pressed(page)] == ["Contradicts part 1"]


def test_a_stale_wording_keeps_its_words_and_shows_the_other(
    mara: Stern, claim: Claim, database: Database
) -> None:
    split(mara, claim, exact=COST)
    [row] = parts(database, claim).rows
    address = f"/parts/{row.id}/wording?pane=parts"
    name = f"reword-{row.id}-wording"
    form = pane(mara, claim).form(address) | {name: "Nobody paid."}
    with database.transaction() as session:
        verbs.reword(session, a_person(session), row.id, "It was a gift.")
    page = mara.post(address, form, 409)
    assert "it says “It was a gift.” now" in page.words
    assert page.tree.xpath(f"string(//textarea[@name='{name}'])").strip() == "Nobody paid."
    mara.post(address, page.form(address), follow=True)
    assert parts(database, claim).rows[0].wording == "Nobody paid."


def test_what_was_typed_for_a_part_that_is_gone_is_given_back(
    mara: Stern, claim: Claim, database: Database
) -> None:
    split(mara, claim, exact=COST)
    [row] = parts(database, claim).rows
    address = f"/parts/{row.id}/wording?pane=parts"
    form = pane(mara, claim).form(address) | {f"reword-{row.id}-wording": "An hour of work."}
    with database.transaction() as session:
        verbs.withdraw(session, a_person(session), row.id)
    assert "An hour of work." in mara.post(address, form, 409).words


def test_what_is_not_there_is_not_found(
    mara: Stern, claim: Claim, evidence: Evidence, database: Database
) -> None:
    split(mara, claim, exact=COST)
    [row] = parts(database, claim).rows
    for path in (
        "/claims/4711/parts",
        "/parts/4711/wording",
        "/parts/4711/withdrawal",
        "/parts/4711/restoration",
        f"/parts/4711/evidence/{evidence.id}/supports",
        f"/parts/{row.id}/evidence/4711/supports",
        f"/parts/{row.id}/evidence/{evidence.id}/refutes",
    ):
        mara.post(path, {"part-exact": COST}, expect=404)


def test_a_confidential_claim_has_no_parts_for_others(
    mara: Stern, stern: Stern, claim: Claim, database: Database
) -> None:
    split(mara, claim, exact=COST)
    [row] = parts(database, claim).rows
    with database.transaction() as session:
        hidden = session.get_one(Claim, claim.id)
        hidden.is_confidential = True
        admin = stern.as_(a_person(session, Role.ADMIN))
    for deed in ("wording", "withdrawal", "restoration", "evidence/1/supports"):
        admin.post(f"/parts/{row.id}/{deed}", expect=404)


def test_a_reader_sees_the_matrix_and_presses_nothing(
    stern: Stern, claim: Claim, evidence: Evidence, database: Database
) -> None:
    with database.transaction() as session:
        part = a_part(session, claim, COST)
        a_part(session, claim, CROWN)
        verbs.tie(session, a_person(session), part.id, evidence.id, Stance.SUPPORTS)
        reader = stern.as_(a_person(session, Role.READER))
    page = pane(reader, claim)
    assert [" ".join(cell.text_content().split()) for cell in page.tree.xpath("//table//td")] == [
        "✓ Supports",
        "– doesn’t bear on it",
    ]
    assert not page.tree.xpath("//*[@data-region='parts']//form")
    reader.post(f"/claims/{claim.id}/parts", {}, 403)
    reader.post(f"/parts/{part.id}/evidence/{evidence.id}/context", expect=403)


def test_a_claim_that_is_signed_off_gives_back_what_was_typed(
    mara: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.SIGNED_OFF)
    sent = {"part-exact": COST, "part-wording": "A thought of mine."}
    page = mara.post(f"/claims/{claim.id}/parts?pane=parts", sent, 422)
    assert "its evidence is closed" in page.words
    assert "A thought of mine." in page.words


def test_what_lacks_evidence_is_named_before_review_and_before_sign_off(
    mara: Stern, claim: Claim, evidence: Evidence, database: Database
) -> None:
    with database.transaction() as session:
        a_part(session, claim, COST)
    page = mara.get(f"/claims/{claim.id}")
    review = page.tree.xpath("//*[@data-region='review']")[0]
    assert f"No evidence bears on part 1, “{COST}”." in " ".join(review.text_content().split())
    gate = " ".join(page.tree.xpath("string(//*[@id='gate'])").split())
    assert "No evidence bears on part 1" in gate
    assert "rules are met" in gate


def test_a_reviewer_whose_review_was_overtaken_sees_what_is_new_among_the_parts(
    stern: Stern, claim: Claim, evidence: Evidence, database: Database
) -> None:
    with database.transaction() as session:
        una = a_person(session)
        part = a_part(session, claim, COST)
        a_review(session, claim, by=una)
        verbs.tie(session, a_person(session), part.id, evidence.id, Stance.SUPPORTS)
    page = pane(stern.as_(una), claim)
    assert "among the parts" in page.words
    [cell] = page.tree.xpath("//table//td[.//*[@class='changed']]")
    assert "Changed since your review" in cell.text_content()
    assert not page.tree.xpath("//*[contains(@class,'part-row')]//*[@class='changed']")


def test_the_report_lists_each_part_with_what_bears_on_it(
    stern: Stern, claim: Claim, evidence: Evidence, database: Database
) -> None:
    with database.transaction() as session:
        part = a_part(session, claim, COST)
        a_part(session, claim, CROWN)
        verbs.tie(session, a_person(session), part.id, evidence.id, Stance.SUPPORTS)
        for _ in range(2):
            a_review(session, claim)
        a_sign_off(session, claim)
        an_edition(session, claim)
        reader = stern.as_(a_person(session, Role.READER))
    page = reader.get(f"/reports/FC-{claim.id}")
    first, second = page.tree.xpath("//ol[@class='report-parts']/li")
    assert "Supported by" in first.text_content()
    assert first.xpath(".//figure/@id") == ["exhibit-1"]
    assert "No evidence on record bears on this part." in second.text_content()
