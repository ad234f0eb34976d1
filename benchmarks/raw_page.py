"""The floor of the list page: the same rows by the bare driver, into the same template.

Nobody is looked up, no ORM and no query builder is in between; what is left is SQL, Jinja, Flask.
"""

import sqlite3
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import NamedTuple

from flask import Flask, g, render_template

from factcheck.models import AsideReason, BatchDeed, ClaimKind, Person, Stance, Status, now
from factcheck.queries.listing import PAGE
from factcheck.queries.wanted import RUNNING, Sort, Wanted
from factcheck.web.lists import address, facets_of, tabs_of
from factcheck.web.permission import open_to_all
from factcheck.workflow.batches import MOST_CLAIMS, NEEDED

PATH = "/raw/claims"

_NEWEST = " UNION ALL ".join(
    f"SELECT id FROM (SELECT id FROM claim WHERE status = '{status.value}'"
    f" ORDER BY changed_at DESC, id DESC LIMIT {PAGE + 1})"
    for status in RUNNING
)
_LIST = f"""
SELECT claim.id, quotation, headline, claimant.name, status, kind, changed_at, revision, due_on,
person.name FROM claim LEFT JOIN claimant ON claimant.id = claim.claimant_id
LEFT JOIN person ON person.id = claim.assigned_to_id WHERE claim.id IN ({_NEWEST})
ORDER BY changed_at DESC, claim.id DESC LIMIT {PAGE + 1}
"""
_TALLY = """
SELECT claim_id, stance, count(*) FROM evidence
WHERE withdrawn_at IS NULL AND claim_id IN ({}) GROUP BY claim_id, stance
"""
_COUNTS = "SELECT status, count(*) FROM claim GROUP BY status"
_TOPICS = """
SELECT claim_id, name FROM claimtopic JOIN topic ON topic.id = topic_id
WHERE claim_id IN ({}) ORDER BY name_key
"""
_CLAIMANTS = """
SELECT claimant_id FROM claim WHERE claimant_id IS NOT NULL GROUP BY claimant_id
ORDER BY count(*) DESC, claimant_id LIMIT 200
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
    revision: int
    due_on: date | None
    assignee: str | None
    contradicting: int
    supporting: int
    context: int
    topics: list[str]
    is_confidential: bool = False
    rating: None = None


def install(app: Flask, database: str, person: Person) -> None:
    """Add the page to an application that has served nothing yet."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA cache_size=-32000")

    @open_to_all
    def raw_claims() -> str:
        g.visitor = person
        counted = {Status(name): many for name, many in connection.execute(_COUNTS).fetchall()}
        found, more = _rows(connection)
        wanted = Wanted(statuses=RUNNING)
        return render_template(
            "claims/index.html",
            found=SimpleNamespace(rows=found, next=f"{found[-1].changed_at}" if more else None),
            after=None,
            deeds={deed.value for deed in BatchDeed if person.may(NEEDED[deed])},
            reasons=[(reason.value, reason.label) for reason in AsideReason],
            key="of the form",
            chosen=set(),
            filled={},
            most=MOST_CLAIMS,
            today=now().date(),
            wanted=wanted,
            left_out=[],
            counted=counted,
            tabs=list(tabs_of(wanted, counted, "claims.index")),
            facets=list(facets_of(wanted, counted, "claims.index")),
            statuses=list(Status),
            dues=[],
            queues=[],
            sorts=[(one.value, one.label) for one in Sort],
            offered=_offered(connection),
            saved=[],
            address=address,
            endpoint="claims.index",
        )

    app.add_url_rule(PATH, "raw_claims", raw_claims)


def _offered(connection: sqlite3.Connection) -> SimpleNamespace:
    numbers = [row[0] for row in connection.execute(_CLAIMANTS)]
    marks = ", ".join("?" * len(numbers))
    named = connection.execute(f"SELECT id, name FROM claimant WHERE id IN ({marks})", numbers)
    plain = {
        name: connection.execute(f"SELECT id, name FROM {name} ORDER BY name").fetchall()
        for name in ("topic", "outlet", "person")
    }
    return SimpleNamespace(
        people=plain["person"],
        claimants=sorted(named.fetchall(), key=lambda one: one[1].casefold()),
        topics=plain["topic"],
        outlets=plain["outlet"],
        ratings=connection.execute("SELECT key, label FROM rating ORDER BY position").fetchall(),
    )


def _rows(connection: sqlite3.Connection) -> tuple[list[RawRow], bool]:
    listed = connection.execute(_LIST).fetchall()
    shown = listed[:PAGE]
    marks, numbers = ", ".join("?" * len(shown)), [row[0] for row in shown]
    tally = {
        (claim, stance): number
        for claim, stance, number in connection.execute(_TALLY.format(marks), numbers)
    }
    topics: dict[int, list[str]] = {}
    for claim, name in connection.execute(_TOPICS.format(marks), numbers):
        topics.setdefault(claim, []).append(name)
    rows = []
    for row in shown:
        number, quotation, headline, claimant, status, kind, changed, revision, due, who = row
        rows.append(
            RawRow(
                number,
                f"FC-{number}",
                quotation,
                headline,
                claimant,
                Status(status),
                ClaimKind(kind),
                datetime.fromisoformat(changed).replace(tzinfo=UTC),
                revision,
                date.fromisoformat(due) if due else None,
                who,
                *(tally.get((number, stance.value), 0) for stance in Stance),
                topics=topics.get(number, []),
            )
        )
    return rows, len(listed) > PAGE
