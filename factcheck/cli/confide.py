"""``factcheck confide``: let somebody in on a confidential claim that nobody can open any more."""

import click

from factcheck.cli.shell import open_shell
from factcheck.errors import NotFound
from factcheck.queries.people import person_signing_in
from factcheck.workflow.confidentiality import let_in


@click.command()
@click.argument("ref")
@click.option("--to", "email", required=True, metavar="EMAIL", help="An editor or an admin.")
@click.pass_obj
def confide(acting: str | None, ref: str, email: str) -> None:
    """Let an editor in on a confidential claim.

    Only where nobody who is named for it can name others any more. The history says so.

    \b
    Example:
      factcheck confide FC-12 --to ada@example.org
    """
    with open_shell(acting).transaction() as (session, actor):
        person = person_signing_in(session, email)
        if person is None:
            raise NotFound(f"Nobody at this desk has the address {email}.")
        claim = let_in(session, actor, ref, person)
    click.echo(f"{person.name} is named for {claim.ref}.", err=True)
