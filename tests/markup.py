"""What is wrong with a page: the rules of HTML and of this product that its source can break."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import lxml.html

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr main nav ol p pre section table ul".split()
)
INTERACTIVE = frozenset("a button select textarea label summary".split())
CONTROLS = "self::input or self::select or self::textarea"
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form", "list")


def complaints(source: str) -> list[str]:
    """One sentence for each thing that is wrong; none for a good page."""
    tree = lxml.html.document_fromstring(source)
    return [*_nesting(source), *_head(tree), *_ids(tree), *_names(tree), *_policy(tree)]


class _Nesting(HTMLParser):
    """Follows what is open, and notes what closes wrongly or stands where it may not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        twice = [name for name, times in Counter(name for name, _ in attrs).items() if times > 1]
        if twice:
            self._say(f"<{tag}> has {twice[0]} twice")
        if "p" in self.open and tag in BLOCKS:
            self._say(f"<{tag}> stands in a <p>")
        if tag in ("form", "main", "a", "button") and tag in self.open:
            self._say(f"<{tag}> stands in a <{tag}>")
        if tag in INTERACTIVE and ({"a", "button"} & set(self.open)):
            self._say(f"<{tag}> stands in something to press")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" not in self.open and tag not in VOID:
            self._say(f"<{tag}/> doesn't close itself in HTML")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            self._say(f"</{tag}> closes what is never open")
        elif not self.open or self.open[-1] != tag:
            self._say(f"</{tag}> closes <{self.open[-1] if self.open else ''}>")
            if tag in self.open:
                del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]
        else:
            self.open.pop()

    def _say(self, what: str) -> None:
        self.wrong.append(f"line {self.getpos()[0]}: {what}")


def _nesting(source: str) -> Iterator[str]:
    parser = _Nesting()
    parser.feed(source)
    parser.close()
    yield from parser.wrong
    if parser.open:
        yield f"never closed: {', '.join(parser.open)}"


def _head(tree: lxml.html.HtmlElement) -> Iterator[str]:
    if not tree.xpath("string(/html/@lang)"):
        yield "the page doesn't say its language"
    if not tree.xpath("string(//head/title)").strip():
        yield "there is no title"
    for tag in ("h1", "main"):
        if (found := len(tree.xpath(f"//{tag}"))) != 1:
            yield f"there are {found} <{tag}>"
    levels = [
        int(heading.tag[1])
        for heading in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
    ]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"an <h{after}> follows an <h{before}>"


def _ids(tree: lxml.html.HtmlElement) -> Iterator[str]:
    ids = Counter(tree.xpath("//@id"))
    yield from (f"the id “{name}” stands {times} times" for name, times in ids.items() if times > 1)
    for attribute in REFERENCES:
        for value in tree.xpath(f"//@{attribute}"):
            yield from (
                f"{attribute} names “{name}”, which isn't there"
                for name in value.split()
                if name not in ids
            )
    for href in tree.xpath("//a/@href[starts-with(., '#')]"):
        if href != "#" and href[1:] not in ids:
            yield f"a link leads to {href}, which isn't there"


def _names(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for control in tree.xpath(f"//*[{CONTROLS}][not(@type='hidden')]"):
        labels = tree.xpath("//label[@for=$id]", id=control.get("id", ""))
        named = labels or control.xpath("ancestor::label") or control.get("aria-label")
        if not named and not control.get("aria-labelledby"):
            yield f"the {control.tag} “{control.get('name') or control.get('id')}” has no label"
    for thing in tree.xpath("//button | //a[@href] | //summary | //legend | //label"):
        if not (thing.text_content().strip() or thing.get("aria-label")):
            yield f"a <{thing.tag}> has no words"
    for image in tree.xpath("//img[not(@alt)]"):
        yield f"the image {image.get('src')} has no alt"


def _policy(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//*[@style]"):
        yield f"a <{element.tag}> has a style attribute"
    for name in tree.xpath("//@*[starts-with(name(), 'on')]"):
        yield f"an attribute is a script: {name}"
    if tree.xpath("//style | //script[not(@src) and not(@type='application/ld+json')]"):
        yield "a style or a script stands in the page"
    loaded = "//link[not(contains('canonical alternate', @rel))]/@href | //script/@src | //img/@src"
    for address in tree.xpath(loaded):
        if "//" in address:
            yield f"something is loaded from elsewhere: {address}"
    # Below a secret link there is no session that a token could belong to.
    for form in tree.xpath("//form[@method='post'][not(starts-with(@action, '/s/'))]"):
        if not form.xpath(".//input[contains(@name, 'csrf_token')]"):
            yield f"the form for {form.get('action')} has no token"
