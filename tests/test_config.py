"""Settings that can be wrong in ways of their own."""

from pathlib import Path

import pytest

from factcheck.config import MailServer, Settings, SettingsError, load


def settings(folder: Path, **given: str) -> Settings:
    environment = {f"FACTCHECK_{name.upper()}": value for name, value in given.items()}
    return load({"FACTCHECK_INSTANCE": str(folder), **environment})


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 25, "none")),
        ("smtps://mail.example.org/", MailServer("mail.example.org", 465, "tls")),
        ("smtp+starttls://m.example:25", MailServer("m.example", 25, "starttls")),
        ("smtps://a%40b:p%2Fw@m.example", MailServer("m.example", 465, "tls", "a@b", "p/w")),
        ("smtp://u:p@localhost", MailServer("localhost", 25, "none", "u", "p")),
    ],
)
def test_the_address_of_a_mail_server_says_all_about_it(
    tmp_path: Path, url: str, expected: MailServer
) -> None:
    found = settings(tmp_path, smtp_url=url, mail_from="Desk <desk@example.org>")
    assert found.mail_server == expected
    assert found.mail_sender.addr_spec == "desk@example.org"


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "http://u:quokka@m.example",
        "smtp://",
        "smtps://u:quokka@m.example:port",
        "smtps://u:quokka@m.example:99999",
        "smtps://u:quo/kka@m.example",
        "smtps://u:quokka@m.example?x=1",
        "smtp://u:quokka@m.example",
    ],
)
def test_a_mail_server_that_cannot_be_is_refused_without_telling_the_password(
    tmp_path: Path, url: str
) -> None:
    with pytest.raises(SettingsError, match="SMTP_URL") as refusal:
        settings(tmp_path, smtp_url=url, mail_from="desk@example.org")
    assert "kka" not in str(refusal.value)


@pytest.mark.parametrize("sender", ["", "desk", "Desk", "@example.org", "desk@", "a@b@c"])
def test_letters_need_somebody_they_are_from(tmp_path: Path, sender: str) -> None:
    with pytest.raises(SettingsError, match="MAIL_FROM"):
        settings(tmp_path, smtp_url="smtp://localhost", mail_from=sender)


def test_without_a_mail_server_nobody_asks_whom_letters_are_from(tmp_path: Path) -> None:
    assert settings(tmp_path).mail_server is None


def test_a_print_of_the_settings_holds_no_secret(tmp_path: Path) -> None:
    found = settings(tmp_path, smtp_url="smtps://u:quokka@m.example", mail_from="desk@example.org")
    assert "quokka" not in repr(found)
    assert found.secret_key not in repr(found)
