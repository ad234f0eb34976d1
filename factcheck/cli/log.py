"""``factcheck log``: what happened to a claim."""

import click

from factcheck.cli.shell import json_line, one_line, open_shell
from factcheck.models import Audience
from factcheck.queries.history import of_claim
from factcheck.queries.telling import tell


@click.command()
@click.argument("ref")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def log(acting: str | None, ref: str, as_json: bool) -> None:
    """Show the history of a claim, the first event first.

    What a sealed review says is its author's alone, here as everywhere.

    \b
    Example:
      factcheck log FC-12
    """
    with open_shell(acting).reading() as (session, viewer):
        events = list(reversed(of_claim(session, viewer, ref)))
    for event in events:
        if event.audience is Audience.ACTOR:
            # Whoever types “--as” need not be that person.
            continue
        if as_json:
            told = event.model_dump(mode="json", exclude={"audience"})
            click.echo(json_line(told))
        else:
            who, what = one_line(event.actor_name), one_line(tell(event))
            click.echo(f"{event.at:%Y-%m-%d %H:%M}  {who:20}  {what}")
