"""ClaimReviews: in the head of a check's page, and all of them as a data feed."""

import json
from datetime import datetime

from flask import Blueprint, Response, url_for
from markupsafe import Markup

from factcheck.errors import NotFound
from factcheck.queries.claimreviews import AT_ONCE, draft_flaws, newest_reports
from factcheck.queries.publicity import is_public
from factcheck.queries.reports import Masthead
from factcheck.queries.workbench import Workbench
from factcheck.report.claimreview import script
from factcheck.report.datafeed import data_feed
from factcheck.report.linting import Flaw
from factcheck.report.public import PublicReport
from factcheck.web.asked import number_asked
from factcheck.web.caching import ASKED_AGAIN, keepable
from factcheck.web.context import reading, settings, viewer
from factcheck.web.permission import open_to_all

blueprint = Blueprint("claimreviews", __name__)

#: Rule → the field of the workbench in which it can be met.
MENDED_IN = {
    "claimant": "wording-claimant",
    "claimant kind": "wording-kind",
    "claim date": "wording-said_on",
    "short claim": "wording-statement",
    "verdict in the claim": "wording-statement",
    "negated wording": "wording-statement",
    "unresolved pronoun": "wording-statement",
    "relative day": "wording-statement",
}


@blueprint.get("/claimreviews.json")
@open_to_all
def feed() -> Response:
    """A page of the feed, those published first before; ``after`` is where one left off."""
    if not is_public(reading()):
        raise NotFound("There is nothing here. This desk publishes by link only.")
    site = settings().public_url
    found = newest_reports(reading(), number_asked("after") or 0, AT_ONCE + 1)
    shown = found[:AT_ONCE]
    next_ = None
    if len(found) > AT_ONCE:
        next_ = site + url_for("claimreviews.feed", after=shown[-1].edition_id)
    reports = ((one.report, one.first_published_at) for one in shown)
    response = keepable(
        json.dumps(data_feed(settings().desk_name, site, reports, next_), ensure_ascii=False),
        "application/ld+json",
        ASKED_AGAIN,
    )
    if next_:
        response.headers["Link"] = f'<{next_}>; rel="next"'
    return response


def claim_review_of(report: PublicReport, first_published_at: datetime) -> Markup:
    """The ClaimReview of a check, for its permanent page alone: of its newest edition."""
    return script(report, site=settings().public_url, first_published_at=first_published_at)


def flaws_of(bench: Workbench) -> list[tuple[Flaw, str | None]]:
    """What would be amiss if the claim were published now, each with the field that mends it."""
    masthead = Masthead(settings().desk_name, settings().public_url)
    found = draft_flaws(reading(), viewer(), bench.claim, bench.verdict, masthead)
    return [(flaw, MENDED_IN.get(flaw.rule)) for flaw in found]
