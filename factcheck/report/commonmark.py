"""Words as CommonMark that shows exactly those words, whatever reads it.

Tables, footnotes, strike-through, automatic links, maths, emoji names and typographic replacement
are extensions that some readers bring along; their signs are escaped too.
"""

import re

_HAS_MEANING = re.compile(
    r"""
      [\\`*_\[\]{}<>\#|~$^@"']        # anywhere
    | &(?=\#?\w+;)                    # an entity
    | !$                              # would make an image of the footnote after it
    | ([-.,?!])\1+ | \+(?=-)          # dashes, an ellipsis and the like
    | \((?=(?:c|r|p|tm)\))            # a copyright sign
    | (?<=\w)\.(?=[^\W\d_]{2})        # example.com
    | (?<=www)\.
    | :(?=//) | :(?=[\w+-]+:)         # https://, :smile:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENS_BLOCK = re.compile(r"^([-+=:%])")
_NOT_PLAIN_IN_YAML = re.compile('[\\x00-\\x1f"\\\\\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_NUMBERS_ITEM = re.compile(r"^(\(?\w{1,9})([.)])(?=\s|$)")


def inline(text: str) -> str:
    """``text`` as one line that stands for itself; white space is folded, as HTML folds it."""
    escaped = _HAS_MEANING.sub(_escaped, " ".join(text.split()))
    return _NUMBERS_ITEM.sub(r"\1\\\2", _OPENS_BLOCK.sub(r"\\\1", escaped))


def block_quotation(text: str, after: str = "") -> str:
    """``text`` as a block quotation, each line a paragraph; ``after`` is Markdown for its end."""
    lines = [inline(line) for line in text.split("\n") if line.strip()]
    return "\n>\n".join(f"> {line}" for line in lines) + after


def yaml_scalar(value: str | int) -> str:
    """A value of YAML front matter; text is always quoted, so that “no” stays a word."""
    if isinstance(value, int):
        return str(value)
    return f'"{_NOT_PLAIN_IN_YAML.sub(_yaml_escape, value)}"'


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in found[0])


def _yaml_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
