"""The corrections page of the public site."""

from flask import Blueprint, Response

from factcheck.queries import published
from factcheck.web import site
from factcheck.web.asked import number_asked
from factcheck.web.context import reading
from factcheck.web.permission import open_to_all

blueprint = Blueprint("corrections", __name__)
site.answer_in_frame(blueprint)

#: Tier, as frozen → what readers are told; without a tier it is a correction like any other.
TIERS = {
    "affects rating": "Correction of the rating",
    "does not affect rating": "Correction; the rating stands",
    "update": "Update",
    "outdated": "Outdated: it no longer holds",
    "void": "Void: the desk took the check back",
}


@blueprint.get("/corrections")
@open_to_all
def index() -> Response:
    """What was wrong and set right, the newest first; a slip of the pen isn't told."""
    site.demand_public()
    before = number_asked("before")
    found, following = published.corrections(reading(), before=before)
    return site.page(
        "site/corrections.html",
        "corrections",
        found=found,
        tiers=TIERS,
        is_first=before is None,
        next=following,
    )
