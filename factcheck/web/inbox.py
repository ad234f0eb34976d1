"""The inbox: what the machine pulled from articles, opened or set aside one by one."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate, RuleBroken
from factcheck.models import AsideReason, Claim, May, Status
from factcheck.queries import claims as questions
from factcheck.queries import listing
from factcheck.queries.same_claims import forms_waiting
from factcheck.queries.wanted import Wanted
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, back, refuse, seen, status_of
from factcheck.workflow import claims as verbs

blueprint = Blueprint("inbox", __name__)


@blueprint.get("/inbox")
@needs(May.READ)
def index() -> str:
    """The suggestions that wait, the most check-worthy first."""
    return _page()


@blueprint.post("/claims/<int:claim_id>/opening")
@needs(May.SORT)
def open_(claim_id: int) -> Answer:
    """Take a suggestion up."""
    try:
        with transaction() as session:
            claim = verbs.open_claim(session, viewer(), claim_id, _seen())
    except (RuleBroken, OutOfDate) as refusal:
        return refuse_here(claim_id, refusal)
    tell_done(f"{claim.ref} is open.", undo=_undo(claim))
    return return_there(claim_id)


@blueprint.post("/claims/<int:claim_id>/setting-aside")
@needs(May.SORT)
def set_aside(claim_id: int) -> Answer:
    """Don't check a claim, for a reason."""
    try:
        reason = AsideReason(request.form.get("reason", ""))
    except ValueError:
        return refuse_here(claim_id, RuleBroken("Choose why it is set aside."))
    try:
        with transaction() as session:
            claim = verbs.set_aside(session, viewer(), claim_id, reason, _seen())
    except (RuleBroken, OutOfDate) as refusal:
        return refuse_here(claim_id, refusal)
    tell_done(f"{claim.ref} is set aside: {reason.label.lower()}.", undo=_undo(claim))
    return return_there(claim_id)


@blueprint.post("/claims/<int:claim_id>/return")
@needs(May.SORT)
def put_back(claim_id: int) -> Answer:
    """Undo opening or setting aside."""
    try:
        with transaction() as session:
            claim = verbs.return_to_inbox(session, viewer(), claim_id, _seen())
    except (RuleBroken, OutOfDate) as refusal:
        return refuse_here(claim_id, refusal)
    tell_done(f"{claim.ref} is back in the inbox.")
    return return_there(claim_id)


def _page() -> str:
    session, person = reading(), viewer()
    waiting = questions.inbox(session, person)
    return render_template(
        "inbox/index.html",
        rows=waiting,
        perhaps_same=forms_waiting(session, person, waiting),
        appearances=questions.places(session, person, [row.id for row in waiting]),
        total=listing.counts(session, person, Wanted()).get(Status.SUGGESTED, 0),
        reasons=[(reason.value, reason.label) for reason in AsideReason],
    )


def came_from() -> dict[str, Any]:
    """What of the address says that a form stands in the inbox; an undo carries it along."""
    return {"from": "inbox"} if request.args.get("from") == "inbox" else {}


def _undo(claim: Claim) -> str:
    # The revision is left out: an undo is for the one who sees it, whatever came between.
    return url_for("inbox.put_back", claim_id=claim.id, **came_from())


def return_there(claim_id: int) -> Response:
    """To the page where the form stands that was sent."""
    return redirect(url_for("inbox.index"), code=303) if came_from() else back(claim_id)


def refuse_here(claim_id: int, refusal: RuleBroken | OutOfDate) -> Answer:
    """Where the form was sent from, as it stands now, with the refusal as a message."""
    if not came_from():
        return refuse(claim_id, refusal)
    flash(str(refusal), "error")
    return _page(), status_of(refusal)


def _seen() -> int | None:
    return seen(request.form.get("seen"))
