"""The plain pages of secret links: a refusal, a countdown, and the form that asks for more."""

from flask import Response, render_template, url_for

from factcheck.errors import Gone, NotFound, Refusal, TooMany
from factcheck.models import Proof, ShareLink, now
from factcheck.queries.links import NothingYet
from factcheck.web.context import settings
from factcheck.web.standalone import frame

#: The style sheets of a draft, and of a form.
OF_A_DRAFT = ("report", "preview")
_REFUSALS: dict[type[Refusal], tuple[int, str]] = {
    NotFound: (404, "There is nothing here"),
    Gone: (410, "This link no longer works"),
    TooMany: (429, "Too many tries"),
}
#: In seconds: nearer than that, the page comes again by itself when the moment has come.
_SOON = 3600


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
    answer = _page("countdown", until=shown.until, left=_left(left))
    if left < _SOON:
        # A header and no script: it works everywhere, and once.
        answer.headers["Refresh"] = str(left)
    return answer


def asks(
    token: str, action: str, link: ShareLink, *, wrong: bool = False, is_code_sent: bool = False
) -> Response:
    """The form that asks for the password or the code; it says nothing of the claim."""
    by_code = link.proof is Proof.CODE
    return _page(
        "asks",
        422 if wrong else 200,
        by_code=by_code,
        wrong=wrong,
        is_code_sent=is_code_sent,
        sends_mail=settings().mail_server is not None,
        action=action,
        code_action=url_for("share.code", token=token),
        desk_href=url_for("previews.show", claim_id=link.claim_id) if link.recipient_id else None,
    )


def _plain(title: str, sentence: str, status: int = 200) -> Response:
    return _page("plain", status, title=title, sentence=sentence)


def _page(name: str, status: int = 200, **values: object) -> Response:
    return Response(render_template(f"share/{name}.html", **frame(*OF_A_DRAFT), **values), status)


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
