"""The next step of a claim, from where somebody stands."""

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Person, Role, Rules, Status
from factcheck.queries.steps import Deed, Step, next_step, said_in
from factcheck.queries.workbench import workbench
from factcheck.workflow.desk import change_policy
from tests.factories import a_claim, a_person, a_review, some_evidence


def step(database: Database, claim: Claim, viewer: Person) -> Step:
    with database.reading() as session:
        return next_step(workbench(session, viewer, claim.id), viewer)


@pytest.mark.parametrize(
    ("status", "role", "deed"),
    [
        (Status.SUGGESTED, Role.READER, Deed.NONE),
        (Status.SUGGESTED, Role.REVIEWER, Deed.SORT),
        (Status.SET_ASIDE, Role.REVIEWER, Deed.SORT),
        (Status.OPEN, Role.REVIEWER, Deed.NONE),
        (Status.IN_REVIEW, Role.READER, Deed.NONE),
        (Status.IN_REVIEW, Role.REVIEWER, Deed.REVIEW),
        (Status.DISPUTED, Role.REVIEWER, Deed.NONE),
        (Status.DISPUTED, Role.EDITOR, Deed.SETTLE),
        (Status.AGREED, Role.REVIEWER, Deed.NONE),
        (Status.AGREED, Role.EDITOR, Deed.SIGN_OFF),
        (Status.SIGNED_OFF, Role.REVIEWER, Deed.NONE),
        (Status.SIGNED_OFF, Role.EDITOR, Deed.PUBLISH),
        (Status.PUBLISHED, Role.REVIEWER, Deed.NONE),
        (Status.PUBLISHED, Role.EDITOR, Deed.CORRECT),
        (Status.CORRECTING, Role.EDITOR, Deed.AMEND),
    ],
)
def test_each_status_offers_each_role_one_step(
    database: Database, status: Status, role: Role, deed: Deed
) -> None:
    with database.transaction() as session:
        claim, viewer = a_claim(session, status), a_person(session, role)
    found = step(database, claim, viewer)
    assert found.deed is deed
    assert found.title
    assert found.sentence


def test_who_reviewed_waits_for_the_others(database: Database) -> None:
    with database.transaction() as session:
        claim, viewer = a_claim(session), a_person(session)
        some_evidence(session, claim)
        a_review(session, claim, by=viewer)
    assert step(database, claim, viewer).title == "Your review is in"


def test_an_editor_who_reviewed_leaves_the_rest_to_another(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = a_claim(session), a_person(session, Role.EDITOR)
        some_evidence(session, claim)
        a_review(session, claim, by=editor)
        a_review(session, claim)
    found = step(database, claim, editor)
    assert found.deed is Deed.NONE
    assert "another editor signs it off" in found.sentence


def test_at_a_desk_of_one_the_same_person_goes_on(database: Database) -> None:
    with database.transaction() as session:
        alone = a_person(session, Role.ADMIN)
        change_policy(session, alone, Rules(reviews_wanted=1, one_person_desk=True))
        claim = a_claim(session)
        some_evidence(session, claim)
        a_review(session, claim, by=alone)
    assert step(database, claim, alone).deed is Deed.SIGN_OFF


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_who_reviewed_a_disputed_round_may_revise(database: Database, role: Role) -> None:
    with database.transaction() as session:
        claim, viewer = a_claim(session), a_person(session, role)
        some_evidence(session, claim)
        a_review(session, claim, "true", by=viewer)
        a_review(session, claim, "false")
    found = step(database, claim, viewer)
    assert found.deed is Deed.REVISE
    assert "revise yours or let it stand" in found.sentence


def test_at_a_desk_of_one_who_reviewed_settles(database: Database) -> None:
    with database.transaction() as session:
        alone = a_person(session, Role.ADMIN)
        change_policy(session, alone, Rules(reviews_wanted=2, one_person_desk=True))
        claim = a_claim(session)
        some_evidence(session, claim)
        a_review(session, claim, "true", by=alone)
        a_review(session, claim, "false")
    assert step(database, claim, alone).deed is Deed.SETTLE


def test_how_many_reviews_are_in_is_said_and_nothing_else(database: Database) -> None:
    with database.transaction() as session:
        claim, viewer = a_claim(session, Status.IN_REVIEW), a_person(session)
    with database.reading() as session:
        bench = workbench(session, viewer, claim.id)
    assert said_in(bench) == "1 of 2 reviews is in; sealed until all are"
    assert bench.rounds[0].reviews == []
