"""Messages: what is written into a header stays in that header, whatever it is."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mail.messages import NoAddress, address, message
from factcheck.mail.wording import Words, one_line

DESK = Address("The Sandvik Desk", addr_spec="desk@sandvik.example")
AT = datetime(2026, 11, 3, 7, 30, tzinfo=UTC)
HEADERS = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "List-Unsubscribe",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
}


def made(subject: str = "x", body: str = "y\n", name: str = "Ada", key: str = "k") -> EmailMessage:
    return message(
        Words(subject, body),
        sender=DESK,
        name=name,
        email="ada@example.org",
        key=key,
        at=AT,
        choices_address="https://desk.example/account#notices",
    )


def arrived(letter: EmailMessage) -> EmailMessage:
    """The letter as a mail program reads it."""
    return cast("EmailMessage", message_from_bytes(letter.as_bytes(), policy=default))


def test_a_letter_says_from_whom_to_whom_and_how_to_get_fewer() -> None:
    letter = arrived(made("FC-1: Åse opened it."))
    assert set(letter.keys()) == HEADERS
    assert letter["From"] == "The Sandvik Desk <desk@sandvik.example>"
    assert letter["To"] == "Ada <ada@example.org>"
    assert letter["Subject"] == "FC-1: Åse opened it."
    assert letter["List-Unsubscribe"] == "<https://desk.example/account#notices>"
    assert letter["Auto-Submitted"] == "auto-generated"


@given(st.text(max_size=400), st.text(max_size=120))
def test_no_words_make_a_header_of_their_own(words: str, name: str) -> None:
    words = "".join(sign for sign in words if not "\ud800" <= sign <= "\udfff")
    name = "".join(sign for sign in name if not "\ud800" <= sign <= "\udfff")
    letter = arrived(made(words, f"{words}\n", name))
    assert set(letter.keys()) == HEADERS
    assert [one.addr_spec for one in letter["To"].addresses] == ["ada@example.org"]
    raw = made(words, f"{words}\n", name).as_bytes()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert raw.isascii()


@pytest.mark.parametrize(
    "words",
    [
        "x\r\nBcc: everyone@example.org",
        "x\nBcc: everyone@example.org",
        "x\r\n\r\n<html>",
        "x\u2028Bcc: everyone@example.org",
        "x\x85Bcc: everyone@example.org",
        "x\x0bBcc: everyone@example.org",
    ],
)
def test_a_line_end_in_a_subject_or_a_name_begins_no_header(words: str) -> None:
    letter = arrived(made(words, name=words))
    assert "Bcc" not in letter
    assert letter["Subject"] == one_line(words)


@pytest.mark.parametrize(
    "subject",
    ["Der Bürgermeister der großen Stadt " * 3, "市长" * 60, "🐟" * 60, "a" * 119, "é" * 119],
)
def test_a_long_subject_of_any_script_arrives_as_it_was(subject: str) -> None:
    subject = one_line(subject)
    assert arrived(made(subject))["Subject"] == subject


@pytest.mark.parametrize("name", ['Ada "the pen" Moss', "Moss, Ada", "Åse Brøgger", "山田太郎", ""])
def test_a_name_arrives_as_it_was(name: str) -> None:
    (to,) = arrived(made(name=name))["To"].addresses
    assert (to.display_name, to.addr_spec) == (name, "ada@example.org")


def test_a_letter_sent_again_has_the_same_number_and_another_letter_has_another() -> None:
    assert made(key="a")["Message-ID"] == made("other words", key="a")["Message-ID"]
    assert made(key="a")["Message-ID"] != made(key="b")["Message-ID"]


def test_a_domain_of_any_script_is_written_as_the_name_servers_know_it() -> None:
    assert address("Ada", "ada@bücher.example").addr_spec == "ada@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "email",
    ["", "ada", "@", "ada@", "a b@x", "ada@x,eve@y", "<ada@x>", "ada@x>", "ada@" + "x" * 70],
)
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(NoAddress):
        address("Ada", email)
