"""The letters that cards and papers are set in: where their fonts are, and how wide words run.

The fonts come with packages, so that words which these fonts have look the same on every machine.
Words in other scripts are set in whatever the machine has, and their width is a careful guess.
"""

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: How much wider than ours the letters of a font can be that is taken because ours lack one.
_OTHER_FONT = 1.4
#: How wide a letter is that ours lack, in parts of the size of the type.
_UNKNOWN, _PICTURE = 1.0, 1.4
_NO_WIDTH = ("Mn", "Me", "Cf")


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a typeface, as SVG names it, and its file."""

    family: str
    weight: int
    path: Path


def _face(family: str, weight: int, package: str, file: str) -> Face:
    # Found and not imported: the packages open every one of their files to say where it is.
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The package {package} is not installed.")
    return Face(family, weight, Path(spec.origin).parent / "files" / file)


SERIF = _face("Source Serif Pro", 600, "font_source_serif_pro", "SourceSerifPro-Semibold.ttf")
SANS = _face("Source Sans Pro", 400, "font_source_sans_pro", "SourceSansPro-Regular.ttf")
BOLD = _face("Source Sans Pro", 600, "font_source_sans_pro", "SourceSansPro-Semibold.ttf")
FACES = (SERIF, SANS, BOLD)


def covers(face: Face, words: str) -> bool:
    """Whether the font has every letter of these words."""
    return all(ord(sign) in _widths(face.path) for sign in words)


def width(face: Face, size: float, words: str) -> float:
    """How far the words run at this size, in pixels; where the font lacks a letter, at most so."""
    known = _widths(face.path)
    stretch = 1.0 if covers(face, words) else _OTHER_FONT
    return size * sum(
        known[ord(sign)] * stretch if ord(sign) in known else _guessed(sign) for sign in words
    )


def is_right_to_left(words: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for sign in words:
        if (direction := unicodedata.bidirectional(sign)) in ("L", "R", "AL"):
            return direction != "L"
    return False


def _guessed(sign: str) -> float:
    kind = unicodedata.category(sign)
    if kind in _NO_WIDTH:
        return 0.0
    return _PICTURE if kind.startswith("S") else _UNKNOWN


@cache
def _widths(path: Path) -> dict[int, float]:
    """For each letter that the font has, how far it runs, in parts of the size of the type."""
    font = path.read_bytes()
    tables = {
        tag: font[start : start + length]
        for tag, _, start, length in struct.iter_unpack(
            ">4sIII", font[12 : 12 + 16 * struct.unpack_from(">H", font, 4)[0]]
        )
    }
    (units,) = struct.unpack_from(">H", tables[b"head"], 18)
    (count,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    advances = [wide for wide, _ in struct.iter_unpack(">HH", tables[b"hmtx"][: 4 * count])]
    return {
        sign: advances[min(glyph, count - 1)] / units for sign, glyph in _glyphs(tables[b"cmap"])
    }


def _glyphs(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Code points and the glyphs that stand for them, from the table for all of Unicode."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for _, _, start in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * count]):
        if struct.unpack_from(">H", cmap, start) != (12,):
            continue
        (groups,) = struct.unpack_from(">I", cmap, start + 12)
        for first, last, glyph in struct.iter_unpack(
            ">III", cmap[start + 16 : start + 16 + 12 * groups]
        ):
            yield from ((sign, glyph + sign - first) for sign in range(first, last + 1))
        return
    raise ValueError("The font has no table for all of Unicode.")
