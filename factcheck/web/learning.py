"""What the inbox learned from the desk's own decisions: read, switched off, forgotten."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import RuleBroken
from factcheck.models import May
from factcheck.queries.learned import learned, learning, names_of
from factcheck.queries.why import told
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.permission import needs
from factcheck.workflow import learning as verbs

blueprint = Blueprint("learning", __name__, url_prefix="/inbox/learning")

#: Single words are many; the strongest are shown.
MOST_SHOWN = 150


@blueprint.get("")
@needs(May.READ)
def show() -> str:
    """Each thing that moves claims up or down, with the decisions behind it."""
    session, person = reading(), viewer()
    known = learned(session, person)[:MOST_SHOWN]
    names = names_of(session, person, known)
    return render_template(
        "inbox/learning.html",
        state=learning(session),
        rows=[(one, told(one.feature, names)) for one in known],
    )


@blueprint.post("/switch")
@needs(May.POLICY)
def switch() -> Response:
    """Let the inbox learn, or not."""
    is_on = request.form.get("is_on") == "yes"
    with transaction() as session:
        verbs.switch_learning(session, viewer(), is_on=is_on)
    tell_done(
        "The inbox learns from what is opened and set aside."
        if is_on
        else "The inbox stands in the order of the score alone. What was learned is kept."
    )
    return redirect(url_for("learning.show"), code=303)


@blueprint.post("/reset")
@needs(May.POLICY)
def reset() -> Response:
    """Forget it all; decisions from now on count."""
    with transaction() as session:
        verbs.forget(session, viewer())
    tell_done(
        "Forgotten. The inbox learns anew, from what is decided from now on.",
        undo=url_for("learning.put_back"),
    )
    return redirect(url_for("learning.show"), code=303)


@blueprint.post("/return")
@needs(May.POLICY)
def put_back() -> Response:
    """Undo the forgetting."""
    try:
        with transaction() as session:
            verbs.remember(session, viewer())
    except RuleBroken as refusal:
        flash(str(refusal), "error")
    else:
        tell_done("The decisions from before count again, in a moment.")
    return redirect(url_for("learning.show"), code=303)
