"""The demo desk's story, as its files tell it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

DESK = files("factcheck.cli.demo") / "desk"


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

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return (DESK / "articles" / self.file).read_bytes()


@dataclass(frozen=True, slots=True)
class Story:
    """People, articles, and claims as tables of the files (``desk/desk.toml`` names them)."""

    people: list[Character]
    articles: list[Clipping]
    claims: list[dict[str, Any]]


@cache
def read_story() -> Story:
    """The whole story."""
    told: dict[str, list[dict[str, Any]]] = {"people": [], "articles": [], "claims": []}
    contents = tomllib.loads((DESK / "desk.toml").read_text(encoding="utf-8"))
    for name in contents["files"]:
        tables = tomllib.loads((DESK / name).read_text(encoding="utf-8"))
        for kind, so_far in told.items():
            so_far.extend(tables.get(kind, []))
    return Story(
        people=[Character(**person) for person in told["people"]],
        articles=[Clipping(**{"author": None, **article}) for article in told["articles"]],
        claims=told["claims"],
    )
