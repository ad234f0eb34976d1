"""Searching claims and articles."""

import re

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import NotFound
from factcheck.models import May
from factcheck.queries.search import search
from factcheck.queries.viewing import claim_seen
from factcheck.web.context import reading, viewer
from factcheck.web.permission import needs

blueprint = Blueprint("search", __name__)

#: Nobody looks for more than this; the index needn't either.
LONGEST = 300
_REF = re.compile(r"FC-\d{1,9}", re.IGNORECASE)


@blueprint.get("/search")
@needs(May.READ)
def show() -> str | Response:
    """What there is to the words; a claim that is named by its reference is opened."""
    words = " ".join(request.args.get("q", "").split())[:LONGEST]
    if _REF.fullmatch(words):
        try:
            claim = claim_seen(reading(), viewer(), words)
        except NotFound:
            pass
        else:
            return redirect(url_for("claims.show", claim_id=claim.id))
    found = search(reading(), viewer(), words)
    return render_template("search/show.html", query=words, found=found)
