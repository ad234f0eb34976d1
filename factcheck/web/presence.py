"""Who is at a claim just now, asked for by its page as long as somebody looks at it."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from factcheck.models import May
from factcheck.queries import company, telling
from factcheck.queries.viewing import claim_seen
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.permission import needs
from factcheck.web.workbench import seen
from factcheck.workflow.presence import note_presence

blueprint = Blueprint("presence", __name__, url_prefix="/claims/<int:claim_id>/presence")


@blueprint.post("")
@needs(May.READ)
def note(claim_id: int) -> Response:
    """Note that the viewer is here; who else is, and what somebody did since event ``seen``."""
    person = viewer()
    claim = claim_seen(reading(), person, claim_id)
    if company.is_to_be_noted(reading(), person, claim):
        with transaction() as session:
            note_presence(session, person, claim)
    since = seen(request.form.get("seen"))
    moved = company.moved_on(reading(), person, claim, since) if since is not None else None
    return jsonify(
        here=company.told_here(company.others_here(reading(), person, claim)),
        moved=telling.tell(moved) if moved else "",
    )
