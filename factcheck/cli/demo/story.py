"""The demo desk's story, as its files tell it."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.models import Person, now
from factcheck.report.checking import GAP

DESK = files("factcheck.cli.demo") / "desk"
#: Everybody at the demo desk, by the key that the files use.
People = dict[str, Person]


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody at the demo desk."""

    key: str
    name: str
    email: str
    role: str


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article of the story."""

    file: str
    outlet: str
    title: str
    author: str | None
    published: date
    address: str
    #: One of ``models.SourceKind``.
    kind: str

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return (DESK / "articles" / self.file).read_bytes()


#: What an article of the story is unless its file says otherwise.
_UNSAID = {"author": None, "kind": "journalism"}


@dataclass(frozen=True, slots=True)
class Story:
    """What the files tell, table by table; ``desk/desk.toml`` names them."""

    people: list[Character]
    articles: list[Clipping]
    #: Who decided that the desk is public, and what it says of itself.
    site: dict[str, str]
    filters: list[dict[str, Any]]
    claims: list[dict[str, Any]]


@cache
def read_story() -> Story:
    """The whole story."""
    kinds = ("people", "articles", "filters", "claims")
    told: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    contents = tomllib.loads((DESK / "desk.toml").read_text(encoding="utf-8"))
    for name in contents["files"]:
        tables = tomllib.loads((DESK / name).read_text(encoding="utf-8"))
        for kind, so_far in told.items():
            so_far.extend(tables.get(kind, []))
    return Story(
        people=[Character(**person) for person in told["people"]],
        articles=[Clipping(**{**_UNSAID, **article}) for article in told["articles"]],
        site={name: words.strip() for name, words in contents["site"].items()},
        filters=told["filters"],
        claims=told["claims"],
    )


def day(days: int) -> date:
    """So many days from today: whoever asks and searches does so in the past of every desk."""
    return now().date() + timedelta(days=days)


def joined(words: str | list[str]) -> str:
    """The words of a quotation that may be split."""
    return words if isinstance(words, str) else GAP.join(words)
