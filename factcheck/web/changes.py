"""What an edition of a report changed, for everybody and at the desk."""

from flask import Blueprint, render_template

from factcheck.models import May
from factcheck.queries.publicity import public_editions
from factcheck.report.html import render_changes
from factcheck.web.asked import number_asked
from factcheck.web.context import reading
from factcheck.web.editions import AT_THE_DESK, PUBLIC, changes, editions_of
from factcheck.web.in_place import beside_page
from factcheck.web.permission import needs, open_to_all
from factcheck.web.standalone import icon, sheets

blueprint = Blueprint("changes", __name__)


@blueprint.get("/checks/<ref>/editions/<int:number>/changes")
@open_to_all
def public(ref: str, number: int) -> str:
    """A public edition against the one before it, or against the one that ``with`` names."""
    kept = public_editions(reading(), ref)
    found, links = changes(PUBLIC, kept, number, number_asked("with"))
    return beside_page(
        render_changes(found.newer, found, links),
        found.newer,
        f"What changed in {found.newer.ref}",
        css_hrefs=sheets("report"),
        head_extra=icon(),
    )


@blueprint.get("/reports/<ref>/editions/<int:number>/changes")
@needs(May.READ)
def at_the_desk(ref: str, number: int) -> str:
    """The same within the frame of the desk."""
    kept = editions_of(ref)
    found, links = changes(AT_THE_DESK, kept, number, number_asked("with"))
    return render_template(
        "reports/changes.html",
        body=render_changes(found.newer, found, links),
        report=found.newer,
        title=f"What changed in {found.newer.ref}",
    )
