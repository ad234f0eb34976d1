"""The public site: what its pages share. Nobody is asked who they are, and everybody gets the same.

No page of it touches the session, so none sets or reads a cookie, and what lies between here and
the reader may keep it for a moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, render_template, url_for
from markupsafe import Markup

from factcheck.errors import NotFound, Withheld
from factcheck.queries.publicity import publicity
from factcheck.web import standalone
from factcheck.web.caching import FOR_EVERYBODY, keepable
from factcheck.web.context import reading, settings
from factcheck.web.tombstones import tombstone

NO_SITE = "There is no public site at this address."


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the site's navigation."""

    name: str
    label: str
    endpoint: str


PLACES = (
    Place("checks", "Checks", "front.index"),
    Place("claimants", "Claimants", "claimants.index"),
    Place("method", "Method", "method.show"),
    Place("corrections", "Corrections", "corrections.index"),
)


def demand_public() -> None:
    """Raise ``NotFound`` unless the desk publishes for everybody."""
    newest = publicity(reading())
    if newest is None or not newest.is_public:
        raise NotFound(NO_SITE)


def masthead(current: str, crumbs: Sequence[tuple[str, str | None]] = ()) -> Markup:
    """The head of a page of the site; ``crumbs`` are labels and addresses, None for the page."""
    rendered = render_template("site/_masthead.html", current=current, crumbs=crumbs, **_frame())
    return Markup(rendered)  # noqa: S704 - the template has escaped what it was given


def crumbs(
    ref: str, editions: int | None, *, is_here: bool = False
) -> list[tuple[str, str | None]]:
    """The way to a page of this check.

    ``editions`` is how many it has, None on the page that lists them; ``is_here`` says that the
    page is the check's own.
    """
    many = "1 edition" if editions == 1 else f"{editions} editions"
    return [
        ("Checks", url_for("front.index")),
        (ref, None if is_here else url_for("checks.show", ref=ref)),
        (many, url_for("checks.editions", ref=ref)) if editions else ("Editions", None),
    ]


def page(
    template: str, current: str, way: Sequence[tuple[str, str | None]] = (), **values: Any
) -> Response:
    """A page of the site, to be kept for a moment."""
    texts = getattr(publicity(reading()), "texts", None)
    rendered = render_template(
        template, masthead=masthead(current, way), site_texts=texts, **_frame(), **values
    )
    return kept(rendered, "text/html; charset=utf-8")


def kept(content: str | bytes, kind: str, modified: datetime | None = None) -> Response:
    """An answer that is the same for everybody, to be kept for a moment."""
    return keepable(content, kind, FOR_EVERYBODY, modified=modified)


def sheets(*names: str) -> list[str]:
    """Addresses of style sheets, with those that every page of the site has."""
    return standalone.sheets("masthead", *names)


def answer_in_frame(blueprint: Blueprint) -> None:
    """Say in the site's own frame that something of it isn't there, or is withheld."""

    @blueprint.errorhandler(Withheld)
    def withheld(refusal: Withheld) -> tuple[str, int, dict[str, str]]:
        # What is withheld was public, so there is a site.
        return tombstone(refusal, masthead("checks"))

    @blueprint.errorhandler(NotFound)
    def not_found(refusal: NotFound) -> tuple[str, int]:
        newest = publicity(reading())
        is_public = newest is not None and newest.is_public
        rendered = render_template(
            "site/refusal.html",
            masthead=masthead("") if is_public else None,
            site_texts=newest.texts if newest is not None and is_public else None,
            title="There is nothing here",
            sentence=str(refusal),
            is_public=is_public,
            **_frame(),
        )
        return rendered, 404


def _frame() -> dict[str, Any]:
    return {"desk": settings().desk_name, "places": PLACES, "sheets": sheets}
