"""Suggested passages, dismissed and brought back; they are attached as evidence is."""

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from factcheck.models import May
from factcheck.web.context import transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.permission import needs
from factcheck.web.workbench import back, here
from factcheck.workflow import suggestions as verbs

blueprint = Blueprint("suggestions", __name__, url_prefix="/claims/<int:claim_id>/dismissals")


@blueprint.post("/<int:sentence_id>")
@needs(May.ATTACH)
def dismiss(claim_id: int, sentence_id: int) -> Response:
    """Don't suggest a sentence for this claim again."""
    with transaction() as session:
        verbs.dismiss(session, viewer(), claim_id, sentence_id)
    undo = url_for("suggestions.bring_back", claim_id=claim_id, sentence_id=sentence_id, **here())
    tell_done("Dismissed: it is not suggested for this claim again.", undo=undo)
    return back(claim_id)


@blueprint.post("/<int:sentence_id>/undoing")
@needs(May.ATTACH)
def bring_back(claim_id: int, sentence_id: int) -> Response:
    """Suggest a dismissed sentence again."""
    with transaction() as session:
        verbs.bring_back(session, viewer(), claim_id, sentence_id)
    tell_done("It is suggested again.")
    return back(claim_id)
