"""Every no as a page: its status, its sentence, and what can be done about it."""

from collections.abc import Callable
from typing import Any

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError, RequestEntityTooLarge
from werkzeug.wrappers import Response

from factcheck import errors
from factcheck.web.context import forget_visitor, settings
from factcheck.web.permission import is_open_to_all
from factcheck.web.security import most_taken
from factcheck.web.tombstones import TITLE, tombstone

Answer = tuple[str, int] | tuple[str, int, dict[str, str]]

#: Refusal → status and title of its page.
PAGES: dict[type[errors.Refusal], tuple[int, str]] = {
    errors.NotFound: (404, "There is nothing here"),
    errors.NotAllowed: (403, "You may not do this"),
    errors.RuleBroken: (422, "This can’t be done"),
    errors.OutOfDate: (409, "Somebody was quicker"),
    errors.TooMany: (429, "Too many tries"),
    errors.Gone: (410, "This is gone"),
}
#: Titles and sentences for what the web server's own machinery refuses.
OF_THE_WEB = {
    400: ("This can’t be read", "The request was not complete. Go back, and send it again."),
    404: (
        "There is nothing here",
        "The address is not one of this desk. It may have been cut short or mistyped.",
    ),
    405: ("Nothing to see here", "This address takes forms, and has no page of its own."),
    415: ("This can’t be read", "The desk can’t read what was sent."),
}
#: A machine that sends too much is still read to the end, up to so many times the limit: it listens
#: for an answer only then.
PATIENCE = 4


def install(app: Flask) -> None:
    """Answer every refusal and every error with a page in plain words."""
    for kind, (status, title) in PAGES.items():
        app.register_error_handler(kind, _refused(status, title))
    app.register_error_handler(errors.Withheld, _withheld)
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(HTTPException, _of_the_web)
    app.register_error_handler(InternalServerError, _failed)


def refusal_page(
    status: int, title: str, sentence: str, *, words: list[tuple[str, str]] | None = None
) -> str:
    """A page that says no; ``words`` are what the person had typed, by field, to be copied."""
    return render_template(
        "refusals/page.html", status=status, title=title, sentence=sentence, words=words or []
    )


def _refused(status: int, title: str) -> Callable[[errors.Refusal], Answer]:
    def answer(refusal: errors.Refusal) -> Answer:
        wait = {"Retry-After": str(refusal.wait)} if isinstance(refusal, errors.TooMany) else {}
        words = _typed() if status in (403, 409, 422, 429) else None
        return refusal_page(status, title, str(refusal), words=words), status, wait

    return answer


def _withheld(refusal: errors.Withheld) -> Answer:
    """A tombstone: in the desk's frame for its people, and by itself for everybody else."""
    if is_open_to_all(request.endpoint):
        return tombstone(refusal)
    page = render_template(
        "refusals/page.html",
        status=451,
        title=TITLE,
        sentence=str(refusal),
        tombstone=refusal.tombstone,
    )
    return page, 451


def _form_too_old(_error: CSRFError) -> Answer:
    sentence = (
        "Your session ended before this form was sent, so nothing was saved. Sign in again in"
        " another tab; then go back, load the page anew, and send it again."
    )
    return refusal_page(400, "Your session ended", sentence, words=_typed()), 400


def _too_large(_error: RequestEntityTooLarge) -> Answer:
    most = settings().max_upload
    _read_to_the_end(PATIENCE * most)
    limit = min(most, most_taken())
    sentence = (
        f"The desk takes at most {limit / 1_000_000:g} MB at once. Send a smaller file, or only the"
        " part of it that is the article."
    )
    return refusal_page(413, "This is too large", sentence), 413


def _of_the_web(error: HTTPException) -> Answer | HTTPException | Response:
    status = error.code
    if status is None or status < 400 or error.response is not None:
        return error
    title, sentence = OF_THE_WEB.get(status, (error.name, error.description or error.name))
    headers = {name: value for name, value in error.get_headers() if name != "Content-Type"}
    return refusal_page(status, title, sentence), status, headers


def _failed(error: InternalServerError) -> Answer:
    # The database may be what failed, so the page asks it nothing.
    forget_visitor()
    cause = error.original_exception
    if isinstance(cause, IntegrityError):
        sentence = "Somebody did the same at the same moment. Go back and look before you send it."
        return refusal_page(409, "Somebody was quicker", sentence, words=_typed()), 409
    if isinstance(cause, OperationalError):
        sentence = "The database doesn’t answer just now. Nothing was saved; try again in a minute."
        page = refusal_page(503, "The desk is busy", sentence, words=_typed())
        return page, 503, {"Retry-After": "60"}
    sentence = "Something went wrong here, and was written down. Nothing was saved."
    return refusal_page(500, "The desk made a mistake", sentence, words=_typed()), 500


def _typed() -> list[tuple[str, str]]:
    """What was typed into the form that is refused, so that it can be copied: prose, no secrets."""
    try:
        sent: Any = request.form.items(multi=True)
        return [(name, text) for name, text in sent if " " in text.strip() and "pass" not in name]
    except HTTPException:
        return []


def _read_to_the_end(most: int) -> None:
    stream, left = request.environ["wsgi.input"], most
    while left > 0 and (chunk := stream.read(min(left, 65_536))):
        left -= len(chunk)
