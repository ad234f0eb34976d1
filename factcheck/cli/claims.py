"""``factcheck claims``: the claims of the desk, as lines or as JSON."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import click
from sqlmodel import Session

from factcheck.cli.shell import json_line, one_line, open_shell
from factcheck.models import Person, Status, spans_of
from factcheck.queries.claim_rows import ClaimRow
from factcheck.queries.claims import Place, places
from factcheck.queries.listing import MOST_FITTING
from factcheck.queries.listing import claims as ask_for_claims
from factcheck.queries.spreadsheet import AT_ONCE, csv_lines
from factcheck.queries.wanted import Wanted, wanted_in
from factcheck.report.checking import GAP


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--csv", "as_csv", is_flag=True, help="A table for spreadsheets.")
@click.option(
    "--filter",
    "asks",
    metavar="ADDRESS",
    help="What stands behind the question mark in the address of a list.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([status.value for status in Status]),
    help="Only claims in this status; may be given several times.",
)
@click.pass_obj
def claims(
    acting: str | None,
    as_json: bool,
    as_csv: bool,
    asks: str | None,
    statuses: tuple[str, ...],
) -> None:
    """List the claims, those changed last first.

    \b
    Example:
      factcheck claims --status open --status in_review
      factcheck claims --csv --filter "due=late&assignee=nobody"
      factcheck claims --json | jq 'select(.score > 0.7) | .text'
    """
    if as_json and as_csv:
        raise click.UsageError("Choose one of --json and --csv.")
    wanted = _wanted(asks, statuses)
    shell = open_shell(acting)
    with shell.reading() as (session, viewer):
        if as_csv:
            for line in csv_lines(session, viewer, wanted, shell.settings.public_url):
                click.echo(line, nl=False)
            return
        for row, appearances in _all(session, viewer, wanted):
            click.echo(_as_json(row, appearances) if as_json else _as_line(row))


def _wanted(asks: str | None, statuses: tuple[str, ...]) -> Wanted:
    """All claims when nothing is said; an address means here what it means in a browser."""
    wanted, left_out = wanted_in(asks.lstrip("?")) if asks else (Wanted(), [])
    if left_out:
        raise click.UsageError(" ".join(left_out))
    if statuses:
        wanted = wanted.but(statuses=tuple(one for one in Status if one.value in statuses))
    return wanted


def _all(
    session: Session, viewer: Person, wanted: Wanted
) -> Iterator[tuple[ClaimRow, list[Place]]]:
    after: str | None = None
    limit = MOST_FITTING if wanted.words else AT_ONCE
    while True:
        page = ask_for_claims(session, viewer, wanted, after=after, limit=limit)
        where = places(session, viewer, [row.id for row in page.rows])
        for row in page.rows:
            yield row, where[row.id]
        if (after := page.next) is None:
            return


def _as_line(row: ClaimRow) -> str:
    who = f" — {row.claimant}" if row.claimant else ""
    words = one_line(f"{row.headline or row.quotation}{who}")
    return f"{row.ref:8} {row.status.label:11} {row.score:4.2f}  {words}"


def _as_json(row: ClaimRow, appearances: list[Place]) -> str:
    said = {
        "ref": row.ref,
        "text": row.quotation,
        "claimant": row.claimant,
        "status": row.status.value,
        "score": row.score,
        "reasons": list(row.reasons),
        "kind": row.kind.value,
        "appearances": [_appearance(place) for place in appearances],
    }
    return json_line(said)


def _appearance(place: Place) -> dict[str, Any]:
    """``start`` and ``end`` are code points of the article's kept text, ``end`` exclusive."""
    spans = spans_of(place.place)
    starts = accumulate((end - start + len(GAP) for start, end in spans), initial=0)
    return {
        "article": place.article_id,
        "source_file": place.source_file,
        "address": place.address,
        "spans": [
            {"start": start, "end": end, "exact": place.exact[at : at + end - start]}
            for (start, end), at in zip(spans, starts, strict=False)
        ],
    }
