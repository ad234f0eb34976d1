"""Attaching passages and searches to a claim, and changing one's mind about them."""

from sqlmodel import Session, col, select

from factcheck.errors import NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    Claim,
    Evidence,
    May,
    Passage,
    Person,
    SearchRecord,
    Stance,
    Status,
    now,
)
from factcheck.queries.evidence import evidence_digest
from factcheck.queries.outreach import sentence_of_search
from factcheck.queries.viewing import NO_CLAIM, NO_EVIDENCE
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.outreach import search_for_change
from factcheck.workflow.passages import Selection, pin
from factcheck.workflow.resent import made_before
from factcheck.workflow.rounds import follow_evidence


def attach_passage(
    session: Session,
    actor: Person,
    claim_id: int,
    selection: Selection,
    stance: Stance,
    note: str | None = None,
    form_key: str | None = None,
) -> Evidence:
    """Attach the selected words to a claim.

    A form sent twice (the same ``form_key``) attaches once. Raises ``RuleBroken`` when the claim
    is closed to evidence or has this passage already, and what ``pin`` raises.
    """
    demand(actor, May.ATTACH)
    claim = claim_for_change(session, actor, claim_id)
    passage = pin(session, selection)
    used, form_key = made_before(
        session,
        Evidence,
        form_key,
        attached_by_id=actor.id,
        claim_id=claim.id,
        passage_id=passage.id,
        stance=stance,
    )
    if used:
        return used
    refuse_closed(claim)
    _refuse_twice(session, claim, passage)
    evidence = Evidence(
        claim_id=claim.id,
        passage_id=passage.id,
        stance=stance,
        note=_trimmed(note),
        attached_by_id=actor.id,
        form_key=form_key,
    )
    session.add(evidence)
    session.flush()
    _tell(
        session,
        actor,
        evidence,
        "evidence.attached",
        {},
        {**_state(evidence), "exact": passage.exact},
    )
    evidence_changed(session, actor, claim)
    return evidence


def attach_search(
    session: Session,
    actor: Person,
    search_id: int,
    stance: Stance,
    note: str | None = None,
    seen: int | None = None,
) -> Evidence:
    """Attach a recorded search to its claim: that nothing is on record bears on it too.

    Raises ``RuleBroken`` when the claim is closed to evidence, or has this search already.
    """
    demand(actor, May.ATTACH)
    search, claim = search_for_change(session, actor, search_id, seen)
    refuse_closed(claim)
    if search.is_withdrawn:
        raise RuleBroken("This search was withdrawn; restore it first.")
    _refuse_twice(session, claim, search)
    evidence = Evidence(
        claim_id=claim.id,
        search_id=search.id,
        stance=stance,
        note=_trimmed(note),
        attached_by_id=actor.id,
    )
    session.add(evidence)
    session.flush()
    after = {**_state(evidence), "sentence": sentence_of_search(search)}
    _tell(session, actor, evidence, "evidence.attached", {}, after)
    evidence_changed(session, actor, claim)
    return evidence


def restate(
    session: Session,
    actor: Person,
    evidence_id: int,
    stance: Stance,
    note: str | None,
    seen: int | None = None,
) -> Evidence:
    """Say otherwise how evidence bears on the claim, or why; only a stance makes reviews stale."""
    demand(actor, May.ATTACH)
    evidence, claim = _for_change(session, actor, evidence_id, seen)
    before = _state(evidence)
    evidence.stance, evidence.note = stance, _trimmed(note)
    after = _state(evidence)
    if after != before:
        evidence.revision += 1
        _tell(session, actor, evidence, "evidence.restated", before, after)
    if after["stance"] != before["stance"]:
        evidence_changed(session, actor, claim)
    return evidence


def withdraw(
    session: Session, actor: Person, evidence_id: int, seen: int | None = None
) -> Evidence:
    """Take a passage or a search out of the evidence; it stays on the ledger, struck."""
    demand(actor, May.ATTACH)
    evidence, claim = _for_change(session, actor, evidence_id, seen)
    if evidence.withdrawn_at is None:
        evidence.withdrawn_at = now()
        evidence.revision += 1
        _tell(
            session,
            actor,
            evidence,
            "evidence.withdrawn",
            {"withdrawn": False},
            {"withdrawn": True},
        )
        evidence_changed(session, actor, claim)
    return evidence


def restore(session: Session, actor: Person, evidence_id: int, seen: int | None = None) -> Evidence:
    """Put withdrawn evidence back."""
    demand(actor, May.ATTACH)
    evidence, claim = _for_change(session, actor, evidence_id, seen)
    if evidence.withdrawn_at is not None:
        _refuse_twice(session, claim, _attached(session, evidence))
        evidence.withdrawn_at = None
        evidence.revision += 1
        _tell(
            session, actor, evidence, "evidence.restored", {"withdrawn": True}, {"withdrawn": False}
        )
        evidence_changed(session, actor, claim)
    return evidence


def _workable(session: Session, actor: Person, claim_id: int, missing: str = NO_CLAIM) -> Claim:
    claim = claim_for_change(session, actor, claim_id, missing=missing)
    refuse_closed(claim)
    return claim


def refuse_closed(claim: Claim) -> None:
    """Raise ``RuleBroken`` for a claim whose evidence and parts can't be changed as it stands."""
    if claim.is_workable:
        return
    remedy = {
        Status.SUGGESTED: "Open it first.",
        Status.SET_ASIDE: "Open it first.",
        Status.SIGNED_OFF: "An editor must reopen it first.",
    }.get(claim.status, "")
    raise RuleBroken(
        f"{claim.ref} is {claim.status.label.lower()}: its evidence is closed. {remedy}".strip()
    )


def _for_change(
    session: Session, actor: Person, evidence_id: int, seen: int | None
) -> tuple[Evidence, Claim]:
    evidence = session.get(Evidence, evidence_id)
    if evidence is None:
        raise NotFound(NO_EVIDENCE)
    claim = _workable(session, actor, evidence.claim_id, missing=NO_EVIDENCE)
    # Read again now that the claim is locked: somebody may have been quicker.
    session.refresh(evidence)
    if seen is not None and seen != evidence.revision:
        raise OutOfDate("Somebody changed this evidence while you had it open.")
    return evidence, claim


def _attached(session: Session, evidence: Evidence) -> Passage | SearchRecord:
    if evidence.search_id is not None:
        search = session.get_one(SearchRecord, evidence.search_id)
        if search.is_withdrawn:
            raise RuleBroken("The search was withdrawn meanwhile; restore it first.")
        return search
    return session.get_one(Passage, evidence.passage_id)


def _refuse_twice(session: Session, claim: Claim, thing: Passage | SearchRecord) -> None:
    is_search = isinstance(thing, SearchRecord)
    column = Evidence.search_id if is_search else Evidence.passage_id
    attached = session.exec(
        select(Evidence).where(
            Evidence.claim_id == claim.id,
            column == thing.id,
            col(Evidence.withdrawn_at).is_(None),
        )
    ).first()
    if attached is not None:
        raise RuleBroken(
            f"This {'search' if is_search else 'passage'} is attached already, as"
            f" “{attached.stance.label.lower()}”."
            " Restate it on the ledger if it bears on the claim in another way."
        )


def evidence_changed(session: Session, actor: Person, claim: Claim) -> None:
    """Do to reviews and status what a change of the evidence asks for."""
    follow_evidence(session, actor, claim, evidence_digest(session, claim.id))


def _tell(
    session: Session,
    actor: Person,
    evidence: Evidence,
    verb: str,
    before: dict[str, object],
    after: dict[str, object],
) -> None:
    if evidence.search_id is not None:
        after = {**after, "search": evidence.search_id}
    record(
        session,
        actor,
        verb,
        f"evidence:{evidence.id}",
        claim_id=evidence.claim_id,
        before=before or None,
        after=after,
    )


def _state(evidence: Evidence) -> dict[str, object]:
    return {"stance": evidence.stance.value, "note": evidence.note}


def _trimmed(note: str | None) -> str | None:
    return (note or "").strip() or None
