"""The picture that a link to a published check brings along, and the tags that tell of it."""

from urllib.parse import urlencode

from flask import Blueprint, Response, url_for
from markupsafe import Markup

from factcheck.models import Edition
from factcheck.queries.publicity import public_editions
from factcheck.report.card import card_png
from factcheck.report.opengraph import head_tags
from factcheck.report.public import PublicReport
from factcheck.web.caching import FOR_FIVE_MINUTES, keepable
from factcheck.web.context import reading, settings
from factcheck.web.drawn import drawn_once
from factcheck.web.editions import chosen_of
from factcheck.web.permission import open_to_all

blueprint = Blueprint("cards", __name__, url_prefix="/checks/<ref>")

_drawn = drawn_once(card_png, 64)


@blueprint.get("/card.png")
@open_to_all
def newest(ref: str) -> Response:
    """The card of the newest edition."""
    return picture(public_editions(reading(), ref)[0])


@blueprint.get("/editions/<int:number>/card.png")
@open_to_all
def edition(ref: str, number: int) -> Response:
    """The card of one edition."""
    return picture(chosen_of(public_editions(reading(), ref), number))


def picture(edition: Edition) -> Response:
    """The card of an edition that the visitor may see. Pages of other sites may show it."""
    response = keepable(_drawn(edition.json_bytes), "image/png", FOR_FIVE_MINUTES)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def link_preview(report: PublicReport, is_newest: bool) -> Markup:
    """Tags for the head of a public page: what is shown where its address is pasted."""
    site, ref = settings().public_url, report.ref
    if is_newest:
        page = url_for("checks.show", ref=ref)
        card = url_for("cards.newest", ref=ref)
    else:
        page = url_for("checks.edition", ref=ref, number=report.edition)
        card = url_for("cards.edition", ref=ref, number=report.edition)
    told = urlencode({"url": site + page, "format": "json"})
    return head_tags(
        report,
        page=site + page,
        # Where links are shown, a picture is kept by its address for long.
        card=f"{site}{card}?edition={report.edition}",
        oembed=f"{site}{url_for('embeds.oembed')}?{told}",
    )
