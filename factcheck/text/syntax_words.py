"""What the syntax model is told of a word: its vocabulary form, its pieces and its shape."""

import re
from zlib import crc32

#: The word that stands for a quotation in a sentence that is parsed.
PLACEHOLDER = "«Q»"
#: Rows of the tables that pieces and shapes are hashed into; the weights are made for them.
PIECES, SHAPES = 16384, 256

_LONGEST = 20
_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)
_PLAIN = str.maketrans("‘’‛ʼ´`“”„«»‟–—―‐‑0123456789", "'" * 6 + '"' * 6 + "-" * 5 + "0" * 10) | {
    ord("…"): "..."
}


def plain(word: str) -> str:
    """The form that is looked up: small letters, straight marks, every digit a nought."""
    if word == PLACEHOLDER:
        return word
    return word.translate(_PLAIN).lower()


def pieces(form: str) -> list[int]:
    """The rows of the beginnings, endings and runs of three and four letters of a plain form."""
    if len(form) > _LONGEST:
        form = form[: _LONGEST // 2] + form[-_LONGEST // 2 :]
    edged = f"<{form}>"
    found = {edged[at : at + size] for size in (3, 4) for at in range(len(edged) - size + 1)}
    found.update(edged[-size:] for size in (2, 5, 6))
    found.add(edged[:2])
    return [crc32(piece.encode("utf-8", "replace")) % PIECES for piece in sorted(found)]


def shape(word: str) -> int:
    """The row of a word's shape: capitals, small letters, digits and marks, no run over two."""
    runs = _RUN.sub(r"\1\1", "".join(_kind(letter) for letter in word[:_LONGEST]))
    return crc32(runs.encode("utf-8", "replace")) % SHAPES


def _kind(letter: str) -> str:
    if letter.isupper():
        return "X"
    if letter.isalpha():
        return "x"
    return "d" if letter.isdigit() else letter
