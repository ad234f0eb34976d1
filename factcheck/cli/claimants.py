"""``factcheck claimants``: the register of claimants, as lines or as JSON."""

from collections.abc import Iterator, Sequence

import click
from sqlmodel import Session

from factcheck.cli.shell import json_line, one_line, open_shell
from factcheck.models import Person
from factcheck.queries.claimant_profile import names_of
from factcheck.queries.claimants import Asked, Row, Shown, register

_AT_ONCE = 500


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--proposals", is_flag=True, help="Only those who could be somebody else as well.")
@click.option("--unnamed", is_flag=True, help="The unnamed sources, each article’s for itself.")
@click.option("--name", "words", default="", help="Only those in whose names this stands.")
@click.pass_obj
def claimants(
    acting: str | None, as_json: bool, proposals: bool, unnamed: bool, words: str
) -> None:
    """List whose claims the desk has, by name.

    \b
    Example:
      factcheck claimants --proposals
      factcheck claimants --json | jq 'select(.claims.published > 0) | .name'
    """
    if proposals and unnamed:
        raise click.UsageError("Nobody unnamed is proposed: choose one of the two.")
    shown = Shown.PROPOSALS if proposals else Shown.UNNAMED if unnamed else Shown.NAMED
    with open_shell(acting).reading() as (session, viewer):
        for row, names in _all(session, viewer, Asked(words, shown=shown)):
            click.echo(_as_json(row, names) if as_json else _as_line(row))


def _all(session: Session, viewer: Person, asked: Asked) -> Iterator[tuple[Row, Sequence[str]]]:
    after: str | None = None
    while True:
        page = register(session, viewer, asked, after, _AT_ONCE)
        names = names_of(session, viewer, [row.claimant.id for row in page.rows])
        for row in page.rows:
            yield row, names.get(row.claimant.id, [])
        if (after := page.next) is None:
            return


def _as_line(row: Row) -> str:
    one = row.claimant
    number = row.waiting + row.in_work + row.published
    beside = "".join(f"; could be {each.other.name} ({each.reason})" for each in row.proposals)
    role = f", {one.role}" if one.role else ""
    return f"{one.id:6} {number:5}  {one_line(f'{one.name}{role}{beside}')}"


def _as_json(row: Row, names: Sequence[str]) -> str:
    one = row.claimant
    return json_line(
        {
            "id": one.id,
            "name": one.name,
            "role": one.role,
            "kind": one.kind.value if one.kind else None,
            "unnamed": one.is_unnamed,
            "aliases": list(names),
            "claims": {
                "inbox": row.waiting,
                "in_work": row.in_work,
                "published": row.published,
            },
            "proposals": [
                {"id": each.other.id, "name": each.other.name, "reason": each.reason}
                for each in row.proposals
            ],
        }
    )
