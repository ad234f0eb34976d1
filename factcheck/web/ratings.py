"""The desk's rating colours as a style sheet: no page carries a style attribute."""

import re

from flask import Blueprint, Response

from factcheck.queries.ratings import rating_colours
from factcheck.web.caching import ASKED_AGAIN, keepable
from factcheck.web.context import reading
from factcheck.web.permission import open_to_all

blueprint = Blueprint("ratings", __name__)

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@blueprint.get("/ratings.css")
@open_to_all
def stylesheet() -> Response:
    """One rule for the swatch of each rating; sent again only when a rating changed."""
    rules = "".join(
        f".rating-swatch-{number}{{background:{colour}}}\n"
        for number, colour in rating_colours(reading())
        if COLOUR.fullmatch(colour)
    )
    return keepable(rules, "text/css; charset=utf-8", ASKED_AGAIN)
