"""The feeds of the public site. Their addresses are the desk's public ones, whoever asks."""

from collections.abc import Sequence

from flask import Blueprint, Response, request, url_for

from factcheck.models import PublishedCheck, ref_of
from factcheck.queries import published, tallies
from factcheck.queries.corrections import CorrectionRow, public_corrections
from factcheck.queries.publicity import publicity
from factcheck.queries.published import Asked
from factcheck.report.amending import IN_A_LOG
from factcheck.report.feeds import Entry, Feed, render
from factcheck.web import site
from factcheck.web.context import reading, settings
from factcheck.web.front import asked_in
from factcheck.web.permission import open_to_all

blueprint = Blueprint("feeds", __name__, url_prefix="/feeds")
site.answer_in_frame(blueprint)

KIND = "application/atom+xml; charset=utf-8"


@blueprint.get("/checks.atom")
@open_to_all
def checks() -> Response:
    """What was published or corrected last, of all or by rating, claimant or topic."""
    site.demand_public()
    wanted, _ = asked_in(request.args)
    asked = Asked(rating=wanted.rating, claimant=wanted.claimant, topic=wanted.topic)
    found = published.lately_changed(reading(), asked)
    page = url_for("front.index", **asked.pairs())
    title = " · ".join([f"{settings().desk_name}: checks", *_narrowed(asked)])
    return _feed(title, page, [_of_check(check) for check in found])


@blueprint.get("/corrections.atom")
@open_to_all
def corrections() -> Response:
    """What was set right last, but for slips of the pen."""
    found = public_corrections(reading())
    title = f"{settings().desk_name}: corrections"
    return _feed(title, url_for("corrections.index"), [_of_correction(one) for one in found])


def _feed(title: str, page: str, entries: Sequence[Entry]) -> Response:
    newest = publicity(reading())
    assert newest is not None, "a public desk has decided to be one"
    updated = max((entry.updated for entry in entries), default=newest.set_at)
    feed = Feed(
        title=title,
        author=settings().desk_name,
        address=_at(request.full_path.removesuffix("?")),
        page=_at(page),
        updated=updated,
        entries=tuple(entries),
    )
    return site.kept(render(feed), KIND, modified=updated)


def _narrowed(asked: Asked) -> list[str]:
    """What the feed is narrowed down to, in the words of its checks."""
    session = reading()
    said = []
    if asked.rating:
        labels = {one.key: one.label for one in tallies.ratings_offered(session)}
        said.append(labels.get(asked.rating) or asked.rating)
    if asked.claimant:
        someone = tallies.claimant(session, asked.claimant)
        said.append(someone.name if someone else asked.claimant)
    if asked.topic:
        said.append(tallies.topic_named(session, asked.topic) or asked.topic)
    return said


def _of_check(check: PublishedCheck) -> Entry:
    address = _at(url_for("checks.show", ref=ref_of(check.claim_id)))
    is_void = check.tier == "void"
    rating = check.rating if not is_void else None
    said = [
        IN_A_LOG[check.tier] if check.tier in ("void", "outdated") else None,
        f"Rated {rating}." if rating else None,
        check.conclusion if not is_void else None,
    ]
    return Entry(
        id=address,
        address=address,
        title=check.headline or check.title,
        summary=" ".join(words if words[-1] in ".!?”" else f"{words}." for words in said if words),
        published=check.first_published_at,
        updated=check.changed_at,
        terms=(rating,) if rating else (),
    )


def _of_correction(correction: CorrectionRow) -> Entry:
    address = _at(url_for("checks.edition", ref=correction.ref, number=correction.edition))
    tier = IN_A_LOG[correction.tier].replace("rating", correction.bears_on)
    return Entry(
        id=address,
        address=address,
        title=f"{tier.partition(':')[0]}: {correction.title}",
        summary=correction.sentence,
        published=correction.made_at,
        updated=correction.made_at,
        terms=(correction.tier,) if correction.tier else (),
    )


def _at(path: str) -> str:
    return settings().public_url + path
