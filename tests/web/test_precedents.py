"""Earlier verdicts on similar claims, beside the rating that is being chosen."""

from factcheck.db import Database
from factcheck.models import Role, Rules
from factcheck.workflow.desk import change_policy
from tests.factories import a_person
from tests.queries.test_precedents import FERRY, judged, rate_on, said
from tests.stern import Stern


def test_a_rating_that_departs_from_similar_claims_is_said_to(
    stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        change_policy(session, a_person(session, Role.EDITOR), Rules(reviews_wanted=1))
        judged(session, FERRY.format(n=40), "false")
        claim = said(session, FERRY.format(n=60))
        mara = stern.as_(a_person(session))
    page = mara.get(f"/claims/{claim.id}")
    [listed] = page.tree.xpath("//*[@id='precedents']")
    assert "False It was judged false." in " ".join(listed.text_content().split())
    [note] = page.tree.xpath("//*[@data-behaviour='departs']")
    assert note.get("data-departing")


def test_a_finding_stays_out_of_what_is_shown_of_similar_claims(
    stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        rate_on(session, "conclusion-alone")
        judged(session, FERRY.format(n=40), "not-settled")
        claim = said(session, FERRY.format(n=60))
        mara = stern.as_(a_person(session))
    page = mara.get(f"/claims/{claim.id}")
    [listed] = page.tree.xpath("//*[@id='precedents']")
    said_of = " ".join(listed.text_content().split())
    assert "1 with a verdict" in said_of
    assert "It was judged not-settled." in said_of
    assert "Not settled" not in said_of
    assert not page.tree.xpath("//*[@data-behaviour='departs']")
