"""The corrections page of the public site."""

from flask import Blueprint, Response

from factcheck.queries.corrections import PAGE, public_corrections
from factcheck.report.amending import IN_A_LOG
from factcheck.web import site
from factcheck.web.asked import number_asked
from factcheck.web.context import reading
from factcheck.web.permission import open_to_all

blueprint = Blueprint("corrections", __name__)
site.answer_in_frame(blueprint)


@blueprint.get("/corrections")
@open_to_all
def index() -> Response:
    """What was wrong and set right, the newest first; a slip of the pen isn't told."""
    before = number_asked("before")
    found = public_corrections(reading(), before=before, limit=PAGE + 1)
    return site.page(
        "site/corrections.html",
        "corrections",
        found=found[:PAGE],
        tiers=IN_A_LOG,
        is_first=before is None,
        next=found[PAGE - 1].id if len(found) > PAGE else None,
    )
