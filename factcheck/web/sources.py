"""What kind of source an article is, said on its page."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import RuleBroken
from factcheck.models import May, SourceKind
from factcheck.web.context import transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.articles import SourceKindForm
from factcheck.web.permission import needs
from factcheck.workflow.articles import set_source_kind

blueprint = Blueprint("sources", __name__, url_prefix="/articles/<int:article_id>")


@blueprint.post("/kind")
@needs(May.ATTACH)
def set_kind(article_id: int) -> Response:
    """Say what kind of source it is; undone by the same address with the kind that it was."""
    form = SourceKindForm(formdata=request.values, prefix="source")
    if not form.validate() or form.seen.data not in set(SourceKind):
        raise RuleBroken("Choose one of the kinds of source.")
    kind, before = SourceKind(form.kind.data), SourceKind(form.seen.data)
    with transaction() as session:
        set_source_kind(session, viewer(), article_id, kind, before)
    back: dict[str, Any] = {"source-kind": before.value, "source-seen": kind.value}
    undo = url_for("sources.set_kind", article_id=article_id, **back) if kind != before else None
    tell_done(f"Kind of source: {kind.label.lower()}.", undo=undo)
    return redirect(url_for("articles.show", article_id=article_id, _anchor="facts"), code=303)
