"""The same claim again on the pages: proposed in the inbox, joined, told apart."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Claim, Status
from tests.factories import a_claim, a_person, an_article
from tests.stern import Stern

FULL = "I have never met the owners of the yard at any time to discuss the lease"
SHORT = "I have never met the owners of the yard to discuss the lease"


@pytest.fixture
def mara(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, name="Mara Eng"))


@pytest.fixture
def both(database: Database) -> tuple[int, int]:
    """The number of a claim, and of its shortened form."""
    with database.transaction() as session:
        for words in (FULL, SHORT):
            an_article(session, f"It rained {len(words)} mm.\n\n“{words},” Mayor Odile Fenn said.")
        claims = session.exec(select(Claim).order_by(Claim.id)).all()  # type: ignore[arg-type]
        return claims[0].id, claims[1].id


def test_the_inbox_proposes_it_with_its_differences_and_joins_it(
    mara: Stern, both: tuple[int, int]
) -> None:
    long, short = both
    page = mara.get("/inbox")
    [row] = page.tree.xpath("//div[@class='same-claim']")
    assert f"FC-{long} says it in more words · the same claimant" in " ".join(
        row.text_content().split()
    )
    assert "only there: at any time" in row.xpath("string(.//ins)")
    address = f"/claims/{short}/joining/{long}?from=inbox"
    after = mara.post(address, page.form(address), follow=True)
    assert after.h1 == "Inbox"
    assert f"FC-{short} counts as an appearance of FC-{long} now." in after.words
    assert "2 appearances" in after.words
    duplicate = mara.get(f"/claims/{short}")
    assert f"It counts as an appearance of FC-{long}" in duplicate.words
    parting = f"/claims/{short}/parting"
    assert (
        "is a claim of its own again"
        in mara.post(parting, duplicate.form(parting), follow=True).words
    )


def test_what_is_told_apart_is_proposed_no_more_until_that_is_undone(
    mara: Stern, both: tuple[int, int]
) -> None:
    long, short = both
    address = f"/claims/{short}/told-apart/{long}"
    page = mara.get(f"/claims/{short}")
    after = mara.post(address, page.form(address), follow=True)
    assert "Not the same" in after.words
    assert not after.tree.xpath("//div[@class='same-claim']")
    undo = f"{address}/undoing"
    assert mara.post(undo, after.form(undo), follow=True).tree.xpath("//div[@class='same-claim']")


def test_a_claim_that_was_checked_shows_the_check(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        checked = a_claim(session, Status.PUBLISHED)
        words = checked.quotation.replace("did not cost", "has never cost")
        an_article(session, f"It rained.\n\n“{words},” Mayor Odile Fenn said.")
        again = session.exec(select(Claim).where(Claim.quotation == words)).one()
    page = mara.get(f"/claims/{again.id}")
    assert f"{checked.ref} says much the same" in page.words
    assert "already checked:" in page.words
    address = f"/claims/{again.id}/setting-aside"
    [form] = page.tree.xpath(f"//form[@action='{address}'][.//button[text()='Already checked']]")
    assert form.xpath(".//input[@name='reason']/@value") == ["already_checked"]


def test_a_refused_joining_says_why(mara: Stern, both: tuple[int, int]) -> None:
    _, short = both
    form = mara.get(f"/claims/{short}").form(f"/claims/{short}/joining/{both[0]}")
    page = mara.post(f"/claims/{short}/joining/{short}", form, expect=422)
    assert "A claim is itself already." in page.words
