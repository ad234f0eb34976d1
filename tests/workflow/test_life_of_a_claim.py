"""The life of a claim, lived at random: whatever a desk's people try, in whatever order."""

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import Refusal
from factcheck.models import (
    MOVES,
    AsideReason,
    Claim,
    Edition,
    Event,
    Evidence,
    Person,
    Policy,
    Review,
    Role,
    Rule,
    SettlingReason,
    Stance,
    Status,
)
from factcheck.workflow import claims, evidence, gate, reports, reviews, revisions, rounds, verdicts
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
anybody = st.sampled_from(list(STAFF))
ratings = st.sampled_from(RATINGS)
stances = st.sampled_from(list(Stance))


class Desk(RuleBasedStateMachine):
    """One claim, seven people, and every verb that moves it."""

    template: Path
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        path = self.folder / f"desk-{next(_files)}.sqlite3"
        shutil.copyfile(self.template, path)
        self.path = path
        self.database = Database(f"sqlite:///{path}")
        self.told: list[dict[str, Any]] = []
        self.done: set[str] = set()

    @initialize(
        wanted=st.sampled_from((2, 3, 1)),
        alone=st.booleans(),
        finder=st.booleans(),
        attacher=st.booleans(),
        start=st.sampled_from(STARTS),
    )
    def a_desk_begins(
        self, wanted: int, alone: bool, finder: bool, attacher: bool, start: Status
    ) -> None:
        with self.database.transaction() as session:
            session.add(
                Policy(
                    reviews_wanted=wanted,
                    one_person_desk=alone,
                    finder_may_review=finder,
                    attacher_may_review=attacher,
                )
            )
            session.flush()
            self.people = {name: a_person(session, role) for name, role in STAFF.items()}
            article = an_article(session, TEXT, by=self.people["Ida"])
            self.claim_id = session.exec(select(Claim.id)).one()
            self.passages = [a_selection(session, article, words) for words in SENTENCES]
            self.ratings = {key: rating_named(session, key).id for key in RATINGS}
            self.told = events(session)
        self.lead(start)

    @rule(who=anybody)
    def opens(self, who: str) -> None:
        self.try_to(who, claims.open_claim)

    @rule(who=anybody)
    def sets_aside(self, who: str) -> None:
        self.try_to(who, claims.set_aside, AsideReason.NOT_CHOSEN)

    @rule(who=anybody)
    def puts_back(self, who: str) -> None:
        self.try_to(who, claims.return_to_inbox)

    @rule(who=anybody, number=st.integers(0, len(SENTENCES) - 1), stance=stances)
    def attaches(self, who: str, number: int, stance: Stance) -> None:
        self.try_to(who, evidence.attach_passage, self.passages[number], stance)

    @rule(who=anybody, stance=stances, number=st.integers(0, 5))
    def restates(self, who: str, number: int, stance: Stance) -> None:
        self.try_on_evidence(who, number, evidence.restate, stance, None)

    @rule(who=anybody, number=st.integers(0, 5))
    def withdraws(self, who: str, number: int) -> None:
        self.try_on_evidence(who, number, evidence.withdraw)

    @rule(who=anybody, number=st.integers(0, 5))
    def restores(self, who: str, number: int) -> None:
        self.try_on_evidence(who, number, evidence.restore)

    @rule(who=anybody, rating=ratings)
    def reviews(self, who: str, rating: str) -> None:
        self.review(self.people[who], rating)

    @rule(who=anybody, rating=ratings)
    def revises(self, who: str, rating: str) -> None:
        with self.database.reading() as session:
            own = session.exec(
                select(Review.id)
                .where(Review.person_id == self.people[who].id)
                .order_by(col(Review.id).desc())
            ).first()
        if own is not None:
            self.attempt(
                lambda session: revisions.revise_review(
                    session,
                    self.people[who],
                    own,
                    rating_id=self.ratings[rating],
                    justification="On reading the others.",
                )
            )

    @rule(who=anybody, rating=ratings)
    def settles(self, who: str, rating: str) -> None:
        self.settle(self.people[who], rating)

    @rule(who=anybody)
    def overrides(self, who: str) -> None:
        self.try_to(who, gate.override, Rule.CLAIMANT, "It is plain from the article.")

    @rule(who=anybody)
    def signs_off(self, who: str) -> None:
        self.sign_off(self.people[who])

    @rule(who=anybody)
    def reopens(self, who: str) -> None:
        self.try_to(who, verdicts.reopen)

    @rule(who=anybody)
    def publishes(self, who: str) -> None:
        self.try_to(who, reports.publish, MASTHEAD)

    @rule(who=anybody)
    def begins_a_correction(self, who: str) -> None:
        self.try_to(who, verdicts.begin_correction)

    @rule(who=anybody)
    def drops_the_correction(self, who: str) -> None:
        self.try_to(who, verdicts.drop_correction)

    @precondition(lambda self: self.told)
    @invariant()
    def no_event_is_lost_and_each_status_follows_from_the_one_before(self) -> None:
        with self.database.reading() as session:
            told = events(session)
            status = session.get_one(Claim, self.claim_id).status
        assert told[: len(self.told)] == self.told
        reached = Status.SUGGESTED
        for event in told:
            before, after = event["before"] or {}, event["after"] or {}
            if event["claim_id"] == self.claim_id and "status" in before:
                assert Status(before["status"]) is reached
                assert Status(after["status"]) in MOVES[reached]
                reached = Status(after["status"])
        assert reached is status
        self.told = told

    @precondition(lambda self: self.told)
    @invariant()
    def a_status_says_what_the_records_say(self) -> None:
        with self.database.reading() as session:
            claim = session.get_one(Claim, self.claim_id)
            round_ = rounds.running_round(session, claim.id)
            complete = round_ is not None and round_.completed_at is not None
            given = rounds.latest_ratings(session, round_) if round_ else set()
            settled = round_ is not None and round_.settled_rating_id is not None
            written = (
                list(session.exec(select(Review).where(Review.round_id == round_.id)))
                if (round_ is not None)
                else []
            )
            verdict = verdicts.newest_verdict(session, claim.id)
            editions = list(session.exec(select(Edition).order_by(col(Edition.number))))
        if claim.status in (Status.SUGGESTED, Status.SET_ASIDE, Status.OPEN):
            assert round_ is None
        if claim.status is Status.IN_REVIEW:
            assert round_ is not None and 0 < len(written) < round_.reviews_wanted
            assert not complete
        if claim.status is Status.DISPUTED:
            assert complete and len(given) > 1 and not settled
        if claim.status is Status.AGREED:
            assert complete and (len(given) == 1 or settled)
        if claim.status in (Status.SIGNED_OFF, Status.PUBLISHED, Status.CORRECTING):
            assert verdict is not None
        if claim.status in (Status.PUBLISHED, Status.CORRECTING):
            assert editions
        if claim.status is Status.PUBLISHED:
            assert verdict is not None and editions[-1].verdict_id == verdict.id
        assert [edition.number for edition in editions] == list(range(1, len(editions) + 1))
        for before, after in itertools.pairwise(editions):
            assert after.previous_hash == before.content_hash

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
                self.must(lambda session: reports.publish(session, chief, self.claim_id, MASTHEAD))
            elif status is Status.PUBLISHED:
                self.must(lambda session: verdicts.begin_correction(session, chief, self.claim_id))
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


def live(template: Path, folder: Path, *, lives: int, acts: int, **options: Any) -> None:
    Desk.template, Desk.folder = template, folder
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=lives,
            stateful_step_count=acts,
            deadline=None,
            # A life takes too long for hundreds of attempts at a shorter one.
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
            **options,
        ),
    )


def test_no_order_of_deeds_forges_a_status_loses_an_event_or_strands_the_claim(
    sqlite_template: Path, tmp_path: Path
) -> None:
    live(sqlite_template, tmp_path, lives=12, acts=30, derandomize=True)


@pytest.mark.heavy
@pytest.mark.timeout(900)
def test_nor_do_many_long_lives(sqlite_template: Path, tmp_path: Path) -> None:
    live(sqlite_template, tmp_path, lives=150, acts=50)
