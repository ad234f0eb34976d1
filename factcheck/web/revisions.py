"""Revisions: a review written anew by its author while its round is disputed."""

from flask import Blueprint

from factcheck.models import May
from factcheck.queries.revisions import claim_of_review
from factcheck.queries.viewing import claim_seen
from factcheck.web.context import reading, viewer
from factcheck.web.forms.fields import written
from factcheck.web.forms.reviews import RevisionForm
from factcheck.web.forms.scales import offer_scale
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, do, page, refuse_form, seen
from factcheck.workflow.revisions import revise_review

blueprint = Blueprint("revisions", __name__, url_prefix="/reviews/<int:review_id>")


@blueprint.post("/revision")
@needs(May.REVIEW)
def revise(review_id: int) -> Answer:
    """Put another wording in the place of one's own; the ones before are kept."""
    claim_id = claim_of_review(reading(), viewer(), review_id)
    form = RevisionForm(prefix="revision")
    offer_scale(form, claim_seen(reading(), viewer(), claim_id))
    if not form.validate():
        return page(claim_id, {"revise": form}), 422
    return do(
        claim_id,
        lambda session: revise_review(
            session,
            viewer(),
            review_id,
            rating_id=int(form.rating.data),
            justification=written(form.justification),
            confidence=form.sure,
            answers=form.answers,
            readings=form.readings,
            seen=seen(form.seen.data),
        ),
        lambda refusal: refuse_form(claim_id, "revise", form, refusal),
        done="Your review is revised; what you wrote before is kept.",
    )
