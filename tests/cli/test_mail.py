"""``factcheck mail``, called as at a shell."""

import json
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import desk
from factcheck.config import Settings, SettingsError
from factcheck.db import Database
from factcheck.errors import RuleBroken
from tests.cli.posting import Post, with_mail
from tests.mailbox import Mailbox, mail_server


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


def called(settings: Settings, *words: str) -> Result:
    environment = {
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
        "FACTCHECK_SMTP_URL": settings.smtp_url,
        "FACTCHECK_MAIL_FROM": settings.mail_from,
    }
    return CliRunner().invoke(desk, ["mail", *words], env=environment)


@pytest.fixture
def shell(database: Database, settings: Settings, mailbox: Mailbox) -> Iterator[Post]:
    with mail_server(mailbox) as url:
        yield Post(database, with_mail(settings, url), mailbox)


def test_the_command_sends_what_is_due(shell: Post) -> None:
    shell.mention(shell.ada)
    result = called(shell.settings, "send")
    assert (result.exit_code, result.stdout) == (0, "1 sent, 0 not needed any more, 0 failed\n")
    assert called(shell.settings, "list").output == ""
    (line,) = called(shell.settings, "list", "--all", "--json").output.splitlines()
    assert json.loads(line)["state"] == "sent"


def test_the_command_says_why_letters_were_not_sent_and_tries_them_again(shell: Post) -> None:
    shell.mention(shell.ada)
    with shell.down():
        result = called(shell.settings, "send")
        assert isinstance(result.exception, RuleBroken)
        assert "ada@example.org" in result.stderr
        assert "Connection refused" in result.stderr
    listed = json.loads(called(shell.settings, "list", "--json").output)
    assert listed["email"] == "ada@example.org"
    assert "Connection refused" in listed["last_error"]
    assert "key" not in listed
    assert "Connection refused" in called(shell.settings, "list").output
    assert called(shell.settings, "again").output == "1 letter put back\n"
    assert called(shell.settings, "again", str(listed["id"])).output == "1 letter put back\n"
    assert called(shell.settings, "send").stdout.startswith("1 sent")
    assert isinstance(called(shell.settings, "again", str(listed["id"])).exception, RuleBroken)


def test_a_test_letter_goes_past_the_queue_and_says_what_the_server_says(shell: Post) -> None:
    result = called(shell.settings, "test", "somebody@example.org")
    assert result.output == "The mail server took a test letter to somebody@example.org.\n"
    assert shell.mailbox.recipients == ["somebody@example.org"]
    shell.mailbox.refused["nobody@example.org"] = "550 No such box"
    refused = called(shell.settings, "test", "nobody@example.org").exception
    assert "550 No such box" in str(refused)
    assert "no address" in str(called(shell.settings, "test", "nobody").exception)


def test_without_a_mail_server_the_command_says_what_to_set(
    database: Database, settings: Settings
) -> None:
    for words in (["send"], ["test", "a@b.example"]):
        result = called(settings, *words)
        assert isinstance(result.exception, SettingsError)
        assert "FACTCHECK_SMTP_URL" in str(result.exception)


def test_only_who_sees_to_the_mail_sees_the_queue(shell: Post) -> None:
    refused = CliRunner().invoke(
        desk,
        ["--as", "ada@example.org", "mail", "list"],
        env={
            "FACTCHECK_INSTANCE": str(shell.settings.instance),
            "FACTCHECK_DATABASE_URL": shell.settings.database_url,
        },
    )
    assert "mail" in str(refused.exception)
