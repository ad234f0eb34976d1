"""``factcheck reprints``: looking for reprints among the articles that are in already."""

import click

from factcheck.cli.shell import open_shell
from factcheck.workflow.reprints import look_again

#: How many articles are looked at in one transaction.
CHUNK = 100


@click.command()
@click.pass_obj
def reprints(acting: str | None) -> None:
    """Look for reprints among the articles.

    Needed once, after an upgrade from a version that knew only word-for-word reprints. It can be
    stopped and started again.

    \b
    Example:
      factcheck reprints
    """
    shell = open_shell(acting)
    number, last = 0, 0
    while True:
        with shell.transaction() as (session, actor):
            looked = look_again(session, actor, last, CHUNK)
        if looked is None:
            break
        number, last = number + looked[0], looked[1]
    click.echo(f"{number} articles looked at")
