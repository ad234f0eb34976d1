"""``factcheck import``: a whole desk from a folder into an empty one."""

from pathlib import Path

import click

from factcheck.cli.arrivals import Arrival
from factcheck.cli.progress import shown_progress
from factcheck.cli.shell import json_line, open_shell
from factcheck.db.seal import Seal
from factcheck.workflow.whole_desk import bring_in, demand_empty


@click.command("import")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Say what was done as one JSON object.")
@click.pass_obj
def import_(acting: str | None, folder: Path, as_json: bool) -> None:
    """Bring a whole desk into an empty one.

    DIR is what `factcheck export --inside` wrote, with the desk's own secret key. Either all of it
    comes in, or nothing does and what is wrong is said.

    \b
    Example:
      factcheck import /backup/desk/
    """
    shell = open_shell(acting, known=False)
    with shown_progress() as progress:
        task = progress.add_task("Examining", total=None, counts="")

        def tell(counts: str) -> None:
            progress.update(task, counts=counts)

        with shell.reading() as (session, _viewer):
            demand_empty(session)
        seal = Seal(shell.settings.secret_key)
        arrival = Arrival(folder)
        arrival.examine(seal.mark, tell)
        progress.update(task, description="Bringing in")
        with (
            arrival.keeping_originals(shell.settings.originals, tell),
            shell.transaction() as (session, actor),
        ):
            rows = bring_in(session, actor, arrival.lines, seal, arrival.expected_originals)
    counts = {"rows": rows, "originals": len(arrival.originals)}
    told = ", ".join(f"{number:,} {what}" for what, number in counts.items())
    click.echo(json_line(counts) if as_json else f"{folder}: {told} brought in")
