"""What is wrong with a report as others read it by machine, in sentences for whoever publishes it.

Without what is required there is no ClaimReview; what is recommended makes it worth more. Neither
keeps a report from being published.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from factcheck.report.addresses import web_address
from factcheck.report.claimreview import (
    appearances,
    claim_reviewed,
    has_numbers,
    is_in_force,
    is_said_in_time,
    names_rating,
)
from factcheck.report.public import PublicReport, Ruling, Source
from factcheck.text.headlines import CLAIM_SHOWN
from factcheck.text.wording import notes_on

Severity = Literal["required", "recommended"]

#: In characters: of a rating in words, its beginning is what others show.
RATING_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Flaw:
    """A rule that a report doesn't keep."""

    #: Its name, which doesn't change: “claimant kind”.
    rule: str
    severity: Severity
    #: What is missing, and what to do about it.
    sentence: str
    #: The property of the ClaimReview: “itemReviewed.author”.
    where: str


def lint(report: PublicReport, *, site: str | None, first_published_at: datetime) -> list[Flaw]:
    """What the rules of ClaimReview find, the required first; nothing for what is void or outdated.

    ``site`` is where the desk's public pages stand; None while it publishes by link only, when
    nothing is asked of their address. ``first_published_at`` is when edition 1 came out.
    """
    if not is_in_force(report):
        return []
    found = [
        *_address(site),
        *_words(report),
        *_wording(report),
        *_claimant(report),
        *_dates(report, first_published_at),
        *_origin(report, site),
        *_rating(report.ruling),
        *_citations(report),
    ]
    return sorted(found, key=lambda flaw: flaw.severity == "recommended")


def _address(site: str | None) -> Iterator[Flaw]:
    if site is not None and web_address(site) is None:
        yield Flaw(
            "address",
            "required",
            f"The desk’s public address, {site}, isn’t one of the web. Set public_url to one that"
            " begins with https:// or http://.",
            "url",
        )


def _words(report: PublicReport) -> Iterator[Flaw]:
    claim = report.claim
    shown = claim_reviewed(report)
    if names_rating(shown, report.ruling):
        yield Flaw(
            "verdict in the claim",
            "recommended",
            f"The claim as others show it, “{shown}”, names a rating. Write a statement that says"
            " the claim alone.",
            "claimReviewed",
        )
    given = (claim.statement, claim.headline, claim.quotation)
    if shown not in {" ".join(one.split()) for one in given if one}:
        yield Flaw(
            "short claim",
            "recommended",
            f"The claim is cut to “{shown}”. Write a statement or a headline of fewer than"
            f" {CLAIM_SHOWN} characters.",
            "claimReviewed",
        )


def _wording(report: PublicReport) -> Iterator[Flaw]:
    """What an editor is told while wording the claim, but for what ``_words`` says."""
    claim = report.claim
    if claim.statement and not names_rating(claim.statement, report.ruling):
        for note in notes_on(claim.statement, None, claim.quotation):
            yield Flaw(note.rule, "recommended", note.sentence, "claimReviewed")


def _claimant(report: PublicReport) -> Iterator[Flaw]:
    claim = report.claim
    if not claim.claimant:
        yield Flaw(
            "claimant",
            "recommended",
            "Nobody is named as the claimant. Name whoever made the claim.",
            "itemReviewed.author",
        )
    elif claim.claimant_is_unnamed:
        yield Flaw(
            "claimant",
            "recommended",
            f"The claimant is left out: “{claim.claimant}” is no name, and nobody gives one.",
            "itemReviewed.author",
        )
    elif not claim.claimant_kind:
        yield Flaw(
            "claimant kind",
            "recommended",
            f"Say whether {claim.claimant} is a person or a body; until then the claimant is left"
            " out.",
            "itemReviewed.author",
        )


def _dates(report: PublicReport, first_published_at: datetime) -> Iterator[Flaw]:
    claim = report.claim
    if claim.said_on is None:
        yield Flaw(
            "claim date",
            "recommended",
            "The day on which the claim was made is missing. Write it down if it is known.",
            "itemReviewed.datePublished",
        )
    elif not is_said_in_time(claim, first_published_at):
        yield Flaw(
            "claim date",
            "recommended",
            f"The claim is said to be made on {claim.said_on.isoformat()}, after its check came"
            " out; the day is left out. Put it right.",
            "itemReviewed.datePublished",
        )


def _origin(report: PublicReport, site: str | None) -> Iterator[Flaw]:
    hosts = {_host(source) for source in appearances(report)} - {None}
    if not hosts:
        yield Flaw(
            "appearance",
            "recommended",
            "No article in which the claim was made has an address that readers can follow.",
            "itemReviewed.appearance",
        )
    elif site is not None and hosts == {urlsplit(site).hostname}:
        yield Flaw(
            "origin",
            "recommended",
            "The claim appears on this desk’s own site alone. Add an article of another site in"
            " which it was made.",
            "itemReviewed.appearance",
        )


def _rating(ruling: Ruling) -> Iterator[Flaw]:
    if ruling.scale and not has_numbers(ruling):
        yield Flaw(
            "numbers",
            "recommended",
            "The scale has a number below 1, so that the rating is given in words alone. Number"
            " the ratings from 1.",
            "reviewRating.ratingValue",
        )
    numbers = {step.label.casefold(): step.number for step in ruling.scale}
    if {"true", "false"} <= numbers.keys() and numbers["false"] > numbers["true"]:
        yield Flaw(
            "direction",
            "recommended",
            "“False” has a higher number than “True”; others read a higher number as truer. Turn"
            " the scale round.",
            "reviewRating.ratingValue",
        )
    if len(ruling.rating or ruling.conclusion) > RATING_SHOWN:
        yield Flaw(
            "long rating",
            "recommended",
            "Others show the conclusion in place of a rating, and may cut it. See that its first"
            " words say what it comes to.",
            "reviewRating.alternateName",
        )


def _citations(report: PublicReport) -> Iterator[Flaw]:
    cited = {exhibit.passage.source for exhibit in report.evidence}
    found = {one.search.address for one in report.searches}
    found |= {report.sources[number - 1].address for number in cited}
    if not any(web_address(address) for address in found):
        yield Flaw(
            "citations",
            "recommended",
            "No piece of the evidence has an address at which readers can look it up.",
            "url",
        )


def _host(source: Source) -> str | None:
    address = web_address(source.address)
    return urlsplit(address).hostname if address else None
