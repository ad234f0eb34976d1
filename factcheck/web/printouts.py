"""Editions as PDF, where what sets them is installed."""

from flask import Blueprint, Response

from factcheck.errors import NotFound
from factcheck.models import Edition, May, ref_of
from factcheck.queries.publicity import public_editions
from factcheck.queries.reports import editions
from factcheck.report.pdf import is_available, render_pdf
from factcheck.web.context import reading, viewer
from factcheck.web.drawn import FOR_FIVE_MINUTES, answer, kept
from factcheck.web.editions import chosen_of
from factcheck.web.permission import needs, open_to_all

blueprint = Blueprint("printouts", __name__)

_set = kept(render_pdf, 16)


@blueprint.get("/checks/<ref>/editions/<int:number>/report.pdf")
@open_to_all
def public(ref: str, number: int) -> Response:
    """An edition as PDF, for everybody."""
    chosen = chosen_of(public_editions(reading(), ref), number)
    return printout(chosen, FOR_FIVE_MINUTES)


@blueprint.get("/reports/<ref>/editions/<int:number>/report.pdf")
@needs(May.READ)
def inside(ref: str, number: int) -> Response:
    """An edition as PDF, for those who are signed in."""
    kept_editions = editions(reading(), viewer(), ref)
    if not kept_editions:
        raise NotFound("Nothing of this is published yet.")
    return printout(chosen_of(kept_editions, number), "private, no-cache")


def printout(edition: Edition, cache_control: str) -> Response:
    """The PDF of an edition that the visitor may see, to keep.

    Raises ``NotFound`` where this desk sets none.
    """
    if not is_available():
        raise NotFound("This desk sets no PDF. Any browser makes one when it prints the report.")
    response = answer(_set(edition.json_bytes), "application/pdf", cache_control)
    name = f"{ref_of(edition.claim_id)}-edition-{edition.number}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
