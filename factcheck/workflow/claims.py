"""The life of a claim: opened, set aside, marked by hand, put into words."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from factcheck.db import take_turns
from factcheck.errors import RuleBroken
from factcheck.models import (
    MOVES,
    Appearance,
    AsideReason,
    Claim,
    Claimant,
    ClaimantKind,
    ClaimKind,
    ClaimType,
    Evidence,
    May,
    Passage,
    Person,
    Status,
    Version,
    now,
    ref_of,
)
from factcheck.queries.reports import newest_edition
from factcheck.queries.viewing import visible
from factcheck.text.checkworthy import worth
from factcheck.text.matching import statement_key
from factcheck.text.proposing import proposed
from factcheck.text.quotes import quotations
from factcheck.text.spans import Span
from factcheck.workflow.claimants import can_be_one, claimant_named, key_of_name
from factcheck.workflow.desk import policy_in_force
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.passages import Selection, pin
from factcheck.workflow.topics import topics_named


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person says of a claim, beside its verbatim words."""

    claimant: str | None = None
    claimant_role: str | None = None
    #: None leaves it as it is.
    claimant_kind: ClaimantKind | None = None
    said_on: date | None = None
    occasion: str | None = None
    statement: str | None = None
    headline: str | None = None
    #: None leaves them as they are.
    topics: tuple[str, ...] | None = None


def move(
    session: Session, actor: Person, claim: Claim, to: Status, verb: str, **after: object
) -> None:
    """Write a claim's status: the one place that does. Raises ``RuleBroken`` for a wrong move."""
    if to not in MOVES[claim.status]:
        raise RuleBroken(
            f"{claim.ref} is {claim.status.label.lower()}; from there it can’t become"
            f" {to.label.lower()}."
        )
    before, claim.status = claim.status, to
    claim.revision += 1
    claim.changed_at = claim.standing_since = now()
    session.add(claim)
    record(
        session,
        actor,
        verb,
        f"claim:{claim.id}",
        claim_id=claim.id,
        before={"status": before.value},
        after={"status": to.value, **after},
    )


def open_claim(session: Session, actor: Person, claim_id: int, seen: int | None = None) -> Claim:
    """Take a suggestion up, or one that was set aside; today's policy will judge it."""
    demand(actor, May.SORT)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.status not in (Status.SUGGESTED, Status.SET_ASIDE):
        raise RuleBroken(f"{claim.ref} is {claim.status.label.lower()} already.")
    _check_is_no_duplicate(claim)
    claim.aside_reason = None
    claim.policy_id = policy_in_force(session).id
    claim.opened_at = now()
    move(session, actor, claim, Status.OPEN, "claim.opened")
    return claim


def set_aside(
    session: Session, actor: Person, claim_id: int, reason: AsideReason, seen: int | None = None
) -> Claim:
    """Don't check this one, for a reason that stays with it."""
    demand(actor, May.SORT)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.opened_at is not None and newest_edition(session, claim.id) is not None:
        raise RuleBroken(
            f"{claim.ref} has a published report. Bring it to a new edition; that can be declared"
            " void."
        )
    claim.aside_reason = reason
    move(session, actor, claim, Status.SET_ASIDE, "claim.set_aside", reason=reason.value)
    return claim


def return_to_inbox(
    session: Session, actor: Person, claim_id: int, seen: int | None = None
) -> Claim:
    """Undo opening or setting aside; not once evidence was attached."""
    demand(actor, May.SORT)
    claim = claim_for_change(session, actor, claim_id, seen)
    attached = select(Evidence.id).where(Evidence.claim_id == claim.id).limit(1)
    if session.exec(attached).first() is not None:
        raise RuleBroken(f"{claim.ref} has evidence; set it aside instead.")
    _check_is_no_duplicate(claim)
    claim.aside_reason = claim.opened_at = None
    move(session, actor, claim, Status.SUGGESTED, "claim.returned")
    return claim


def mark_claim(
    session: Session, actor: Person, selection: Selection, wording: Wording
) -> tuple[Claim, bool]:
    """Make an open claim of selected words; gives the claim, and whether it is new.

    The same words in an article before make this another appearance of that claim; not of one that
    the actor may not know of, which nothing tells them.
    """
    demand(actor, May.SORT)
    take_turns(session, "claimants")
    passage = pin(session, selection)
    article_id = session.get_one(Version, passage.version_id).article_id
    claimant = claimant_named(session, wording.claimant, wording.claimant_role, article_id)
    known = claim_with_words(session, passage.exact, claimant, visible(actor))
    if known is not None:
        add_appearance(session, actor, known, passage)
        return known, False
    kind = _kind(session, passage)
    judged = worth(passage.exact, kind.value)
    published_on = session.get_one(Version, passage.version_id).article.published_on
    who = claimant.name if claimant and not claimant.is_unnamed else None
    offered = proposed(passage.exact, kind.value, who, published_on)
    claim = Claim(
        quotation=passage.exact,
        statement_key=key_of(passage.exact),
        claimant_id=claimant.id if claimant else None,
        said_on=wording.said_on,
        occasion=wording.occasion,
        statement=wording.statement,
        headline=wording.headline,
        kind=kind,
        score=judged.score,
        priority=judged.score,
        reasons=list(judged.reasons),
        features=[feature.name for feature in judged.features],
        claim_type=ClaimType(offered.claim_type),
        suggested_statement=offered.statement,
        suggested_headline=offered.headline,
        suggested_said_on=offered.said_on,
        status=Status.OPEN,
        policy_id=policy_in_force(session).id,
        opened_at=now(),
        marked_by_id=actor.id,
    )
    session.add(claim)
    session.flush()
    record(
        session,
        actor,
        "claim.marked",
        f"claim:{claim.id}",
        claim_id=claim.id,
        after={"status": claim.status.value, "quotation": claim.quotation, **claim.facts()},
    )
    add_appearance(session, actor, claim, passage)
    return claim, True


def word_claim(
    session: Session, actor: Person, claim_id: int, wording: Wording, seen: int | None = None
) -> Claim:
    """Say who made the claim, when and where, and put it into words that stand alone."""
    demand(actor, May.SORT)
    take_turns(session, "claimants")
    claim = claim_for_change(session, actor, claim_id, seen)
    before, former = claim.facts(), claim.claimant
    claim.claimant = _claimant(session, claim, wording)
    if claim.claimant is not None and wording.claimant_role:
        claim.claimant.role = wording.claimant_role
    # What the form says of the claimant before isn't news of another whom the desk knows already.
    if claim.claimant is not None and (claim.claimant is former or claim.claimant.kind is None):
        claim.claimant.kind = wording.claimant_kind or claim.claimant.kind
    claim.said_on, claim.occasion = wording.said_on, wording.occasion
    claim.statement, claim.headline = wording.statement, wording.headline
    if wording.topics is not None:
        claim.topics = topics_named(session, wording.topics)
    note_rewording(session, actor, claim, before)
    return claim


def note_rewording(session: Session, actor: Person, claim: Claim, before: dict[str, Any]) -> None:
    """Record what was changed of what people say of a claim; ``before`` are its facts before."""
    if (after := claim.facts()) != before:
        claim.revision += 1
        claim.changed_at = now()
        session.add(claim)
        record(
            session,
            actor,
            "claim.worded",
            f"claim:{claim.id}",
            claim_id=claim.id,
            before=before,
            after=after,
        )


def key_of(words: str) -> str:
    """What two claims with the same words share, whatever their quotation marks and spaces."""
    return hashlib.sha256((statement_key(words) or words).encode()).hexdigest()


def _check_is_no_duplicate(claim: Claim) -> None:
    if claim.duplicate_of_id is not None:
        raise RuleBroken(
            f"{claim.ref} was joined with {ref_of(claim.duplicate_of_id)}, which has its"
            " appearances. Part the two first."
        )


def claim_with_words(
    session: Session, words: str, claimant: Claimant | None, known_to: ColumnElement[bool]
) -> Claim | None:
    """The claim with the same words, unless it is known to be somebody else's; for a duplicate,
    the claim that it was joined with.

    ``known_to`` is a condition on ``Claim``: a confidential one isn't found for everybody.
    """
    same = session.exec(
        select(Claim).where(Claim.statement_key == key_of(words), known_to).order_by(col(Claim.id))
    ).all()
    claim = next((claim for claim in same if can_be_one(claimant, claim.claimant)), None)
    if claim is None or claim.duplicate_of_id is None:
        return claim
    return session.exec(select(Claim).where(Claim.id == claim.duplicate_of_id, known_to)).first()


@dataclass(frozen=True, slots=True)
class Attribution:
    """How an article says whose words a passage has: see ``Appearance``."""

    mention: list[int] | None = None
    proof: list[int] | None = None
    relayed_by: Claimant | None = None


def add_appearance(
    session: Session,
    actor: Person,
    claim: Claim,
    passage: Passage,
    attribution: Attribution | None = None,
) -> None:
    """Note that the claim was made or repeated in this passage; twice is once."""
    known = session.exec(
        select(Appearance.id).where(
            Appearance.claim_id == claim.id, Appearance.passage_id == passage.id
        )
    ).first()
    if known is not None:
        return
    said = attribution or Attribution()
    appearance = Appearance(
        claim_id=claim.id,
        passage_id=passage.id,
        mention=said.mention,
        proof=said.proof,
        relayed_by_id=said.relayed_by.id if said.relayed_by else None,
    )
    session.add(appearance)
    session.flush()
    record(
        session,
        actor,
        "claim.appeared",
        f"appearance:{appearance.id}",
        claim_id=claim.id,
        after={"passage": passage.id, "exact": passage.exact},
    )


def _claimant(session: Session, claim: Claim, wording: Wording) -> Claimant | None:
    """Whom a wording means; a name that was left as it is means whom it meant."""
    former, name = claim.claimant, " ".join((wording.claimant or "").split())
    if former is not None and key_of_name(former.name) == key_of_name(name):
        return former
    article_id = session.exec(
        select(Version.article_id)
        .join(Passage, col(Passage.version_id) == Version.id)
        .join(Appearance, col(Appearance.passage_id) == Passage.id)
        .where(Appearance.claim_id == claim.id)
        .order_by(col(Appearance.id))
        .limit(1)
    ).first()
    return claimant_named(session, name, wording.claimant_role, article_id)


def _kind(session: Session, passage: Passage) -> ClaimKind:
    """Whether the article gives these words as the claimant's own."""
    text = session.get_one(Version, passage.version_id).text
    marked = [Span(*span) for span in passage.spans]
    quoted = [span for quotation in quotations(text) for span in quotation.spans]
    own = all(any(outer.holds(span) for outer in quoted) for span in marked)
    return ClaimKind.DIRECT if own else ClaimKind.REPORTED
