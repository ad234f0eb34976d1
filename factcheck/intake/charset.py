"""Bytes to text: which encoding they are in, and when they are no text at all."""

import codecs
import re
from typing import NamedTuple

from factcheck.intake.drafts import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
# How pages name encodings, and what browsers take each name for.
_ENCODINGS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8",
    "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 latin1 l1 us-ascii ascii",
    "iso-8859-2": "iso-8859-2 latin2 l2",
    "iso-8859-5": "iso-8859-5",
    "iso-8859-7": "iso-8859-7 greek",
    "cp1254": "windows-1254 iso-8859-9 latin5 cp1254",
    "iso-8859-15": "iso-8859-15 latin-9 l9",
    "cp1250": "windows-1250 cp1250",
    "cp1251": "windows-1251 cp1251",
    "cp1253": "windows-1253 cp1253",
    "cp1255": "windows-1255 iso-8859-8 cp1255",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "cp1258": "windows-1258 cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "koi8-r": "koi8-r koi8 koi",
    "koi8-u": "koi8-u",
    "mac-roman": "macintosh mac x-mac-roman",
    "gb18030": "gb18030 gbk gb2312 gb_2312 x-gbk chinese",
    "big5hkscs": "big5 big5-hkscs x-x-big5",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji",
    "euc-jp": "euc-jp x-euc-jp",
    "cp949": "euc-kr ks_c_5601-1987 ksc5601 windows-949 korean",
}
_BY_NAME = {name: codec for codec, names in _ENCODINGS.items() for name in names.split()}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|<\?xml[^>]{0,100}?encoding\s*="""
    rb"""\s*["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4_096
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_MOST_CONTROLS = 0.005
_MOST_FOREIGN_LETTERS = 0.25
_SAVE_AS_UTF_8 = "Save it as UTF-8 and try again."


class Decoded(NamedTuple):
    """Text, and whether bytes that had no meaning stand in it as U+FFFD."""

    text: str
    damaged: bool = False


def refuse_binary(content: bytes) -> None:
    """Raise ``Unreadable`` when ``content`` is a picture, an archive or the like, and no text."""
    for magic, what in _BINARY:
        if content.startswith(magic):
            raise Unreadable(f"It is {what}, not text. Save the article as .txt or .html.")
    if not _mark(content) and b"\x00" in content:
        raise Unreadable("It holds bytes that no text has. Save the article as .txt or .html.")


def decode(content: bytes, *, is_page: bool) -> Decoded:
    """The text of ``content``.

    Its byte order mark says how it is encoded; else, in a page, what the page declares; else it is
    UTF-8, or the Western European encoding of Windows where it can't be. Raises ``Unreadable`` when
    that gives no text. A page with a few broken bytes is shown as a browser does, with U+FFFD for
    each.
    """
    refuse_binary(content)
    if mark := _mark(content):
        return Decoded(_strictly(content[len(mark[0]) :], mark[1]))
    declared = _declared(content) if is_page else None
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return Decoded(_plausible(content.decode(encoding)))
        except UnicodeDecodeError:
            continue
    if is_page:
        for encoding in filter(None, (declared, "utf-8")):
            if _is_mostly(content, encoding):
                return Decoded(_plausible(content.decode(encoding, "replace")), damaged=True)
    elif _is_mostly(content, "utf-8"):
        raise Unreadable(f"It is UTF-8, but some bytes in it are damaged. {_SAVE_AS_UTF_8}")
    return Decoded(_western(content))


def _mark(content: bytes) -> tuple[bytes, str] | None:
    return next((mark for mark in _MARKS if content.startswith(mark[0])), None)


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content, 0, _DECLARED_WITHIN)
    if not match:
        return None
    return _BY_NAME.get((match[1] or match[2]).decode("ascii").lower())


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return _plausible(content.decode(encoding))
    except UnicodeDecodeError as error:
        name = encoding[:6].upper()
        raise Unreadable(f"It says it is {name}, and it is not. {_SAVE_AS_UTF_8}") from error


def _is_mostly(content: bytes, encoding: str) -> bool:
    """Whether more of what is not ASCII has a meaning in this encoding than has none."""
    replaced = content.decode(encoding, "replace")
    broken = replaced.count("\ufffd")
    return sum(not character.isascii() for character in replaced) > 2 * broken


def _western(content: bytes) -> str:
    try:
        text = _plausible(content.decode("cp1252"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"Its encoding can't be told. {_SAVE_AS_UTF_8}") from error
    letters = sum(character.isalpha() for character in text)
    foreign = sum(not character.isascii() and character.isalpha() for character in text)
    if foreign > _MOST_FOREIGN_LETTERS * letters:
        raise Unreadable(f"Its encoding can't be told. {_SAVE_AS_UTF_8}")
    return text


def _plausible(text: str) -> str:
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise Unreadable("It holds bytes that no text has. Save the article as .txt or .html.")
    return text
