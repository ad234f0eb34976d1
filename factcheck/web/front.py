"""The front page of the public site: published checks, searched and narrowed down."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from factcheck.queries import published, tallies
from factcheck.queries.publicity import is_public
from factcheck.queries.published import Asked
from factcheck.queries.wanted import LONGEST_WORDS
from factcheck.text.slugs import slug
from factcheck.web import site
from factcheck.web.context import reading
from factcheck.web.permission import open_to_all

blueprint = Blueprint("front", __name__)
site.answer_in_frame(blueprint)

PATH = "/checks"


@blueprint.get(PATH)
@open_to_all
def index() -> Response:
    """The checks that fit what the address asks, the newest first."""
    session = reading()
    if not is_public(session):
        return redirect(url_for("reports.index"))
    asked, unread = asked_in(request.args)
    before = request.args.get("before", "")[:20] or None
    found = published.checks(session, asked, after=before)
    is_narrowed = asked != Asked()
    return site.page(
        "site/checks.html",
        "checks",
        asked=asked,
        unread=unread,
        found=found,
        number=published.count(session, asked) if is_narrowed else None,
        most=published.MOST_COUNTED,
        is_narrowed=is_narrowed,
        is_first=before is None,
        ratings=tallies.ratings_offered(session),
        topics=tallies.topics_offered(session),
        topic=tallies.topic_named(session, asked.topic) if asked.topic else None,
        claimant=tallies.claimant(session, asked.claimant) if asked.claimant else None,
        feed=_feed(asked),
    )


def asked_in(pairs: Mapping[str, str]) -> tuple[Asked, list[str]]:
    """What an address asks of the list, and what in it can't be read as a day."""
    unread: list[str] = []

    def day(name: str) -> date | None:
        written = pairs.get(name, "").strip()[:40]
        try:
            return date.fromisoformat(written) if written else None
        except ValueError:
            unread.append(written)
            return None

    asked = Asked(
        words=" ".join(pairs.get("q", "")[:LONGEST_WORDS].split()),
        rating=slug(pairs.get("rating", "")[:LONGEST_WORDS]),
        claimant=slug(pairs.get("claimant", "")[:LONGEST_WORDS]),
        topic=slug(pairs.get("topic", "")[:LONGEST_WORDS]),
        since=day("from"),
        until=day("to"),
    )
    return asked, unread


def _feed(asked: Asked) -> dict[str, Any]:
    """What the feed of this page is asked for: a feed knows claimants, topics and ratings."""
    return Asked(rating=asked.rating, claimant=asked.claimant, topic=asked.topic).pairs()
