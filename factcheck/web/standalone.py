"""What a page brings along that stands outside of the desk's frame, for people without account."""

from typing import Any

from flask import url_for
from markupsafe import Markup

from factcheck.web.context import settings


def sheets(*names: str) -> list[str]:
    """The addresses of these style sheets, behind the one that has the desk's colours."""
    return [url_for("static", filename=f"css/{name}.css") for name in ("tokens", *names)]


def icon() -> Markup:
    """The desk's sign in the browser's tab."""
    address = url_for("static", filename="favicon.svg")
    return Markup('<link rel="icon" type="image/svg+xml" href="{}">').format(address)


def frame(*names: str) -> dict[str, Any]:
    """What the template of such a page asks for, with these style sheets."""
    return {"desk": settings().desk_name, "sheets": sheets(*names), "icon": icon()}
