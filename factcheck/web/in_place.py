"""Where passages of a report are seen in place by people without an account."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from factcheck.errors import NotFound
from factcheck.queries.kept_texts import kept_text
from factcheck.report.excerpts import anchors, excerpt
from factcheck.report.html import ArticleHref, render_beside, render_source
from factcheck.report.public import PublicReport
from factcheck.web.context import reading


def places_in(report: PublicReport, page_of: Callable[[int], str]) -> ArticleHref:
    """Where its passages are; ``page_of`` gives the address of a source's page by its number."""
    marked = anchors(report)
    return lambda source, passage: f"{page_of(source.number)}#{marked[passage]}"


def source_page(
    report: PublicReport,
    number: int,
    *,
    report_href: str,
    css_hrefs: Sequence[str],
    is_private: bool = False,
    head_extra: Markup | None = None,
) -> str:
    """The page of the source of this number; raises ``NotFound``.

    ``report_href`` leads back to the report; ``is_private`` is for the pages of a secret link.
    """
    if not 1 <= number <= len(report.sources):
        raise NotFound("The check has no such source.")
    source = report.sources[number - 1]
    # The one place at which the words of an article leave the desk for somebody without an account.
    shown = excerpt(report, source, kept_text(reading(), source))
    return render_beside(
        render_source(report, shown, report_href),
        report,
        f"{source.title} · {report.ref}",
        css_hrefs=css_hrefs,
        is_private=is_private,
        head_extra=head_extra,
    )
