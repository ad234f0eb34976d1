"""``factcheck links``: the share links of the desk."""

from datetime import UTC, datetime
from typing import Any

import click
from sqlmodel import Session

from factcheck.cli.shell import ROW_NUMBER, json_line, one_line, open_shell
from factcheck.credentials import hash_password
from factcheck.errors import NotFound
from factcheck.models import LinkPurpose, Person, ShareLink
from factcheck.queries.links import of_claim
from factcheck.queries.live_links import Asked, live_links
from factcheck.queries.people import person_signing_in
from factcheck.workflow import links as verbs
from factcheck.workflow.people import check_password

PURPOSE = click.Choice([purpose.value for purpose in LinkPurpose])
MOMENT = click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"])
AT_ONCE = 500


@click.group()
def links() -> None:
    """List, make and revoke the links that share reports.

    \b
    Example:
      factcheck links list --json
      factcheck links make FC-12 --label "the printers" --until 2026-12-24T18:00
    """


@links.command(name="list")
@click.option("--claim", "ref", metavar="REF", help="Those of one claim, the ended ones as well.")
@click.option("--purpose", type=PURPOSE, help="Only links that show this.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_(acting: str | None, ref: str | None, purpose: str | None, as_json: bool) -> None:
    """List the links that work now, the last made first.

    \b
    Example:
      factcheck links list --purpose claimant_preview
    """
    wanted = LinkPurpose(purpose) if purpose else None
    with open_shell(acting).reading() as (session, viewer):
        if ref is not None:
            found = [
                link for link in of_claim(session, viewer, ref) if wanted in (None, link.purpose)
            ]
        else:
            found = _all(session, viewer, wanted)
        for link in found:
            click.echo(json_line(_fields(link)) if as_json else _in_a_line(link))


@links.command()
@click.argument("ref")
@click.option("--label", required=True, help="For whom it is; only the desk sees it.")
@click.option("--purpose", type=PURPOSE, default=LinkPurpose.PUBLIC_LATEST.value, show_default=True)
@click.option("--until", type=MOMENT, help="When it ends, in UTC.")
@click.option("--edition", type=ROW_NUMBER, help="The edition that a pinned link shows.")
@click.option("--embargo", type=MOMENT, help="From when on it shows the report, in UTC.")
@click.option("--to", "name", default="", metavar="NAME", help="Whom a preview is for.")
@click.option("--email", default="", help="Where the code for a preview goes.")
@click.option("--password", "asks", is_flag=True, help="Ask for a password that opens it.")
@click.pass_obj
def make(
    acting: str | None,
    ref: str,
    label: str,
    purpose: str,
    until: datetime | None,
    edition: int | None,
    embargo: datetime | None,
    name: str,
    email: str,
    asks: bool,
) -> None:
    """Make a link, and print its address: it can't be had again.

    An e-mail address of somebody at the desk makes the preview theirs.

    \b
    Example:
      factcheck links make FC-12 --label "press" --purpose embargo --embargo 2026-12-01T06:00
    """
    password = None
    if asks:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        check_password(password)
    shell = open_shell(acting)
    password_hash = hash_password(password) if password else None
    with shell.transaction() as (session, actor):
        person = person_signing_in(session, email) if email else None
        terms = verbs.Terms(
            purpose=LinkPurpose(purpose),
            expires_at=_in_utc(until),
            password_hash=password_hash,
            edition_number=edition,
            embargo_until=_in_utc(embargo),
            recipient=verbs.Recipient(person.id if person else None, name, email),
        )
        sends_mail = shell.settings.mail_server is not None
        _, token = verbs.share(session, actor, ref, terms, label=label, sends_mail=sends_mail)
    click.echo(f"{shell.settings.public_url}/s/{token}/")


@links.command()
@click.argument("numbers", type=ROW_NUMBER, nargs=-1, required=True)
@click.pass_obj
def revoke(acting: str | None, numbers: tuple[int, ...]) -> None:
    """End links for good, by their numbers.

    \b
    Example:
      factcheck links revoke 12 13
    """
    shell = open_shell(acting)
    missing = []
    for number in numbers:
        try:
            with shell.transaction() as (session, actor):
                link = verbs.revoke(session, actor, number)
                click.echo(f"{number}: the link for {one_line(link.label)} no longer works")
        except NotFound:
            missing.append(number)
    if missing:
        raise NotFound(f"There is no link {', '.join(str(number) for number in missing)}.")


def _all(session: Session, viewer: Person, purpose: LinkPurpose | None) -> list[ShareLink]:
    found: list[ShareLink] = []
    while True:
        asked = Asked(purpose=purpose)
        more = live_links(session, viewer, asked, limit=AT_ONCE, skip=len(found))
        found += more
        if len(more) < AT_ONCE:
            return found


def _in_utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None


def _fields(link: ShareLink) -> dict[str, Any]:
    """What the desk knows of a link; neither its secret nor its password is among it."""
    known = link.model_dump(
        mode="json",
        exclude={"token_hash", "password_hash", "form_key", "claim_id", "made_by_id"}
        | {"recipient_id", "recipient_name"},
    )
    return {
        **known,
        "claim": link.claim.ref,
        "made_by": link.made_by.name,
        "recipient": link.addressee,
        "asks_for": link.proof.value,
    }


def _in_a_line(link: ShareLink) -> str:
    ended = link.revoked_at or link.expires_at
    until = f"{'revoked' if link.revoked_at else 'until'} {ended:%Y-%m-%d %H:%M}" if ended else ""
    return (
        f"{link.id:>6}  {link.claim.ref:8}  {link.purpose.value:16}  opened {link.openings:>4}"
        f"  {until:24}  {one_line(link.label)}"
    )
