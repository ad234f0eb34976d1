"""The evidence of an edition as W3C Web Annotations: for everybody, and for the desk."""

from collections.abc import Sequence

from flask import Blueprint, Response

from factcheck.models import Edition, May
from factcheck.queries.publicity import public_editions
from factcheck.report.json import from_json
from factcheck.report.webannotation import CONTENT_TYPE, to_jsonld
from factcheck.web.caching import ASKED_AGAIN, keepable
from factcheck.web.context import reading
from factcheck.web.editions import chosen_of, editions_of
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
    return _file(editions_of(ref), number)


def _file(editions: Sequence[Edition], number: int) -> Response:
    report = from_json(chosen_of(editions, number).json_bytes)
    return keepable(to_jsonld(report), CONTENT_TYPE, ASKED_AGAIN)
