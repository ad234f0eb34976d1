"""The ClaimReview of a report: what other sites and archives of fact checks read of it.

It is for the page at the report's permanent address, and says nothing that isn't on that page.
What the rules want and the report doesn't know is left out, never made up. The rules of
schema.org's ClaimReview that this keeps, and why: docs/decisions/0029.
"""

import json
from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from factcheck.report.addresses import permanent_address, web_address
from factcheck.report.public import Claim, PublicReport, Ruling, Source
from factcheck.report.wording import moment
from factcheck.text.headlines import CLAIM_SHOWN
from factcheck.text.shortening import shortened
from factcheck.text.wording import rating_named

CONTEXT = "https://schema.org"

#: The day begins this much earlier where it begins first.
_EARLIEST_DAY = timedelta(hours=14)
#: In script, what could end it, and what a line can't hold.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def claim_review(
    report: PublicReport, *, site: str, first_published_at: datetime
) -> dict[str, Any] | None:
    """The ClaimReview as JSON-LD; None where there is none to give.

    ``site`` is where the desk's public pages stand now, without a slash at the end: an edition that
    came out while reports were seen by link only names no address of its own, and has a page all
    the same. ``first_published_at`` is when edition 1 came out.
    """
    address = web_address(permanent_address(site, report.ref))
    if address is None or not is_in_force(report):
        return None
    review = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": address,
        "claimReviewed": claim_reviewed(report),
        "itemReviewed": _claim(report, first_published_at),
        "author": _desk(report, site),
        "datePublished": moment(first_published_at),
        "reviewRating": _rating(report.ruling),
        "reviewBody": report.ruling.conclusion,
    }
    if report.edition > 1:
        review["dateModified"] = moment(report.published_at)
    return review


def script(report: PublicReport, *, site: str, first_published_at: datetime) -> Markup:
    """The ClaimReview for the head of a page, empty where there is none.

    A browser takes it for words, not for a program: no policy has to allow it.
    """
    review = claim_review(report, site=site, first_published_at=first_published_at)
    if review is None:
        return Markup("")
    words = json.dumps(review, ensure_ascii=False).translate(_ESCAPED)
    return Markup(f'<script type="application/ld+json">{words}</script>')  # noqa: S704 - escaped


def is_in_force(report: PublicReport) -> bool:
    """Whether its ruling still stands: not once the desk has called it void or outdated."""
    return report.latest_tier not in ("void", "outdated")


def claim_reviewed(report: PublicReport) -> str:
    """The claim in short: of its statement, headline and words, the first that will do as it is.

    When all are too long or name a rating, the first that names none, cut at a word.
    """
    claim = report.claim
    given = [" ".join(one.split()) for one in (claim.statement, claim.headline) if one]
    given.append(" ".join(claim.quotation.split()))
    unjudged = [one for one in given if not names_rating(one, report.ruling)]
    short = (one for one in unjudged if len(one) < CLAIM_SHOWN)
    return next(short, None) or shortened((unjudged or given)[0], CLAIM_SHOWN - 1)


def names_rating(words: str, ruling: Ruling) -> bool:
    """Whether they tell the verdict beside the claim: “False: there was no grant”."""
    labels = {ruling.rating, *(step.label for step in ruling.scale)} - {None}
    return rating_named(words, filter(None, labels)) is not None


def has_numbers(ruling: Ruling) -> bool:
    """Whether the rating is a step of a scale that can be told in numbers: from 1 on, upwards."""
    numbers = [step.number for step in ruling.scale]
    return len(numbers) > 1 and numbers[-1] >= 1


def is_said_in_time(claim: Claim, first_published_at: datetime) -> bool:
    """Whether the claim was made before its check, by the calendar of wherever it was made."""
    latest: date = (first_published_at + _EARLIEST_DAY).date()
    return claim.said_on is None or claim.said_on <= latest


def appearances(report: PublicReport) -> list[Source]:
    """The sources in which the claim was made, each once, in their order."""
    numbers = dict.fromkeys(passage.source for passage in report.claim.appearances)
    return [report.sources[number - 1] for number in numbers]


def _claim(report: PublicReport, first_published_at: datetime) -> dict[str, Any]:
    claim = report.claim
    made: dict[str, Any] = {"@type": "Claim"}
    if claimant := _claimant(claim):
        made["author"] = claimant
    if claim.said_on and is_said_in_time(claim, first_published_at):
        made["datePublished"] = claim.said_on.isoformat()
    if found := [_work(source) for source in appearances(report)]:
        made["appearance"] = found
    return made


def _claimant(claim: Claim) -> dict[str, str] | None:
    """Who made the claim; None while the desk hasn't said whether that is a person or a body.

    None also for the unnamed: what an article calls a source is no name of anybody.
    """
    if not claim.claimant or not claim.claimant_kind or claim.claimant_is_unnamed:
        return None
    if claim.claimant_kind == "organization":
        return {"@type": "Organization", "name": claim.claimant}
    role = {"jobTitle": claim.claimant_role} if claim.claimant_role else {}
    return {"@type": "Person", "name": claim.claimant, **role}


def _work(source: Source) -> dict[str, Any]:
    work: dict[str, Any] = {
        "@type": "CreativeWork",
        "headline": source.title,
        "publisher": {"@type": "Organization", "name": source.outlet},
    }
    if address := web_address(source.address):
        work["url"] = address
    if source.published_on:
        work["datePublished"] = source.published_on.isoformat()
    return work


def _desk(report: PublicReport, site: str) -> dict[str, str]:
    return {
        "@type": "Organization",
        "name": report.desk,
        "url": f"{site}/checks",
        "publishingPrinciples": f"{site}/method",
        "correctionsPolicy": f"{site}/corrections",
    }


def _rating(ruling: Ruling) -> dict[str, Any]:
    """The rating in words, in numbers too where it is a step of a scale.

    Of a desk without ratings, its conclusion.
    """
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": ruling.rating or ruling.conclusion,
    }
    if has_numbers(ruling):
        rating["ratingValue"] = ruling.number
        rating["bestRating"] = ruling.scale[0].number
        rating["worstRating"] = ruling.scale[-1].number
    return rating
