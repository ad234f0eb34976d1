"""Words cut as the treebanks cut them: “do n’t”, “Trump ’s”, “$ 5”, “well - known”."""

import re
from typing import NamedTuple

_CUT = re.compile(
    r"""
    (?!(?:can|gon|wan|got|gim|lem)(?:not|na|ta|me)\b)[a-z]+(?=[ ,])  # most words, told at once
    | (?:https?://|www\.)[^\s<>"”]*[\w/]
    | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+
    | (?:[^\W\d_]\.){2,} | Ph\.D\.?                     # U.S., a.m.
    | (?:Messrs|Mr|Mrs|Ms|Dr|St|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Col|Gen|Sgt|Capt|Cpl|Maj|Cmdr|Adm|Rev
        |Prof|Hon|Jr|Sr|Inc|Corp|Ltd|Co|Bros|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Mt|Ft|Atty|Del|Supt|Dist
        |vs|etc|al)\.(?!\w)
    | No\.(?=\ \d)
    | [A-Z]\.(?=\ [A-Z])                                # a middle initial
    | (?i:can(?=not\b)|gon(?=na\b)|wan(?=na\b)|got(?=ta\b)|gim(?=me\b)|lem(?=me\b))
    | (?i:[^\W\d_]+?(?=n['’]t\b)|n['’]t\b)
    | ['’](?i:s|re|ve|ll|d|m)\b
    | ['’]\d\ds?\b                                      # ’72
    | \d+(?:/\d+)+
    | \d+(?=(?:am|pm|bn|m|k|tn|mph|km|kg|lb|lbs|ft|p)\b)
    | \.?\d+(?:[.,:]\d+)*(?!\w)
    | (?i:(?:non|e|mid|re|co|anti|pre|multi|semi|ex|un|pan|counter|sub|neo|mini|inter|intra|ultra
        |socio|micro|arch)-\w+)
    | (?i:[old]['’](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]{2,})          # O’Reilly, o’clock
    | \w+(?:(?:['’](?!(?i:s|re|ve|ll|d|m|t)\b)|[&.])\w+)*         # Shi’ite, AT&T, example.com
    | \.{2,} | -{2,} | [!?]{2,} | ''
    | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word or mark and its place in the text, in code points."""

    start: int
    end: int
    text: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of ``text[start:end]`` in order, without the white space."""
    stop = len(text) if end is None else end
    return [Token(*found.span(), found.group()) for found in _CUT.finditer(text, start, stop)]
