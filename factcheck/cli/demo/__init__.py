"""``factcheck demo``: a desk with a story in it, to look around and to learn on."""

import click
from sqlmodel import col, select

from factcheck.cli.demo.loading import load, password_file
from factcheck.cli.demo.story import Story, read_story
from factcheck.cli.shell import Shell, open_shell
from factcheck.errors import RuleBroken
from factcheck.models import Article, Person


@click.command()
def demo() -> None:
    """Load the demo desk into an empty one.

    \b
    Example:
      FACTCHECK_INSTANCE=look-around factcheck demo
    """
    shell = open_shell()
    if not is_empty(shell):
        raise RuleBroken("This desk has people or articles; the demo is for an empty one.")
    load_demo(shell)
    click.echo(sign_in_table(shell))


def is_empty(shell: Shell) -> bool:
    """Whether nobody and nothing has come to this desk yet."""
    with shell.database.reading() as session:
        somebody = session.exec(select(Person.id).where(col(Person.is_shell).is_(False))).first()
        return somebody is None and session.exec(select(Article.id).limit(1)).first() is None


def load_demo(shell: Shell) -> None:
    """Play the story through the product's own verbs."""
    load(shell, read_story())


def sign_in_table(shell: Shell) -> str:
    """How to sign in as each role of the demo; empty when this desk isn't the demo desk."""
    kept = password_file(shell.settings)
    if not kept.exists():
        return ""
    story: Story = read_story()
    rows = [f"  {person.role:9} {person.email:22} {person.name}" for person in story.people]
    word = kept.read_text(encoding="utf-8").strip()
    return "\n".join(["Sign in to the demo desk as", *rows, f"each with the password  {word}", ""])
