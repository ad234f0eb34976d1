"""The floor of the list page: the same rows by the bare driver, into the same template.

Nobody is looked up, no ORM and no query builder is in between; what is left is SQL, Jinja, Flask.
"""

import sqlite3
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import NamedTuple

from flask import Flask, g, render_template

from factcheck.models import ClaimKind, Person, Status
from factcheck.queries.claims import PAGE, RUNNING
from factcheck.web.claims import GROUPS, Filters
from factcheck.web.permission import open_to_all

PATH = "/raw/claims"

_NEWEST = " UNION ALL ".join(
    f"SELECT id FROM (SELECT id FROM claim WHERE status = '{status.value}'"
    f" ORDER BY changed_at DESC, id DESC LIMIT {PAGE + 1})"
    for status in RUNNING
)
_LIST = f"""
SELECT claim.id, quotation, headline, claimant.name, status, kind, changed_at
FROM claim LEFT JOIN claimant ON claimant.id = claim.claimant_id WHERE claim.id IN ({_NEWEST})
ORDER BY changed_at DESC, claim.id DESC LIMIT {PAGE + 1}
"""
_TALLY = """
SELECT claim_id, stance, count(*) FROM evidence
WHERE withdrawn_at IS NULL AND claim_id IN ({}) GROUP BY claim_id, stance
"""
_COUNTS = "SELECT status, count(*) FROM claim GROUP BY status"
_CLAIMANTS = """
SELECT claimant.id, name FROM claimant JOIN claim ON claim.claimant_id = claimant.id
GROUP BY claimant.id, name ORDER BY count(*) DESC, claimant.id LIMIT 200
"""


class RawRow(NamedTuple):
    """A claim as the template wants it."""

    id: int
    ref: str
    quotation: str
    headline: str | None
    claimant: str | None
    status: Status
    kind: ClaimKind
    changed_at: datetime
    contradicting: int
    supporting: int
    context: int


def install(app: Flask, database: str, person: Person) -> None:
    """Add the page to an application that has served nothing yet."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA cache_size=-32000")

    @open_to_all
    def raw_claims() -> str:
        g.visitor = person
        counts = dict(connection.execute(_COUNTS).fetchall())
        found, more = _rows(connection)
        filters = Filters("running", None, "", None)
        return render_template(
            "claims/index.html",
            found=SimpleNamespace(rows=found, next=f"{found[-1].changed_at}" if more else None),
            filters=filters,
            tabs=[
                (
                    label,
                    filters.address(status=name),
                    filters.status == name,
                    sum(counts.get(status.value, 0) for status in statuses or Status),
                )
                for name, (label, statuses) in GROUPS.items()
            ],
            groups=GROUPS,
            statuses=[(status.value, status.label) for status in Status],
            claimants=sorted(
                connection.execute(_CLAIMANTS).fetchall(), key=lambda one: one[1].casefold()
            ),
            is_new=not counts,
            waiting=counts.get("suggested", 0),
        )

    app.add_url_rule(PATH, "raw_claims", raw_claims)


def _rows(connection: sqlite3.Connection) -> tuple[list[RawRow], bool]:
    listed = connection.execute(_LIST).fetchall()
    shown = listed[:PAGE]
    marks = ", ".join("?" * len(shown))
    tally = {
        (claim, stance): number
        for claim, stance, number in connection.execute(
            _TALLY.format(marks), [row[0] for row in shown]
        )
    }
    rows = [
        RawRow(
            number,
            f"FC-{number}",
            quotation,
            headline,
            claimant,
            Status(status),
            ClaimKind(kind),
            datetime.fromisoformat(changed).replace(tzinfo=UTC),
            tally.get((number, "contradicts"), 0),
            tally.get((number, "supports"), 0),
            tally.get((number, "context"), 0),
        )
        for number, quotation, headline, claimant, status, kind, changed in shown
    ]
    return rows, len(listed) > PAGE
