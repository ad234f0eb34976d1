"""A list of claims as the lines of a CSV file."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from factcheck.models import Person
from factcheck.queries.claim_rows import ClaimRow
from factcheck.queries.listing import MOST_FITTING, claims
from factcheck.queries.wanted import Wanted
from factcheck.text.spreadsheet import harmless, line

#: So many claims are looked up at a time, and no more are held.
AT_ONCE = 500
COLUMNS = (
    "ref",
    "status",
    "claimant",
    "headline",
    "quotation",
    "topics",
    "assignee",
    "due",
    "rating",
    "supports",
    "contradicts",
    "context",
    "opened",
    "changed",
    "link",
)


def csv_lines(session: Session, viewer: Person, wanted: Wanted, public_url: str) -> Iterator[str]:
    """A line of titles, then one for each claim that is asked for, in the order asked for."""
    yield line(COLUMNS)
    after: str | None = None
    while True:
        limit = MOST_FITTING if wanted.words else AT_ONCE
        page = claims(session, viewer, wanted, after=after, limit=limit)
        yield "".join(line(_cells(row, public_url)) for row in page.rows)
        if (after := page.next) is None:
            return


def _cells(row: ClaimRow, public_url: str) -> list[str]:
    words = (row.claimant, row.headline, row.quotation, ", ".join(row.topics), row.assignee)
    return [
        row.ref,
        row.status.value,
        *(harmless(one or "") for one in words),
        row.due_on.isoformat() if row.due_on else "",
        harmless(row.rating.label) if row.rating else "",
        str(row.supporting),
        str(row.contradicting),
        str(row.context),
        _moment(row.opened_at),
        _moment(row.changed_at),
        f"{public_url}/claims/{row.id}",
    ]


def _moment(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""
