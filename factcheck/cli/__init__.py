"""The command ``factcheck``: the desk from a shell.

Exit codes: 0 all was done, 1 something was refused (and said which), 2 it was called wrongly.
"""

import sys
from importlib import import_module

import click

from factcheck import __version__
from factcheck.config import SettingsError
from factcheck.errors import Refusal
from factcheck.text.canonical import without_unseen

#: Command → the module that holds it, imported only when it is asked for.
COMMANDS = {
    "run": "factcheck.cli.run",
    "init": "factcheck.cli.init",
    "demo": "factcheck.cli.demo",
    "invite": "factcheck.cli.invite",
    "ingest": "factcheck.cli.ingest",
    "reprints": "factcheck.cli.reprints",
    "inbox": "factcheck.cli.inbox",
    "claims": "factcheck.cli.claims",
    "claimants": "factcheck.cli.claimants",
    "report": "factcheck.cli.report",
    "links": "factcheck.cli.links",
    "lint": "factcheck.cli.lint",
    "verify": "factcheck.cli.verify",
    "export": "factcheck.cli.export",
    "import": "factcheck.cli.import_",
    "log": "factcheck.cli.log",
    "confide": "factcheck.cli.confide",
    "mail": "factcheck.cli.mail",
}


class Desk(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a desk's life."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name; None for a name that is no command."""
        if name not in COMMANDS:
            return None
        module = COMMANDS[name]
        command: click.Command = getattr(import_module(module), module.rpartition(".")[2])
        return command


@click.group(cls=Desk, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factcheck")
@click.option(
    "--as",
    "email",
    metavar="EMAIL",
    help="Act as this person instead of as the admin “shell:<login>”.",
)
@click.pass_context
def desk(ctx: click.Context, email: str | None) -> None:
    """Check the claims that people make in news articles, from a shell."""
    ctx.obj = email


def main() -> None:
    """Run the command, and say no in a sentence."""
    try:
        desk(prog_name="factcheck")
    except SettingsError as error:
        _complain(error, 2)
    except Refusal as error:
        _complain(error, 1)
    except Exception as error:
        # Imported late: what it knows of databases takes longer than --help.
        from factcheck.cli.mishaps import in_a_sentence

        if (sentence := in_a_sentence(error)) is None:
            raise
        _complain(sentence, 1)


def _complain(what: Exception | str, code: int) -> None:
    click.echo(f"factcheck: {without_unseen(str(what))}", err=True)
    sys.exit(code)
