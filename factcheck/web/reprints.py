"""Reprints: two articles side by side, and an editor's word on whether they are one source."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.models import May
from factcheck.queries import articles, reprints
from factcheck.queries.beside import beside as questions_beside
from factcheck.web.asked import number_asked
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.reprints import BesideForm
from factcheck.web.permission import needs
from factcheck.workflow import reprint_decisions as verbs

blueprint = Blueprint("reprints", __name__)


@blueprint.get("/articles/<int:article_id>/beside/<int:other_id>")
@needs(May.READ)
def beside(article_id: int, other_id: int) -> str:
    """Two articles, with the words marked that both have."""
    session, person = reading(), viewer()
    laid = questions_beside(session, person, article_id, other_id)
    return render_template(
        "articles/beside.html", laid=laid, nearby=reprints.nearby(session, person, laid.left)
    )


@blueprint.get("/articles/<int:article_id>/beside")
@needs(May.READ)
def choose(article_id: int) -> Response | tuple[str, int]:
    """From an article's number or address to the page with both; says when there is none."""
    session, person = reading(), viewer()
    row = articles.article(session, person, article_id)
    form = BesideForm(request.args)
    if form.validate():
        other_id = reprints.number_of(session, person, written(form.to))
        if other_id is not None and other_id != article_id:
            address = url_for("reprints.beside", article_id=article_id, other_id=other_id)
            return redirect(address, code=303)
        form.to.errors = [
            "This is the article itself. Name another one."
            if other_id == article_id
            else "The desk has no article with this number or address."
        ]
    return render_template("articles/choose.html", article=row, form=form), 422


@blueprint.post("/articles/<int:article_id>/reprints/<int:other_id>")
@needs(May.OUTLETS)
def join(article_id: int, other_id: int) -> Response:
    """Let two articles count as one source."""
    with transaction() as session:
        decision = verbs.join(session, viewer(), article_id, other_id)
    undo = url_for("reprints.take_back", decision_id=decision.id, article=article_id)
    tell_done("Joined: they count as one source now.", undo=undo)
    return _back(article_id)


@blueprint.post("/articles/<int:article_id>/splitting")
@needs(May.OUTLETS)
def split(article_id: int) -> Response:
    """Take an article out of its group of reprints."""
    with transaction() as session:
        decision = verbs.split(session, viewer(), article_id)
    undo = url_for("reprints.take_back", decision_id=decision.id, article=article_id)
    tell_done("Split: it counts as a source of its own now.", undo=undo)
    return _back(article_id)


@blueprint.post("/reprint-decisions/<int:decision_id>/undoing")
@needs(May.OUTLETS)
def take_back(decision_id: int) -> Response:
    """Undo what an editor decided."""
    with transaction() as session:
        decision = verbs.take_back(session, viewer(), decision_id)
    tell_done("Taken back: what held before holds again.")
    return _back(number_asked("article") or decision.article_id)


def _back(article_id: int) -> Response:
    return redirect(url_for("articles.show", article_id=article_id) + "#reprints", code=303)
