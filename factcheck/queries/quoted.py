"""Words as a sentence of the history quotes them."""

#: The longest piece of a passage or a note that a sentence quotes.
LONGEST_QUOTE = 160


def quoted(words: object) -> str:
    """The words in quotation marks, cut where they are long."""
    text = str(words or "")
    if len(text) > LONGEST_QUOTE:
        cut = text[: LONGEST_QUOTE - 1]
        # At a word, where the language parts its words by blanks.
        blank = cut.rfind(" ")
        text = f"{cut[:blank] if blank > LONGEST_QUOTE // 2 else cut}…"
    return f"“{text}”"
