"""``factcheck ingest``: articles from files and folders."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click
from rich.progress import Progress

from factcheck.cli.progress import shown_progress
from factcheck.cli.shell import Shell, one_line, open_shell
from factcheck.intake.drafts import Draft, Facts, Rejected
from factcheck.intake.kinds import KINDS
from factcheck.intake.originals import keep
from factcheck.intake.paths import read_paths
from factcheck.text.language import why_nothing_was_pulled
from factcheck.workflow.articles import Outcome, take_all_in

#: How many articles are written in one transaction; a crash loses no more.
CHUNK = 100


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    help="Processes that read.",
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    help="What kind of source they all are; all but journalism are primary sources.",
)
@click.pass_obj
def ingest(acting: str | None, paths: tuple[Path, ...], workers: int, kind: str | None) -> None:
    """Take articles in from .txt and .html files and from folders.

    A bad file is named and passed over; what the desk has already is known, not doubled.

    \b
    Example:
      factcheck ingest morning/ wire/story.txt
      factcheck ingest --kind transcript council/
    """
    shell = open_shell(acting)
    tally: Counter[str] = Counter()
    claims = 0
    with shown_progress() as progress:
        task = progress.add_task("Reading", total=None, counts="")
        found = read_paths(
            paths, workers=workers, facts=Facts(kind=kind), limit=shell.settings.max_upload
        )
        for chunk in _chunks(found):
            for item in chunk:
                if isinstance(item, Rejected):
                    tally["rejected"] += 1
                    _tell(progress, f"✕ {item.where}: {item.reason}")
            drafts = [item for item in chunk if isinstance(item, Draft)]
            for draft, (outcome, pulled) in zip(drafts, _take_in(shell, drafts), strict=True):
                tally[outcome.value] += 1
                claims += pulled
                unpulled = why_nothing_was_pulled(draft.language)
                if unpulled and outcome is not Outcome.KNOWN:
                    _tell(progress, f"{draft.source_file}: {unpulled}")
            progress.update(task, advance=len(chunk), counts=f"{sum(tally.values())} articles")
    click.echo(
        f"{tally['added']} added, {tally['changed']} changed, {tally['known']} known,"
        f" {tally['rejected']} rejected; {claims} new claims in the inbox"
    )
    sys.exit(1 if tally["rejected"] else 0)


def _tell(progress: Progress, sentence: str) -> None:
    # A name is no markup, and commands nothing.
    told = one_line(sentence)
    progress.console.print(told, markup=False, highlight=False, soft_wrap=True)


def _take_in(shell: Shell, drafts: list[Draft]) -> list[tuple[Outcome, int]]:
    for draft in drafts:
        keep(shell.settings.originals, draft.original)
    with shell.transaction() as (session, actor):
        taken = take_all_in(session, actor, drafts)
    return [(one.outcome, one.claims) for one in taken]


def _chunks(items: Iterator[Draft | Rejected]) -> Iterator[list[Draft | Rejected]]:
    while chunk := list(islice(items, CHUNK)):
        yield chunk
