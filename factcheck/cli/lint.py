"""``factcheck lint``: what keeps published reports from being read well by machine."""

import sys
from collections.abc import Iterator

import click
from sqlmodel import Session

from factcheck.cli.shell import json_line, one_line, open_shell
from factcheck.models import Person
from factcheck.queries.claimreviews import AT_ONCE, Newest, newest_of, newest_reports
from factcheck.queries.publicity import is_public
from factcheck.report.linting import Flaw
from factcheck.report.linting import lint as flaws


@click.command()
@click.argument("refs", nargs=-1, metavar="[FC-12]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def lint(acting: str | None, refs: tuple[str, ...], as_json: bool) -> None:
    """Say what is wrong with the ClaimReviews of published reports.

    \b
    Example:
      factcheck lint
      factcheck lint FC-12 FC-15
      factcheck lint --json | jq 'select(.severity == "required")'
    """
    shell = open_shell(acting)
    reports = without = 0
    with shell.reading() as (session, viewer):
        site = shell.settings.public_url if is_public(session) else None
        for newest in _asked_for(session, viewer, refs):
            found = flaws(newest.report, site=site, first_published_at=newest.first_published_at)
            for flaw in found:
                click.echo((_as_json if as_json else _as_line)(newest, flaw))
            reports += 1
            without += any(flaw.severity == "required" for flaw in found)
    if site is None:
        click.echo("This desk publishes by link only: it gives no ClaimReviews.", err=True)
    click.echo(f"{_counted(reports)} looked at; {without} can’t have a ClaimReview", err=True)
    if without:
        sys.exit(1)


def _asked_for(session: Session, viewer: Person, refs: tuple[str, ...]) -> Iterator[Newest]:
    if refs:
        yield from (newest_of(session, viewer, ref) for ref in refs)
        return
    after = 0
    while page := newest_reports(session, after, AT_ONCE):
        yield from page
        after = page[-1].edition_id


def _as_line(newest: Newest, flaw: Flaw) -> str:
    return f"{newest.report.ref:8} {flaw.severity:11} {flaw.where:26} {one_line(flaw.sentence)}"


def _as_json(newest: Newest, flaw: Flaw) -> str:
    return json_line(
        {
            "ref": newest.report.ref,
            "edition": newest.report.edition,
            "rule": flaw.rule,
            "severity": flaw.severity,
            "where": flaw.where,
            "sentence": flaw.sentence,
        }
    )


def _counted(reports: int) -> str:
    return f"{reports} {'report' if reports == 1 else 'reports'}"
