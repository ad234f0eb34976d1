"""Who sees to a claim: assigned, taken, handed over, due."""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, url_for
from sqlmodel import Session

from factcheck.errors import OutOfDate, RuleBroken
from factcheck.models import Claim, May, Person
from factcheck.queries.company import holding
from factcheck.queries.viewing import claim_seen
from factcheck.report.wording import day
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.assignments import AssignForm, DueForm, HandOverForm, person_chosen
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, back, do, here, page, refuse_form, seen, turn
from factcheck.workflow import assignments as verbs

blueprint = Blueprint("assignments", __name__, url_prefix="/claims/<int:claim_id>")

HoldingForm = AssignForm | HandOverForm | DueForm


@blueprint.post("/assignment")
@needs(May.ASSIGN)
def assign(claim_id: int) -> Answer:
    """Give the claim to somebody, with a due date."""
    form = AssignForm(prefix="assign")
    return _carry_out(
        claim_id,
        "assign",
        form,
        lambda session: verbs.assign(
            session,
            viewer(),
            claim_id,
            person_chosen(form),
            form.due_on.data,
            seen(form.seen.data),
        ),
    )


@blueprint.post("/taking")
@needs(May.REVIEW)
def take(claim_id: int) -> Answer:
    """See to the claim oneself."""
    return turn(claim_id, claim_id, verbs.take, "It is yours.", _undo(claim_id))


@blueprint.post("/handover")
@needs(May.REVIEW)
def hand_over(claim_id: int) -> Answer:
    """Give the claim, which one has, to somebody else, or let go of it."""
    form = HandOverForm(prefix="handover")
    return _carry_out(
        claim_id,
        "hand_over",
        form,
        lambda session: verbs.hand_over(
            session,
            viewer(),
            claim_id,
            person_chosen(form),
            form.note.data,
            seen(form.seen.data),
        ),
    )


@blueprint.post("/due-date")
@needs(May.REVIEW)
def set_due(claim_id: int) -> Answer:
    """Set the day by which the check is to be done."""
    form = DueForm(prefix="due")
    return _carry_out(
        claim_id,
        "due",
        form,
        lambda session: verbs.set_due(
            session, viewer(), claim_id, form.due_on.data, seen(form.seen.data)
        ),
    )


@blueprint.post("/assignment/undoing")
@needs(May.REVIEW)
def undo(claim_id: int) -> Answer:
    """Take back what one did last about who has the claim."""
    return do(
        claim_id,
        lambda session: verbs.undo_assignment(session, viewer(), claim_id),
        done="Taken back.",
    )


def _carry_out(
    claim_id: int, name: str, form: HoldingForm, verb: Callable[[Session], Claim]
) -> Answer:
    if not form.validate():
        return page(claim_id, {name: form}), 422
    try:
        with transaction() as session:
            claim = verb(session)
    except OutOfDate as refusal:
        form.form_errors.append(f"{refusal} Compare, then save yours if you still mean it.")
        form.versions = _versions(claim_id, form)
        return page(claim_id, {name: form}), 409
    except RuleBroken as refusal:
        return refuse_form(claim_id, name, form, refusal)
    tell_done(_done(claim), undo=_undo(claim_id))
    return back(claim_id)


def _undo(claim_id: int) -> str:
    return url_for("assignments.undo", claim_id=claim_id, **here())


def _done(claim: Claim) -> str:
    """How the claim stands now."""
    holder = reading().get(Person, claim.assigned_to_id) if claim.assigned_to_id else None
    who = f"{holder.name} has it" if holder else "Nobody has it"
    return f"{who}, due {day(claim.due_on)}." if claim.due_on else f"{who}."


def _versions(claim_id: int, form: HoldingForm) -> list[tuple[str, str | None, str | None]]:
    """What was filled in beside what holds now."""
    claim = claim_seen(reading(), viewer(), claim_id)
    now = holding(reading(), viewer(), claim)
    rows: list[tuple[str, str | None, str | None]] = []
    if isinstance(form, AssignForm | HandOverForm):
        chosen = reading().get(Person, person_chosen(form) or 0)
        mine, theirs = (one.name if one else "Nobody" for one in (chosen, now.holder))
        rows.append(("Who sees to it", mine, theirs))
    if isinstance(form, AssignForm | DueForm):
        rows.append(("Due", _day(form.due_on.data), _day(claim.due_on)))
    return rows


def _day(when: date | None) -> str:
    return day(when) if when else "No day"
