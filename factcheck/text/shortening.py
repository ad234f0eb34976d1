"""Words that are cut where they are too long for their place."""


def shortened(words: str, longest: int) -> str:
    """The words in at most ``longest`` characters, ended by “…” after the last word that fits.

    In a language without blanks, and where a single word is half of it, they are cut as they come.
    """
    if len(words) <= longest:
        return words
    kept = words[: longest - 1]
    # A word that ends exactly there is whole.
    blank = len(kept) if words[longest - 1] == " " else kept.rfind(" ")
    whole = kept[:blank] if blank > longest // 2 else kept
    return f"{whole.rstrip(' ,;:–—-')}…"
