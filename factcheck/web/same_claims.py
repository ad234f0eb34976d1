"""The same claim again: joined with another, parted, told apart."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate, RuleBroken
from factcheck.models import May
from factcheck.web import inbox
from factcheck.web.context import transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, seen
from factcheck.workflow import same_claims as verbs

blueprint = Blueprint("same_claims", __name__, url_prefix="/claims/<int:claim_id>")


@blueprint.post("/joining/<int:other_id>")
@needs(May.SORT)
def join(claim_id: int, other_id: int) -> Answer:
    """Let a claim count as an appearance of another."""
    try:
        with transaction() as session:
            claim, other = verbs.join(session, viewer(), claim_id, other_id, _seen())
    except (RuleBroken, OutOfDate) as refusal:
        return inbox.refuse_here(claim_id, refusal)
    undo = url_for("same_claims.part", claim_id=claim_id, **inbox.came_from())
    tell_done(f"{claim.ref} counts as an appearance of {other.ref} now.", undo=undo)
    return _on(claim_id, other_id)


@blueprint.post("/parting")
@needs(May.SORT)
def part(claim_id: int) -> Answer:
    """Undo a joining."""
    try:
        with transaction() as session:
            claim, other = verbs.part(session, viewer(), claim_id, _seen())
    except (RuleBroken, OutOfDate) as refusal:
        return inbox.refuse_here(claim_id, refusal)
    tell_done(f"{claim.ref} is a claim of its own again, beside {other.ref}.")
    return inbox.return_there(claim_id)


@blueprint.post("/told-apart/<int:other_id>")
@needs(May.SORT)
def tell_apart(claim_id: int, other_id: int) -> Response:
    """Say that two claims are not the same."""
    with transaction() as session:
        verbs.tell_apart(session, viewer(), claim_id, other_id)
    undo = url_for(
        "same_claims.take_back", claim_id=claim_id, other_id=other_id, **inbox.came_from()
    )
    tell_done("Not the same: they aren’t proposed to each other again.", undo=undo)
    return inbox.return_there(claim_id)


@blueprint.post("/told-apart/<int:other_id>/undoing")
@needs(May.SORT)
def take_back(claim_id: int, other_id: int) -> Response:
    """Let two claims be proposed to each other again."""
    with transaction() as session:
        verbs.take_back(session, viewer(), claim_id, other_id)
    tell_done("Taken back: they may be the same.")
    return inbox.return_there(claim_id)


def _on(claim_id: int, other_id: int) -> Response:
    """In the inbox to what is left of it, from a claim's page to the claim that it is now."""
    if inbox.came_from():
        return inbox.return_there(claim_id)
    return redirect(url_for("claims.show", claim_id=other_id), code=303)


def _seen() -> int | None:
    return seen(request.form.get("seen"))
