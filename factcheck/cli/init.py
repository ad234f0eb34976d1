"""``factcheck init``: a desk of one's own."""

import click

from factcheck.cli.shell import open_shell


@click.command()
def init() -> None:
    """Make the database, or bring it up to date; without the demo.

    \b
    Example:
      factcheck init
      factcheck invite ada@example.org --name "Ada Moss" --role admin
    """
    shell = open_shell()
    click.echo(f"The desk is ready: {shell.database.engine.url.render_as_string()}")
