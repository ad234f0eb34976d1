"""A feed as Atom (RFC 4287): entries in, bytes out."""

import re
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from factcheck.report.wording import moment

ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that a feed tells of."""

    #: For good: whoever has read it knows it again by this.
    id: str
    address: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    #: What it is filed under.
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed with its entries, in the order in which they stand."""

    title: str
    #: Who writes all of it.
    author: str
    #: Where the feed itself stands, and the page that it goes with.
    address: str
    page: str
    #: Of the newest entry; for a feed without any, since when there has been none.
    updated: datetime
    entries: tuple[Entry, ...] = ()


def render(feed: Feed) -> bytes:
    """The feed as a document in UTF-8."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _say(root, "id", feed.address)
    _say(root, "title", feed.title)
    _say(root, "updated", moment(feed.updated))
    _say(SubElement(root, "author"), "name", feed.author)
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    for entry in feed.entries:
        _add(root, entry)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def sayable(words: str) -> str:
    """The words without what XML can't carry at all."""
    return _NO_XML.sub("", words)


def _add(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry")
    _say(element, "id", entry.id)
    _say(element, "title", entry.title)
    _say(element, "published", moment(entry.published))
    _say(element, "updated", moment(entry.updated))
    SubElement(element, "link", rel="alternate", type="text/html", href=entry.address)
    for term in entry.terms:
        SubElement(element, "category", term=sayable(term))
    _say(element, "summary", entry.summary)


def _say(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = sayable(words)
