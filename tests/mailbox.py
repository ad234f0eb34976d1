"""A real mail server for tests, which keeps what it takes and can be told to refuse."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.controller import Controller


@dataclass
class Mailbox:
    """What came to the server, and what it says to whoever sends."""

    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    #: Recipient → what the server answers instead of taking them.
    refused: dict[str, str] = field(default_factory=dict)
    #: What the server answers to every letter instead of taking it.
    refuses_all: str | None = None

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Whether a letter may go to this address."""
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep the letter."""
        if self.refuses_all:
            return self.refuses_all
        letter = message_from_bytes(envelope.content, policy=default)
        self.letters.append(cast("EmailMessage", letter))
        self.recipients += envelope.rcpt_tos
        return "250 OK"

    @property
    def texts(self) -> list[str]:
        """The texts of all letters."""
        return [letter.get_content().replace("\r\n", "\n") for letter in self.letters]


@contextmanager
def mail_server(mailbox: Mailbox, port: int = 0) -> Iterator[str]:
    """Run a mail server that fills the box; gives its address, as a setting."""
    port = port or free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
