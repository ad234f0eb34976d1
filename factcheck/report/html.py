"""A report as HTML: the inner page for the desk's own frame, and a whole page that stands alone.

No style attribute, no inline style and no script: what a strict Content-Security-Policy refuses
isn't there.
"""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypedDict, Unpack

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from factcheck.report import wording
from factcheck.report.addresses import address_in_place, web_address
from factcheck.report.dial import dial
from factcheck.report.json import content_hash
from factcheck.report.public import STANCES, Passage, PublicReport, Source

#: Where the kept article shows a passage, for somebody who may see it; None for nobody.
ArticleHref = Callable[[Source, Passage], str | None]


class Links(TypedDict, total=False):
    """Where the page leads, in the desk that serves it; what is left out isn't offered."""

    markdown_href: str | None
    json_href: str | None
    #: The newest edition, when this isn't it: a banner leads there.
    newest_href: str | None
    #: What it says, so that the banner can say why it came about.
    newest: PublicReport | None
    #: Without it, a passage is seen at its source, where that has an address.
    article_href: ArticleHref | None


def render_body(report: PublicReport, **links: Unpack[Links]) -> Markup:
    """The report as one ``<article>`` with the page's only h1."""
    body = _template("body.html").render(
        report=report,
        title=wording.title(report.claim),
        dial=dial(report.ruling),
        content_hash=content_hash(report),
        markdown_href=links.get("markdown_href"),
        json_href=links.get("json_href"),
        newest_href=links.get("newest_href"),
        newest=links.get("newest"),
        article_href=links.get("article_href") or (lambda source, passage: None),
    )
    return Markup(body)  # noqa: S704 - the template has escaped what it was given


def render_page(
    report: PublicReport,
    *,
    css_hrefs: Sequence[str],
    lang: str = "en",
    is_private: bool = False,
    head_extra: Markup | None = None,
    **links: Unpack[Links],
) -> str:
    """The report as a whole page, for readers without an account.

    ``is_private`` keeps robots and referrers out: a secret link's page must not leak its address.
    """
    return _template("page.html").render(
        report=report,
        title=report.claim.headline or wording.title(report.claim),
        body=render_body(report, **links),
        css_hrefs=css_hrefs,
        lang=lang,
        is_private=is_private,
        head_extra=head_extra or "",
    )


def render(name: str, **values: Any) -> Markup:
    """One of this room's templates with these values, which it escapes."""
    return Markup(_template(name).render(values))  # noqa: S704 - escaped there


def _template(name: str) -> Template:
    return _environment().get_template(name)


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
