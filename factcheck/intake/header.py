"""The small header that a text file may begin with.

    Title: Ferry to run again by May
    Outlet: The Harbour Post
    Author: Ines Okafor
    Date: 2026-03-04
    Address: https://harbourpost.example/ferry
    Kind: official record

The lines come in any order, each at most once, and a blank line ends them. When the first lines
are anything else as well, there is no header and they are all text.
"""

import re
from datetime import date
from typing import NamedTuple

from factcheck.intake.dates import read_date
from factcheck.intake.drafts import Facts, Unreadable
from factcheck.intake.kinds import KINDS, read_kind
from factcheck.text.canonical import canonical

_BLOCK = re.compile(r"\s*((?:[A-Za-z]+[ \t]*:[^\n]{0,2000}\n)+?)[ \t]*(?:\n|\Z)")
_NAMES = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "author": "author",
    "by": "author",
    "date": "published_on",
    "published": "published_on",
    "address": "address",
    "url": "address",
    "kind": "kind",
}


class Headed(NamedTuple):
    """What a header says, and the text below it."""

    facts: Facts
    text: str


def take_header(raw: str) -> Headed:
    """The facts of the header that ``raw`` begins with, and the text without it.

    Raises ``Unreadable`` when the header's date or kind is none.
    """
    raw = raw.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    block = _BLOCK.match(raw)
    if not block:
        return Headed(Facts(), raw)
    lines = [line.partition(":") for line in block[1].splitlines()]
    said = {_NAMES.get(name.strip().lower(), ""): canonical(words).text for name, _, words in lines}
    if "" in said or len(said) < len(lines):
        return Headed(Facts(), raw)
    facts = Facts(
        outlet=said.get("outlet") or None,
        title=said.get("title") or None,
        author=said.get("author") or None,
        published_on=_day(said.get("published_on", "")),
        address=said.get("address") or None,
        kind=_kind(said.get("kind", "")),
    )
    return Headed(facts, raw[block.end() :])


def _day(words: str) -> date | None:
    if not words:
        return None
    day = read_date(words)
    if day is None:
        raise Unreadable(
            f"The date “{words[:60]}” in its header can't be read; write it like 2026-03-04."
        )
    return day


def _kind(words: str) -> str | None:
    if not words:
        return None
    kind = read_kind(words)
    if kind is None:
        raise Unreadable(
            f"The kind “{words[:60]}” in its header is none; write one of {', '.join(KINDS)}."
        )
    return kind
