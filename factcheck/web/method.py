"""The method page of the public site."""

from flask import Blueprint, Response

from factcheck.queries import tallies
from factcheck.queries.method import method
from factcheck.web import site
from factcheck.web.context import reading
from factcheck.web.permission import open_to_all

blueprint = Blueprint("method", __name__)
site.answer_in_frame(blueprint)


@blueprint.get("/method")
@open_to_all
def show() -> Response:
    """How the desk checks, rates and publishes, and how a report can be verified."""
    site.demand_public()
    session = reading()
    found = method(session, tallies.ratings_offered(session))
    return site.page("site/method.html", "method", method=found)
