"""Letters as messages: headers that nobody can add to, text that every mail server takes."""

import hashlib
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from factcheck.mail.wording import Words, one_line


class NoAddress(Exception):
    """Nothing can be sent to an address like this."""


def message(
    words: Words,
    *,
    sender: Address,
    name: str,
    email: str,
    key: str,
    at: datetime,
    choices_address: str | None = None,
) -> EmailMessage:
    """The message to one person; ``key`` gives it the same Message-ID however often it is sent.

    Raises ``NoAddress`` when ``email`` can't be written as an address.
    """
    written = EmailMessage(policy=SMTP)
    written["From"] = sender
    written["To"] = address(name, email)
    written["Subject"] = one_line(words.subject)
    written["Date"] = at
    written["Message-ID"] = f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{sender.domain}>"
    # No answering machine answers it.
    written["Auto-Submitted"] = "auto-generated"
    if choices_address:
        written["List-Unsubscribe"] = f"<{choices_address}>"
    # Lines of any length and any script, as seven bits.
    written.set_content(words.body, cte="quoted-printable")
    return written


def address(name: str, email: str) -> Address:
    """A name with its address, the domain as the name servers know it."""
    local, _, domain = one_line(email).rpartition("@")
    try:
        known = domain.encode("idna").decode()
        return Address(one_line(name), addr_spec=f"{local}@{known}")
    except (ValueError, IndexError, HeaderParseError) as error:
        raise NoAddress(f"“{one_line(email)}” is no address that mail can be sent to.") from error
