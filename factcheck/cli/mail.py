"""``factcheck mail``: the queue of letters, and sending what is due."""

import click

from factcheck.cli.postman import deliver, trial
from factcheck.cli.shell import ROW_NUMBER, Shell, json_line, one_line, open_shell
from factcheck.config import MailServer, SettingsError
from factcheck.errors import RuleBroken
from factcheck.mail.server import NotSent
from factcheck.queries import letters as questions
from factcheck.queries.letters import Queued
from factcheck.workflow import letters as verbs


@click.group()
def mail() -> None:
    """See to the letters that tell people what happened.

    \b
    Example:
      factcheck mail send
      factcheck mail list --json
    """


@mail.command()
@click.pass_obj
def send(acting: str | None) -> None:
    """Send once what is due, as from cron; a running desk does it by itself.

    \b
    Example:
      factcheck mail send
    """
    shell = open_shell(acting)
    _server(shell)
    done = deliver(shell.database, shell.settings)
    click.echo(f"{done.sent} sent, {done.dropped} not needed any more, {len(done.failures)} failed")
    for email, words in done.failures:
        click.echo(f"{one_line(email)}: {one_line(words)}", err=True)
    if done.failures:
        raise RuleBroken("Not every letter could be sent; they are kept in the queue.")


@mail.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--all", "with_done", is_flag=True, help="Those that were sent lately as well.")
@click.pass_obj
def list_(acting: str | None, as_json: bool, with_done: bool) -> None:
    """List the letters that wait and that were given up, the newest first.

    \b
    Example:
      factcheck mail list --all
    """
    with open_shell(acting).reading() as (session, viewer):
        listed = list(questions.queue(session, viewer))
        if with_done:
            listed += questions.done(session, viewer)
    for one in listed:
        click.echo(json_line(_fields(one)) if as_json else _in_a_line(one))


@mail.command()
@click.argument("number", type=ROW_NUMBER, required=False)
@click.pass_obj
def again(acting: str | None, number: int | None) -> None:
    """Put letters that failed back into the queue, to be tried at once: one, or all of them.

    \b
    Example:
      factcheck mail again 12
    """
    with open_shell(acting).transaction() as (session, actor):
        if number is None:
            several = verbs.send_all_again(session, actor)
            click.echo(f"{several} {'letter' if several == 1 else 'letters'} put back")
        else:
            verbs.send_again(session, actor, number)
            click.echo("1 letter put back")


@mail.command()
@click.argument("email")
@click.pass_obj
def test(acting: str | None, email: str) -> None:
    """Send a test letter now, past the queue, and say what the mail server answers.

    \b
    Example:
      factcheck mail test ada@example.org
    """
    shell = open_shell(acting)
    try:
        trial(shell.settings, _server(shell), email)
    except NotSent as failure:
        raise RuleBroken(f"The test letter wasn’t sent. {failure}") from None
    click.echo(f"The mail server took a test letter to {one_line(email)}.")


def _server(shell: Shell) -> MailServer:
    server = shell.settings.mail_server
    if server is None:
        raise SettingsError("The desk sends no mail: FACTCHECK_SMTP_URL isn’t set.")
    return server


def _fields(one: Queued) -> dict[str, object]:
    letter = one.letter.model_dump(mode="json", exclude={"key", "person_id", "lease_until"})
    return {**letter, "name": one.name, "email": one.email}


def _in_a_line(one: Queued) -> str:
    letter = one.letter
    words = f"  {one_line(letter.last_error)}" if letter.last_error else ""
    return (
        f"{letter.id:>6}  {letter.made_at:%Y-%m-%d %H:%M}  {letter.state.label:12}"
        f"  {letter.kind.label:12}  tries {letter.attempts:>2}  {one_line(one.email)}{words}"
    )
