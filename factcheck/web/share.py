"""What a secret link opens, for somebody without an account.

Nothing here asks who is looking: no page touches the session, so none sets or reads a cookie. What
a link asks for beside its secret is typed into a form that answers with the thing itself.
"""

from collections.abc import Callable

from flask import Blueprint, Response, request, url_for
from markupsafe import Markup

from factcheck.errors import Gone, NotFound, TooMany
from factcheck.models import ShareLink, now, ref_of
from factcheck.queries.links import NothingYet, Published, Shown, opened_by, shown_by
from factcheck.report.html import render_page
from factcheck.report.json import from_json
from factcheck.report.opengraph import head_tags
from factcheck.report.pdf import is_available
from factcheck.report.preview import render_draft_page
from factcheck.web import share_pages
from factcheck.web.cards import picture
from factcheck.web.context import reading, settings, transaction
from factcheck.web.editions import frozen_file
from factcheck.web.in_place import places_in, source_page
from factcheck.web.link_proofs import NotProved, prove, send_code
from factcheck.web.permission import open_to_all
from factcheck.web.printouts import printout
from factcheck.web.sessions import is_shared
from factcheck.web.standalone import icon, sheets
from factcheck.workflow.links import count_opening

blueprint = Blueprint("share", __name__, url_prefix="/s/<token>")

HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
}
#: What programs call themselves that open an address before, or instead of, a person.
ROBOTS = ("bot", "crawl", "spider", "preview", "externalhit", "whatsapp", "skypeuri", "embedly")
WAYS = ("GET", "POST")

#: Writes what an address below a link shows, of an edition that the link may show.
Writer = Callable[[str, Published], Response]


# Every address below a link stands here: a route, and what writes its answer. POST is how a link
# that asks for a password or a code is told it; for others it is the same as GET.


@blueprint.route("/", methods=WAYS, strict_slashes=False)
@open_to_all
def show(token: str) -> Response:
    """The report as a page, or the draft of it."""
    return _answer(token, _page, with_drafts=True)


@blueprint.route("/report.md", methods=WAYS)
@open_to_all
def markdown(token: str) -> Response:
    """The report as the frozen Markdown file."""
    return _answer(token, _markdown)


@blueprint.route("/report.pdf", methods=WAYS)
@open_to_all
def pdf(token: str) -> Response:
    """The report as PDF."""
    return _answer(token, _pdf)


@blueprint.route("/card.png", methods=WAYS)
@open_to_all
def card(token: str) -> Response:
    """The picture that the address brings along where it is pasted."""
    return _answer(token, _card)


@blueprint.route("/sources/<int:number>", methods=WAYS)
@open_to_all
def source(token: str, number: int) -> Response:
    """What the report quotes of a source, in its place."""
    return _answer(token, lambda token, shown: _source(token, shown, number))


@blueprint.post("/code")
@open_to_all
def code(token: str) -> Response:
    """Send whom the link is for a code; the answer is the same whether or not one goes out."""
    try:
        link = opened_by(reading(), token)
        send_code(link)
    except (NotFound, Gone) as refusal:
        return share_pages.refused(refusal)
    return share_pages.asks(token, url_for("share.show", token=token), link, is_code_sent=True)


@blueprint.get("/<path:rest>")
@open_to_all
def nothing(token: str, rest: str) -> Response:
    """Every other address below a link, said without the frame of the desk."""
    return share_pages.refused(NotFound("Check that the address is complete."))


@blueprint.after_app_request
def keep_quiet(response: Response) -> Response:
    """Tell robots and other sites nothing of the address, and keep nothing of the page."""
    if is_shared(request.path):
        for name, value in HEADERS.items():
            response.headers[name] = value
    return response


def opened(token: str) -> tuple[ShareLink, Shown]:
    """The link of this secret and what it shows to whoever sent this request, and count it.

    Raises ``NotFound``, ``Gone``, ``Withheld``, ``TooMany``, and ``NotProved`` while the password
    or the code that the link asks for wasn't sent, or was wrong.
    """
    link = prove(token)
    shown = shown_by(reading(), link, settings().desk_name, now())
    is_waiting = isinstance(shown, NothingYet) and shown.until is not None
    if _is_opened_by_somebody() and not is_waiting:
        with transaction() as session:
            count_opening(session, link.id)
    return link, shown


def _answer(token: str, write: Writer, *, with_drafts: bool = False) -> Response:
    try:
        link, shown = opened(token)
        if isinstance(shown, Published):
            return write(token, shown)
    except NotProved as unproved:
        return share_pages.asks(token, request.path, unproved.link, wrong=unproved.wrong)
    except (NotFound, Gone, TooMany) as refusal:
        return share_pages.refused(refusal)
    if not with_drafts:
        return share_pages.refused(NotFound("There is no such file here, or not yet."))
    if isinstance(shown, NothingYet):
        return share_pages.nothing_yet(ref_of(link.claim_id), shown)
    page = render_draft_page(shown, css_hrefs=sheets(*share_pages.OF_A_DRAFT), head_extra=icon())
    return Response(page)


def _page(token: str, shown: Published) -> Response:
    report, site = from_json(shown.edition.json_bytes), settings().public_url
    tags = head_tags(
        report,
        page=site + url_for("share.show", token=token),
        card=site + url_for("share.card", token=token),
    )
    page = render_page(
        report,
        css_hrefs=sheets("report"),
        is_private=True,
        head_extra=Markup("\n").join([icon(), tags]),
        markdown_href=url_for("share.markdown", token=token),
        pdf_href=url_for("share.pdf", token=token) if is_available() else None,
        article_href=places_in(
            report, lambda number: url_for("share.source", token=token, number=number)
        ),
        newest=from_json(shown.newest.json_bytes) if shown.newest else None,
    )
    return Response(page)


def _markdown(_token: str, shown: Published) -> Response:
    return frozen_file(shown.edition, "md", HEADERS["Cache-Control"])


def _pdf(_token: str, shown: Published) -> Response:
    return printout(shown.edition, HEADERS["Cache-Control"])


def _card(_token: str, shown: Published) -> Response:
    return picture(shown.edition)


def _source(token: str, shown: Published, number: int) -> Response:
    report = from_json(shown.edition.json_bytes)
    page = source_page(
        report,
        number,
        url_for("share.show", token=token),
        css_hrefs=sheets("report"),
        is_private=True,
        head_extra=icon(),
    )
    return Response(page)


def _is_opened_by_somebody() -> bool:
    """Whether a person looks: not a robot, nor a browser that fetches ahead or shows a picture."""
    if request.method == "HEAD" or request.endpoint == "share.card":
        return False
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return False
    name = request.user_agent.string.lower()
    return not any(robot in name for robot in ROBOTS)
