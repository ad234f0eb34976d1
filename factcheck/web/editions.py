"""The editions of a report: choosing one, its files, and the ways between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, url_for

from factcheck.errors import NotFound
from factcheck.models import Edition, ref_of
from factcheck.queries import reports
from factcheck.report.comparing import Comparison, compared
from factcheck.report.html import ChangesLinks, EditionLink, EditionLinks
from factcheck.report.json import from_json
from factcheck.report.pdf import is_available
from factcheck.web.caching import keepable
from factcheck.web.context import reading, viewer


@dataclass(frozen=True, slots=True)
class Surface:
    """The endpoints at which editions are read."""

    newest: str
    edition: str
    changes: str


PUBLIC = Surface("checks.show", "checks.edition", "checks.changes")
AT_THE_DESK = Surface("reports.show", "reports.edition", "changes.at_the_desk")


#: Ending → of a frozen file.
_KINDS = {"md": "text/markdown; charset=utf-8", "json": "application/json"}


def editions_of(ref: str) -> Sequence[Edition]:
    """The editions that the viewer may see at the desk, newest first; ``NotFound`` for none."""
    found = reports.editions(reading(), viewer(), ref)
    if not found:
        raise NotFound(f"Nothing of {ref} is published yet.")
    return found


def chosen_of(kept: Sequence[Edition], number: int | None) -> Edition:
    """The edition of this number, or the newest for None; raises ``NotFound`` for no edition."""
    chosen = next((one for one in kept if number in (None, one.number)), None)
    if chosen is None:
        raise NotFound(f"There is no such edition. The newest is edition {kept[0].number}.")
    return chosen


def frozen_file(edition: Edition, ending: str, cache_control: str) -> Response:
    """The frozen bytes of an edition, “md” or “json”, as a file to keep."""
    content = edition.markdown_bytes if ending == "md" else edition.json_bytes
    response = keepable(content, _KINDS[ending], cache_control, tag=edition.content_hash)
    return as_file(response, edition, ending)


def as_file(response: Response, edition: Edition, ending: str) -> Response:
    """The answer as a file to keep under a name like “FC-12-edition-2.pdf”."""
    name = f"{ref_of(edition.claim_id)}-edition-{edition.number}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def pdf_href(endpoint: str, edition: Edition) -> str | None:
    """Where the PDF is had, by “printouts.public” or “printouts.inside”; None where it isn't."""
    if not is_available():
        return None
    return url_for(endpoint, ref=ref_of(edition.claim_id), number=edition.number)


def ways(surface: Surface, kept: Sequence[Edition], chosen: Edition) -> EditionLinks:
    """Where the page of one edition leads to the others; ``kept`` are all, the newest first."""
    ref, newest = ref_of(chosen.claim_id), kept[0]
    listed = [
        EditionLink(
            one.number,
            one.published_at.date(),
            _edition(surface, ref, one.number),
            _changes(surface, ref, one.number) if one.number > 1 else None,
        )
        for one in kept
    ]
    links = EditionLinks(editions=listed)
    if chosen.number > 1:
        links["changes_href"] = _changes(surface, ref, chosen.number)
    if chosen is not newest:
        links["newest"] = from_json(newest.json_bytes)
        links["newest_href"] = url_for(surface.newest, ref=ref)
        links["since_href"] = _changes(surface, ref, newest.number, chosen.number)
    return links


def changes(
    surface: Surface, kept: Sequence[Edition], number: int, other: int | None
) -> tuple[Comparison, ChangesLinks]:
    """What one edition changed in another, by default in the one before; raises ``NotFound``."""
    chosen = chosen_of(kept, number)
    if number == 1 and other is None:
        raise NotFound("Edition 1 is the first: there is none before it that it could change.")
    if other == number:
        raise NotFound("An edition is compared with another one.")
    with_ = chosen_of(kept, number - 1 if other is None else other)
    found = compared(from_json(chosen.json_bytes), from_json(with_.json_bytes))
    ref, newer = ref_of(chosen.claim_id), found.newer.edition
    return found, ChangesLinks(
        older_href=_edition(surface, ref, found.older.edition),
        newer_href=_edition(surface, ref, newer),
        others=[
            (one.number, _changes(surface, ref, newer, one.number))
            for one in kept
            if one.number not in (newer, found.older.edition)
        ],
    )


def _edition(surface: Surface, ref: str, number: int) -> str:
    return url_for(surface.edition, ref=ref, number=number)


def _changes(surface: Surface, ref: str, number: int, other: int | None = None) -> str:
    against: dict[str, Any] = {"with": other} if other is not None else {}
    return url_for(surface.changes, ref=ref, number=number, **against)
