"""What a page says about its article: in linked data, in its head, and beside the text."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin

from factcheck.intake.addresses import canonical_address
from factcheck.intake.dates import read_date
from factcheck.intake.drafts import Facts
from factcheck.text.canonical import canonical

_ARTICLE = re.compile(r"(?:.*Article|.*NewsReport|Report|.*BlogPosting|WebPage)\Z")
_BY = re.compile(r"\s*by\b[:\s]*", re.IGNORECASE)
_SITE_IN_TITLE = re.compile(r"\s+[|–—»·•-]\s+(?P<site>[^|–—»·•]{2,60})\Z")
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator")
_DAYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "date.publication",
    "publish-date",
    "publish_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_LONGEST_BYLINE = 120
_FIGURE = re.compile(r"\d")
_DEEPEST = 6


def facts_of(page: Any) -> Facts:
    """The facts that a parsed page (an ``lxml`` tree) gives; None for each that it doesn't."""
    head = _head(page)
    article = next(_articles(page), {})
    title, site = _title_and_site(page, head)
    outlet = _outlet(head.get("og:site_name") or _name(article.get("publisher")) or site)
    headline = head.get("og:title") or _line(article.get("headline")) or _heading(page) or title
    return Facts(
        outlet=outlet,
        title=_without_site(headline, outlet),
        author=_author(page, head, article),
        published_on=_day(page, head, article),
        address=_address(page, head),
    )


def _head(page: Any) -> dict[str, str]:
    """The first value of each <meta>, by its name in small letters."""
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        words = _line(meta.get("content"))
        if words:
            found.setdefault(name.strip().lower(), words)
    return found


def _articles(page: Any) -> Iterator[dict[str, Any]]:
    """What the page's linked data says about articles; what describes the page comes last."""
    found = []
    for script in page.iter("script"):
        try:
            said = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        found += list(_things(said, _DEEPEST))
    articles = [thing for thing in found if _is_article(thing)]
    yield from sorted(articles, key=lambda thing: "WebPage" in str(thing.get("@type")))


def _things(said: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(said, list):
        for item in said:
            yield from _things(item, depth - 1)
    elif depth and isinstance(said, dict):
        yield said
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(said.get(name), depth - 1)


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        _ARTICLE.match(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _title_and_site(page: Any, head: dict[str, str]) -> tuple[str | None, str | None]:
    """The words of <title>, parted into the article's title and the site's name behind it."""
    element = next((title for title in page.iter("title")), None)
    words = _line(element.text_content()) if element is not None else None
    match = _SITE_IN_TITLE.search(words) if words else None
    if not words or not match:
        return words or head.get("title"), None
    return words[: match.start()], match["site"]


def _outlet(words: str | None) -> str | None:
    """The name of a site without its slogan, or the @ of its account."""
    return (words or "").partition(" | ")[0].lstrip("@").strip() or None


def _without_site(title: str | None, outlet: str | None) -> str | None:
    match = _SITE_IN_TITLE.search(title or "")
    if title and outlet and match and match["site"].casefold() == outlet.casefold():
        return title[: match.start()]
    return title


def _heading(page: Any) -> str | None:
    """The words of the page's <h1>, when there is one and not several."""
    headings = list(page.iter("h1"))
    return _line(headings[0].text_content()) if len(headings) == 1 else None


def _author(page: Any, head: dict[str, str], article: dict[str, Any]) -> str | None:
    named = [_name(article.get("author")), *(head.get(name) for name in _AUTHORS)]
    named += _words_of(page, lambda element: element.get("rel") == "author")
    named += _words_of(page, lambda element: element.get("itemprop") == "author")
    bylines = _words_of(page, lambda element: "byline" in (element.get("class") or "").split())
    named += [words for words in bylines if not _FIGURE.search(words or "")]
    for words in named:
        name = _BY.sub("", words or "", count=1).strip()
        if name and "://" not in name and not name.startswith("@"):
            return name
    return None


def _words_of(page: Any, wanted: Callable[[Any], bool]) -> list[str | None]:
    """The words of the first short element that is wanted."""
    for element in page.iter("a", "span", "p", "div", "address", "meta"):
        if wanted(element) and (words := _line(element.text_content())):
            return [words] if len(words) <= _LONGEST_BYLINE else []
    return []


def _day(page: Any, head: dict[str, str], article: dict[str, Any]) -> date | None:
    times = (
        time.get("datetime") or time.text_content()
        for time in page.iter("time")
        if time.get("pubdate") is not None
        or "publish" in (time.get("itemprop") or "").lower()
        or any(parent.tag in ("article", "header", "main") for parent in time.iterancestors())
    )
    said: Iterable[Any] = (
        article.get("datePublished"),
        *(head.get(name) for name in _DAYS),
        *times,
        article.get("dateCreated"),
    )
    return next(
        (day for words in said if isinstance(words, str) and (day := read_date(words))), None
    )


def _address(page: Any, head: dict[str, str]) -> str | None:
    links = (link.get("href") for link in page.iter("link") if link.get("rel") == "canonical")
    given = head.get("og:url") or ""
    for words in (*links, given):
        try:
            return canonical_address(urljoin(given, words or ""))
        except ValueError:
            continue
    return None


def _name(said: object) -> str | None:
    """The name, or the names with commas between, in a value of linked data."""
    if isinstance(said, list):
        return ", ".join(dict.fromkeys(filter(None, map(_name, said[:10])))) or None
    return _line(said.get("name")) if isinstance(said, dict) else _line(said)


def _line(words: object) -> str | None:
    """One canonical line of at most a few hundred characters; None when there are no words."""
    if not isinstance(words, str):
        return None
    return " ".join(canonical(words[:2_000]).text.split()) or None
