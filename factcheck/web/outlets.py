"""The outlets of the desk, and the ties by which several count as one source."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import RuleBroken
from factcheck.models import May, TieKind
from factcheck.queries import outlets as questions
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.reprints import TieForm
from factcheck.web.permission import needs
from factcheck.workflow import outlets as verbs

blueprint = Blueprint("outlets", __name__, url_prefix="/outlets")

#: No name that is looked for is longer.
LONGEST_CURSOR = 400


@blueprint.get("")
@needs(May.READ)
def index() -> str:
    """Every outlet by name, and which are tied together."""
    return _page(TieForm(prefix="tie"))


@blueprint.post("/ties")
@needs(May.OUTLETS)
def tie() -> Response | tuple[str, int]:
    """Tie two outlets together."""
    form = TieForm(prefix="tie")
    if not form.validate():
        return _page(form), 422
    try:
        with transaction() as session:
            made = verbs.tie(
                session,
                viewer(),
                written(form.outlet),
                written(form.other),
                TieKind(form.kind.data),
            )
    except RuleBroken as refusal:
        form.form_errors.append(str(refusal))
        return _page(form), 422
    undo = url_for("outlets.untie", tie_id=made.id)
    tell_done("Tied: their articles count as one source now.", undo=undo)
    return _back()


@blueprint.post("/ties/<int:tie_id>/ending")
@needs(May.OUTLETS)
def untie(tie_id: int) -> Response:
    """End a tie."""
    with transaction() as session:
        verbs.untie(session, viewer(), tie_id)
    undo = url_for("outlets.tie_again", tie_id=tie_id)
    tell_done("Untied: their articles are sources of their own again.", undo=undo)
    return _back()


@blueprint.post("/ties/<int:tie_id>/undoing")
@needs(May.OUTLETS)
def tie_again(tie_id: int) -> Response:
    """Undo an untying."""
    with transaction() as session:
        verbs.tie_again(session, viewer(), tie_id)
    tell_done("They are tied again.")
    return _back()


def _page(form: TieForm) -> str:
    session, person = reading(), viewer()
    after = request.args.get("after", "")[:LONGEST_CURSOR] or None
    page = questions.outlets(session, person, after)
    return render_template(
        "outlets/index.html",
        page=page,
        ties=questions.ties(session, person),
        form=form,
        is_first=after is None,
    )


def _back() -> Response:
    return redirect(url_for("outlets.index"), code=303)
