"""``factcheck export``: what is published, or the whole desk, as a folder of files."""

import sys
from pathlib import Path

import click

from factcheck.cli.export_inside import write_inside
from factcheck.cli.export_public import write_public
from factcheck.cli.folders import Folder
from factcheck.cli.progress import shown_progress
from factcheck.cli.shell import json_line, open_shell

_FOLDER = click.Path(path_type=Path)


@click.command()
@click.option(
    "--all",
    "public",
    metavar="DIR",
    type=_FOLDER,
    help="Write all that is published, for everybody.",
)
@click.option(
    "--inside",
    metavar="DIR",
    type=_FOLDER,
    help="Write the whole desk, for `factcheck import`.",
)
@click.option("--json", "as_json", is_flag=True, help="Say what was done as one JSON object.")
@click.pass_obj
def export(acting: str | None, public: Path | None, inside: Path | None, as_json: bool) -> None:
    """Write what is published, or the whole desk, into a folder.

    Run again, it writes what changed and nothing else, so that the folder can live in git.

    \b
    Example:
      factcheck export --all published/
      factcheck export --inside /backup/desk/
    """
    if (public is None) == (inside is None):
        raise click.UsageError("Choose one of --all DIR and --inside DIR.")
    shell = open_shell(acting, known=False)
    missing: list[str] = []
    with shown_progress() as progress, shell.snapshot() as (session, viewer):
        task = progress.add_task("Writing", total=None, counts="")

        def tell(counts: str) -> None:
            progress.update(task, counts=counts)

        if public is not None:
            with Folder(public, "index.json") as folder:
                counts = write_public(session, viewer, folder, tell)
        elif inside is not None:
            with Folder(inside, "desk.json") as folder:
                counts, missing = write_inside(session, viewer, folder, shell.settings, tell)
    counts |= {
        "written": folder.written,
        "unchanged": folder.unchanged,
        "removed": folder.removed,
    }
    for sha256 in missing:
        click.echo(f"The original {sha256} isn’t among the kept files, or is damaged.", err=True)
    told = ", ".join(f"{number:,} {what}" for what, number in counts.items())
    click.echo(json_line(counts) if as_json else f"{folder.path}: {told}")
    sys.exit(1 if missing else 0)
