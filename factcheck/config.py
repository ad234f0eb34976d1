"""The settings, read once: the environment over ``instance/config.toml`` over the defaults."""

import os
import secrets
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PREFIX = "FACTCHECK_"
#: In characters.
SHORTEST_SECRET = 32


class SettingsError(Exception):
    """A setting can't be used as it stands; ``str()`` names it and says what it should be."""


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
    secret_key: str = ""
    #: How many reverse proxies in front may be believed about the visitor's address.
    trusted_proxies: int = 0
    #: Name of the desk on its reports.
    desk_name: str = "The fact desk"
    #: Worker processes of the web server.
    workers: int = 2
    #: Largest upload, in bytes.
    max_upload: int = 8_000_000

    @property
    def originals(self) -> Path:
        """Folder in which the bytes of articles are kept as they arrived."""
        return self.instance / "originals"

    @property
    def served_over_tls(self) -> bool:
        """Whether people reach the desk by https, so that cookies can demand it."""
        return self.public_url.startswith("https://")


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
