"""What became of a text: which of its words were removed, and which were added."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["kept", "removed", "added"]

#: Texts of more words than these together aren't laid against each other word by word.
_MOST_WORDS = 4000
#: Texts that have less than this in common are shown one after the other: shreds can't be read.
_ALIKE = 0.4
#: A word with the space behind it; where words aren't parted by spaces, a sign.
_WORD = re.compile(r"[぀-ヿ㐀-䶿一-鿿가-힣฀-๿]\s*|[^\s぀-ヿ㐀-䶿一-鿿가-힣฀-๿]+\s*|\s+")


class Piece(NamedTuple):
    """A stretch of words that stayed, went or came."""

    kind: Kind
    words: str


def differences(
    older: str, newer: str, alike: Callable[[str], str] = str.strip
) -> tuple[Piece, ...]:
    """The words of both texts in one row; what was removed stands before what came in its place.

    Words that ``alike`` makes the same are kept, in the letters of ``newer``. Without the removed
    pieces it is ``newer``, letter for letter; without the added ones, ``older``, but for white
    space and for what ``alike`` made of it.
    """
    mine, theirs = _WORD.findall(older), _WORD.findall(newer)
    if len(mine) + len(theirs) > _MOST_WORDS:
        return replaced(older, newer)
    matcher = SequenceMatcher(None, [alike(w) for w in mine], [alike(w) for w in theirs], False)
    if matcher.ratio() < _ALIKE:
        return replaced(older, newer)
    pieces: list[Piece] = []
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("kept", "".join(theirs[j1:j2])))
            continue
        removed = "".join(mine[i1:i2])
        if removed and pieces and not pieces[-1].words[-1].isspace():
            # The word before is kept as the newer text has it; the older one had a space behind it.
            removed = mine[i1 - 1][len(mine[i1 - 1].rstrip()) :] + removed
        pieces += replaced(removed, "".join(theirs[j1:j2]))
    return tuple(pieces)


def replaced(older: str, newer: str) -> tuple[Piece, ...]:
    """The one text in place of the other."""
    pieces = (Piece("removed", older), Piece("added", newer))
    return tuple(piece for piece in pieces if piece.words)
