"""Searches: recorded, corrected, taken out of the log, and attached as evidence."""

from collections.abc import Callable

from flask import Blueprint, request, url_for
from sqlmodel import Session

from factcheck.errors import OutOfDate, Refusal, RuleBroken
from factcheck.models import May, Person, SearchRecord, Stance
from factcheck.queries.outreach import search_seen
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.evidence import DONE
from factcheck.web.flashes import tell_done
from factcheck.web.forms.outreach import SearchForm
from factcheck.web.permission import needs
from factcheck.web.workbench import (
    Answer,
    back,
    carry_out,
    do,
    here,
    page,
    refuse,
    refuse_form,
    seen,
    turn,
)
from factcheck.workflow import evidence
from factcheck.workflow import searches as verbs

blueprint = Blueprint("searches", __name__)


@blueprint.post("/claims/<int:claim_id>/searches")
@needs(May.LOG)
def record(claim_id: int) -> Answer:
    """Write a search down."""
    form = SearchForm(prefix="search")
    if not form.validate():
        return page(claim_id, {"search": form}), 422
    try:
        with transaction() as session:
            made = verbs.record_search(
                session, viewer(), claim_id, form.looked(), form.key.data or None
            )
    except RuleBroken as refusal:
        return refuse_form(claim_id, "search", form, refusal)
    tell_done("Recorded.", undo=url_for("searches.withdraw", search_id=made.id, **here()))
    return back(claim_id)


@blueprint.post("/searches/<int:search_id>/correction")
@needs(May.LOG)
def correct(search_id: int) -> Answer:
    """Say otherwise where, when or for what was searched."""
    claim_id = _claim_of(search_id)
    name = f"search-{search_id}"
    form = SearchForm(prefix=name)
    if not form.validate():
        return page(claim_id, {name: form}), 422

    def refused(refusal: Refusal) -> Answer:
        if isinstance(refusal, OutOfDate):
            # Sent again, it is sent knowing of the other change.
            form.is_outdated = True
            form.seen.data = str(search_seen(reading(), viewer(), search_id).revision)
        return refuse_form(claim_id, name, form, refusal)

    return do(
        claim_id,
        lambda session: verbs.correct_search(
            session, viewer(), search_id, form.looked(), seen(form.seen.data)
        ),
        refused,
        done="Corrected.",
    )


@blueprint.post("/searches/<int:search_id>/withdrawal")
@needs(May.LOG)
def withdraw(search_id: int) -> Answer:
    """Take a search out of the log."""
    return _turn(search_id, verbs.withdraw_search, "Taken out of the log.", "searches.restore")


@blueprint.post("/searches/<int:search_id>/restoration")
@needs(May.LOG)
def restore(search_id: int) -> Answer:
    """Put a search back into the log."""
    return _turn(search_id, verbs.restore_search, "Back in the log.", "searches.withdraw")


@blueprint.post("/searches/<int:search_id>/evidence")
@needs(May.ATTACH)
def attach(search_id: int) -> Answer:
    """Make a search a piece of evidence."""
    claim_id = _claim_of(search_id)
    asked = request.form.get("stance", "")
    if asked not in set(Stance):
        return refuse(claim_id, RuleBroken("Choose how the search bears on the claim."))
    stance, revision = Stance(asked), seen(request.form.get("seen"))
    made: list[int] = []
    no = carry_out(
        claim_id,
        lambda session: made.append(
            evidence.attach_search(session, viewer(), search_id, stance, seen=revision).id
        ),
    )
    if no is None:
        undo = url_for("evidence.withdraw", evidence_id=made[0], **here())
        tell_done(DONE[stance], undo=undo)
    return no or back(claim_id)


def _claim_of(search_id: int) -> int:
    return search_seen(reading(), viewer(), search_id).claim_id


def _turn(
    search_id: int,
    verb: Callable[[Session, Person, int, int | None], SearchRecord],
    done: str,
    undo: str,
) -> Answer:
    claim_id = _claim_of(search_id)
    return turn(claim_id, search_id, verb, done, url_for(undo, search_id=search_id, **here()))
