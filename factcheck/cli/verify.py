"""``factcheck verify``: whether a report is still what was published."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track
from sqlmodel import Session

from factcheck.cli.shell import json_line, one_line, open_shell
from factcheck.cli.verified import Outcome, Verdict, as_json_object, as_lines
from factcheck.errors import NotFound, RuleBroken, Withheld
from factcheck.models import Edition, Person
from factcheck.queries.verifying import check, check_all, edition_named, newest_of
from factcheck.report.amending import overtaken
from factcheck.report.frozen import value_in
from factcheck.report.verifying import (
    MOST_BYTES,
    Difference,
    Received,
    Unreadable,
    against,
    by_itself,
    is_cut_off,
    received,
)
from factcheck.report.verifying_json import is_json, json_against, json_by_itself, received_json

CONSISTENT = (
    "This proves that a file is consistent, not who wrote it: whoever changes it can make its"
    " hashes anew. Without --offline it is held against what the desk published."
)

_Judge = Callable[[bytes], Outcome]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--offline", is_flag=True, help="Hold each file against its own hashes alone.")
@click.option("--all", "every", is_flag=True, help="Check every edition that the desk keeps.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def verify(
    acting: str | None, files: tuple[Path, ...], offline: bool, every: bool, as_json: bool
) -> None:
    """Say whether a report is as published, or which line was touched.

    Takes the Markdown and the JSON of editions, and holds them against the desk's own.

    \b
    Example:
      factcheck verify report.md
      factcheck verify --offline checks/*.md
      factcheck verify --all
    """
    if every and (files or offline):
        raise click.UsageError("--all takes no files, and needs the desk.")
    if not every and not files:
        raise click.UsageError("Name the files to verify, or use --all.")
    if every:
        _verify_all(acting, as_json)
        return
    touched = 0
    with _judge(acting, offline) as judge:
        for path in files:
            outcome = _outcome(path, judge)
            touched += not outcome.is_intact
            name = one_line(str(path))
            lines = [json_line(as_json_object(name, outcome))] if as_json else None
            click.echo("\n".join(lines or as_lines(name, outcome)))
    if offline:
        click.echo(CONSISTENT, err=True)
    if touched:
        raise RuleBroken(f"{touched} of {len(files)} could not be confirmed.")


def _verify_all(acting: str | None, as_json: bool) -> None:
    console = Console(stderr=True)
    count, flawed = 0, 0
    with open_shell(acting).reading() as (session, viewer):
        for one in track(
            check_all(session, viewer),
            "Checking",
            console=console,
            transient=True,
            disable=not console.is_terminal,
        ):
            count += 1
            flawed += bool(one.flaws)
            if as_json:
                told = {"claim": one.ref, "edition": one.number, "flaws": list(one.flaws)}
                click.echo(json_line(told))
            elif one.flaws:
                click.echo(f"{one.ref}, edition {one.number}: {' '.join(one.flaws)}")
    if flawed:
        raise RuleBroken(f"{flawed} of {count} editions are not as they were published.")
    if not as_json:
        click.echo(f"{count} editions checked; every one is as it was published")


@contextmanager
def _judge(acting: str | None, offline: bool) -> Iterator[_Judge]:
    if offline:
        yield _by_itself
        return
    with open_shell(acting).reading() as (session, viewer):
        yield lambda content: _at_desk(session, viewer, content)


def _outcome(path: Path, judge: _Judge) -> Outcome:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        return judge(content)
    except OSError as error:
        return Outcome("unreadable", says=f"can’t be read: {error.strerror}")
    except Unreadable as error:
        return Outcome("unreadable", says=str(error))
    except (NotFound, Withheld) as refusal:
        return Outcome("unknown", says=f"can’t be compared. {refusal}")


def _by_itself(content: bytes) -> Outcome:
    if is_json(content):
        report = received_json(content)
        wrong = json_by_itself(report)
        ref, number = report.ref, report.number
        notes = [f"Its content hash is {report.content_sha256}."] if not wrong else []
        return Outcome("touched" if wrong else "consistent", ref, number, flaws=wrong, notes=notes)
    file = received(content)
    found = by_itself(file)
    verdict: Verdict = "touched" if found else "consistent"
    return Outcome(verdict, file.ref, file.number, found, notes=_notes(file, found))


def _at_desk(session: Session, viewer: Person, content: bytes) -> Outcome:
    if is_json(content):
        report = received_json(content)
        edition = edition_named(session, viewer, report.ref, report.number, report.content_sha256)
        found, flaws = json_against(report, edition.json_bytes)
        notes: list[str] = []
    else:
        file = received(content)
        content_hash = file.text("content_sha256")
        edition = edition_named(session, viewer, file.ref, file.number, content_hash)
        found, flaws = against(file, edition.markdown_bytes.decode(errors="replace")), []
        notes = _notes(file, found)
    [kept] = check(session, viewer, [edition])
    return Outcome(
        "touched" if found or flaws else "as published",
        kept.ref,
        kept.number,
        found,
        [*flaws, *(f"The desk’s own copy isn’t sound. {flaw}" for flaw in kept.flaws)],
        [*notes, *_overtaken(session, viewer, edition)],
    )


def _notes(file: Received, found: list[Difference]) -> list[str]:
    cut_off = ["The file ends before the report does."] if is_cut_off(file, found) else []
    return [*cut_off, *file.notes]


def _overtaken(session: Session, viewer: Person, edition: Edition) -> list[str]:
    """What a reader of an edition that isn't the newest has to know."""
    newest = newest_of(session, viewer, edition)
    report = value_in(newest.json_bytes) if newest.number > edition.number else None
    return [overtaken(edition.number, report)] if report else []
