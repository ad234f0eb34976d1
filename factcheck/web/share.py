"""What a secret link opens: the newest edition, for somebody without an account.

Nothing here asks who is looking: no page touches the session, so none sets or reads a cookie.
"""

from flask import Blueprint, Response, render_template, request, url_for
from markupsafe import Markup

from factcheck.errors import Gone, NotFound
from factcheck.models import ShareLink, ref_of
from factcheck.queries.links import opened_by
from factcheck.queries.reports import newest_edition
from factcheck.queries.withholding import demand_shown
from factcheck.report.html import render_page
from factcheck.report.json import from_json
from factcheck.web.context import reading, settings, transaction
from factcheck.web.permission import open_to_all
from factcheck.web.reports import frozen_file
from factcheck.web.sessions import is_shared
from factcheck.workflow.links import count_opening

blueprint = Blueprint("share", __name__, url_prefix="/s/<token>")

SHEETS = ("tokens", "report")
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
}
#: What programs call themselves that open an address before, or instead of, a person.
ROBOTS = ("bot", "crawl", "spider", "preview", "externalhit", "whatsapp", "skypeuri", "embedly")


@blueprint.get("/", strict_slashes=False)
@open_to_all
def show(token: str) -> Response | tuple[str, int]:
    """The report as a page."""
    return _page(token)


@blueprint.get("/report.md")
@open_to_all
def markdown(token: str) -> Response | tuple[str, int]:
    """The report as the frozen Markdown file."""
    return _page(token, as_file=True)


@blueprint.get("/<path:rest>")
@open_to_all
def nothing(token: str, rest: str) -> tuple[str, int]:
    """Every other address below a link, said without the frame of the desk."""
    return _refusal(404, "There is nothing here", "Check that the address is complete.")


@blueprint.after_app_request
def keep_quiet(response: Response) -> Response:
    """Tell robots and other sites nothing of the address, and keep nothing of the page."""
    if is_shared(request.path):
        for name, value in HEADERS.items():
            response.headers[name] = value
    return response


def _page(token: str, *, as_file: bool = False) -> Response | tuple[str, int]:
    try:
        link = opened_by(reading(), token)
    except NotFound as refusal:
        return _refusal(404, "There is nothing here", str(refusal))
    except Gone as refusal:
        return _refusal(410, "This link no longer works", str(refusal))
    if _is_opened_by_somebody():
        with transaction() as session:
            count_opening(session, link.id)
    demand_shown(reading(), link.claim)
    edition = newest_edition(reading(), link.claim_id)
    if edition is None:
        return _not_yet(link), 404 if as_file else 200
    if as_file:
        return frozen_file(ref_of(link.claim_id), edition, "md")
    page = render_page(
        from_json(edition.json_bytes),
        css_hrefs=sheets(),
        is_private=True,
        head_extra=icon(),
        markdown_href=url_for("share.markdown", token=token),
    )
    return Response(page)


def _is_opened_by_somebody() -> bool:
    """Whether a person looks: not a robot, nor a browser that fetches ahead."""
    if request.method != "GET" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return False
    name = request.user_agent.string.lower()
    return not any(robot in name for robot in ROBOTS)


def _not_yet(link: ShareLink) -> str:
    """Before the first edition nothing of the claim is public, its words neither."""
    ref = ref_of(link.claim_id)
    sentence = f"The check of {ref} isn’t finished. Its report will be at this address."
    return _plain("Nothing is published yet", sentence)


def _refusal(status: int, title: str, sentence: str) -> tuple[str, int]:
    return _plain(title, sentence), status


def _plain(title: str, sentence: str) -> str:
    return render_template(
        "share/plain.html",
        title=title,
        sentence=sentence,
        desk=settings().desk_name,
        sheets=sheets(),
        icon=icon(),
    )


def sheets() -> list[str]:
    """The style sheets of a report that stands alone."""
    return [url_for("static", filename=f"css/{name}.css") for name in SHEETS]


def icon() -> Markup:
    """The desk's sign in the browser's tab."""
    address = url_for("static", filename="favicon.svg")
    return Markup('<link rel="icon" type="image/svg+xml" href="{}">').format(address)
