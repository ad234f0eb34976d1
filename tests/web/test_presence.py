"""Who is at a claim, and what happened there since a page was loaded."""

from typing import Any

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Claim, Event, Person, Presence, Role
from factcheck.queries.company import HERE_FOR, NOTED_FOR, others_here, told_here
from factcheck.workflow.comments import comment
from factcheck.workflow.presence import FORGOTTEN_AFTER, note_presence
from tests.factories import a_claim, a_person, some_evidence
from tests.stern import Stern


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session)


def ask(browser: Stern, claim: Claim, seen: int = 0) -> dict[str, Any]:
    answer = browser.post(f"/claims/{claim.id}/presence", {"seen": str(seen)}, 200)
    return answer.response.json  # type: ignore[return-value]


def test_two_people_at_one_claim_see_each_other(
    stern: Stern, database: Database, claim: Claim
) -> None:
    with database.transaction() as session:
        mara = stern.as_(a_person(session, name="Mara Finch"))
        rea = stern.as_(a_person(session, Role.READER, name="Rea Lund"))
        other = a_claim(session)
    assert ask(mara, claim)["here"] == ""
    assert ask(rea, claim)["here"] == "Mara Finch is here too."
    assert ask(mara, claim)["here"] == "Rea Lund is here too."
    assert "Rea Lund is here too." in mara.get(f"/claims/{claim.id}").words
    assert ask(mara, other)["here"] == ""


def test_what_somebody_else_did_since_is_told(
    stern: Stern, database: Database, claim: Claim
) -> None:
    with database.transaction() as session:
        person, tom = a_person(session), a_person(session, name="Tom Reyes")
    mara = stern.as_(person)
    page = mara.get(f"/claims/{claim.id}")
    seen = int(page.tree.xpath("string(//*[@data-region='presence']/@data-seen)"))
    assert ask(mara, claim, seen)["moved"] == ""
    with database.transaction() as session:
        comment(session, person, claim.id, "My own doing is no news.")
        assert ask(mara, claim, seen)["moved"] == ""
    with database.transaction() as session:
        some_evidence(session, claim, by=tom)
    assert ask(mara, claim, seen)["moved"].startswith("Tom Reyes attached a passage")


def test_presence_leaves_no_event_and_is_not_written_each_time(
    stern: Stern, database: Database, claim: Claim
) -> None:
    with database.transaction() as session:
        mara = stern.as_(a_person(session))
        events = len(session.exec(select(Event.id)).all())
    ask(mara, claim)
    with database.reading() as session:
        [first] = session.exec(select(Presence.seen_at))
    ask(mara, claim)
    with database.reading() as session:
        assert session.exec(select(Presence.seen_at)).all() == [first]
        assert len(session.exec(select(Event.id)).all()) == events


def test_presence_is_renewed_ends_and_is_forgotten(storage: Database) -> None:
    with storage.transaction() as session:
        mara, tom, claim, other = (
            a_person(session, name="Mara Finch"),
            a_person(session),
            a_claim(session),
            a_claim(session),
        )
        for _ in range(2):
            note_presence(session, mara, claim)
        assert others_here(session, tom, claim) == ["Mara Finch"]
        row = session.exec(select(Presence)).one()
        row.seen_at -= HERE_FOR
        session.flush()
        assert others_here(session, tom, claim) == []
        row.seen_at -= FORGOTTEN_AFTER
        session.flush()
        note_presence(session, tom, other)
        assert [one.person_id for one in session.exec(select(Presence))] == [tom.id]
    assert NOTED_FOR < HERE_FOR


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["Ada"], "Ada is here too."),
        (["Ada", "Bea"], "Ada and Bea are here too."),
        (["Ada", "Bea", "Cy", "Di"], "Ada, Bea, Cy and 1 other are here too."),
        (["Ada", "Bea", "Cy", "Di", "Ed"], "Ada, Bea, Cy and 2 others are here too."),
    ],
)
def test_who_is_here_is_a_sentence(names: list[str], told: str) -> None:
    assert told_here(names) == told


def test_a_stranger_asks_nothing(stern: Stern, claim: Claim, database: Database) -> None:
    stern.post(f"/claims/{claim.id}/presence", {"seen": "0"}, 303)
    with database.transaction() as session:
        person: Person = a_person(session)
    stern.as_(person).post("/claims/999/presence", {"seen": "0"}, 404)
