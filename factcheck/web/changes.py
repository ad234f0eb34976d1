"""What an edition of a report changed, within the frame of the desk."""

from flask import Blueprint, render_template

from factcheck.models import May
from factcheck.report.html import render_changes
from factcheck.web.asked import number_asked
from factcheck.web.editions import AT_THE_DESK, changes, editions_of
from factcheck.web.permission import needs

blueprint = Blueprint("changes", __name__)


@blueprint.get("/reports/<ref>/editions/<int:number>/changes")
@needs(May.READ)
def at_the_desk(ref: str, number: int) -> str:
    """An edition against the one before it, or against the one that ``with`` names."""
    kept = editions_of(ref)
    found, links = changes(AT_THE_DESK, kept, number, number_asked("with"))
    return render_template(
        "reports/changes.html",
        body=render_changes(found.newer, found, links),
        report=found.newer,
        title=f"What changed in {found.newer.ref}",
    )
