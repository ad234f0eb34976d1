"""Everything that the workbench shows of one claim, in a number of queries that doesn't grow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import (
    Article,
    Claim,
    Claimant,
    Edition,
    Evidence,
    Outlet,
    Passage,
    Person,
    Policy,
    Rating,
    Review,
    Round,
    Stance,
    Verdict,
    Version,
)
from factcheck.queries import history
from factcheck.queries.claims import Place, places
from factcheck.queries.evidence import evidence_digest
from factcheck.queries.grounds import Grounds, Quoted, grounds
from factcheck.queries.reviewers import bar
from factcheck.queries.revisions import Said, wordings
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import claim_seen


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A piece of evidence as the ledger shows it."""

    id: int
    stance: Stance
    note: str | None
    withdrawn_at: datetime | None
    attached_at: datetime
    revision: int
    attached_by_id: int
    attached_by: str
    version_id: int
    place: str
    paragraph: int
    exact: str
    outlet: str
    title: str
    published_on: date | None
    article_id: int
    #: Reprints of one text share it, and count as one source.
    source: int

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer counts."""
        return self.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review that the viewer may read: one's own, or one of a complete round.

    Its rating and words are what its author stands by, as revised last.
    """

    id: int
    person_id: int
    person: str
    rating: Rating
    justification: str
    submitted_at: datetime
    #: What it said before, the first wording first.
    earlier: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round as the viewer may see it: before it is complete, only how many reviews are in."""

    round: Round
    reviews_in: int
    reviews: list[ReviewRow]
    own: ReviewRow | None

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self.round.ended_at is None


@dataclass(frozen=True, slots=True)
class Workbench:
    """One claim with all that people at the desk work on."""

    claim: Claim
    claimant: Claimant | None
    places: list[Place]
    ledger: list[LedgerRow]
    policy: Policy | None
    #: The newest first.
    rounds: list[RoundView]
    verdict: Verdict | None
    editions: int
    ratings: Sequence[Rating]
    events: int
    #: Of the evidence as it stands; a review is made on it.
    digest: str
    grounds: Grounds
    #: Why the policy keeps the viewer from reviewing it.
    bar: str | None
    #: What was done to evidence since the viewer's own overtaken review, by its number.
    changed: dict[int, str]

    @property
    def counted(self) -> list[LedgerRow]:
        """The evidence that counts."""
        return [row for row in self.ledger if not row.is_withdrawn]

    def tally(self, stance: Stance) -> int:
        """How many passages have this stance."""
        return sum(row.stance == stance for row in self.counted)

    @property
    def independent_sources(self) -> int:
        """How many sources the evidence comes from, reprints of one text counted once."""
        return len({row.source for row in self.counted})

    @property
    def running_round(self) -> RoundView | None:
        """The round that counts now."""
        return self.rounds[0] if self.rounds and self.rounds[0].is_running else None

    @property
    def own_stale_review(self) -> ReviewRow | None:
        """What the viewer wrote in a round that is over, until they review again."""
        if self.running_round is not None and self.running_round.own is not None:
            return None
        return next((view.own for view in self.rounds if view.own and not view.is_running), None)

    def change(self, row: LedgerRow) -> str | None:
        """What happened to a piece of evidence since the viewer's own overtaken review."""
        stale = self.own_stale_review
        if stale is None:
            return None
        if row.attached_at > stale.submitted_at:
            return "New since your review"
        deed = self.changed.get(row.id)
        return f"{deed} since your review" if deed else None

    def reprint_of(self, row: LedgerRow) -> LedgerRow | None:
        """The first evidence from another article that carries the same text."""
        first = next(one for one in self.ledger if one.source == row.source)
        return first if first.article_id != row.article_id else None


def workbench(session: Session, viewer: Person, claim_id: int | str) -> Workbench:
    """The claim and its work, as far as the viewer may see them; raises ``NotFound``."""
    claim = claim_seen(session, viewer, claim_id)
    rounds = _rounds(session, viewer, claim)
    policy = session.get(Policy, claim.policy_id) if claim.policy_id else None
    ledger = _ledger(session, claim)
    digest = evidence_digest(session, claim.id)
    quoted = (
        Quoted(row.version_id, row.place, row.exact) for row in ledger if not row.is_withdrawn
    )
    return Workbench(
        claim=claim,
        claimant=session.get(Claimant, claim.claimant_id) if claim.claimant_id else None,
        places=places(session, viewer, [claim.id])[claim.id],
        ledger=ledger,
        policy=policy,
        rounds=rounds,
        verdict=session.exec(
            select(Verdict)
            .where(Verdict.claim_id == claim.id)
            .order_by(col(Verdict.id).desc())
            .limit(1)
        ).first(),
        editions=session.exec(
            select(func.count()).select_from(Edition).where(Edition.claim_id == claim.id)
        ).one(),
        ratings=scale(session),
        events=history.count(session, viewer, claim),
        digest=digest,
        grounds=grounds(session, claim, digest, quoted),
        bar=bar(session, policy, claim, viewer),
        changed=_changed(session, viewer, claim, rounds),
    )


def scale(session: Session) -> Sequence[Rating]:
    """The ratings that the desk uses, in its order."""
    return session.exec(
        select(Rating).where(col(Rating.retired_at).is_(None)).order_by(col(Rating.position))
    ).all()


def _changed(
    session: Session, viewer: Person, claim: Claim, rounds: Sequence[RoundView]
) -> dict[int, str]:
    """The last change of each piece of evidence since the viewer's last review; notes aside."""
    last = next((view.own for view in rounds if view.own), None)
    if last is None:
        return {}
    changed: dict[int, str] = {}
    for event in history.evidence_since(session, viewer, claim, last.submitted_at):
        before, after = event.before or {}, event.after or {}
        if event.verb != "evidence.restated" or before.get("stance") != after.get("stance"):
            number = int(event.subject.partition(":")[2])
            changed[number] = event.verb.partition(".")[2].capitalize()
    return changed


def _ledger(session: Session, claim: Claim) -> list[LedgerRow]:
    query = (
        choose(
            Evidence.id,
            Evidence.stance,
            Evidence.note,
            Evidence.withdrawn_at,
            Evidence.attached_at,
            Evidence.revision,
            Evidence.attached_by_id,
            Person.name,
            Passage.version_id,
            Passage.place,
            Passage.paragraph,
            Passage.exact,
            Outlet.name,
            Article.title,
            Article.published_on,
            Article.id,
            func.coalesce(Article.reprint_group, Article.id),
        )
        .join(Person, col(Person.id) == Evidence.attached_by_id)
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .join(Article, col(Article.id) == Version.article_id)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Evidence.claim_id) == claim.id)
        .order_by(col(Evidence.id))
    )
    return [LedgerRow(*row) for row in rows(session, query)]


def _rounds(session: Session, viewer: Person, claim: Claim) -> list[RoundView]:
    rounds = session.exec(
        select(Round).where(Round.claim_id == claim.id).order_by(col(Round.number).desc())
    ).all()
    written = session.exec(
        select(Review, Person.name, Rating)
        .join(Round, col(Round.id) == Review.round_id)
        .join(Person, col(Person.id) == Review.person_id)
        .join(Rating, col(Rating.id) == Review.rating_id)
        .where(Round.claim_id == claim.id)
        .order_by(col(Review.id))
    ).all()
    revised = wordings(session, claim.id)
    return [
        _seen(
            round_,
            viewer,
            [
                _as_it_stands(review, name, rating, revised.get(review.id, ()))
                for review, name, rating in written
                if review.round_id == round_.id
            ],
        )
        for round_ in rounds
    ]


def _as_it_stands(review: Review, name: str, rating: Rating, revised: Sequence[Said]) -> ReviewRow:
    *earlier, last = Said(rating, review.justification, review.submitted_at), *revised
    return ReviewRow(
        id=review.id,
        person_id=review.person_id,
        person=name,
        rating=last.rating,
        justification=last.justification,
        submitted_at=last.at,
        earlier=tuple(earlier),
    )


def _seen(round_: Round, viewer: Person, reviews: list[ReviewRow]) -> RoundView:
    """The seal: of a round that isn't complete, nobody gets more than their own review."""
    own = next((review for review in reviews if review.person_id == viewer.id), None)
    return RoundView(
        round=round_,
        reviews_in=len(reviews),
        reviews=[] if round_.is_sealed else reviews,
        own=own,
    )
