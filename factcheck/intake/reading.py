"""From what came in, pasted or as a file, to a draft; or to the reason why not."""

import re
from pathlib import PurePosixPath

from factcheck.intake.charset import decode, refuse_binary
from factcheck.intake.composing import Source, compose
from factcheck.intake.drafts import Draft, Facts, Rejected, Unreadable
from factcheck.intake.extraction import extract, extractor
from factcheck.intake.header import take_header
from factcheck.text.canonical import without_unseen

#: The largest file that is read, in bytes, when nothing else is said.
LARGEST = 8_000_000
PLAIN = "plain/1"
_PAGES = {".html", ".htm", ".xhtml"}
ENDINGS = {".txt", *_PAGES}
_BEGINS_A_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,1000}-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-zA-Z!/]")


def read_text(
    raw: str, facts: Facts, *, where: str = "pasted text", limit: int = LARGEST
) -> Draft | Rejected:
    """The draft of a pasted text, or of a page whose source was pasted.

    ``limit`` is in bytes of UTF-8. What ``facts`` say goes before what the text says of itself.
    """
    try:
        content = raw.encode("utf-8", "surrogatepass")
        _refuse_size(len(content), limit)
        if "\x00" in raw:
            raise Unreadable("It holds characters that no text has. Paste the article's words.")
        if _BEGINS_A_PAGE.match(raw):
            return _page(raw, facts, content, None)
        return _plain(raw, facts, content, None)
    except Unreadable as unreadable:
        return Rejected(where, str(unreadable))


def read_bytes(
    name: str, content: bytes, facts: Facts, *, where: str | None = None, limit: int = LARGEST
) -> Draft | Rejected:
    """The draft of a .txt or .html file of at most ``limit`` bytes.

    ``name`` is what the file is called; folders in it are left out. A page is known by its first
    words too, whatever it is called. What ``facts`` say goes before what the file says of itself.
    """
    name = without_unseen(PurePosixPath(name.replace("\\", "/")).name)
    try:
        _refuse_size(len(content), limit)
        refuse_binary(content)
        is_page = _is_page(name, content)
        decoded = decode(content, is_page=is_page)
        if not is_page or not _TAG.search(decoded.text):
            return _plain(decoded.text, facts, content, name)
        draft = _page(decoded.text, facts, content, name)
        if decoded.damaged and "\ufffd" in draft.text:
            raise Unreadable(
                "Some letters of the article are damaged: the page isn't in the encoding that it "
                "names. Copy the article's text out of the browser and paste it."
            )
        return draft
    except Unreadable as unreadable:
        return Rejected(where or name, str(unreadable))


def _refuse_size(size: int, limit: int) -> None:
    if size == 0:
        raise Unreadable("It is empty.")
    if size > limit:
        raise Unreadable(
            f"It is larger than {limit / 1e6:,.1f} MB, the most that is taken in. "
            "Take out what isn't the article."
        )


def _is_page(name: str, content: bytes) -> bool:
    beginning = content[:2_000].replace(b"\x00", b"").decode("ascii", "ignore")
    ending = PurePosixPath(name).suffix.lower()
    if _BEGINS_A_PAGE.match(beginning) or ending in _PAGES:
        return True
    if ending not in ENDINGS:
        raise Unreadable("It is neither a .txt nor a .html file. Save the article as one of them.")
    return False


def _plain(raw: str, given: Facts, content: bytes, file: str | None) -> Draft:
    headed = take_header(raw)
    facts = given.completed_by(headed.facts)
    return compose(headed.text, facts, Source(content, "text/plain", PLAIN, file))


def _page(html: str, given: Facts, content: bytes, file: str | None) -> Draft:
    page = extract(html)
    facts = given.completed_by(page.facts)
    return compose(page.text, facts, Source(content, "text/html", extractor(), file))
