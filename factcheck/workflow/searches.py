"""Recording where the desk searched for what, and setting such a record right."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from factcheck.errors import RuleBroken
from factcheck.models import Evidence, LookedFor, May, Person, SearchRecord, now
from factcheck.queries.outreach import sentence_of_search
from factcheck.report.addresses import web_address
from factcheck.workflow.evidence import evidence_changed, refuse_closed
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.outreach import (
    one_line,
    one_line_or_none,
    prose_or_none,
    refuse_unopened,
    refuse_yet_to_come,
    search_for_change,
)
from factcheck.workflow.resent import made_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What somebody says of a search; ``SearchRecord`` says what each thing means."""

    searched_in: str
    searched_for: str
    searched_on: date
    looked_for: LookedFor
    address: str | None = None
    period_from: date | None = None
    period_to: date | None = None
    found: str | None = None
    note: str | None = None


def record_search(
    session: Session,
    actor: Person,
    claim_id: int,
    looked: Looked,
    form_key: str | None = None,
) -> SearchRecord:
    """Write a search down. A form sent twice (the same ``form_key``) records once.

    Raises ``RuleBroken`` for a claim that isn't opened, and for a search that can't have been.
    """
    demand(actor, May.LOG)
    claim = claim_for_change(session, actor, claim_id)
    used, form_key = made_before(
        session, SearchRecord, form_key, recorded_by_id=actor.id, claim_id=claim.id
    )
    if used:
        return used
    refuse_unopened(claim)
    search = SearchRecord(
        claim_id=claim.id, recorded_by_id=actor.id, form_key=form_key, **_filled_in(looked)
    )
    session.add(search)
    session.flush()
    after = {**search.facts(), "sentence": sentence_of_search(search)}
    _tell(session, actor, search, "search.recorded", None, after)
    return search


def correct_search(
    session: Session, actor: Person, search_id: int, looked: Looked, seen: int | None = None
) -> SearchRecord:
    """Say otherwise where, when or for what was searched; reviews made on the old are stale.

    Raises ``RuleBroken`` when it is evidence of a claim that is closed to a change of it.
    """
    demand(actor, May.LOG)
    search, claim = search_for_change(session, actor, search_id, seen)
    filled_in = _filled_in(looked)
    before = search.facts()
    if all(getattr(search, name) == value for name, value in filled_in.items()):
        return search
    for name, value in filled_in.items():
        setattr(search, name, value)
    search.revision += 1
    evidence = _evidence_of(session, search) if search.facts() != before else None
    if evidence is None:
        _tell(session, actor, search, "search.corrected", before, search.facts())
        return search
    refuse_closed(claim)
    # The ledger marks it for those who reviewed before, by the number of the evidence.
    _tell(session, actor, evidence, "evidence.corrected", before, search.facts())
    evidence_changed(session, actor, claim)
    return search


def withdraw_search(
    session: Session, actor: Person, search_id: int, seen: int | None = None
) -> SearchRecord:
    """Say that a search was recorded by mistake; it stays in the log, struck."""
    demand(actor, May.LOG)
    search, _claim = search_for_change(session, actor, search_id, seen)
    if _evidence_of(session, search) is not None:
        raise RuleBroken("This search is evidence. Withdraw it on the ledger first.")
    return _turn(session, actor, search, "search.withdrawn", withdrawn=True)


def restore_search(
    session: Session, actor: Person, search_id: int, seen: int | None = None
) -> SearchRecord:
    """Put a withdrawn search back."""
    demand(actor, May.LOG)
    search, _claim = search_for_change(session, actor, search_id, seen)
    return _turn(session, actor, search, "search.restored", withdrawn=False)


def _filled_in(looked: Looked) -> dict[str, Any]:
    """The columns by name, checked."""
    refuse_yet_to_come(looked.searched_on, "Searched")
    if looked.period_from and looked.period_to and looked.period_to < looked.period_from:
        raise RuleBroken("The period ends before it begins.")
    address = one_line_or_none(looked.address, 2000)
    if address and web_address(address) is None:
        raise RuleBroken("Write the address in full, as https://example.org/archive.")
    return {
        "searched_in": one_line(looked.searched_in, 200, "Say where you searched."),
        "searched_for": one_line(looked.searched_for, 500, "Say which words you searched for."),
        "searched_on": looked.searched_on,
        "looked_for": looked.looked_for,
        "address": address,
        "period_from": looked.period_from,
        "period_to": looked.period_to,
        "found": one_line_or_none(looked.found, 1000),
        "note": prose_or_none(looked.note, 2000),
    }


def _evidence_of(session: Session, search: SearchRecord) -> Evidence | None:
    return session.exec(
        select(Evidence).where(
            Evidence.search_id == search.id, col(Evidence.withdrawn_at).is_(None)
        )
    ).first()


def _turn(
    session: Session, actor: Person, search: SearchRecord, verb: str, *, withdrawn: bool
) -> SearchRecord:
    if search.is_withdrawn != withdrawn:
        search.withdrawn_at = now() if withdrawn else None
        search.revision += 1
        _tell(session, actor, search, verb, {"withdrawn": not withdrawn}, {"withdrawn": withdrawn})
    return search


def _tell(
    session: Session,
    actor: Person,
    subject: SearchRecord | Evidence,
    verb: str,
    before: dict[str, object] | None,
    after: dict[str, object],
) -> None:
    kind = "search" if isinstance(subject, SearchRecord) else "evidence"
    record(
        session,
        actor,
        verb,
        f"{kind}:{subject.id}",
        claim_id=subject.claim_id,
        before=before,
        after=after,
    )
