"""Pages that belong to a report, for people without an account, as a source seen in place."""

from collections.abc import Callable
from typing import Unpack

from flask import url_for
from markupsafe import Markup

from factcheck.errors import NotFound
from factcheck.queries.kept_texts import kept_text
from factcheck.report.excerpts import anchors, excerpt
from factcheck.report.html import ArticleHref, PageFrame, render_beside, render_source
from factcheck.report.public import PublicReport
from factcheck.web.context import reading


def places_in(report: PublicReport, page_of: Callable[[int], str]) -> ArticleHref:
    """Where its passages are; ``page_of`` gives the address of a source's page by its number."""
    marked = anchors(report)
    return lambda source, passage: f"{page_of(source.number)}#{marked[passage]}"


def beside_page(body: Markup, report: PublicReport, title: str, **frame: Unpack[PageFrame]) -> str:
    """A page that belongs to a report, in the frame of the report's own page."""
    sheet = url_for("static", filename="css/beside-report.css")
    frame["css_hrefs"] = [*frame["css_hrefs"], sheet]
    return render_beside(body, report, title, **frame)


def source_page(
    report: PublicReport, number: int, report_href: str, **frame: Unpack[PageFrame]
) -> str:
    """The page of the source of this number; raises ``NotFound``.

    ``report_href`` leads back to the report.
    """
    if not 1 <= number <= len(report.sources):
        raise NotFound("The check has no such source.")
    source = report.sources[number - 1]
    # The one place at which the words of an article leave the desk for somebody without an account.
    shown = excerpt(report, source, kept_text(reading(), source))
    body = render_source(report, shown, report_href)
    return beside_page(body, report, f"{source.title} · {report.ref}", **frame)
