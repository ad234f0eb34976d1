"""Who may use which page: each view says so, and one hook holds every request to it."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import NotAllowed
from factcheck.models import May
from factcheck.queries.publicity import is_public
from factcheck.web.context import SignInNeeded, reading, viewer, visitor

View = TypeVar("View", bound=Callable[..., Any])

#: View → what a person has to be allowed to use it; None for one that is open to all.
_DECLARED: dict[Callable[..., Any], May | None] = {}


def open_to_all(view: View) -> View:
    """Declare that a view is for everyone, with or without an account."""
    return _declare(view, None)


def needs(deed: May) -> Callable[[View], View]:
    """Declare that a view is for signed-in people whose role allows ``deed``."""
    return lambda view: _declare(view, deed)


def declaration(view: Callable[..., Any]) -> May | None:
    """What the view needs, None when it is open to all; ``KeyError`` for an undeclared one."""
    return _DECLARED[view]


def is_open_to_all(endpoint: str | None) -> bool:
    """Whether the view of this name asks nobody who they are."""
    view = current_app.view_functions.get(endpoint or "")
    return view is not None and view in _DECLARED and _DECLARED[view] is None


def install(app: Flask) -> None:
    """Put the hook before every request, and give templates ``may``."""
    app.before_request(_hold_to_declaration)
    app.register_error_handler(SignInNeeded, _lead_to_sign_in)
    app.add_template_global(_may, "may")


def same_site_path(address: str | None) -> str | None:
    """The address when it is a path of this site, else None: nobody is sent elsewhere from here.

    Browsers read a backslash as a slash and skip tabs and newlines, so neither gets through.
    """
    if not address or not address.startswith("/") or address.startswith("//"):
        return None
    return address if address.isprintable() and "\\" not in address else None


def _declare(view: View, deed: May | None) -> View:
    if view in _DECLARED:
        raise TypeError(f"{view.__qualname__} says twice who may use it.")
    _DECLARED[view] = deed
    return view


def _hold_to_declaration() -> None:
    if request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    if view not in _DECLARED:
        raise NotAllowed("This page doesn’t say who may use it, so nobody may.")
    deed = _DECLARED[view]
    if deed is not None and not viewer().may(deed):
        raise NotAllowed(f"Your role at this desk can’t {deed.value}.")


def _lead_to_sign_in(_error: SignInNeeded) -> Response:
    asks = request.method in ("GET", "HEAD")
    here = request.full_path.removesuffix("?") if asks else _page_of_form()
    if here == "/" and asks and is_public(reading()):
        return redirect(url_for("front.index"))
    address = url_for("sign_in.show", next=same_site_path(here) if here != "/" else None)
    return redirect(address, code=302 if asks else 303)


def _page_of_form() -> str | None:
    """The path of the page that sent this form, as the browser tells it."""
    try:
        parts = urlsplit(request.referrer or "")
    except ValueError:
        return None
    if parts.netloc != request.host:
        return None
    return parts._replace(scheme="", netloc="", fragment="").geturl()


def _may(deed: str) -> bool:
    """For templates: whether the viewer may do ``deed``, named as “people” or “sign_off”."""
    person = visitor()
    return person is not None and person.may(May[deed.upper()])
