"""Reviews: sealed judgements, and the end of a dispute about them."""

from flask import Blueprint

from factcheck.models import Confidence, May, SettlingReason
from factcheck.queries.viewing import claim_seen
from factcheck.web.context import reading, viewer
from factcheck.web.forms.fields import written
from factcheck.web.forms.reviews import ReviewForm, SettleForm
from factcheck.web.forms.scales import offer_scale
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, do, page, refuse_form, seen
from factcheck.workflow import reviews as verbs

blueprint = Blueprint("reviews", __name__, url_prefix="/claims/<int:claim_id>")


@blueprint.post("/reviews")
@needs(May.REVIEW)
def submit(claim_id: int) -> Answer:
    """Hand in one's own review of the evidence that the form showed."""
    form = ReviewForm(prefix="review")
    offer_scale(form, claim_seen(reading(), viewer(), claim_id))
    if not form.validate():
        return page(claim_id, {"review": form}), 422
    return do(
        claim_id,
        lambda session: verbs.submit_review(
            session,
            viewer(),
            claim_id,
            rating_id=int(form.rating.data),
            justification=written(form.justification),
            confidence=form.sure,
            answers=form.answers,
            readings=form.readings,
            digest_seen=form.evidence.data or None,
        ),
        lambda refusal: refuse_form(claim_id, "review", form, refusal),
        done="Your review is in.",
    )


@blueprint.post("/settlement")
@needs(May.ADJUDICATE)
def settle(claim_id: int) -> Answer:
    """Decide a dispute."""
    form = SettleForm(prefix="settle")
    offer_scale(form, claim_seen(reading(), viewer(), claim_id))
    if not form.validate():
        return page(claim_id, {"settle": form}), 422
    return do(
        claim_id,
        lambda session: verbs.settle_dispute(
            session,
            viewer(),
            claim_id,
            rating_id=int(form.rating.data),
            reason=SettlingReason(form.reason.data),
            note=written(form.note),
            confidence=Confidence(form.confidence.data),
            seen=seen(form.seen.data),
        ),
        lambda refusal: refuse_form(claim_id, "settle", form, refusal),
        done="The dispute is settled.",
    )
