"""What the machine proposes for a claim becomes the claim's own by a person's hand alone."""

from sqlmodel import Session

from factcheck.errors import RuleBroken
from factcheck.models import Claim, May, Person
from factcheck.workflow.claims import note_rewording
from factcheck.workflow.history import claim_for_change, demand

#: What can be proposed, by the name of the field, and how people call it.
PROPOSED = {"statement": "Statement", "headline": "Headline", "said_on": "Day"}


def take_proposal(
    session: Session, actor: Person, claim_id: int, field: str, seen: int | None = None
) -> Claim:
    """Write what is proposed for ``field``, one of ``PROPOSED``, into the claim.

    What stood there is in the history. Raises ``RuleBroken`` where nothing is proposed.
    """
    demand(actor, May.SORT)
    claim = claim_for_change(session, actor, claim_id, seen)
    proposed = getattr(claim, f"suggested_{field}")
    if proposed is None:
        raise RuleBroken(f"Nothing is proposed for the {PROPOSED[field].lower()} of {claim.ref}.")
    before = claim.facts()
    setattr(claim, field, proposed)
    note_rewording(session, actor, claim, before)
    return claim
