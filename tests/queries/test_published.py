"""The published checks that everybody may see: listed, searched, narrowed down and counted."""

from collections.abc import Sequence
from datetime import date

import pytest
import time_machine
from sqlmodel import Session

from factcheck.db import Database
from factcheck.models import Claim, CorrectionTier, Status
from factcheck.queries import published, tallies
from factcheck.queries.corrections import public_corrections
from factcheck.queries.published import Asked
from tests.publishing import a_correction, a_public_desk, a_published_check


@pytest.fixture
def desk(storage: Database) -> Database:
    """A public desk with five checks, published on five days of May 2030."""
    with storage.transaction() as session:
        a_public_desk(session)
    told = [
        ("Odile Fenn", "A free pier", ("Harbour", "Public money")),
        ("Bo Lind", "Ten new ferries", ("Harbour",)),
        ("Odile Fenn", "Nobody owed a crown", ("Public money",)),
        ("Bo Lind", "The school is full", ()),
        ("Åse Berg", "Trees were felled", ()),
    ]
    for day, (claimant, headline, topics) in enumerate(told, 1):
        with time_machine.travel(f"2030-05-0{day}T12:00Z"), storage.transaction() as session:
            a_published_check(session, claimant=claimant, headline=headline, topics=topics)
    return storage


def headlines(session: Session, asked: Asked, **more: object) -> list[str | None]:
    page = published.checks(session, asked, **more)  # type: ignore[arg-type]
    return [check.headline for check in page.checks]


def claim_of(session: Session, headline: str) -> Claim:
    checks = published.checks(session, Asked()).checks
    return session.get_one(Claim, next(one.claim_id for one in checks if one.headline == headline))


def named(found: Sequence[tallies.Claimant]) -> list[tuple[str, int]]:
    return [(one.name, one.checks) for one in found]


def test_the_newest_come_first_and_page_follows_page(desk: Database) -> None:
    with desk.reading() as session:
        all_of_them = headlines(session, Asked())
        assert all_of_them[0] == "Trees were felled" and len(all_of_them) == 5
        walked, after = [], None
        for _ in range(3):
            page = published.checks(session, Asked(), after=after, limit=2)
            walked += [check.headline for check in page.checks]
            after = page.next
        assert (walked, after) == (all_of_them, None)
        for nonsense in ("FC-999", "FC-", "x", "FC-1'; --"):
            assert headlines(session, Asked(), after=nonsense) == all_of_them


PIER, FERRIES, NOBODY, TREES = (
    "A free pier",
    "Ten new ferries",
    "Nobody owed a crown",
    "Trees were felled",
)
ASKED: list[tuple[Asked, list[str]]] = [
    (Asked(claimant="odile-fenn"), [NOBODY, PIER]),
    (Asked(topic="harbour"), [FERRIES, PIER]),
    (Asked(topic="harbour", claimant="bo-lind"), [FERRIES]),
    (Asked(rating="true"), []),
    (Asked(since=date(2030, 5, 2), until=date(2030, 5, 3)), [NOBODY, FERRIES]),
    (Asked(since=date.max), []),
    (Asked(until=date.max, since=date(2030, 5, 5)), [TREES]),
    (Asked(words="FERRY"), [FERRIES]),
    (Asked(words="åse berg"), [TREES]),
    (Asked(words="public money"), [NOBODY, PIER]),
    (Asked(words="pier", claimant="åse-berg"), [TREES]),
    (Asked(words='pier" OR "1"="1'), []),
    (Asked(words="'); DROP TABLE claim; --"), []),
    (Asked(words="NOT NEAR( * ^ {a} : ! & | <->"), []),
    (Asked(words="“” … %_"), []),
]


def test_the_list_is_searched_and_narrowed_down(desk: Database) -> None:
    with desk.reading() as session:
        for asked, found in ASKED:
            assert headlines(session, asked) == found, asked
            assert published.count(session, asked) == len(found), asked


def test_what_is_hidden_is_in_nothing_that_everybody_sees(desk: Database) -> None:
    with desk.transaction() as session:
        for headline in (PIER, "The school is full"):
            a_correction(session, claim_of(session, headline), CorrectionTier.UPDATE)
        claim_of(session, "The school is full").status = Status.WITHHELD
        for headline in (PIER, FERRIES):
            claim_of(session, headline).is_confidential = True
    with desk.reading() as session:
        shown = [TREES, NOBODY]
        assert headlines(session, Asked()) == shown
        assert [one.headline for one in published.lately_changed(session, Asked())] == shown
        assert published.count_all(session) == published.count(session, Asked()) == 2
        assert len(published.addresses(session, 1, 100)) == 2
        assert public_corrections(session) == []
        assert named(tallies.claimants(session)[0]) == [("Odile Fenn", 1), ("Åse Berg", 1)]
        assert tallies.claimant(session, "bo-lind") is None
        assert tallies.topics_offered(session) == [("public-money", "Public money")]
        assert [one.label for one in tallies.ratings_offered(session)] == ["False"]
        assert tallies.topic_named(session, "harbour") is None
        assert [(one.label, one.checks) for one in tallies.ratings(session, Asked())] == [
            ("False", 2)
        ]


def test_claimants_stand_by_name_and_page_follows_page(desk: Database) -> None:
    with desk.reading() as session:
        first, following = tallies.claimants(session, limit=2)
        assert following == "åse-berg"
        second, end = tallies.claimants(session, from_key=following, limit=2)
        assert (named(first), named(second), end) == (
            [("Bo Lind", 2), ("Odile Fenn", 2)],
            [("Åse Berg", 1)],
            None,
        )


def test_a_void_check_counts_for_no_rating_and_a_typo_is_no_correction(desk: Database) -> None:
    with desk.transaction() as session:
        pier, owed = (
            session.get_one(Claim, one.claim_id)
            for one in published.checks(session, Asked(claimant="odile-fenn")).checks
        )
        a_correction(session, pier, CorrectionTier.VOID, "We asked the wrong question.")
        a_correction(session, owed, CorrectionTier.TYPO)
    with desk.reading() as session:
        [rated] = tallies.ratings(session, Asked(claimant="odile-fenn"))
        assert (rated.label, rated.checks) == ("False", 1)
        [correction] = public_corrections(session)
        assert (correction.tier, correction.sentence, correction.ref) == (
            CorrectionTier.VOID,
            "We asked the wrong question.",
            pier.ref,
        )
