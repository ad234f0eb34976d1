"""Who may know of a claim: everybody at the desk, or only those named for it."""

from collections.abc import Callable, Collection

from flask import Blueprint, redirect, render_template, request, url_for
from sqlmodel import Session

from factcheck.errors import OutOfDate, RuleBroken
from factcheck.models import Claim, May
from factcheck.queries.named import naming
from factcheck.queries.viewing import may_know
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, back, seen, status_of
from factcheck.workflow import confidentiality as verbs

blueprint = Blueprint("named", __name__, url_prefix="/claims/<int:claim_id>/named")


@blueprint.get("")
@needs(May.CONFIDE)
def index(claim_id: int) -> str:
    """Those who may know of the claim, and the form that names them."""
    return _page(claim_id)


@blueprint.post("")
@needs(May.CONFIDE)
def name(claim_id: int) -> Answer:
    """Let only these people know of the claim."""
    chosen = {int(one) for one in request.form.getlist("named") if seen(one) is not None}
    revision = seen(request.form.get("seen"))
    return _carry_out(
        claim_id,
        chosen,
        lambda session: verbs.keep_confidential(session, viewer(), claim_id, chosen, revision),
    )


@blueprint.post("/end")
@needs(May.CONFIDE)
def end(claim_id: int) -> Answer:
    """Let the whole desk know of the claim again."""
    revision = seen(request.form.get("seen"))
    return _carry_out(
        claim_id,
        None,
        lambda session: verbs.open_to_desk(session, viewer(), claim_id, revision),
    )


@blueprint.post("/undoing")
@needs(May.CONFIDE)
def undo(claim_id: int) -> Answer:
    """Take back what one did last about who may know of the claim."""
    return _carry_out(
        claim_id,
        None,
        lambda session: verbs.undo_confidentiality(session, viewer(), claim_id),
        is_undoing=True,
    )


def _carry_out(
    claim_id: int,
    chosen: Collection[int] | None,
    verb: Callable[[Session], Claim],
    *,
    is_undoing: bool = False,
) -> Answer:
    try:
        with transaction() as session:
            claim = verb(session)
    except (RuleBroken, OutOfDate) as refusal:
        return _page(claim_id, chosen, str(refusal)), status_of(refusal)
    if not may_know(reading(), viewer(), claim):
        tell_done(f"You are not named for {claim.ref} any more.")
        return redirect(url_for("claims.index"), code=303)
    if is_undoing:
        tell_done("Taken back.")
    else:
        tell_done(_done(claim), undo=url_for("named.undo", claim_id=claim_id))
    return back(claim_id)


def _done(claim: Claim) -> str:
    if not claim.is_confidential:
        return f"The whole desk may know of {claim.ref}."
    return f"{claim.ref} is confidential: only those who are named see it."


def _page(claim_id: int, chosen: Collection[int] | None = None, refusal: str | None = None) -> str:
    """``chosen`` are those who were ticked in a form that was refused."""
    found = naming(reading(), viewer(), claim_id)
    first = found.named if found.claim.is_confidential else found.proposed
    return render_template(
        "named/index.html",
        claim=found.claim,
        naming=found,
        ticked=first if chosen is None else chosen,
        # Beside what was ticked, what holds now: somebody may have changed it meanwhile.
        differs=chosen is not None and found.claim.is_confidential and chosen != found.named,
        refusal=refusal,
    )
