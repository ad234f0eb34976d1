"""A report as HTML: the inner page for the desk's own frame, and a whole page that stands alone.

No style attribute, no inline style and no script: what a strict Content-Security-Policy refuses
isn't there.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, Required, TypedDict, Unpack

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factcheck.report import amending, wording
from factcheck.report.addresses import address_in_place, web_address
from factcheck.report.arranging import arranged
from factcheck.report.comparing import Comparison
from factcheck.report.dial import dial
from factcheck.report.excerpts import Excerpt
from factcheck.report.json import content_hash
from factcheck.report.marking import mark_of
from factcheck.report.public import STANCES, Passage, PublicReport, Source
from factcheck.report.timeline import timeline

#: Where the kept article shows a passage, for somebody who may see it; None for nobody.
ArticleHref = Callable[[Source, Passage], str | None]

#: What a reader may keep of a report, in the order of its foot.
_FILES: dict[Literal["markdown_href", "pdf_href", "json_href", "annotations_href"], str] = {
    "markdown_href": "Markdown",
    "pdf_href": "PDF",
    "json_href": "JSON",
    "annotations_href": "Annotations",
}


class EditionLink(NamedTuple):
    """One edition in the list of all of them."""

    number: int
    published_on: date
    href: str
    #: What it changed in the one before; None for the first.
    changes_href: str | None = None


class EditionLinks(TypedDict, total=False):
    """Where one edition leads to the others; what is left out isn't offered."""

    #: What this edition changed in the one before.
    changes_href: str | None
    #: The newest edition, when this isn't it: a banner leads there.
    newest_href: str | None
    #: What it says, so that the banner can say why it came about.
    newest: PublicReport | None
    #: What has changed between this edition and the newest.
    since_href: str | None
    #: All editions, the newest first.
    editions: Sequence[EditionLink]


class Links(EditionLinks, total=False):
    """Where the page leads, in the desk that serves it; what is left out isn't offered."""

    #: The whole address at which the newest edition stands for good; left out, what this one names.
    address: str | None
    markdown_href: str | None
    json_href: str | None
    pdf_href: str | None
    #: The evidence as W3C Web Annotations.
    annotations_href: str | None
    #: Where somebody gets the words that put this report into a page of their own.
    embed_href: str | None
    #: Without it, a passage is seen at its source, where that has an address.
    article_href: ArticleHref | None


class PageFrame(TypedDict, total=False):
    """What stands around a page beside the report, as ``render_page`` takes it."""

    css_hrefs: Required[Sequence[str]]
    is_private: bool
    head_extra: Markup | None
    masthead: Markup | None


class ChangesLinks(NamedTuple):
    """Where a comparison of two editions leads."""

    older_href: str
    newer_href: str
    #: The other editions with which the newer one can be compared: number and address.
    others: Sequence[tuple[int, str]] = ()


def render_body(report: PublicReport, **links: Unpack[Links]) -> Markup:
    """The report as one ``<article>`` with the page's only h1."""
    newest, editions = links.get("newest"), links.get("editions") or ()
    return render(
        "body.html",
        report=report,
        title=wording.title(report.claim),
        dial=dial(report.ruling),
        arrangement=arranged(report),
        timeline=timeline(report),
        is_void=amending.is_void(report),
        note=amending.note_on_top(report),
        notes=amending.notes_at_foot(report),
        mark=mark_of(report),
        overtaken=amending.overtaken(report.edition, newest) if newest else None,
        content_hash=content_hash(report),
        files=[(name, links[key]) for key, name in _FILES.items() if links.get(key)],
        embed_href=links.get("embed_href"),
        changes_href=links.get("changes_href"),
        newest_href=links.get("newest_href"),
        since_href=links.get("since_href"),
        editions=editions,
        edition_hrefs={edition.number: edition.href for edition in editions},
        article_href=links.get("article_href") or (lambda source, passage: None),
    )


def render_page(
    report: PublicReport,
    *,
    css_hrefs: Sequence[str],
    lang: str = "en",
    is_private: bool = False,
    head_extra: Markup | None = None,
    masthead: Markup | None = None,
    **links: Unpack[Links],
) -> str:
    """The report as a whole page, for readers without an account.

    ``is_private`` keeps robots and referrers out: a secret link's page must not leak its address.
    ``masthead`` stands in the place of the desk's name, above ``main``, which has the id “main”.
    """
    headline = wording.heading(report.claim)
    page = render(
        "page.html",
        report=report,
        title=" · ".join(part for part in (headline, amending.ruled(report), report.desk) if part),
        body=render_body(report, **links),
        css_hrefs=css_hrefs,
        lang=lang,
        is_private=is_private,
        head_extra=head_extra or "",
        masthead=masthead,
        address=web_address(links.get("address") or report.address),
    )
    return str(page)


def render_source(report: PublicReport, excerpt: Excerpt, report_href: str) -> Markup:
    """What the report quotes of a source, in place; ``report_href`` leads back to its page."""
    return render("source.html", report=report, excerpt=excerpt, report_href=report_href)


def render_changes(report: PublicReport, comparison: Comparison, links: ChangesLinks) -> Markup:
    """What the newer of two editions, which is ``report``, changed in the older."""
    return render("changes.html", report=report, comparison=comparison, links=links)


def render_beside(
    body: Markup, report: PublicReport, title: str, **frame: Unpack[PageFrame]
) -> str:
    """A page that belongs to a report: what it quotes of a source, or what an edition changed.

    ``title`` is that of the tab, without the name of the desk. Robots don't list it.
    """
    page = render(
        "page.html",
        report=report,
        title=f"{title} · {report.desk}",
        body=body,
        css_hrefs=frame["css_hrefs"],
        lang="en",
        is_private=frame.get("is_private", False),
        is_beside=True,
        head_extra=frame.get("head_extra") or "",
        masthead=frame.get("masthead"),
    )
    return str(page)


def render(name: str, **values: Any) -> Markup:
    """One of this room's templates with these values, which it escapes."""
    return Markup(_environment().get_template(name).render(values))  # noqa: S704 - escaped there


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        address_in_place=address_in_place,
        shortened=lambda digest: f"{digest[:8]}…{digest[-4:]}",
        stances=STANCES,
        web_address=web_address,
        wording=wording,
    )
    return environment
