"""Words as a sentence of the history quotes them."""

from factcheck.text.shortening import shortened

#: The longest piece of a passage or a note that a sentence quotes.
LONGEST_QUOTE = 160


def quoted(words: object) -> str:
    """The words in quotation marks, cut where they are long."""
    return f"“{shortened(str(words or ''), LONGEST_QUOTE)}”"
