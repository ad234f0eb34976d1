"""``factcheck report``: the frozen bytes of a published report."""

import sys
from pathlib import Path

import click

from factcheck.cli.asides import Aside, aside_of, in_words
from factcheck.cli.shell import open_shell
from factcheck.errors import NotFound, RuleBroken
from factcheck.queries.reports import editions
from factcheck.report.json import from_json
from factcheck.report.pdf import is_available, render_pdf
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
@click.option("--pdf", "as_pdf", is_flag=True, help="As PDF, set from the frozen edition.")
@click.pass_obj
def report(
    acting: str | None,
    ref: str,
    output: Path | None,
    edition: int | None,
    form: str,
    as_pdf: bool,
) -> None:
    """Give the published report on a claim, as it was frozen.

    Annotations are its evidence for programs, as W3C Web Annotations.

    \b
    Example:
      factcheck report FC-12 -o report.md
      factcheck report FC-12 --pdf -o report.pdf
      factcheck report FC-12 --edition 1 --format json
    """
    if as_pdf and form != "markdown":
        raise click.UsageError(f"Choose one: --pdf, or --format {form}.")
    if as_pdf:
        _demand_pdf(output)
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
            "pdf": lambda: render_pdf(from_json(chosen.json_bytes)),
        }["pdf" if as_pdf else form]()
    if output is None:
        click.echo(content, nl=False)
    else:
        _write(output, content)
        click.echo(f"{output}: edition {chosen.number} of {ref}", err=True)


def _write(output: Path, content: bytes) -> None:
    """Put the whole of it there; what cut it short leaves the file as it was."""
    path = output.resolve()
    if path.exists() and not path.is_file():  # a pipe, a device
        with in_words(output):
            path.write_bytes(content)
        return
    with Aside(path) as aside:
        aside.write(content)
    with in_words(output):
        aside_of(path).replace(path)


def _demand_pdf(output: Path | None) -> None:
    """Say at once what keeps the report from becoming a PDF."""
    if not is_available():
        raise RuleBroken(
            "What sets PDFs isn’t installed. In a clone of Factcheck type: make pdf"
            " (elsewhere: pip install 'factcheck[pdf]')."
        )
    if output is None and sys.stdout.isatty():
        raise RuleBroken("A PDF is nothing for the screen. Name a file, as in: -o report.pdf")
