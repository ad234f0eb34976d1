"""Handing a message to the mail server, and making sense of its no."""

import smtplib
import socket
import ssl
from contextlib import suppress
from email.message import EmailMessage

from factcheck.config import MailServer
from factcheck.mail.wording import cut

#: How long the server may take for each answer, in seconds.
PATIENCE = 20
LONGEST_WORDS = 300


class NotSent(Exception):
    """The message did not get out; ``str()`` is the server's words, or the system's."""

    def __init__(self, words: str, *, for_good: bool = False, is_the_servers: bool = False) -> None:
        super().__init__(words)
        #: Whether trying again is of no use: the recipient or the message was refused.
        self.for_good = for_good
        #: Whether no other message would get out now either.
        self.is_the_servers = is_the_servers


def send(server: MailServer, message: EmailMessage) -> None:
    """Hand the message over; returns once the server has taken it. Raises ``NotSent``."""
    try:
        connection = _connected(server)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        words = _without_password(server, f"{server.host}: {_words(error)}")
        raise NotSent(words, is_the_servers=True) from None
    try:
        connection.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        (code, said), *_ = error.recipients.values()
        raise NotSent(_said(code, said), for_good=code >= 500) from None
    except smtplib.SMTPDataError as error:
        refused = NotSent(_said(error.smtp_code, error.smtp_error), for_good=error.smtp_code >= 500)
        raise refused from None
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise NotSent(_without_password(server, _words(error)), is_the_servers=True) from None
    finally:
        # The message is with the server or it isn't; how they part changes nothing.
        with suppress(OSError, smtplib.SMTPException):
            connection.quit()


def _connected(server: MailServer) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if server.encryption == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, local_hostname=_own_name(), timeout=PATIENCE, context=trusted
        )
    else:
        connection = smtplib.SMTP(
            server.host, server.port, local_hostname=_own_name(), timeout=PATIENCE
        )
    try:
        if server.encryption == "starttls":
            connection.starttls(context=trusted)
        if server.user is not None:
            connection.login(server.user, server.password or "")
    except BaseException:
        connection.close()
        raise
    return connection


def _own_name() -> str:
    # Not the full name: finding it asks the name servers, which may not answer for long.
    return socket.gethostname() or "localhost"


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    if isinstance(error, TimeoutError):
        return f"no answer within {PATIENCE} seconds"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return cut(f"{code} {text}", LONGEST_WORDS)


def _without_password(server: MailServer, words: str) -> str:
    return words.replace(server.password, "…") if server.password else words
