"""What keeps a browser safe: cookies, limits and headers."""

from datetime import timedelta

from flask import Flask, Response, current_app, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from factcheck.config import Settings
from factcheck.errors import RuleBroken
from factcheck.web.sessions import OnlyWhereLookedAt
from factcheck.web.share import blueprint as secret_links

SESSION_LASTS = timedelta(hours=12)
#: Room in a request beside the file that it brings, in bytes.
BESIDE_THE_FILE = 200_000
#: The form that brings articles.
TAKES_FILES = "articles.add"
#: What a column of whole numbers holds on PostgreSQL.
LARGEST_NUMBER = 2**31 - 1

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
#: A view that sets one of these itself keeps its own.
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # What a signed-in person saw is not for the next one at the same machine.
    "Cache-Control": "no-store",
}


def install(app: Flask, settings: Settings) -> None:
    """Set cookies, limits, the guard against forged forms, and the headers of every answer."""
    most = settings.max_upload + BESIDE_THE_FILE
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="factcheck_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.served_over_tls,
        PERMANENT_SESSION_LIFETIME=SESSION_LASTS,
        MAX_CONTENT_LENGTH=most,
        # A pasted article is a field, and may be as long as one that comes as a file.
        MAX_FORM_MEMORY_SIZE=most,
        # A form lives as long as the session.
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.session_interface = OnlyWhereLookedAt()
    app.url_map.converters["int"] = RecordNumber
    app.before_request(_expect_little)
    # A secret link has no session that a token could belong to; see factcheck.web.link_proofs.
    CSRFProtect(app).exempt(secret_links)
    app.before_request(_refuse_what_is_no_text)
    app.after_request(_add_headers)
    if hops := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )


class RecordNumber(IntegerConverter):
    """A number in an address; one that no record can have leads nowhere."""

    regex = r"[0-9]+"

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=LARGEST_NUMBER)


def most_taken() -> int:
    """How large a form may be that is sent to the address asked for, in bytes.

    Only articles are long; what anybody may send, signed in or not, is not worth hours of reading.
    """
    most: int = current_app.config["MAX_CONTENT_LENGTH"]
    return most if request.endpoint == TAKES_FILES else BESIDE_THE_FILE


def _expect_little() -> None:
    request.max_content_length = request.max_form_memory_size = most_taken()


def _refuse_what_is_no_text() -> None:
    """NUL is in no text that people write, and PostgreSQL refuses it wherever it turns up."""
    for sent in (request.args, request.form):
        if any("\0" in value for _, value in sent.items(multi=True)):
            raise RuleBroken("There is a character in this that no text has. Take it out again.")


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
