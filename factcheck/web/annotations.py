"""The evidence of an edition as W3C Web Annotations: for everybody, and for the desk."""

from collections.abc import Sequence

from flask import Blueprint, Response

from factcheck.errors import NotFound
from factcheck.models import Edition, May
from factcheck.queries import reports
from factcheck.queries.publicity import public_editions
from factcheck.report.json import from_json
from factcheck.report.webannotation import CONTENT_TYPE, to_jsonld
from factcheck.web.claimreviews import open_file
from factcheck.web.context import reading, viewer
from factcheck.web.editions import chosen_of
from factcheck.web.permission import needs, open_to_all

blueprint = Blueprint("annotations", __name__)


@blueprint.get("/checks/<ref>/editions/<int:number>/annotations.jsonld")
@open_to_all
def of_check(ref: str, number: int) -> Response:
    """Of a check that everybody may read."""
    return _file(public_editions(reading(), ref), number)


@blueprint.get("/reports/<ref>/editions/<int:number>/annotations.jsonld")
@needs(May.READ)
def of_report(ref: str, number: int) -> Response:
    """Of a report at the desk."""
    kept = reports.editions(reading(), viewer(), ref)
    if not kept:
        raise NotFound(f"Nothing of {ref} is published yet.")
    return _file(kept, number)


def _file(kept: Sequence[Edition], number: int) -> Response:
    report = from_json(chosen_of(kept, number).json_bytes)
    return open_file(to_jsonld(report), CONTENT_TYPE)
