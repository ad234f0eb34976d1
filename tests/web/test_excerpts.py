"""A passage of a public check, seen in place."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Article, Claim, Ground, Role, Status
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.withholding import withhold_text
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    a_sign_off,
    an_article,
    an_edition,
    some_evidence,
)
from tests.stern import Stern

LINES = [f"Line {number} of the record says nothing of note." for number in range(12)]
PAID = "The council paid for the lamps on the pier."


@pytest.fixture
def claim(database: Database) -> Claim:
    """A public check that quotes one line of a long article."""
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
        claim = a_claim(session)
        text = "\n\n".join([*LINES[:6], PAID, *LINES[6:]])
        some_evidence(session, claim, PAID, article=an_article(session, text))
        for _ in range(2):
            a_review(session, claim)
        a_sign_off(session, claim)
        an_edition(session, claim)
        return claim


def test_everybody_sees_a_passage_in_place_and_only_the_lines_around_it(
    claim: Claim, stern: Stern
) -> None:
    check = stern.get(f"/checks/{claim.ref}")
    [address] = check.tree.xpath("//figcaption//a[text()='see it in place']/@href")
    page = stern.get(address.partition("#")[0])
    assert page.tree.xpath(f"//a[@id='{address.partition('#')[2]}']/@href") == [
        f"/checks/{claim.ref}/editions/1#exhibit-1"
    ]
    assert page.tree.xpath("//mark/text()") == [PAID]
    assert [line for line in LINES if line in page.words] == LINES[5:7]
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize("path", ["1/sources/9", "1/sources/0", "7/sources/1", "1/sources/x"])
def test_what_is_not_quoted_is_not_shown(claim: Claim, stern: Stern, path: str) -> None:
    stern.get(f"/checks/{claim.ref}/editions/{path}", expect=404)


def test_a_desk_by_link_only_and_a_withheld_check_show_nothing(
    claim: Claim, stern: Stern, database: Database
) -> None:
    address = f"/checks/{claim.ref}/editions/1/sources/1"
    with database.transaction() as session:
        session.get_one(Claim, claim.id).status = Status.WITHHELD
    assert PAID not in stern.get(address, expect=451).text
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=False)
    stern.get(address, expect=404)


def test_the_text_of_an_article_that_is_withheld_is_seen_in_no_place(
    database: Database, claim: Claim, stern: Stern
) -> None:
    address = f"/checks/{claim.ref}/editions/1/sources/1"
    stern.get(address)
    with database.transaction() as session:
        for article in session.exec(select(Article)).all():
            withhold_text(
                session,
                a_person(session, Role.ADMIN),
                article.id,
                ground=Ground.PRIVACY,
                reason="A child is named.",
            )
    page = stern.get(address, expect=451)
    assert PAID not in page.text
    assert "A child" not in page.text
    assert PAID in stern.get(f"/checks/{claim.ref}").text
