"""Passing the gate before sign-off, and setting one of its rules aside."""

from sqlmodel import Session, col, select

from factcheck.errors import NotFound, RuleBroken
from factcheck.models import (
    LONGEST_OVERRIDE,
    Claim,
    GateOverride,
    May,
    Person,
    Rule,
    Status,
    Verdict,
    now,
)
from factcheck.queries.gate import checklist, stopping
from factcheck.queries.workbench import workbench
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.reviews import refuse_own_round
from factcheck.workflow.rounds import newest_round
from factcheck.workflow.sentences import one_sentence

#: Statuses that wait for a signature.
_AT_THE_GATE = (Status.AGREED, Status.CORRECTING)


def override(
    session: Session,
    actor: Person,
    claim_id: int,
    rule: Rule,
    reason: str,
    seen: int | None = None,
) -> GateOverride:
    """Set a rule that isn't met aside, for the verdict to come on the evidence as it stands.

    Raises ``RuleBroken`` without a reason, for a rule that is met or must not be set aside, and on
    a claim that doesn't wait for a signature; ``NotAllowed`` for who reviewed in the round.
    """
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.status not in _AT_THE_GATE:
        raise RuleBroken(
            f"{claim.ref} is {claim.status.label.lower()}; rules are set aside at sign-off."
        )
    round_ = newest_round(session, claim.id)
    assert round_ is not None, "a claim that is agreed had a round"
    refuse_own_round(session, actor, claim, round_, "set rules aside")
    missing = "Say in one sentence why the claim can do without it."
    words = one_sentence(reason, LONGEST_OVERRIDE, missing=missing, name="reason")
    bench = workbench(session, actor, claim.id)
    row = next((row for row in stopping(checklist(bench)) if row.rule is rule), None)
    if row is None:
        raise RuleBroken("This rule is met, or set aside already.")
    if not rule.may_be_set_aside:
        raise RuleBroken("This rule can’t be set aside.")
    made = GateOverride(
        claim_id=claim.id,
        rule=rule,
        reason=words,
        evidence_digest=bench.digest,
        made_by_id=actor.id,
    )
    session.add(made)
    session.flush()
    _tell(session, actor, claim, made, "gate.overridden", sentence=row.sentence, reason=words)
    return made


def withdraw_override(
    session: Session,
    actor: Person,
    claim_id: int,
    override_id: int,
    seen: int | None = None,
) -> GateOverride:
    """Put a rule back in force before the verdict is signed off."""
    demand(actor, May.SIGN_OFF)
    claim = claim_for_change(session, actor, claim_id, seen)
    made = session.get(GateOverride, override_id, populate_existing=True)
    if made is None or made.claim_id != claim.id:
        raise NotFound("There is no such override.")
    if made.verdict_id is not None:
        raise RuleBroken("A verdict was signed off by it; the report says so.")
    if made.withdrawn_at is None:
        made.withdrawn_at = now()
        session.add(made)
        _tell(session, actor, claim, made, "gate.override_withdrawn")
    return made


def withdraw_all(session: Session, claim: Claim) -> None:
    """Let no rule stay set aside: the claim is judged anew."""
    unused = select(GateOverride).where(
        GateOverride.claim_id == claim.id,
        col(GateOverride.withdrawn_at).is_(None),
        col(GateOverride.verdict_id).is_(None),
    )
    for made in session.exec(unused):
        made.withdrawn_at = now()
        session.add(made)


def pass_gate(session: Session, actor: Person, claim: Claim) -> list[int]:
    """The overrides that the claim needs to pass; raises ``RuleBroken`` naming what it lacks."""
    rows = checklist(workbench(session, actor, claim.id))
    if lacking := stopping(rows):
        named = "; ".join(f"{row.sentence} ({row.lack})" for row in lacking)
        raise RuleBroken(f"{claim.ref} doesn’t meet the desk’s policy yet. It needs: {named}.")
    return [row.set_aside.id for row in rows if row.set_aside is not None]


def use_up(session: Session, overrides: list[int], verdict: Verdict) -> None:
    """Tie the overrides to the verdict that needed them."""
    for override_id in overrides:
        made = session.get_one(GateOverride, override_id)
        made.verdict_id = verdict.id
        session.add(made)


def give_back(session: Session, verdict: Verdict) -> None:
    """Untie the overrides of a verdict, which is about to be signed again."""
    for made in session.exec(select(GateOverride).where(GateOverride.verdict_id == verdict.id)):
        made.verdict_id = None
        session.add(made)
    session.flush()


def _tell(
    session: Session, actor: Person, claim: Claim, made: GateOverride, verb: str, **after: object
) -> None:
    claim.revision += 1
    claim.changed_at = now()
    session.add(claim)
    record(
        session,
        actor,
        verb,
        f"gateoverride:{made.id}",
        claim_id=claim.id,
        after={"rule": made.rule.value, **after},
    )
