"""``factcheck report``: the frozen bytes of a published report."""

import sys
from pathlib import Path

import click

from factcheck.cli.shell import open_shell
from factcheck.errors import NotFound, RuleBroken
from factcheck.queries.reports import editions
from factcheck.report.json import from_json
from factcheck.report.webannotation import to_jsonld


@click.command()
@click.argument("ref")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of the screen.",
)
@click.option("--edition", type=click.IntRange(1), help="Another edition than the newest.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json", "annotations"]),
    default="markdown",
    show_default=True,
)
@click.pass_obj
def report(
    acting: str | None, ref: str, output: Path | None, edition: int | None, form: str
) -> None:
    """Give the published report on a claim, as it was frozen.

    Annotations are its evidence for programs, as W3C Web Annotations.

    \b
    Example:
      factcheck report FC-12 -o report.md
      factcheck report FC-12 --edition 1 --format json
    """
    with open_shell(acting).reading() as (session, viewer):
        published = editions(session, viewer, ref)
    if not published:
        raise NotFound(f"Nothing is published on {ref} yet.")
    chosen = next((one for one in published if edition is None or one.number == edition), None)
    if chosen is None:
        raise NotFound(f"{ref} has {len(published)} editions; there is no edition {edition}.")
    content = {
        "markdown": lambda: chosen.markdown_bytes,
        "json": lambda: chosen.json_bytes,
        "annotations": lambda: to_jsonld(from_json(chosen.json_bytes)),
    }[form]()
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        try:
            output.write_bytes(content)
        except OSError as error:
            raise RuleBroken(f"{output} can’t be written: {error.strerror}.") from error
        click.echo(f"{output}: edition {chosen.number} of {ref}", err=True)
