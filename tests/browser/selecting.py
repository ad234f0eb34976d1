"""Selecting words of the article on the page, and what the desk then stores."""

import sqlite3
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.live import LiveDesk

_SELECT = """([first, last, inwards]) => {
  const article = document.getElementById("article-text");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let whole = "";
  while (walker.nextNode()) {
    nodes.push([walker.currentNode, whole.length]);
    whole += walker.currentNode.data;
  }
  const point = (index, isEnd) => {
    const [node, at] = nodes.findLast(([, at]) => (isEnd ? at < index : at <= index));
    return [node, index - at];
  };
  const start = whole.indexOf(first);
  const end = whole.indexOf(last, start);
  if (start < 0 || end < 0) return false;
  const range = document.createRange();
  range.setStart(...point(start + inwards, false));
  range.setEnd(...point(end + last.length - inwards, true));
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return true;
}"""


def select(page: Page, first: str, last: str | None = None, *, inwards: int = 0) -> None:
    """Select from where ``first`` begins to where ``last`` ends.

    ``inwards`` moves both edges by so many UTF-16 units, to cut a sign in two.
    """
    assert page.evaluate(_SELECT, [first, last or first, inwards]), f"“{first}” is not there"
    expect(page.locator(".stance-sheet")).to_be_visible()


def selected(page: Page) -> str:
    """The words that are selected on the page."""
    return str(page.evaluate("document.getSelection().toString()"))


@dataclass(frozen=True)
class Stored:
    """A passage as the database has it, and the words at its place in the frozen text."""

    stance: str
    note: str | None
    exact: str
    in_place: str


def stored(desk: LiveDesk, claim_id: int) -> list[Stored]:
    """The evidence of a claim, as Python slices it out of the frozen texts."""
    with sqlite3.connect(desk.instance / "factcheck.sqlite3") as database:
        found = database.execute(
            "select evidence.stance, evidence.note, passage.exact, passage.place, version.text"
            " from evidence join passage on passage.id = evidence.passage_id"
            " join version on version.id = passage.version_id"
            " where evidence.claim_id = ? order by evidence.id",
            [claim_id],
        ).fetchall()
    passages = []
    for stance, note, exact, place, text in found:
        start, end = map(int, place.split("-"))
        passages.append(Stored(stance.lower(), note, exact, text[start:end]))
    return passages
