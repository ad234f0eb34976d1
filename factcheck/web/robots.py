"""What is said to robots: which pages are for them, and which addresses there are."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from flask import Blueprint, Response, url_for

from factcheck.errors import NotFound
from factcheck.queries import published
from factcheck.queries.publicity import is_public
from factcheck.report.wording import moment
from factcheck.web import site
from factcheck.web.context import reading, settings
from factcheck.web.permission import open_to_all

blueprint = Blueprint("robots", __name__)

#: Addresses in one file of the sitemap; the protocol allows ten times as many.
AT_ONCE = 5_000
#: What a public desk lets robots read. Lists that are narrowed down have no end; the longer rule
#: counts, so those stay out.
OPEN = (
    "Allow: /$",
    "Allow: /checks",
    "Disallow: /checks?",
    "Allow: /claimants",
    "Disallow: /claimants?",
    "Allow: /method",
    "Allow: /corrections",
    "Allow: /feeds/",
    "Allow: /sitemap",
    "Allow: /claimreviews.json",
    "Allow: /static/",
)
_XML = "application/xml; charset=utf-8"
_SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@blueprint.get("/robots.txt")
@open_to_all
def show() -> Response:
    """The file that well-behaved robots read first."""
    allowed = OPEN if is_public(reading()) else ()
    lines = ["User-agent: *", *allowed, "Disallow: /"]
    if allowed:
        lines += ["", f"Sitemap: {settings().public_url}/sitemap.xml"]
    return site.kept("\n".join(lines) + "\n", "text/plain; charset=utf-8")


@blueprint.get("/sitemap.xml")
@open_to_all
def sitemap() -> Response:
    """The files of the sitemap."""
    site.demand_public()
    files = range(-(-published.highest(reading()) // AT_ONCE) + 1)
    listed = (
        f"<sitemap><loc>{_at(url_for('robots.addresses', number=number))}</loc></sitemap>"
        for number in files
    )
    return _document("sitemapindex", listed)


@blueprint.get("/sitemaps/<int:number>.xml")
@open_to_all
def addresses(number: int) -> Response:
    """Number 0 has the site's own pages; the checks begin with number 1."""
    site.demand_public()
    if number == 0:
        own = (url_for(place.endpoint) for place in site.PLACES)
        return _document("urlset", (f"<url><loc>{_at(path)}</loc></url>" for path in own))
    session = reading()
    first = (number - 1) * AT_ONCE + 1
    if first > published.highest(session):
        raise NotFound("The sitemap doesn’t go on as far as that.")
    checks = published.addresses(session, first, first + AT_ONCE - 1)
    begins = _at(url_for("checks.show", ref="FC-0")).removesuffix("FC-0")
    return _document(
        "urlset",
        (
            f"<url><loc>{begins}{ref}</loc><lastmod>{moment(when)}</lastmod></url>"
            for ref, when in checks
        ),
    )


def _document(root: str, elements: Iterable[str]) -> Response:
    lines = '<?xml version="1.0" encoding="UTF-8"?>', f"<{root} {_SITEMAPS}>", *elements
    return site.kept("\n".join((*lines, f"</{root}>\n")), _XML)


def _at(path: str) -> str:
    return escape(settings().public_url + path)
