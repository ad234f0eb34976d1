"""The filters that somebody keeps: saved, renamed, deleted and brought back."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.errors import RuleBroken
from factcheck.models import May
from factcheck.queries.saved_filters import saved_filters
from factcheck.queries.wanted import wanted_in
from factcheck.web import lists
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.filters import NameForm, SaveForm, prefix_of
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer
from factcheck.workflow import saved_filters as verbs

blueprint = Blueprint("saved_filters", __name__, url_prefix="/filters")


@blueprint.get("")
@needs(May.READ)
def index() -> str:
    """One's own filters and the desk's."""
    return _page()


@blueprint.post("")
@needs(May.READ)
def save() -> Answer:
    """Keep the filters of a list under a name."""
    form = SaveForm(prefix="filter")
    wanted, _ = wanted_in(written(form.asks))
    if not form.validate():
        return _page(save=form), 422
    try:
        with transaction() as session:
            saved = verbs.save_filter(
                session, viewer(), written(form.name), wanted, shared=bool(form.shared.data)
            )
    except RuleBroken as refusal:
        form.name.errors = [str(refusal)]
        return _page(save=form), 422
    tell_done(f"Saved as “{saved.name}”.", undo=url_for("saved_filters.remove", filter_id=saved.id))
    return redirect(lists.address(wanted), code=303)


@blueprint.post("/<int:filter_id>/name")
@needs(May.READ)
def rename(filter_id: int) -> Answer:
    """Call it otherwise."""
    form = NameForm(prefix=prefix_of(filter_id))
    if not form.validate():
        return _page(refused={filter_id: form}), 422
    try:
        with transaction() as session:
            saved = verbs.rename_filter(session, viewer(), filter_id, written(form.name))
    except RuleBroken as refusal:
        form.name.errors = [str(refusal)]
        return _page(refused={filter_id: form}), 422
    tell_done(f"It is called “{saved.name}” now.")
    return _back()


@blueprint.post("/<int:filter_id>/removal")
@needs(May.READ)
def remove(filter_id: int) -> Answer:
    """Delete it; it can be brought back."""
    with transaction() as session:
        saved = verbs.remove_filter(session, viewer(), filter_id)
    undo = url_for("saved_filters.restore", filter_id=saved.id)
    tell_done(f"“{saved.name}” is deleted.", undo=undo)
    return _back()


@blueprint.post("/<int:filter_id>/return")
@needs(May.READ)
def restore(filter_id: int) -> Answer:
    """Bring a deleted one back."""
    with transaction() as session:
        saved = verbs.restore_filter(session, viewer(), filter_id)
    tell_done(f"“{saved.name}” is back.")
    return _back()


def _page(save: SaveForm | None = None, refused: dict[int, NameForm] | None = None) -> str:
    kept = saved_filters(reading(), viewer())
    return render_template(
        "saved_filters/index.html",
        kept=[(one, lists.address(one.wanted)) for one in kept],
        forms={one.id: (refused or {}).get(one.id) or NameForm.of(one) for one in kept},
        save=save,
    )


def _back() -> Response:
    return redirect(url_for("saved_filters.index"), code=303)
