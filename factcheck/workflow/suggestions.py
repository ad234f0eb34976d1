"""Putting a suggested passage away, and back."""

from sqlmodel import Session, select

from factcheck.errors import NotFound
from factcheck.models import Dismissal, May, Person, Sentence
from factcheck.workflow.history import claim_for_change, demand, record


def dismiss(session: Session, actor: Person, claim_id: int, sentence_id: int) -> None:
    """Don't suggest this sentence for this claim again; twice is once."""
    demand(actor, May.ATTACH)
    claim = claim_for_change(session, actor, claim_id)
    if session.get(Sentence, sentence_id) is None:
        raise NotFound("There is no such sentence.")
    if _dismissal(session, claim.id, sentence_id) is None:
        session.add(Dismissal(claim_id=claim.id, sentence_id=sentence_id, dismissed_by_id=actor.id))
        subject = f"sentence:{sentence_id}"
        record(session, actor, "suggestion.dismissed", subject, claim_id=claim.id)


def bring_back(session: Session, actor: Person, claim_id: int, sentence_id: int) -> None:
    """Undo a dismissal."""
    demand(actor, May.ATTACH)
    claim = claim_for_change(session, actor, claim_id)
    dismissal = _dismissal(session, claim.id, sentence_id)
    if dismissal is not None:
        session.delete(dismissal)
        record(
            session,
            actor,
            "suggestion.brought_back",
            f"sentence:{sentence_id}",
            claim_id=claim.id,
        )


def _dismissal(session: Session, claim_id: int, sentence_id: int) -> Dismissal | None:
    return session.exec(
        select(Dismissal).where(
            Dismissal.claim_id == claim_id, Dismissal.sentence_id == sentence_id
        )
    ).first()
