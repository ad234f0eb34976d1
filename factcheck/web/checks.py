"""The public pages of a check: its newest edition at an address for good, and every edition.

Like shared reports they ask nobody who they are: no session is read and no cookie set. Where the
desk publishes by link only, the permanent address leads to the desk's own page, which asks.
"""

from collections.abc import Sequence

from flask import Blueprint, Response, redirect, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from factcheck.models import Edition, ref_of
from factcheck.queries.publicity import is_public, public_editions
from factcheck.report.html import render_page
from factcheck.report.json import from_json
from factcheck.web.cards import link_preview
from factcheck.web.claimreviews import claim_review_of
from factcheck.web.context import reading
from factcheck.web.editions import PUBLIC, chosen_of, ways
from factcheck.web.in_place import places_in
from factcheck.web.permission import open_to_all
from factcheck.web.reports import frozen_file, pdf_href
from factcheck.web.share import icon, sheets

blueprint = Blueprint("checks", __name__, url_prefix="/checks")


@blueprint.get("/<ref>")
@open_to_all
def show(ref: str) -> str | AnyResponse:
    """The newest edition."""
    if not is_public(reading()):
        return redirect(url_for("reports.show", ref=ref))
    editions = public_editions(reading(), ref)
    if ref != (canonical := ref_of(editions[0].claim_id)):
        return redirect(url_for("checks.show", ref=canonical), 301)
    return _page(editions, editions[0], claim_review_of(editions))


@blueprint.get("/<ref>/editions/<int:number>")
@open_to_all
def edition(ref: str, number: int) -> str | AnyResponse:
    """One edition, with the way to the newest when it is another."""
    editions = public_editions(reading(), ref)
    return _page(editions, chosen_of(editions, number))


@blueprint.get("/<ref>/editions/<int:number>/report.<any(md, json):ending>")
@open_to_all
def file(ref: str, number: int, ending: str) -> Response:
    """The Markdown or the JSON as it was frozen, byte for byte."""
    kept = chosen_of(public_editions(reading(), ref), number)
    return frozen_file(ref_of(kept.claim_id), kept, ending)


def _page(editions: Sequence[Edition], chosen: Edition, head: Markup | str = "") -> str:
    ref = ref_of(chosen.claim_id)
    report = from_json(chosen.json_bytes)
    return render_page(
        report,
        css_hrefs=sheets(),
        head_extra=icon() + link_preview(report, chosen is editions[0]) + head,
        markdown_href=url_for("checks.file", ref=ref, number=chosen.number, ending="md"),
        json_href=url_for("checks.file", ref=ref, number=chosen.number, ending="json"),
        annotations_href=url_for("annotations.of_check", ref=ref, number=chosen.number),
        pdf_href=pdf_href("printouts.public", chosen),
        embed_href=url_for("embeds.code", ref=ref),
        article_href=places_in(
            report,
            lambda source: url_for("excerpts.show", ref=ref, number=chosen.number, source=source),
        ),
        **ways(PUBLIC, editions, chosen),
    )
