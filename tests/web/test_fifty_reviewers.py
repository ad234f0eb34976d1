"""Fifty reviewers at one claim at once: nothing is lost, and whoever is refused is told why."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import pytest
from flask import Flask
from sqlmodel import Session, col, func, select

from factcheck.db import Database
from factcheck.models import (
    Claim,
    Comment,
    Event,
    Evidence,
    Person,
    Review,
    Role,
    Round,
    Rules,
    Status,
)
from factcheck.workflow.desk import change_policy
from tests.factories import a_claim, a_person, an_article, newest_version, rating_named
from tests.stern import Stern

pytestmark = [pytest.mark.heavy, pytest.mark.timeout(600)]

FIFTY = 50
SENTENCES = [f"Clerk number {number} wrote {number} sums down." for number in range(FIFTY)]
#: Done; somebody else was quicker; not any more as the claim stands.
HONEST = {303, 409, 422}


@dataclass(frozen=True)
class Crowd:
    """The people, the claim, and an article with a sentence for each of them."""

    people: list[Person]
    claim: int
    version: int
    rating: str


@pytest.fixture
def crowd(storage: Database) -> Crowd:
    with storage.transaction() as session:
        change_policy(session, a_person(session, Role.EDITOR), Rules(reviews_wanted=3))
        return Crowd(
            people=[a_person(session) for _ in range(FIFTY)],
            claim=a_claim(session).id,
            version=newest_version(session, an_article(session, " ".join(SENTENCES))).id,
            rating=str(rating_named(session, "false").id),
        )


def test_what_fifty_reviewers_do_at_once_is_all_there(
    app_on: Flask, storage: Database, crowd: Crowd
) -> None:
    begin = Barrier(FIFTY)

    def work(number: int) -> list[tuple[str, int]]:
        browser = Stern(app_on, crowd.people[number])
        page = f"/claims/{crowd.claim}"
        begin.wait(timeout=120)
        answers = []
        for kind, path, sent in (
            ("evidence", f"{page}/evidence", passage(crowd, number)),
            (
                "comment",
                f"{page}/comments",
                {"comment-text": f"I am number {number}.", "comment-about": "claim"},
            ),
            ("review", f"{page}/reviews", review(crowd, number)),
        ):
            data = {"csrf_token": browser.token(), **sent}
            answers.append((kind, browser.client.post(path, data=data, buffered=True).status_code))
        return answers

    with ThreadPoolExecutor(FIFTY) as pool:
        answers = [answer for done in pool.map(work, range(FIFTY)) for answer in done]
    assert {status for _, status in answers} <= HONEST
    done = Counter(kind for kind, status in answers if status == 303)
    with storage.reading() as session:
        assert done["evidence"] == total(session, Evidence) == told(session, "evidence.attached")
        assert done["comment"] == total(session, Comment) == told(session, "comment.written")
        assert done["review"] == total(session, Review) == told(session, "review.submitted")
        assert done["comment"] == FIFTY
        claim = session.get_one(Claim, crowd.claim)
        rounds = session.exec(select(Round).order_by(col(Round.number))).all()
        running = [one for one in rounds if one.ended_at is None]
        assert [one.number for one in rounds] == list(range(1, len(rounds) + 1))
        assert len(running) <= 1
        reviews = Counter(session.exec(select(Review.round_id)))
        assert set(reviews) == {one.id for one in rounds}
        assert all(1 <= count <= 3 for count in reviews.values())
        expected = Status.OPEN
        if running:
            expected = Status.AGREED if reviews[running[0].id] == 3 else Status.IN_REVIEW
        assert claim.status is expected


def passage(crowd: Crowd, number: int) -> dict[str, str]:
    return {
        "evidence-version": str(crowd.version),
        "evidence-exact": SENTENCES[number],
        "evidence-stance": "context",
        "evidence-key": f"key {number}",
    }


def review(crowd: Crowd, number: int) -> dict[str, str]:
    return {
        "review-rating": crowd.rating,
        "review-confidence": "medium",
        "review-justification": f"Clerk {number} says so.",
    }


def total(session: Session, kind: type[Evidence | Comment | Review]) -> int:
    return session.exec(select(func.count()).select_from(kind)).one()


def told(session: Session, verb: str) -> int:
    return session.exec(select(func.count()).select_from(Event).where(Event.verb == verb)).one()
