"""The life of a claim, lived at random: whatever a desk's people try, in whatever order."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import col, select

from factcheck.errors import Withheld
from factcheck.models import (
    MOVES,
    AsideReason,
    Claim,
    Edition,
    Ground,
    Policy,
    Review,
    Rule,
    Stance,
    Status,
)
from factcheck.queries.reports import editions as editions_seen
from factcheck.queries.reports import newest_edition, newest_verdict
from factcheck.report.json import from_json
from factcheck.workflow import (
    claims,
    corrections,
    evidence,
    gate,
    reports,
    revisions,
    rounds,
    verdicts,
    withholding,
)
from tests.factories import (
    MASTHEAD,
)
from tests.workflow.driven import RATINGS, SENTENCES, STAFF, STARTS, DrivenDesk, events

anybody = st.sampled_from(list(STAFF))
ratings = st.sampled_from(RATINGS)
stances = st.sampled_from(list(Stance))


class Desk(DrivenDesk):
    """One claim, seven people, and every verb that moves it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = 0
        self.frozen: list[bytes] = []

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
        rules = Policy(
            reviews_wanted=wanted,
            one_person_desk=alone,
            finder_may_review=finder,
            attacher_may_review=attacher,
            scheme_id=1,
        )
        self.begin(rules, start)

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

    @rule(who=anybody)
    def words_it_anew(self, who: str) -> None:
        self.words += 1
        self.try_to(
            who, claims.word_claim, claims.Wording("Odile Fenn", headline=f"Pier {self.words}")
        )

    @rule(who=anybody)
    def signs_again(self, who: str) -> None:
        self.renew(self.people[who])

    @rule(who=anybody)
    def marks_as_outdated(self, who: str) -> None:
        self.try_to(who, corrections.mark_outdated, "The pier is gone.")

    @rule(who=anybody)
    def declares_void(self, who: str) -> None:
        self.try_to(who, corrections.declare_void, "It was another pier.")

    @rule(who=anybody)
    def withholds(self, who: str) -> None:
        self.try_to(who, withholding.withhold, Ground.LEGAL, "A court said so.")

    @rule(who=anybody)
    def releases(self, who: str) -> None:
        self.try_to(who, withholding.release)

    @precondition(lambda self: self.told)
    @invariant()
    def editions_only_grow_and_what_is_withheld_shows_nothing(self) -> None:
        editor = self.people["Max"]
        with self.database.reading() as session:
            status = session.get_one(Claim, self.claim_id).status
            editions = session.exec(select(Edition).order_by(col(Edition.number))).all()
            if status is Status.WITHHELD:
                assert newest_edition(session, self.claim_id) is None
                with pytest.raises(Withheld):
                    editions_seen(session, editor, self.claim_id)
            else:
                assert len(editions_seen(session, editor, self.claim_id)) == len(editions)
        frozen = [one.json_bytes for one in editions]
        assert frozen[: len(self.frozen)] == self.frozen
        self.frozen = frozen
        tier = from_json(frozen[-1]).latest_tier if frozen else None
        if status in (Status.PUBLISHED, Status.OUTDATED, Status.VOID):
            says = {"outdated": Status.OUTDATED, "void": Status.VOID}
            assert says.get(tier or "", Status.PUBLISHED) is status

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
            verdict = newest_verdict(session, claim.id)
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
