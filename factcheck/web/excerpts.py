"""The public reading view of a source: the passages that a report quotes, in place, and no more."""

from flask import Blueprint, url_for

from factcheck.models import ref_of
from factcheck.queries.publicity import public_editions
from factcheck.report.json import from_json
from factcheck.web.context import reading
from factcheck.web.editions import chosen_of
from factcheck.web.in_place import source_page
from factcheck.web.permission import open_to_all
from factcheck.web.standalone import icon, sheets

blueprint = Blueprint("excerpts", __name__, url_prefix="/checks")


@blueprint.get("/<ref>/editions/<int:number>/sources/<int:source>")
@open_to_all
def show(ref: str, number: int, source: int) -> str:
    """What a published edition quotes of one of its sources."""
    edition = chosen_of(public_editions(reading(), ref), number)
    return source_page(
        from_json(edition.json_bytes),
        source,
        report_href=url_for("checks.edition", ref=ref_of(edition.claim_id), number=number),
        css_hrefs=sheets("report"),
        head_extra=icon(),
    )
