"""Names made to command a terminal, or to break the program that prints them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlmodel import select

from factcheck.cli import desk
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Article, Claim, Person, Status
from factcheck.workflow.claims import Wording, word_claim
from tests.factories import a_claim, a_person, an_article, some_evidence

#: Clears the screen, turns the direction, rings, opens a C1 sequence, begins a line of its own.
EVIL = "\x1b[2J\u202e\x07\x9b31m\u2066\nFC-99 Published"


@pytest.fixture
def claim(database: Database) -> Claim:
    """A claim with such words in everything that people name, as an old desk may have them."""
    with database.transaction() as session:
        person = a_person(session, name=f"Zoe{EVIL}")
        article = an_article(session, by=person)
        article.source_file = f"a{EVIL}.txt"
        session.add(article)
        claim = a_claim(session, Status.OPEN, article=article, by=person)
        some_evidence(session, claim, by=person, note=f"note{EVIL}")
        word_claim(session, person, claim.id, Wording(f"Fenn{EVIL}", headline=f"Pier{EVIL}"))
        return claim


def called(settings: Settings, *command: str) -> Result:
    environment = {
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
    }
    return CliRunner().invoke(desk, command, env=environment)


@pytest.mark.parametrize("as_json", [False, True])
def test_no_name_commands_the_terminal_or_makes_up_a_line(
    settings: Settings, claim: Claim, as_json: bool
) -> None:
    for command in (["claims"], ["log", claim.ref]):
        said = called(settings, *command, *(["--json"] if as_json else [])).output
        assert not set(said) & set("\x1b\x07\x9b\u202e\u2066")
        assert not any(line.startswith("FC-99") for line in said.splitlines())
        if as_json:
            assert all(isinstance(json.loads(line), dict) for line in said.splitlines())
            words = words_in([json.loads(line) for line in said.splitlines()])
            assert command == ["claims"] or EVIL in words


def words_in(value: object) -> str:
    """All the words in a value, one after the other."""
    if isinstance(value, dict):
        return " ".join(map(words_in, value.values()))
    return " ".join(map(words_in, value)) if isinstance(value, list) else str(value)


def test_a_name_that_looks_like_markup_is_printed_as_it_is(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "in [red]"
    folder.mkdir()
    (folder / "b].txt").write_text("")
    (folder / "[bold]x\x1b[2J.txt").write_text("Date: [/b] \x1b[31m\nTitle: x\n\nThe pier is open.")
    odd = tmp_path / "["
    odd.mkdir()
    (odd / "b].html").write_text("")
    outcome = called(settings, "ingest", str(tmp_path / "["), str(folder))
    assert outcome.exit_code == 1, outcome.exception
    assert "3 rejected" in outcome.output
    assert "[/b].html" in outcome.output
    assert "\x1b" not in outcome.output


def test_the_name_of_a_file_is_kept_without_what_nobody_sees(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "pier\x1b[2J\u202e.txt"
    path.write_text("The pier is open. Mayor Fenn opened it.")
    assert called(settings, "ingest", str(path)).exit_code == 0
    with database.reading() as session:
        assert session.exec(select(Article)).one().source_file == "pier[2J.txt"


def test_nobody_is_invited_from_a_shell_who_could_not_be_kept(
    settings: Settings, database: Database
) -> None:
    for email, name in (("nobody", "Zoe"), ("a@b.example", "x" * 200), ("a@b.example", " ")):
        outcome = called(settings, "invite", email, "--name", name)
        assert outcome.exit_code == 1
        assert "Write" in str(outcome.exception)
    with database.reading() as session:
        assert all(person.is_shell for person in session.exec(select(Person)))
