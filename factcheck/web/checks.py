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
from factcheck.report.addresses import permanent_address
from factcheck.report.amending import IN_A_LOG
from factcheck.report.html import render_changes, render_page
from factcheck.report.json import from_json
from factcheck.report.wording import heading
from factcheck.web import site
from factcheck.web.asked import number_asked
from factcheck.web.caching import FOR_EVERYBODY
from factcheck.web.cards import link_preview
from factcheck.web.claimreviews import claim_review_of
from factcheck.web.context import reading, settings
from factcheck.web.editions import PUBLIC, chosen_of, frozen_file, pdf_href, ways
from factcheck.web.editions import changes as changes_between
from factcheck.web.in_place import beside_page, places_in
from factcheck.web.permission import open_to_all
from factcheck.web.standalone import icon

blueprint = Blueprint("checks", __name__, url_prefix="/checks")
site.answer_in_frame(blueprint)


@blueprint.get("/<ref>")
@open_to_all
def show(ref: str) -> AnyResponse:
    """The newest edition."""
    if not is_public(reading()):
        return redirect(url_for("reports.show", ref=ref))
    editions = public_editions(reading(), ref)
    if ref != (canonical := ref_of(editions[0].claim_id)):
        return redirect(url_for("checks.show", ref=canonical), 301)
    return _page(editions, editions[0], is_permanent=True)


@blueprint.get("/<ref>/editions")
@open_to_all
def editions(ref: str) -> AnyResponse:
    """Every edition, with what each set right."""
    kept = public_editions(reading(), ref)
    canonical = ref_of(kept[0].claim_id)
    if ref != canonical:
        return redirect(url_for("checks.editions", ref=canonical), 301)
    newest = from_json(kept[0].json_bytes)
    corrections = {one.edition: one for one in newest.corrections if one.tier != "typo"}
    return site.page(
        "site/editions.html",
        "checks",
        site.crumbs(canonical, None),
        ref=canonical,
        words=heading(newest.claim),
        editions=kept,
        corrections=corrections,
        tiers=IN_A_LOG,
    )


@blueprint.get("/<ref>/editions/<int:number>")
@open_to_all
def edition(ref: str, number: int) -> AnyResponse:
    """One edition, with the way to the newest when it is another."""
    kept = public_editions(reading(), ref)
    chosen = chosen_of(kept, number)
    if ref != (canonical := ref_of(chosen.claim_id)):
        return redirect(url_for("checks.edition", ref=canonical, number=number), 301)
    return _page(kept, chosen)


@blueprint.get("/<ref>/editions/<int:number>/changes")
@open_to_all
def changes(ref: str, number: int) -> Response:
    """An edition against the one before it, or against the one that ``with`` names."""
    kept = public_editions(reading(), ref)
    found, links = changes_between(PUBLIC, kept, number, number_asked("with"))
    page = beside_page(
        render_changes(found.newer, found, links),
        found.newer,
        f"What changed in {found.newer.ref}",
        css_hrefs=site.sheets("report"),
        masthead=site.masthead("checks", site.crumbs(found.newer.ref, len(kept))),
        head_extra=icon(),
    )
    return site.kept(page, "text/html; charset=utf-8")


@blueprint.get("/<ref>/editions/<int:number>/report.<any(md, json):ending>")
@open_to_all
def file(ref: str, number: int, ending: str) -> Response:
    """The Markdown or the JSON as it was frozen, byte for byte."""
    return frozen_file(chosen_of(public_editions(reading(), ref), number), ending, FOR_EVERYBODY)


def _page(kept: Sequence[Edition], chosen: Edition, *, is_permanent: bool = False) -> Response:
    """A page of the check; the one at the permanent address has the ClaimReview, no other."""
    ref = ref_of(chosen.claim_id)
    report, is_newest = from_json(chosen.json_bytes), chosen is kept[0]
    in_head = [icon(), link_preview(report, is_newest)]
    if is_permanent:
        in_head.append(claim_review_of(report, kept[-1].published_at))
    page = render_page(
        report,
        css_hrefs=site.sheets("report"),
        masthead=site.masthead("checks", site.crumbs(ref, len(kept), is_here=is_newest)),
        address=permanent_address(settings().public_url, ref),
        head_extra=Markup("\n").join(in_head),
        markdown_href=url_for("checks.file", ref=ref, number=chosen.number, ending="md"),
        json_href=url_for("checks.file", ref=ref, number=chosen.number, ending="json"),
        annotations_href=url_for("annotations.of_check", ref=ref, number=chosen.number),
        pdf_href=pdf_href("printouts.public", chosen),
        embed_href=url_for("embeds.code", ref=ref),
        article_href=places_in(
            report,
            lambda source: url_for("excerpts.show", ref=ref, number=chosen.number, source=source),
        ),
        **ways(PUBLIC, kept, chosen),
    )
    return site.kept(page, "text/html; charset=utf-8")
