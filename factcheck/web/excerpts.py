"""The public reading view of a source: the passages that a report quotes, in place, and no more."""

from flask import Blueprint, Response, url_for

from factcheck.models import ref_of
from factcheck.queries.publicity import public_editions
from factcheck.report.json import from_json
from factcheck.web import site
from factcheck.web.context import reading
from factcheck.web.editions import chosen_of
from factcheck.web.in_place import source_page
from factcheck.web.permission import open_to_all
from factcheck.web.standalone import icon

blueprint = Blueprint("excerpts", __name__, url_prefix="/checks")
site.answer_in_frame(blueprint)


@blueprint.get("/<ref>/editions/<int:number>/sources/<int:source>")
@open_to_all
def show(ref: str, number: int, source: int) -> Response:
    """What a published edition quotes of one of its sources."""
    kept = public_editions(reading(), ref)
    edition = chosen_of(kept, number)
    ref = ref_of(edition.claim_id)
    page = source_page(
        from_json(edition.json_bytes),
        source,
        report_href=url_for("checks.edition", ref=ref, number=number),
        css_hrefs=site.sheets("report"),
        masthead=site.masthead("checks", site.crumbs(ref, len(kept))),
        head_extra=icon(),
    )
    return site.kept(page, "text/html; charset=utf-8")
