"""Withholding the reports on a claim and the text of an article, and releasing them."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers import Response

from factcheck.errors import RuleBroken
from factcheck.models import Ground, May
from factcheck.web.article_pages import article_page
from factcheck.web.context import transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.verdicts import WithholdForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, do, here, page, refuse_form, seen, turn
from factcheck.workflow import withholding as verbs

blueprint = Blueprint("withholding", __name__)


@blueprint.post("/claims/<int:claim_id>/withholding")
@needs(May.WITHHOLD)
def withhold(claim_id: int) -> Answer:
    """Show nobody the reports on a claim."""
    form = WithholdForm(prefix="withhold")
    if not form.validate():
        return page(claim_id, {"withhold": form}), 422
    return do(
        claim_id,
        lambda session: verbs.withhold(
            session,
            viewer(),
            claim_id,
            Ground(form.ground.data),
            written(form.reason),
            seen(form.seen.data),
        ),
        lambda refusal: refuse_form(claim_id, "withhold", form, refusal),
        done="Withheld: its report isn’t shown any more.",
        undo=url_for("withholding.release", claim_id=claim_id, **here()),
    )


@blueprint.post("/claims/<int:claim_id>/withholding/release")
@needs(May.WITHHOLD)
def release(claim_id: int) -> Answer:
    """Show the reports on a claim again."""
    return turn(claim_id, claim_id, verbs.release, "Released: its report is shown again.")


@blueprint.post("/articles/<int:article_id>/withholding")
@needs(May.WITHHOLD)
def withhold_text(article_id: int) -> Response | tuple[str, int]:
    """Show nobody the text of an article."""
    form = WithholdForm(prefix="withhold")
    if not form.validate():
        return article_page(article_id, form)[0], 422
    with transaction() as session:
        verbs.withhold_text(
            session, viewer(), article_id, Ground(form.ground.data), written(form.reason)
        )
    undo = url_for("withholding.release_text", article_id=article_id)
    tell_done("Withheld: its text isn’t shown any more.", undo=undo)
    return _to_article(article_id)


@blueprint.post("/articles/<int:article_id>/withholding/release")
@needs(May.WITHHOLD)
def release_text(article_id: int) -> Response:
    """Show the text of an article again."""
    try:
        with transaction() as session:
            verbs.release_text(session, viewer(), article_id)
    except RuleBroken as refusal:
        flash(str(refusal), "error")
    else:
        tell_done("Released: its text is shown again.")
    return _to_article(article_id)


def _to_article(article_id: int) -> Response:
    return redirect(url_for("articles.show", article_id=article_id), code=303)
