"""The draft of a report inside the desk, as somebody who is given a link to one sees it."""

from flask import Blueprint, render_template, request

from factcheck.models import May, now
from factcheck.queries.previews import demand_draft_shown, inside_report_of, preview_of
from factcheck.queries.viewing import claim_seen
from factcheck.report.preview import render_draft
from factcheck.web.context import reading, settings, viewer
from factcheck.web.permission import needs

blueprint = Blueprint("previews", __name__)

WITHOUT_NOTES = "without-notes"


@blueprint.get("/claims/<int:claim_id>/preview")
@needs(May.READ)
def show(claim_id: int) -> str:
    """The draft with its notes, or as the claimant would get it."""
    session = reading()
    claim = claim_seen(session, viewer(), claim_id)
    demand_draft_shown(session, viewer(), claim)
    is_bare = request.args.get("as") == WITHOUT_NOTES
    build = preview_of if is_bare else inside_report_of
    draft = build(session, claim, settings().desk_name, now())
    return render_template(
        "claims/preview.html", claim=claim, is_bare=is_bare, body=render_draft(draft)
    )
