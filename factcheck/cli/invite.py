"""``factcheck invite``: the first admin, and anybody after."""

import click

from factcheck.cli.shell import open_shell
from factcheck.models import Role
from factcheck.workflow.people import invite as invite_person


@click.command()
@click.argument("email")
@click.option("--name", required=True, help="The person’s name, as the desk shows it.")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.REVIEWER.value,
    show_default=True,
)
@click.pass_obj
def invite(acting: str | None, email: str, name: str, role: str) -> None:
    """Make an account for somebody.

    It prints the one-time address at which they set their password.

    \b
    Example:
      factcheck invite ada@example.org --name "Ada Moss" --role admin
    """
    shell = open_shell(acting)
    with shell.transaction() as (session, actor):
        person, token = invite_person(session, actor, name=name, email=email, role=Role(role))
    click.echo(f"{person.name} sets a password here, once, within seven days:", err=True)
    click.echo(f"{shell.settings.public_url}/invitation/{token}")
