"""Lines of CSV that a spreadsheet takes for words, whatever stands in them."""

import csv
import io
from collections.abc import Sequence

#: A spreadsheet takes a cell that begins with one of these for a formula, and reckons with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(words: str) -> str:
    """The words as a cell that no spreadsheet reckons with: an apostrophe before a formula."""
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA) else words


def line(cells: Sequence[str]) -> str:
    """The cells as one line, with the sign that ends it."""
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
