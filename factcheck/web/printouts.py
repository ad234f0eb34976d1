"""Editions as PDF, where what sets them is installed."""

from flask import Blueprint, Response

from factcheck.errors import NotFound
from factcheck.models import Edition, May
from factcheck.queries.publicity import public_editions
from factcheck.report.pdf import is_available, render_pdf
from factcheck.web.caching import ASKED_AGAIN_ALONE, FOR_FIVE_MINUTES, keepable
from factcheck.web.context import reading
from factcheck.web.drawn import drawn_once
from factcheck.web.editions import as_file, chosen_of, editions_of
from factcheck.web.permission import needs, open_to_all

blueprint = Blueprint("printouts", __name__)

_set = drawn_once(render_pdf, 16)


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
    return printout(chosen_of(editions_of(ref), number), ASKED_AGAIN_ALONE)


def printout(edition: Edition, cache_control: str) -> Response:
    """The PDF of an edition that the visitor may see, to keep.

    Raises ``NotFound`` where this desk sets none.
    """
    if not is_available():
        raise NotFound("This desk sets no PDF. Any browser makes one when it prints the report.")
    response = keepable(_set(edition.json_bytes), "application/pdf", cache_control)
    return as_file(response, edition, "pdf")
