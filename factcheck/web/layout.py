"""What the frame of every page asks for by itself."""

from typing import Any

from flask import Flask
from werkzeug.local import LocalProxy

from factcheck.queries.notices import unread_count
from factcheck.web.context import reading, visitor


def install(app: Flask) -> None:
    """Give every template ``viewer``: whoever is signed in, looked up when a template asks."""

    # A page that asks nothing of the session, as a shared report, leaves no trace of it.
    @app.context_processor
    def who_is_looking() -> dict[str, Any]:
        return {"viewer": LocalProxy(visitor)}

    app.add_template_global(_notices_waiting, "notices_waiting")


def _notices_waiting() -> int:
    """How many notices whoever is signed in has not seen: one question a page."""
    person = visitor()
    return unread_count(reading(), person) if person is not None else 0
