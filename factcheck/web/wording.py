"""The wording of a claim: taking what the machine proposes, and notes as one types."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from factcheck.errors import NotFound
from factcheck.models import May
from factcheck.queries.wording import wording_notes
from factcheck.text.canonical import canonical
from factcheck.web.context import reading, viewer
from factcheck.web.forms.claims import LONGEST_HEADLINE, LONGEST_STATEMENT
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, do, seen
from factcheck.workflow.proposals import PROPOSED, take_proposal

blueprint = Blueprint("wording", __name__, url_prefix="/claims/<int:claim_id>/wording")


@blueprint.post("/proposal")
@needs(May.SORT)
def take(claim_id: int) -> Answer:
    """Make what is proposed for one field the claim's own."""
    field = request.form.get("field", "")
    if field not in PROPOSED:
        raise NotFound("Nothing is proposed for that.")
    return do(
        claim_id,
        lambda session: take_proposal(
            session, viewer(), claim_id, field, seen(request.form.get("seen"))
        ),
        done=f"{PROPOSED[field]} saved as it was proposed.",
    )


@blueprint.post("/notes")
@needs(May.SORT)
def notes(claim_id: int) -> Response:
    """What is to be said of words that aren't saved yet; answers a script."""
    found = wording_notes(
        reading(),
        viewer(),
        claim_id,
        _typed("wording-statement", LONGEST_STATEMENT),
        _typed("wording-headline", LONGEST_HEADLINE),
    )
    return jsonify({"notes": [{"field": one.field, "sentence": one.sentence} for one in found]})


def _typed(name: str, longest: int) -> str:
    return canonical(request.form.get(name, "")[:longest]).text
