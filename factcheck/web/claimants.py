"""Whose claims were checked, and how those were rated: pages of the public site."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import NotFound
from factcheck.queries import published, tallies
from factcheck.queries.published import Asked
from factcheck.text.slugs import slug
from factcheck.web import site
from factcheck.web.context import reading
from factcheck.web.permission import open_to_all

blueprint = Blueprint("claimants", __name__, url_prefix="/claimants")
site.answer_in_frame(blueprint)


@blueprint.get("")
@open_to_all
def index() -> Response:
    """Claimants by name."""
    site.demand_public()
    begins = slug(request.args.get("from", "")[:200])
    found, following = tallies.claimants(reading(), from_key=begins)
    return site.page("site/claimants.html", "claimants", found=found, begins=begins, next=following)


@blueprint.get("/<name>")
@open_to_all
def show(name: str) -> Response:
    """The checks of one claimant's claims, with a tally of the ratings."""
    site.demand_public()
    session, key = reading(), slug(name)
    if (someone := tallies.claimant(session, key)) is None:
        if (listed := tallies.led_on(session, key)) is not None:
            # Whoever is merged may be split again: no browser is to keep this for good.
            return redirect(url_for("claimants.show", name=listed), 302)
        raise NotFound("No published check is of a claim by somebody of that name.")
    if name != key:
        return redirect(url_for("claimants.show", name=key), 301)
    asked = Asked(claimant=key)
    before = request.args.get("before", "")[:20] or None
    return site.page(
        "site/claimant.html",
        "claimants",
        claimant=someone,
        ratings=tallies.ratings(session, asked),
        found=published.checks(session, asked, after=before),
        is_first=before is None,
    )
