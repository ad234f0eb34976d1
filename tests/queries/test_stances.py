"""Agreement on the evidence, and reviews side by side."""

from sqlmodel import Session

from factcheck.db import Database
from factcheck.models import Claim, Evidence, Person, Read, Role, Stance
from factcheck.queries.comparison import Comparison, compared
from factcheck.queries.stances import of_stances
from factcheck.queries.workbench import workbench
from factcheck.workflow.reviews import submit_review
from factcheck.workflow.revisions import revise_review
from tests.factories import a_claim, a_person, rating_named, some_evidence

CON, PRO, CTX = Stance.CONTRADICTS, Stance.SUPPORTS, Stance.CONTEXT


def review(
    session: Session, claim: Claim, rating: str, readings: dict[int, Read], by: Person | None = None
) -> int:
    return submit_review(
        session,
        by or a_person(session),
        claim.id,
        rating_id=rating_named(session, rating).id,
        justification="So it reads.",
        readings=readings,
    ).id


def a_read_claim(session: Session, *stances: tuple[Stance, Stance]) -> tuple[Claim, list[Evidence]]:
    """A claim whose pieces of evidence two reviewers read so."""
    claim = a_claim(session)
    pieces = [some_evidence(session, claim, stance=first) for first, _ in stances]
    for who in (0, 1):
        readings = {piece.id: Read(pair[who]) for piece, pair in zip(pieces, stances, strict=True)}
        review(session, claim, "false", readings)
    return claim, pieces


def test_stances_agree_by_pieces_of_evidence(storage: Database) -> None:
    with storage.transaction() as session:
        a_read_claim(session, (CON, CON), (PRO, CTX), (CTX, CTX))
        a_read_claim(session, (CON, CON), (PRO, PRO))
        found = of_stances(session, a_person(session, Role.READER))
    assert found.compared == 5
    assert found.percent.value == 0.8
    # By hand: coincidences con-con 4, pro-pro 2, ctx-ctx 2, pro-ctx 1 each way; n = 10, so that
    # 1 - 9 · 2 / (100 - 16 - 9 - 9).
    assert found.nominal.value is not None
    assert round(found.nominal.value, 6) == round(1 - 9 * 2 / 66, 6)
    joined = {row.stance: (row.given, row.joined.value) for row in found.by_stance}
    assert joined == {CON: (4, 1.0), PRO: (3, 2 / 3), CTX: (3, 2 / 3)}


def test_a_round_that_runs_gives_nothing_away(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        piece = some_evidence(session, claim)
        review(session, claim, "false", {piece.id: Read(PRO)})
        found = of_stances(session, a_person(session, Role.ADMIN))
    assert found.compared == 0
    assert all(row.given == 0 for row in found.by_stance)


def test_revisions_change_no_figure(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        piece = some_evidence(session, claim)
        ada = a_person(session)
        own = review(session, claim, "true", {piece.id: Read(PRO)}, by=ada)
        review(session, claim, "false", {piece.id: Read(CON)})
        revise_review(
            session,
            ada,
            own,
            rating_id=rating_named(session, "false").id,
            justification="I misread it.",
            readings={piece.id: Read(CON)},
        )
        found = of_stances(session, ada)
    assert (found.compared, found.percent.value) == (1, 0.0)


def side_by_side(session: Session, viewer: Person, claim: Claim) -> Comparison:
    bench = workbench(session, viewer, claim.id)
    assert bench.running_round is not None
    return compared(bench.running_round, bench.ledger)


def test_what_reviewers_read_or_use_differently_comes_first(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        alike, used, read = (some_evidence(session, claim) for _ in range(3))
        review(
            session,
            claim,
            "true",
            {alike.id: Read(CON), used.id: Read(CON), read.id: Read(PRO)},
        )
        review(
            session,
            claim,
            "false",
            {alike.id: Read(CON), used.id: Read(CON, is_relied_on=False), read.id: Read(CON)},
        )
        found = side_by_side(session, a_person(session, Role.EDITOR), claim)
    assert [one.row.id for one in found.evidence] == [used.id, read.id, alike.id]
    assert [(one.differs_in_stance, one.differs_in_use) for one in found.evidence] == [
        (False, True),
        (True, False),
        (False, False),
    ]
    assert found.differing == 2


def test_nothing_of_a_sealed_round_is_compared(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        piece = some_evidence(session, claim)
        review(session, claim, "true", {piece.id: Read(PRO)})
        found = side_by_side(session, a_person(session, Role.EDITOR), claim)
    assert (list(found.reviews), found.evidence) == ([], [])
