"""One claim of a desk of seven, and what it takes to drive it by the verbs."""

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis.stateful import (
    RuleBasedStateMachine,
)
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import Refusal
from factcheck.models import (
    Claim,
    Event,
    Evidence,
    Person,
    Policy,
    Role,
    SettlingReason,
    Status,
)
from factcheck.workflow import claims, reports, reviews, verdicts, withholding
from tests.factories import (
    MASTHEAD,
    a_person,
    a_selection,
    an_article,
    rating_named,
    some_evidence,
)

RATINGS = ("true", "false", "misleading")
SENTENCES = (
    "Fishermen have used pier 1 since March.",
    "The council's accounts list a grant of 1 million crowns to the builder of the pier.",
    "The old one was pulled down last year.",
)
TEXT = f"""\
“Pier 1 did not cost the town a single crown,” Odile Fenn said.

{SENTENCES[1]} {SENTENCES[0]} {SENTENCES[2]}"""
STAFF = {
    "reader": Role.READER,
    "Ida": Role.REVIEWER,
    "Jon": Role.REVIEWER,
    "Kim": Role.REVIEWER,
    "Lea": Role.EDITOR,
    "Max": Role.EDITOR,
    "admin": Role.ADMIN,
}

#: Where a life may begin: left to chance alone, few would come far.
STARTS = (
    Status.SUGGESTED,
    Status.OPEN,
    Status.IN_REVIEW,
    Status.DISPUTED,
    Status.AGREED,
    Status.SIGNED_OFF,
    Status.PUBLISHED,
    Status.CORRECTING,
)
#: What a desk that asks for a single review never comes to.
BY_CHANCE = (Status.IN_REVIEW, Status.DISPUTED)

_files = itertools.count()


class DrivenDesk(RuleBasedStateMachine):
    """A desk on SQLite with one claim; what is refused is made sure to leave no trace."""

    template: Path
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        path = self.folder / f"desk-{next(_files)}.sqlite3"
        shutil.copyfile(self.template, path)
        self.path = path
        self.database = Database(f"sqlite:///{path}")
        self.told: list[dict[str, Any]] = []

    def begin(self, policy: Policy, start: Status) -> None:
        """Put people and the claim in place, and lead it to where its life begins."""
        with self.database.transaction() as session:
            session.add(policy)
            session.flush()
            self.people = {name: a_person(session, role) for name, role in STAFF.items()}
            article = an_article(session, TEXT, by=self.people["Ida"])
            self.claim_id = session.exec(select(Claim.id)).one()
            self.passages = [a_selection(session, article, words) for words in SENTENCES]
            self.ratings = {key: rating_named(session, key).id for key in RATINGS}
            self.told = events(session)
        self.lead(start)

    def teardown(self) -> None:
        """However it stands, people who come fresh to the claim can bring it to readers."""
        try:
            if self.told:
                self.lead(Status.PUBLISHED)
        finally:
            self.database.close()
            for file in self.folder.glob(f"{self.path.name}*"):
                file.unlink()

    def lead(self, goal: Status) -> None:
        """Bring the claim on by people who come fresh to it, until it has come to ``goal``."""
        with self.database.transaction() as session:
            finder, chief = a_person(session), a_person(session, Role.EDITOR)
            fresh = [a_person(session) for _ in range(3)]
        for step in range(12):
            status = self.status()
            if status is goal or (goal in BY_CHANCE and status is Status.AGREED):
                return
            if status in (Status.SUGGESTED, Status.SET_ASIDE):
                self.must(lambda session: claims.open_claim(session, finder, self.claim_id))
            elif status in (Status.OPEN, Status.IN_REVIEW):
                self.have_evidence(finder)
                rating = RATINGS[step % 2] if goal is Status.DISPUTED else "false"
                assert any(self.review(person, rating) for person in fresh), self.refusal
            elif status is Status.DISPUTED:
                assert self.settle(chief, "false")
            elif status is Status.SIGNED_OFF:
                self.renew(chief)
                self.must(lambda session: reports.publish(session, chief, self.claim_id, MASTHEAD))
            elif status in (Status.PUBLISHED, Status.OUTDATED, Status.VOID):
                self.must(lambda session: verdicts.begin_correction(session, chief, self.claim_id))
            elif status is Status.WITHHELD:
                assert self.try_to("admin", withholding.release)
            else:
                # Under correction, evidence can be withdrawn to the last piece.
                self.have_evidence(finder)
                assert self.sign_off(chief), self.refusal
        raise AssertionError(f"nobody brings the claim from {self.status().value} to {goal.value}")

    def have_evidence(self, finder: Person) -> None:
        with self.database.transaction() as session:
            claim = session.get_one(Claim, self.claim_id)
            counted = select(Evidence.id).where(
                Evidence.claim_id == claim.id, col(Evidence.withdrawn_at).is_(None)
            )
            if session.exec(counted).first() is None:
                other = an_article(session)
                some_evidence(session, claim, article=other, by=finder)

    def review(self, person: Person, rating: str) -> bool:
        return self.attempt(
            lambda session: reviews.submit_review(
                session,
                person,
                self.claim_id,
                rating_id=self.ratings[rating],
                justification="The accounts say so.",
            )
        )

    def settle(self, person: Person, rating: str) -> bool:
        return self.attempt(
            lambda session: reviews.settle_dispute(
                session,
                person,
                self.claim_id,
                rating_id=self.ratings[rating],
                reason=SettlingReason.JUDGEMENT,
                note="On balance.",
            )
        )

    def sign_off(self, person: Person) -> bool:
        return self.attempt(
            lambda session: verdicts.sign_off(
                session,
                person,
                self.claim_id,
                conclusion="The town paid for the pier.",
                correction="The year was wrong.",
            )
        )

    def renew(self, person: Person) -> bool:
        return self.attempt(lambda session: verdicts.sign_again(session, person, self.claim_id))

    def try_to(self, who: str, verb: Callable[..., object], *given: object) -> bool:
        return self.attempt(lambda session: verb(session, self.people[who], self.claim_id, *given))

    def try_on_evidence(
        self, who: str, number: int, verb: Callable[..., object], *given: object
    ) -> None:
        with self.database.reading() as session:
            attached = session.exec(select(Evidence.id).order_by(col(Evidence.id))).all()
        if attached:
            chosen = attached[number % len(attached)]
            self.attempt(lambda session: verb(session, self.people[who], chosen, *given))

    def attempt(self, verb: Callable[[Session], object]) -> bool:
        """Whether it was done; what is refused leaves no trace."""
        try:
            self.must(verb)
        except Refusal as refusal:
            self.refusal = refusal
            with self.database.reading() as session:
                assert events(session) == self.told
            return False
        return True

    def must(self, verb: Callable[[Session], object]) -> None:
        before = self.status()
        with self.database.transaction() as session:
            verb(session)
        with self.database.reading() as session:
            told = events(session)
        assert len(told) > len(self.told) or self.status() is before
        self.told = told

    def status(self) -> Status:
        with self.database.reading() as session:
            return session.get_one(Claim, self.claim_id).status


def events(session: Session) -> list[dict[str, Any]]:
    return [event.model_dump() for event in session.exec(select(Event).order_by(col(Event.id)))]
