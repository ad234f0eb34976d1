"""Everything that the workbench shows of one claim, in a number of queries that doesn't grow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import (
    Claim,
    Claimant,
    Edition,
    May,
    Person,
    Policy,
    Rating,
    RatingScheme,
    ReviewDraft,
    Stance,
    Verdict,
)
from factcheck.queries import history
from factcheck.queries.claims import Place, places
from factcheck.queries.company import Holding, holding, others_here, told_here
from factcheck.queries.drafts import own_draft
from factcheck.queries.evidence import evidence_digest
from factcheck.queries.grounds import Grounds, Quoted, grounds
from factcheck.queries.ledger import LedgerRow, PassageRow, SearchRow, ledger_of
from factcheck.queries.named import how_many_named
from factcheck.queries.outreach import ContactSeen, SearchSeen, contacts_of, searches_of
from factcheck.queries.overtaken import Change, changes_since
from factcheck.queries.parts import Parts, parts_of
from factcheck.queries.ratings import offered
from factcheck.queries.reviewers import bar
from factcheck.queries.rounds import ReviewRow, RoundView, rounds_seen
from factcheck.queries.sources import independent
from factcheck.queries.talk import Counts, counts
from factcheck.queries.viewing import claim_seen


@dataclass(frozen=True, slots=True)
class Workbench:
    """One claim with all that people at the desk work on."""

    claim: Claim
    claimant: Claimant | None
    places: list[Place]
    ledger: list[LedgerRow]
    parts: Parts
    policy: Policy | None
    #: The newest first.
    rounds: list[RoundView]
    verdict: Verdict | None
    editions: int
    #: On which its policy has it rated; None before it is opened.
    scheme: RatingScheme | None
    #: What it may be rated with now.
    ratings: Sequence[Rating]
    events: int
    #: Of the evidence as it stands; a review is made on it.
    digest: str
    grounds: Grounds
    #: Why the policy keeps the viewer from reviewing it.
    bar: str | None
    #: What the viewer has written so far of a review; one they threw away as well.
    draft: ReviewDraft | None
    #: What changed since the viewer's own overtaken review or draft.
    changes: list[Change]
    #: The last first, those recorded by mistake with them.
    searches: list[SearchSeen]
    contacts: list[ContactSeen]
    holding: Holding
    #: Who else is at the claim as its page is loaded, in a sentence.
    here: str
    #: The number of the last event that the viewer may see.
    newest_event: int
    talk: Counts
    #: How many people are named for it; 0 unless it is confidential.
    named: int

    @property
    def counted(self) -> list[LedgerRow]:
        """The evidence that counts, passages and searches."""
        return [row for row in self.ledger if not row.is_withdrawn]

    @property
    def passages(self) -> list[PassageRow]:
        """The passages that count."""
        return [row for row in self.counted if isinstance(row, PassageRow)]

    def evidence_of(self, search: SearchSeen) -> SearchRow | None:
        """The evidence as which a search counts."""
        found = (row for row in self.counted if isinstance(row, SearchRow))
        return next((row for row in found if row.search_id == search.record.id), None)

    def tally(self, stance: Stance) -> int:
        """How many pieces of evidence have this stance."""
        return sum(row.stance == stance for row in self.counted)

    @property
    def independent_sources(self) -> int:
        """How many sources there are among the passages of which no two are one."""
        return independent(row.source for row in self.passages)

    @property
    def tellers(self) -> dict[int, str]:
        """The other articles of the evidence that are journalism as yet, with their outlets."""
        own = {source.story for source in self.grounds.own_sources}
        return {
            row.article_id: row.outlet
            for row in self.passages
            if not row.source_kind.is_primary and row.source.story not in own
        }

    @property
    def running_round(self) -> RoundView | None:
        """The round that counts now."""
        return self.rounds[0] if self.rounds and self.rounds[0].is_running else None

    @property
    def own_stale_review(self) -> ReviewRow | None:
        """What the viewer wrote in a round that is over, until they review again."""
        if self.running_round is not None and self.running_round.own is not None:
            return None
        return own_stale_review(self.rounds)

    @property
    def open_draft(self) -> ReviewDraft | None:
        """The viewer's draft, unless they threw it away."""
        return self.draft if self.draft and self.draft.discarded_at is None else None

    @property
    def draft_is_stale(self) -> bool:
        """Whether the evidence is another than the draft was written on."""
        return self.open_draft is not None and self.open_draft.evidence_digest != self.digest

    def change(self, row: LedgerRow) -> str | None:
        """What happened to a piece of evidence since the viewer's own overtaken words."""
        words = "review" if self.own_stale_review else "draft"
        changed = next((change for change in self.changes if change.row.id == row.id), None)
        return f"{changed.deed} since your {words}" if changed else None

    def is_new(self, changed_at: datetime) -> bool:
        """Whether a change came after the viewer's own overtaken review."""
        stale = self.own_stale_review
        return stale is not None and changed_at > stale.submitted_at


def workbench(session: Session, viewer: Person, claim_id: int | str) -> Workbench:
    """The claim and its work, as far as the viewer may see them; raises ``NotFound``."""
    claim = claim_seen(session, viewer, claim_id)
    rounds = rounds_seen(session, viewer, claim)
    policy, scheme = _policy(session, claim)
    verdict, editions = _verdict(session, claim) if rounds else (None, 0)
    appears = places(session, viewer, [claim.id])[claim.id]
    ledger = ledger_of(session, claim)
    events, newest_event = history.extent(session, viewer, claim)
    digest = evidence_digest(session, claim.id)
    draft = own_draft(session, viewer, claim) if viewer.may(May.REVIEW) else None
    since = _judged_at(rounds, draft, digest)
    quoted = (
        Quoted(row.version_id, row.place, row.words)
        for row in ledger
        if isinstance(row, PassageRow) and not row.is_withdrawn
    )
    return Workbench(
        claim=claim,
        claimant=session.get(Claimant, claim.claimant_id) if claim.claimant_id else None,
        places=appears,
        ledger=ledger,
        parts=parts_of(session, claim),
        policy=policy,
        rounds=rounds,
        verdict=verdict,
        editions=editions,
        scheme=scheme,
        ratings=offered(session, claim, scheme),
        events=events,
        digest=digest,
        grounds=grounds(session, claim, digest, quoted, (place.source for place in appears)),
        bar=bar(session, policy, claim, viewer),
        draft=draft,
        changes=changes_since(session, viewer, claim, ledger, since) if since else [],
        searches=searches_of(session, claim),
        contacts=contacts_of(session, claim),
        holding=holding(session, viewer, claim),
        here=told_here(others_here(session, viewer, claim)),
        newest_event=newest_event,
        talk=counts(session, viewer, claim),
        named=how_many_named(session, [claim.id])[claim.id] if claim.is_confidential else 0,
    )


def own_stale_review(rounds: Sequence[RoundView]) -> ReviewRow | None:
    """What the viewer wrote in a round that is over, until they review again."""
    if rounds and rounds[0].is_running and rounds[0].own is not None:
        return None
    return next((view.own for view in rounds if view.own and not view.is_running), None)


def _policy(session: Session, claim: Claim) -> tuple[Policy | None, RatingScheme | None]:
    """The policy by which a claim is checked, and the scheme that it rates on."""
    query = (
        select(Policy, RatingScheme)
        .join(RatingScheme, col(RatingScheme.id) == Policy.scheme_id)
        .where(Policy.id == claim.policy_id)
    )
    found = session.exec(query).first() if claim.policy_id else None
    return found or (None, None)


def _verdict(session: Session, claim: Claim) -> tuple[Verdict | None, int]:
    """The newest verdict, and how many editions the claim's report has had."""
    editions = select(func.count()).select_from(Edition).where(Edition.claim_id == claim.id)
    query = (
        select(Verdict, editions.scalar_subquery())
        .where(Verdict.claim_id == claim.id)
        .order_by(col(Verdict.id).desc())
        .limit(1)
    )
    return session.exec(query).first() or (None, 0)


def _judged_at(
    rounds: Sequence[RoundView], draft: ReviewDraft | None, digest: str
) -> datetime | None:
    """When the viewer last looked at evidence that is another now; None when it isn't."""
    if stale := own_stale_review(rounds):
        return stale.submitted_at
    if draft is None or draft.discarded_at is not None or draft.evidence_digest == digest:
        return None
    return draft.evidence_seen_at or draft.saved_at
