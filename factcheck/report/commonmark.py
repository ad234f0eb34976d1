"""Words as CommonMark that shows exactly those words, whatever reads it; and back.

Tables, footnotes, strike-through, automatic links, maths, emoji names and typographic replacement
are extensions that some readers bring along; their signs are escaped too. What counts as a letter
is said here sign by sign: it must not depend on the version of Unicode that a machine knows.
"""

import re

_LETTER = r"[^\s!-/:-@\[-`{-~]"  # or a digit

_HAS_MEANING = re.compile(
    rf"""
      [\\`*_\[\]{{}}<>\#|~$^@"']      # anywhere
    | &(?=\#?[0-9a-z]+;)              # an entity
    | !$                              # would make an image of the footnote after it
    | ([-.,?!])\1+ | \+(?=-)          # dashes, an ellipsis and the like
    | \((?=(?:c|r|p|tm)\))            # a copyright sign
    | (?<={_LETTER})\.(?=(?![0-9]){_LETTER}(?![0-9]){_LETTER})     # example.com
    | (?<=www)\.
    | :(?=//) | :(?=[^\s:]+:)         # https://, :smile:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENS_BLOCK = re.compile(r"^([-+=:%])")
_NUMBERS_ITEM = re.compile(r"^(\(?[0-9A-Za-z]{1,9})([.)])(?=\s|$)")
# pandoc sets a no-break space after these.
_ABBREVIATES = re.compile(
    r"(?<![0-9A-Za-z])(aet|aetat|al|Apr|Aug|bk|Bros|c|Capt|cf|ch|chap|chs|Co|col|Corp|cp|d|Dec|Dr"
    r"|e\.g|ed|eds|esp|f|fasc|Feb|ff|fig|fl|fol|fols|Fr|Gen|Gov|Hon|i\.e|ill|Inc|incl|Jan|Jr|Jul"
    r"|Jun|Ltd|M\.A|M\.D|Mar|Mr|Mrs|Ms|n|n\.b|nn|No|Nov|Oct|p|Ph\.D|pp|Pres|Prof|pt|q\.v|Rep|Rev"
    r"|s\.v|s\.vv|saec|sec|Sen|Sep|Sept|Sgt|Sr|St|univ|viz|vol|vs)\.(?= )"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARK = re.compile(r"\[\^[0-9]+\]")
_NOT_PLAIN_IN_YAML = re.compile('[\\x00-\\x1f"\\\\\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff]')


def inline(text: str) -> str:
    """``text`` as one line that stands for itself; white space is folded, as HTML folds it."""
    escaped = _HAS_MEANING.sub(_escaped, " ".join(text.split()))
    numbered = _NUMBERS_ITEM.sub(r"\1\\\2", _OPENS_BLOCK.sub(r"\\\1", escaped))
    return _ABBREVIATES.sub(r"\1\\.", numbered)


def struck(text: str) -> str:
    """``text`` struck out. Must be all of its line, or be followed by a blank."""
    return f"~~{inline(text)}~~"


def block_quotation(text: str, after: str = "") -> str:
    """``text`` as a block quotation, each line a paragraph; ``after`` is Markdown for its end."""
    lines = [inline(line) for line in paragraphs(text)]
    return "\n>\n".join(f"> {line}" for line in lines) + after


def paragraphs(text: str) -> list[str]:
    """The lines of ``text`` as a reader of its block quotation sees them: white space folded."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def shown(line: str) -> str:
    """The words that a line of ``inline`` shows, without the marks of footnotes."""
    return _ESCAPED.sub(r"\1", _MARK.sub("", line))


def yaml_scalar(value: str | int) -> str:
    """A value of YAML front matter; text is always quoted, so that “no” stays a word."""
    if isinstance(value, int):
        return str(value)
    return f'"{_NOT_PLAIN_IN_YAML.sub(_yaml_escape, value)}"'


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in found[0])


def _yaml_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
