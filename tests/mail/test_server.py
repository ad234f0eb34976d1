"""Handing letters to a real server, and what is made of its no."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from factcheck.config import MailServer
from factcheck.mail import server as mail
from factcheck.mail.messages import message
from factcheck.mail.server import NotSent, send
from factcheck.mail.wording import Words
from tests.mailbox import Mailbox, free_port, mail_server


def a_letter(email: str = "ada@example.org") -> EmailMessage:
    return message(
        Words("Hello", "There.\n"),
        sender=Address("", addr_spec="desk@example.org"),
        name="Ada",
        email=email,
        key="k",
        at=datetime(2026, 11, 3, tzinfo=UTC),
    )


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[MailServer]:
    with mail_server(mailbox) as url:
        yield MailServer("127.0.0.1", int(url.rpartition(":")[2]), "none")


def test_a_letter_arrives(server: MailServer, mailbox: Mailbox) -> None:
    send(server, a_letter())
    assert mailbox.recipients == ["ada@example.org"]
    assert mailbox.texts == ["There.\n"]


def test_a_server_that_is_not_there_is_the_servers_fault() -> None:
    with pytest.raises(NotSent, match=r"127\.0\.0\.1: Connection refused") as failure:
        send(MailServer("127.0.0.1", free_port(), "none"), a_letter())
    assert failure.value.is_the_servers
    assert not failure.value.for_good


@pytest.mark.parametrize(("said", "for_good"), [("550 No such box", True), ("451 Later", False)])
def test_a_recipient_is_refused_for_good_or_for_now(
    server: MailServer, mailbox: Mailbox, said: str, for_good: bool
) -> None:
    mailbox.refused["ada@example.org"] = said
    with pytest.raises(NotSent, match=said) as failure:
        send(server, a_letter())
    assert failure.value.for_good is for_good
    assert not failure.value.is_the_servers


@pytest.mark.parametrize(("said", "for_good"), [("554 Not wanted", True), ("452 Full", False)])
def test_a_letter_is_refused_for_good_or_for_now(
    server: MailServer, mailbox: Mailbox, said: str, for_good: bool
) -> None:
    mailbox.refuses_all = said
    with pytest.raises(NotSent, match=said) as failure:
        send(server, a_letter())
    assert failure.value.for_good is for_good


def test_a_wrong_password_is_told_without_it() -> None:
    class Gate:
        def __call__(self, *_asked: Any) -> AuthResult:
            message = "535 5.7.8 quokka-secret is not it"
            return AuthResult(success=False, handled=False, message=message)

    controller = Controller(
        Mailbox(),
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=Gate(),
        auth_require_tls=False,
    )
    controller.start()
    try:
        server = MailServer("127.0.0.1", controller.port, "none", "desk", "quokka-secret")
        assert "quokka" not in repr(server)
        with pytest.raises(NotSent, match="535") as failure:
            send(server, a_letter())
    finally:
        controller.stop()
    assert failure.value.is_the_servers
    assert not failure.value.for_good
    assert "quokka" not in str(failure.value)


def test_a_server_that_cannot_encrypt_gets_no_letter_that_asks_for_it(
    server: MailServer, mailbox: Mailbox
) -> None:
    with pytest.raises(NotSent, match="STARTTLS"):
        send(MailServer(server.host, server.port, "starttls"), a_letter())
    assert mailbox.letters == []


def test_a_server_that_says_nothing_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "PATIENCE", 0.2)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(NotSent, match="timed out") as failure,
    ):
        send(MailServer("127.0.0.1", silent.getsockname()[1], "none"), a_letter())
    assert failure.value.is_the_servers
