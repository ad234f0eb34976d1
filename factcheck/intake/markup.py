"""Markup made small enough to parse: what can't be seen goes, and what would take for ever stops.

A parser compares every attribute of a tag with the others, and an extractor looks at every tag
many times; a page of a few megabytes made for it can keep both busy for hours. One pass of one
regular expression, which never goes back, is what every page pays for knowing that it isn't one.
"""

import re

from factcheck.intake.drafts import Unreadable

MOST_TAGS = 30_000
_MOST_LINKED_DATA = 300_000
_LONGEST_ATTRIBUTE = 1_000
_MOST_ATTRIBUTES = 40
_MOST_IN_ATTRIBUTES = 2_000_000

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
_ATTRIBUTES = rf"(?:[\s/]++|{_ATTRIBUTE})*+"
_EACH_ATTRIBUTE = re.compile(_ATTRIBUTE)
_PIECE = re.compile(
    rf"""
    <!--(?:.*?-->|.*+)
    | <[!?][^>]*+>?+
    | <(?P<unseen>script|style|iframe|noembed|noframes|xmp|textarea|template)(?=[\s/>])
      (?P<its>{_ATTRIBUTES})>?+(?P<within>.*?)(?:</(?P=unseen)(?=[\s/>])[^>]*+>?+|\Z)
    | </[a-z][^\s/>]*+{_ATTRIBUTES}>?+
    | <(?P<name>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})>?+
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_LINKED_DATA = re.compile(r"\btype\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
_CLOSING_NAME = re.compile(r"</[a-z][^\s/>]*", re.IGNORECASE)


def slimmed(page: str) -> str:
    """The page without comments, scripts, styles and outsized attributes.

    Linked data, which scripts carry, stays. Raises ``Unreadable`` when what is left would take too
    long to parse. Takes time in proportion to the length of the page.
    """
    slimming = _Slimming()
    return _PIECE.sub(slimming.piece, page)


class _Slimming:
    """Counts what it lets through."""

    def __init__(self) -> None:
        self.tags = 0
        self.in_attributes = 0

    def piece(self, match: re.Match[str]) -> str:
        if name := match["name"]:
            return self._opening(name, match["attributes"])
        if match["unseen"]:
            return self._script(match["unseen"], match["its"], match["within"])
        closing = _CLOSING_NAME.match(match[0])
        return f"{closing[0]}>" if closing else " "

    def _opening(self, name: str, attributes: str) -> str:
        if len(attributes) > _LONGEST_ATTRIBUTE:
            attributes = " " + " ".join(_short_ones(attributes))
        self.tags += 1
        self.in_attributes += len(attributes)
        if self.tags > MOST_TAGS or self.in_attributes > _MOST_IN_ATTRIBUTES:
            raise Unreadable(
                "The page has too much markup to be an article. "
                "Copy the article's text out of the browser and paste it."
            )
        return f"<{name}{attributes}>"

    def _script(self, name: str, attributes: str, within: str) -> str:
        is_kept = name.lower() == "script" and len(within) <= _MOST_LINKED_DATA
        if is_kept and len(attributes) < _LONGEST_ATTRIBUTE and _LINKED_DATA.search(attributes):
            self.tags += 1
            return f'<script type="application/ld+json">{within}</script>'
        return " "


def _short_ones(attributes: str) -> list[str]:
    found: list[str] = []
    for attribute in _EACH_ATTRIBUTE.finditer(attributes):
        if attribute.end() - attribute.start() <= _LONGEST_ATTRIBUTE:
            found.append(attribute[0])
        if len(found) == _MOST_ATTRIBUTES:
            break
    return found
