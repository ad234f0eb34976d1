"""From a page to the article on it: its paragraphs, and what it says about itself."""

import logging
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from factcheck.intake.drafts import Facts, Unreadable
from factcheck.intake.markup import slimmed
from factcheck.intake.page_facts import facts_of

logger = logging.getLogger(__name__)

# Beyond this the parser drops what is deeper, so that words of the article would be missing.
_DEEPEST = 255
# How many elements are open at each start of one, summed: what an extractor takes time for.
_MOST_NESTING = 1_000_000
_SHORT = 250
_INLINE = {"hi", "ref", "del", "graphic", "span", "code"}


class Page(NamedTuple):
    """The article of a page, one paragraph after a blank line, and the page's facts about it."""

    text: str
    facts: Facts


def extract(html: str) -> Page:
    """The article on a page. Nothing is fetched, and no script or style is looked at.

    Raises ``Unreadable`` when there is no article on it, or the markup is too much or too deep.
    """
    tree = _parsed(slimmed(html))
    facts = facts_of(tree)
    for script in list(tree.iter("script")):
        script.drop_tree()
    return Page(_article(tree), facts)


@cache
def extractor() -> str:
    """The name and version of what extracts: it goes with each text."""
    from importlib.metadata import version

    return f"trafilatura/{version('trafilatura')}"


def _parsed(html: str) -> Any:
    from lxml.etree import ParserError, iterwalk  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except ParserError as error:
        raise Unreadable("There is nothing on the page.") from error
    depth = nesting = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        nesting += depth
        if depth > _DEEPEST or nesting > 2 * _MOST_NESTING:
            raise Unreadable(
                "The page nests its markup too deeply to be read whole. "
                "Copy the article's text out of the browser and paste it."
            )
    return tree


def _article(tree: Any) -> str:
    """The text that is surely the article; where that is next to nothing, what may well be."""
    text = _extracted(tree, favor_precision=True)
    if len(text) < _SHORT:
        text = max(text, _extracted(tree, favor_precision=False), key=len)
    if not text:
        raise Unreadable(
            "There is no article on the page. If you see one in the browser, copy its text and "
            "paste it."
        )
    return text


def _extracted(tree: Any, *, favor_precision: bool) -> str:
    from trafilatura import bare_extraction

    # It logs an error for each page without an article, which the refusal says already.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: Any = bare_extraction(
            tree, fast=True, favor_precision=favor_precision, include_comments=False
        )
    except Exception as error:  # whatever an odd page brings out in a library is the page's doing
        logger.warning("trafilatura failed on a page", exc_info=True)
        raise Unreadable(
            "The page can't be read. Copy the article's text out of the browser and paste it."
        ) from error
    return "\n\n".join(_paragraphs(found.body)) if found else ""


def _paragraphs(body: Any) -> Iterator[str]:
    """The words of each block of the extracted body; a row of a table is one block."""
    from lxml.etree import iterwalk

    words: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag == "lb":
            words.append("\n" if event == "start" else element.tail or "")
            continue
        if element.tag == "cell":
            words.append(" ")
        elif element.tag not in _INLINE:
            if any(word.strip() for word in words):
                yield "".join(words).strip()
            words = []
        words.append((element.text if event == "start" else element.tail) or "")
    if any(word.strip() for word in words):
        yield "".join(words).strip()
