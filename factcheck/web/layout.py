"""What the frame of every page asks for by itself."""

from typing import Any

from flask import Flask
from werkzeug.local import LocalProxy

from factcheck.web.context import visitor


def install(app: Flask) -> None:
    """Give every template ``viewer``: whoever is signed in, looked up when a template asks."""

    # A page that asks nothing of the session, as a shared report, leaves no trace of it.
    @app.context_processor
    def who_is_looking() -> dict[str, Any]:
        return {"viewer": LocalProxy(visitor)}
