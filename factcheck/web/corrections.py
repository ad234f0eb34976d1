"""The corrections page of the public site."""

from flask import Blueprint, Response

from factcheck.models import CorrectionTier
from factcheck.queries.corrections import PAGE, public_corrections
from factcheck.web import site
from factcheck.web.asked import number_asked
from factcheck.web.context import reading
from factcheck.web.permission import open_to_all

blueprint = Blueprint("corrections", __name__)
site.answer_in_frame(blueprint)

#: Tier → what readers are told; without a tier it is a correction like any other.
TIERS = {
    None: "Correction",
    CorrectionTier.AFFECTS_RATING: "Correction of the rating",
    CorrectionTier.KEEPS_RATING: "Correction; the rating stands",
    CorrectionTier.UPDATE: "Update",
    CorrectionTier.OUTDATED: "Outdated: it no longer holds",
    CorrectionTier.VOID: "Void: the desk took the check back",
}


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
        tiers=TIERS,
        is_first=before is None,
        next=found[PAGE - 1].id if len(found) > PAGE else None,
    )
