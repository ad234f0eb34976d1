"""The gaps in the guideline that disputes showed."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate, Refusal, RuleBroken
from factcheck.models import May
from factcheck.queries import guideline as questions
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.guideline import AnswerForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, seen, status_of
from factcheck.workflow import guideline as verbs

blueprint = Blueprint("guideline", __name__, url_prefix="/guideline-gaps")


@blueprint.get("")
@needs(May.READ)
def index() -> str:
    """The open gaps, and the last ones that were answered."""
    return _page()


@blueprint.post("/<int:gap_id>/answer")
@needs(May.POLICY)
def close(gap_id: int) -> Answer:
    """Say what the guideline says now."""
    questions.gap_seen(reading(), viewer(), gap_id)
    form = AnswerForm(prefix=f"gap-{gap_id}")
    if not form.validate():
        return _page(gap_id, form), 422
    try:
        with transaction() as session:
            verbs.close_gap(session, viewer(), gap_id, written(form.answer), seen(form.seen.data))
    except (RuleBroken, OutOfDate) as refusal:
        return _refused(gap_id, form, refusal)
    tell_done("Answered.", undo=url_for("guideline.reopen", gap_id=gap_id))
    return _back()


@blueprint.post("/<int:gap_id>/reopening")
@needs(May.POLICY)
def reopen(gap_id: int) -> Response:
    """Put a gap back on the list."""
    with transaction() as session:
        verbs.reopen_gap(session, viewer(), gap_id)
    tell_done("Back on the list.")
    return _back()


def _refused(gap_id: int, form: AnswerForm, refusal: Refusal) -> Answer:
    form.form_errors.append(str(refusal))
    return _page(gap_id, form), status_of(refusal)


def _back() -> Response:
    return redirect(url_for("guideline.index"), code=303)


def _page(gap_id: int | None = None, refused: AnswerForm | None = None) -> str:
    session, person = reading(), viewer()
    gaps = questions.open_gaps(session, person)
    closed = questions.closed_gaps(session, person)
    return render_template(
        "guideline/index.html",
        gaps=[(gap, refused if gap.id == gap_id else AnswerForm.of(gap)) for gap in gaps],
        closed=closed,
        # Somebody else was quicker: what was typed has no form of its own any more.
        lost=refused if gap_id not in {gap.id for gap in gaps} else None,
        theirs=next((gap for gap in closed if gap.id == gap_id), None),
    )
