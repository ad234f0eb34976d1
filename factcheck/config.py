"""The settings, read once: the environment over ``instance/config.toml`` over the defaults."""

import os
import secrets
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

PREFIX = "FACTCHECK_"
#: In characters.
SHORTEST_SECRET = 32


class SettingsError(Exception):
    """A setting can't be used as it stands; ``str()`` names it and says what it should be."""


#: Scheme of a mail server's address → how the connection is encrypted, and the usual port.
_MAIL_SCHEMES: dict[str, tuple[Literal["none", "starttls", "tls"], int]] = {
    "smtp": ("none", 25),
    "smtp+starttls": ("starttls", 587),
    "smtps": ("tls", 465),
}
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed over."""

    host: str
    port: int
    encryption: Literal["none", "starttls", "tls"]
    user: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. docs/operations.md holds the same table for people."""

    #: Folder of the database, the secret key and the original files of articles.
    instance: Path
    #: SQLAlchemy address of the database: sqlite:///… or postgresql+psycopg://…
    database_url: str
    #: Where the web server listens.
    host: str = "127.0.0.1"
    port: int = 8000
    #: Address of the desk as the world sees it, without a slash at the end.
    public_url: str = "http://127.0.0.1:8000"
    #: Signs sessions and forms; at least 32 characters.
    secret_key: str = field(default="", repr=False)
    #: How many reverse proxies in front may be believed about the visitor's address.
    trusted_proxies: int = 0
    #: Name of the desk on its reports.
    desk_name: str = "The fact desk"
    #: Worker processes of the web server.
    workers: int = 2
    #: Largest upload, in bytes.
    max_upload: int = 8_000_000
    #: The mail server: smtp://, smtp+starttls:// or smtps://. Without it the desk sends no mail.
    smtp_url: str = field(default="", repr=False)
    #: Whom letters are from: an address, or a name with an address.
    mail_from: str = ""

    @property
    def originals(self) -> Path:
        """Folder in which the bytes of articles are kept as they arrived."""
        return self.instance / "originals"

    @property
    def served_over_tls(self) -> bool:
        """Whether people reach the desk by https, so that cookies can demand it."""
        return self.public_url.startswith("https://")

    @property
    def mail_server(self) -> MailServer | None:
        """Where letters are handed over; None when the desk sends no mail."""
        return _mail_server(self.smtp_url) if self.smtp_url else None

    @property
    def mail_sender(self) -> Address:
        """Whom letters are from."""
        return _sender(self.mail_from)


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force.

    Raises ``SettingsError`` when ``config.toml`` can't be read, names a setting that doesn't exist,
    or holds a value of the wrong kind.
    """
    instance = Path(environment.get(PREFIX + "INSTANCE", "instance")).resolve()
    written = _written(instance / "config.toml")

    def setting(name: str, default: str) -> str:
        return environment.get(PREFIX + name.upper()) or str(written.get(name, default))

    secret_key = setting("secret_key", "") or _kept_secret(instance)
    if len(secret_key) < SHORTEST_SECRET:
        raise SettingsError(f"{PREFIX}SECRET_KEY needs at least {SHORTEST_SECRET} characters.")
    host = setting("host", "127.0.0.1")
    port = _whole(setting("port", "8000"), "port")
    smtp_url, mail_from = setting("smtp_url", ""), setting("mail_from", "")
    if smtp_url:
        # Said now rather than when the first letter is due.
        _mail_server(smtp_url)
        _sender(mail_from)
    return Settings(
        instance=instance,
        database_url=setting("database_url", f"sqlite:///{instance / 'factcheck.sqlite3'}"),
        host=host,
        port=port,
        public_url=setting("public_url", f"http://{host}:{port}").rstrip("/"),
        secret_key=secret_key,
        trusted_proxies=_whole(setting("trusted_proxies", "0"), "trusted_proxies"),
        desk_name=setting("desk_name", "The fact desk"),
        workers=_whole(setting("workers", "2"), "workers"),
        max_upload=_whole(setting("max_upload", "8000000"), "max_upload"),
        smtp_url=smtp_url,
        mail_from=mail_from,
    )


def _written(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} can't be read: {error}") from error
    known = set(Settings.__dataclass_fields__) - {"instance"}
    if strangers := sorted(set(values) - known):
        raise SettingsError(f"{path} names {', '.join(strangers)}; settings are {sorted(known)}.")
    return values


def _whole(value: str, name: str) -> int:
    if not value.isdecimal():
        raise SettingsError(f"{PREFIX}{name.upper()} must be a whole number, and is “{value}”.")
    return int(value)


def _mail_server(url: str) -> MailServer:
    # What is wrong is said without the address, which may hold a password.
    form = f"{PREFIX}SMTP_URL must be like smtp+starttls://user:password@mail.example.org:587"
    try:
        parts = urlsplit(url)
        encryption, port = _MAIL_SCHEMES[parts.scheme]
        host, port = parts.hostname or "", parts.port or port
    except (ValueError, KeyError):
        raise SettingsError(
            f"{form}; its beginning is one of {', '.join(_MAIL_SCHEMES)}."
        ) from None
    if not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise SettingsError(f"{form}; a password with signs in it is percent-encoded.")
    user = unquote(parts.username) if parts.username else None
    password = unquote(parts.password) if parts.password else None
    if password and encryption == "none" and host not in _THIS_MACHINE:
        raise SettingsError(
            f"{PREFIX}SMTP_URL would send its password in the clear; use smtp+starttls:// or"
            " smtps://."
        )
    return MailServer(host, port, encryption, user, password)


def _sender(written: str) -> Address:
    name, address = parseaddr(written)
    try:
        sender = Address(name, addr_spec=address)
    except (ValueError, IndexError, HeaderParseError):
        sender = Address()
    if not sender.username or not sender.domain:
        raise SettingsError(
            f"{PREFIX}MAIL_FROM must be an address, as in: The Harbour Desk <desk@example.org>"
        )
    return sender


def _kept_secret(instance: Path) -> str:
    """The desk's own key, made on the first start and readable by its owner alone."""
    path = instance / "secret_key"
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        # Written aside and linked into place: of two first starts at once, one key wins, whole.
        aside = path.with_name(f"secret_key.{os.getpid()}")
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(aside, path)
        aside.unlink()
    return path.read_text(encoding="utf-8").strip()
