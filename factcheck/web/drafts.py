"""Drafts of reviews: saved by a script as one types, or by a button."""

from flask import Blueprint, jsonify, make_response, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate, RuleBroken
from factcheck.models import May, ReviewDraft
from factcheck.queries.viewing import claim_seen
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.forms.fields import written
from factcheck.web.forms.reviews import (
    LONGEST_DIGEST,
    LONGEST_WINDOW,
    JudgementForm,
    ReviewForm,
    RevisionForm,
)
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, do, here, page, refuse_form, seen, status_of
from factcheck.workflow.drafts import Unfinished, discard_draft, restore_draft, save_draft

blueprint = Blueprint("drafts", __name__, url_prefix="/claims/<int:claim_id>/draft")


@blueprint.post("")
@needs(May.REVIEW)
def save(claim_id: int) -> Answer:
    """Keep what is written so far, whether or not it is whole; answers a script in few words."""
    claim_seen(reading(), viewer(), claim_id)
    name, form = _form_sent()
    if request.accept_mimetypes.best == "application/json":
        return _answer_script(claim_id, form)
    if not form.take_readings():
        return page(claim_id, {name: form}), 422
    return do(
        claim_id,
        lambda session: _keep(session, claim_id, form),
        lambda refusal: refuse_form(claim_id, name, form, refusal),
        done="Your draft is saved.",
    )


@blueprint.post("/removal")
@needs(May.REVIEW)
def discard(claim_id: int) -> Answer:
    """Throw the draft away, for good only with the next one."""
    undo = url_for("drafts.restore", claim_id=claim_id, **here())
    return do(
        claim_id,
        lambda session: discard_draft(session, viewer(), claim_id),
        done="Your draft is thrown away.",
        undo=undo,
    )


@blueprint.post("/return")
@needs(May.REVIEW)
def restore(claim_id: int) -> Answer:
    """Bring back the draft that was thrown away."""
    return do(
        claim_id,
        lambda session: restore_draft(session, viewer(), claim_id),
        done="Your draft is back.",
    )


def _form_sent() -> tuple[str, JudgementForm]:
    """The form that a draft is kept of, by what it is called on the workbench."""
    if "revision-justification" in request.form:
        return "revise", RevisionForm(prefix="revision")
    return "review", ReviewForm(prefix="review")


def _answer_script(claim_id: int, form: JudgementForm) -> Response:
    try:
        if not form.take_readings():
            raise RuleBroken("Choose for each passage how it bears on the claim.")
        with transaction() as session:
            draft = _keep(session, claim_id, form)
    except (OutOfDate, RuleBroken) as refusal:
        return make_response(jsonify(problem=str(refusal)), status_of(refusal))
    return jsonify(revision=draft.revision, saved_at=_moment(draft))


def _keep(session: Session, claim_id: int, form: JudgementForm) -> ReviewDraft:
    written_so_far = Unfinished(
        rating_id=seen(form.rating.data),
        justification=written(form.justification),
        confidence=form.sure,
        answers=form.answers,
        readings=form.readings,
    )
    return save_draft(
        session,
        viewer(),
        claim_id,
        written_so_far,
        seen=seen(form.draft.data) or 0,
        digest_seen=written(form.evidence)[:LONGEST_DIGEST] or None,
        window=written(form.window)[:LONGEST_WINDOW] or None,
    )


def _moment(draft: ReviewDraft) -> str:
    return draft.saved_at.strftime("%Y-%m-%dT%H:%M:%SZ")
