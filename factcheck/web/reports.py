"""Published reports: the list, a page for each edition, and the frozen files."""

from flask import Blueprint, Response, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.errors import NotFound
from factcheck.models import Edition, May, Status, id_of, ref_of
from factcheck.queries import reports as questions
from factcheck.queries.publicity import is_public
from factcheck.queries.versions import kept_places
from factcheck.report.html import ArticleHref, render_body
from factcheck.report.json import from_json
from factcheck.report.public import Passage, PublicReport, Source
from factcheck.report.wording import heading, title
from factcheck.web.asked import number_asked
from factcheck.web.caching import ASKED_AGAIN_ALONE
from factcheck.web.context import reading, viewer
from factcheck.web.editions import (
    AT_THE_DESK,
    chosen_of,
    editions_of,
    frozen_file,
    pdf_href,
    ways,
)
from factcheck.web.permission import needs

blueprint = Blueprint("reports", __name__, url_prefix="/reports")

PAGE = 50


@blueprint.get("")
@needs(May.READ)
def index() -> str:
    """The newest edition of every report, the latest first."""
    session, person = reading(), viewer()
    before = number_asked("before")
    found = questions.published(session, person, PAGE + 1, before)
    shown = found[:PAGE]
    ratings = questions.ratings_given(session, person, [edition for edition, _ in shown])
    return render_template(
        "reports/index.html",
        rows=[
            (edition, report, title(report.claim), ratings.get(edition.id))
            for edition, report in shown
        ],
        is_first=before is None,
        next=shown[-1][0].id if len(found) > PAGE else None,
    )


@blueprint.get("/<ref>")
@needs(May.READ)
def show(ref: str) -> str | AnyResponse:
    """The newest edition of a report."""
    if ref != (canonical := _canonical(ref)):
        return redirect(url_for("reports.show", ref=canonical))
    return _page(ref, None)


@blueprint.get("/<ref>/editions/<int:number>")
@needs(May.READ)
def edition(ref: str, number: int) -> str:
    """One edition, with the way to the newest when it is another."""
    return _page(_canonical(ref), number)


@blueprint.get("/<ref>/editions/<int:number>/report.md")
@needs(May.READ)
def markdown(ref: str, number: int) -> Response:
    """The Markdown as it was frozen, byte for byte."""
    return frozen_file(chosen_of(editions_of(ref), number), "md", ASKED_AGAIN_ALONE)


@blueprint.get("/<ref>/editions/<int:number>/report.json")
@needs(May.READ)
def json(ref: str, number: int) -> Response:
    """The JSON as it was frozen, byte for byte."""
    return frozen_file(chosen_of(editions_of(ref), number), "json", ASKED_AGAIN_ALONE)


def _embed_href(edition: Edition) -> str | None:
    """Where the code for other pages is had, if everybody may see the check."""
    if not is_public(reading()) or edition.claim.is_confidential:
        return None
    return url_for("embeds.code", ref=ref_of(edition.claim_id))


def _page(ref: str, number: int | None) -> str:
    kept = editions_of(ref)
    chosen = chosen_of(kept, number)
    report = from_json(chosen.json_bytes)
    body = render_body(
        report,
        markdown_href=url_for("reports.markdown", ref=ref, number=chosen.number),
        json_href=url_for("reports.json", ref=ref, number=chosen.number),
        annotations_href=url_for("annotations.of_report", ref=ref, number=chosen.number),
        pdf_href=pdf_href("printouts.inside", chosen),
        embed_href=_embed_href(chosen),
        article_href=_kept_places(report),
        **ways(AT_THE_DESK, kept, chosen),
    )
    return render_template(
        "reports/show.html",
        body=body,
        report=report,
        claim_id=chosen.claim_id,
        title=heading(report.claim),
        is_withheld=chosen.claim.status is Status.WITHHELD,
    )


def _canonical(ref: str) -> str:
    """“FC-12” for “fc-12” and “12”; raises ``NotFound`` for what is no reference."""
    number = id_of(ref)
    if not number:
        raise NotFound("There is no such claim.")
    return ref_of(number)


def _kept_places(report: PublicReport) -> ArticleHref:
    """Where the desk's own copies of the sources show the passages."""
    places = kept_places(reading(), viewer(), report.sources)

    def href(source: Source, passage: Passage) -> str | None:
        if source.number not in places:
            return None
        article_id, number = places[source.number]
        return url_for(
            "articles.show",
            article_id=article_id,
            version=number,
            at=",".join(f"{span.start}-{span.end}" for span in passage.spans),
            _anchor="here",
        )

    return href
