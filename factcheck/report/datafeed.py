"""ClaimReviews as a feed that can be read page by page, and from where one left off."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from factcheck.report.claimreview import CONTEXT, claim_review
from factcheck.report.public import PublicReport

#: schema.org has no word for the page after this one.
_NEXT = {"next": {"@id": "https://www.w3.org/ns/activitystreams#next", "@type": "@id"}}


def data_feed(
    desk: str, site: str, reports: Iterable[tuple[PublicReport, datetime]], next_: str | None
) -> dict[str, Any]:
    """A DataFeed of the ClaimReviews of these reports, each given with when its first came out.

    A report without a ClaimReview is left out. ``site`` is where the desk's public pages stand,
    ``next_`` the address of the page after this one; None on the last.
    """
    elements = []
    for report, first_published_at in reports:
        review = claim_review(report, site=site, first_published_at=first_published_at)
        if review is not None:
            elements.append(_element(review))
    feed: dict[str, Any] = {
        "@context": [CONTEXT, _NEXT],
        "@type": "DataFeed",
        "name": f"Fact checks of {desk}",
        "dataFeedElement": elements,
    }
    if elements:
        feed["dateModified"] = max(element["dateModified"] for element in elements)
    return feed | ({"next": next_} if next_ else {})


def _element(review: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "DataFeedItem",
        "url": review["url"],
        "dateCreated": review["datePublished"],
        "dateModified": review.get("dateModified", review["datePublished"]),
        "item": [review],
    }
