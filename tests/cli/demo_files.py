"""The demo desk read straight from its files, for the tests that judge them."""

import html
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

DESK = Path(__file__).resolve().parents[2] / "factcheck" / "cli" / "demo" / "desk"
Row = dict[str, Any]


@cache
def desk() -> Row:
    """All files of the desk, their lists joined under one name each."""
    entry = tomllib.loads((DESK / "desk.toml").read_text(encoding="utf-8"))
    joined: Row = {"desk": entry["desk"], "claims": []}
    for name in entry["files"]:
        for kind, rows in tomllib.loads((DESK / name).read_text(encoding="utf-8")).items():
            joined.setdefault(kind, []).extend(rows)
    return joined


class VisibleText(HTMLParser):
    """The words of a page that a reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"script", "style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style", "title"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


@cache
def words_of(file: str) -> str:
    """What a reader of this article sees, with every run of white space as one space."""
    raw = (DESK / "articles" / file).read_text(encoding="utf-8")
    if file.endswith(".html"):
        page = VisibleText()
        page.feed(raw)
        raw = "".join(page.words)
    return " ".join(unicodedata.normalize("NFC", raw).split())


def journalism_in(file: str) -> int:
    """How many words the article itself has, without the page around it."""
    raw = (DESK / "articles" / file).read_text(encoding="utf-8")
    if file.endswith(".html"):
        raw = " ".join(re.findall(r"<p>(.*?)</p>", raw.split("<article")[1].split("</article>")[0]))
        raw = html.unescape(re.sub(r"<[^>]+>", "", raw))
    return len(raw.split())


def pieces(quotation: str | list[str]) -> list[str]:
    """The spans of a quotation: one, or several where the speech verb splits it."""
    return [quotation] if isinstance(quotation, str) else quotation


def claims(*statuses: str) -> list[Row]:
    """The claims in one of these statuses; without any, all of them."""
    every: list[Row] = desk()["claims"]
    return [claim for claim in every if not statuses or claim["status"] in statuses]


def evidence_of(claim: Row) -> list[Row]:
    """What is attached, and what came after publication and made a correction necessary."""
    attached: list[Row] = claim.get("evidence", [])
    return [*attached, *claim.get("correction", {}).get("evidence", [])]


def appearances_of(claim: Row) -> list[Row]:
    """Article and quotation of every place where the claim was made, the claim's own first."""
    return [claim, *claim.get("appearances", [])]


def quoted() -> Iterator[tuple[str, str]]:
    """Every piece that some file calls verbatim, with the article that it names."""
    for claim in claims():
        for appearance in appearances_of(claim):
            for piece in pieces(appearance["quotation"]):
                yield appearance["article"], piece
        for evidence in evidence_of(claim):
            for piece in pieces(evidence["passage"]):
                yield evidence["article"], piece


def role_of(key: str) -> str:
    (role,) = (person["role"] for person in desk()["people"] if person["key"] == key)
    return str(role)


def rating_of(claim: Row) -> str:
    """The rating the desk arrives at: what the reviewers agree on, or the settlement."""
    if "settlement" in claim:
        return str(claim["settlement"]["rating"])
    (rating,) = {review["rating"] for review in claim["reviews"]}
    return str(rating)


def every_word_of_the_desk() -> str:
    """All files one after another, mark-up and all."""
    files = [*DESK.glob("*.toml"), *(DESK / "articles").iterdir()]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
