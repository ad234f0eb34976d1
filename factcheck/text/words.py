"""The words and marks of a stretch of text, each with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    (?:[A-Z]\.){2,}                              # U.S.
    | (?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Lt|Col|Gen|Sgt|Rev|Prof|St|Jr|Sr|Hon|Capt|Maj|Del|Atty)\.
    | [A-Z]\.(?=\ [A-Z])                         # a middle initial
    | \$?\d[\d,.]*\d%? | \$?\d%?
    | \w+(?:[-&'’.]\w+)*(?:(?<=s)['’](?!\w))?    # well-known, AT&T, don't, Harts'
    | \S
    """,
    re.VERBOSE,
)


class Word(NamedTuple):
    """One word, number or mark; ``quoted`` is the number of the quotation it stands for, or -1.

    The text of a word that stands for a quotation is its marks round its last character.
    """

    start: int
    end: int
    text: str
    lower: str
    quoted: int = -1

    @property
    def is_name_like(self) -> bool:
        """Whether it is written with a capital (or is a quotation's place holder: no)."""
        return self.text[0].isupper()

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.quoted < 0 and not (self.text[0].isalnum() or self.text[0] in "$#@")

    @property
    def asks_for_a_tag(self) -> bool:
        """Whether it is a quotation that ends as one does before "she said"."""
        return self.quoted >= 0 and self.text[1:2] in {",", "?", "!", "—", "–", "-", "…"}

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in 's or s'."""
        return self.lower.endswith(("'s", "’s", "s'", "s’"))


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """The words and marks of ``text[start:end]``, in order."""
    for match in _TOKEN.finditer(text, start, end):
        found = match.group()
        yield Word(match.start(), match.end(), found, found.lower())
