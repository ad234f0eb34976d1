"""Verdicts: signed off, published, reopened, corrected."""

from collections.abc import Callable

from flask import Blueprint, request, url_for
from sqlmodel import Session

from factcheck.models import CorrectionTier, May, Person, Status
from factcheck.queries.reports import Masthead, newest_edition
from factcheck.queries.viewing import claim_seen
from factcheck.web.context import reading, settings, viewer
from factcheck.web.forms.fields import written
from factcheck.web.forms.scales import offer_scale
from factcheck.web.forms.verdicts import AmendForm, AnnulForm, SignOffForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, do, here, page, refuse_form, seen, turn
from factcheck.workflow import corrections, reports, verdicts

blueprint = Blueprint("verdicts", __name__, url_prefix="/claims/<int:claim_id>")


@blueprint.post("/verdict")
@needs(May.SIGN_OFF)
def sign_off(claim_id: int) -> Answer:
    """Put the desk's name to a conclusion."""
    form = _form(claim_id)
    if not form.validate():
        return page(claim_id, {"sign_off": form}), 422
    amends = isinstance(form, AmendForm)
    return do(
        claim_id,
        lambda session: verdicts.sign_off(
            session,
            viewer(),
            claim_id,
            conclusion=written(form.conclusion),
            rating_id=int(form.rating.data) if amends and form.rating else None,
            correction=form.correction.data if amends else None,
            tier=CorrectionTier(form.tier.data) if amends else None,
            seen=seen(form.seen.data),
        ),
        lambda refusal: refuse_form(claim_id, "sign_off", form, refusal),
        done="Signed off.",
    )


@blueprint.post("/publication")
@needs(May.SIGN_OFF)
def publish(claim_id: int) -> Answer:
    """Freeze the next edition of the report."""
    masthead = Masthead(settings().desk_name, settings().public_url)
    revision = seen(request.form.get("seen"))
    return do(
        claim_id,
        lambda session: reports.publish(session, viewer(), claim_id, masthead, revision),
        done="Published. Its report is frozen as a numbered edition.",
    )


@blueprint.post("/verdict/renewal")
@needs(May.SIGN_OFF)
def sign_again(claim_id: int) -> Answer:
    """Put the desk's name to the report as it stands now."""
    return turn(claim_id, claim_id, verdicts.sign_again, "Signed off again, as it stands now.")


@blueprint.post("/reopening")
@needs(May.SIGN_OFF)
def reopen(claim_id: int) -> Answer:
    """Send a claim back to work; its reviews no longer count."""
    return turn(claim_id, claim_id, verdicts.reopen, "Reopened: it needs new reviews.")


@blueprint.post("/correction")
@needs(May.SIGN_OFF)
def correct(claim_id: int) -> Answer:
    """Begin to correct what is published."""
    undo = url_for("verdicts.drop_correction", claim_id=claim_id, **here())
    done = "The correction is begun; the published edition stays up meanwhile."
    return turn(claim_id, claim_id, verdicts.begin_correction, done, undo)


@blueprint.post("/correction/dropping")
@needs(May.SIGN_OFF)
def drop_correction(claim_id: int) -> Answer:
    """Leave the published edition as it is."""
    return turn(claim_id, claim_id, verdicts.drop_correction, "The correction is dropped.")


@blueprint.post("/outdating")
@needs(May.SIGN_OFF)
def outdated(claim_id: int) -> Answer:
    """Tell readers that events have overtaken the check."""
    done = "Outdated: a new edition tells readers so."
    return _annul(claim_id, "outdated", corrections.mark_outdated, done)


@blueprint.post("/voiding")
@needs(May.SIGN_OFF)
def void(claim_id: int) -> Answer:
    """Tell readers that the check isn't held to be one any more."""
    done = "Void: a new edition tells readers so."
    return _annul(claim_id, "void", corrections.declare_void, done)


def _annul(
    claim_id: int,
    name: str,
    verb: Callable[[Session, Person, int, str, int | None], object],
    done: str,
) -> Answer:
    form = AnnulForm(prefix=name)
    if not form.validate():
        return page(claim_id, {name: form}), 422
    return do(
        claim_id,
        lambda session: verb(
            session, viewer(), claim_id, written(form.sentence), seen(form.seen.data)
        ),
        lambda refusal: refuse_form(claim_id, name, form, refusal),
        done=done,
    )


def _form(claim_id: int) -> SignOffForm:
    """What was published before is corrected: that says what it changes, and of which kind it is.

    A correction may lead to another rating; reviews that came anew give theirs.
    """
    claim = claim_seen(reading(), viewer(), claim_id)
    if newest_edition(reading(), claim.id) is None:
        return SignOffForm(prefix="verdict")
    form = AmendForm(prefix="verdict")
    if claim.status is Status.CORRECTING:
        offer_scale(form, claim)
    else:
        del form.rating
    return form
