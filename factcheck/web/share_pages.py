"""The plain pages of secret links: a refusal, a countdown, and the form that asks for more."""

from flask import Response, render_template, url_for
from markupsafe import Markup

from factcheck.errors import Gone, NotFound, Refusal, TooMany
from factcheck.models import Proof, ShareLink, now
from factcheck.queries.links import NothingYet
from factcheck.web.context import settings

SHEETS = ("tokens", "report")
_REFUSALS: dict[type[Refusal], tuple[int, str]] = {
    NotFound: (404, "There is nothing here"),
    Gone: (410, "This link no longer works"),
    TooMany: (429, "Too many tries"),
}
#: In seconds: nearer than that, the page comes again by itself when the moment has come.
_SOON = 3600


def sheets() -> list[str]:
    """The style sheets of a report that stands alone."""
    return [url_for("static", filename=f"css/{name}.css") for name in SHEETS]


def draft_sheets() -> list[str]:
    """Those of a draft, and of a form."""
    return [*sheets(), url_for("static", filename="css/preview.css")]


def icon() -> Markup:
    """The desk's sign in the browser's tab."""
    address = url_for("static", filename="favicon.svg")
    return Markup('<link rel="icon" type="image/svg+xml" href="{}">').format(address)


def refused(refusal: Refusal) -> Response:
    """A no, with its status."""
    status, title = _REFUSALS[type(refusal)]
    answer = _plain(title, str(refusal), status)
    if isinstance(refusal, TooMany):
        answer.headers["Retry-After"] = str(refusal.wait)
    return answer


def nothing_yet(ref: str, shown: NothingYet) -> Response:
    """Before the first edition nothing of the claim is public, its words neither."""
    if shown.until is None:
        sentence = f"The check of {ref} isn’t finished. Its report will be at this address."
        return _plain("Nothing is published yet", sentence)
    left = int((shown.until - now()).total_seconds()) + 1
    page = render_template("share/countdown.html", until=shown.until, left=_left(left), **_frame())
    answer = Response(page)
    if left < _SOON:
        # A header and no script: it works everywhere, and once.
        answer.headers["Refresh"] = str(left)
    return answer


def asks(
    token: str, action: str, link: ShareLink, *, wrong: bool = False, is_code_sent: bool = False
) -> Response:
    """The form that asks for the password or the code; it says nothing of the claim."""
    by_code = link.proof is Proof.CODE
    page = render_template(
        "share/asks.html",
        by_code=by_code,
        wrong=wrong,
        is_code_sent=is_code_sent,
        sends_mail=settings().mail_server is not None,
        action=action,
        code_action=url_for("share.code", token=token),
        desk_href=url_for("previews.show", claim_id=link.claim_id) if link.recipient_id else None,
        **_frame(),
    )
    return Response(page, 422 if wrong else 200)


def _plain(title: str, sentence: str, status: int = 200) -> Response:
    return Response(
        render_template("share/plain.html", title=title, sentence=sentence, **_frame()), status
    )


def _frame() -> dict[str, object]:
    return {"desk": settings().desk_name, "sheets": draft_sheets(), "icon": icon()}


def _left(seconds: int) -> str:
    """“2 days and 3 hours”, “1 hour and 5 minutes”, “less than a minute”."""
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86_400
    counted = (
        ((days, "day"), (hours % 24, "hour"))
        if days
        else ((hours, "hour"), (minutes % 60, "minute"))
    )
    told = [f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted if number]
    return " and ".join(told) or "less than a minute"
