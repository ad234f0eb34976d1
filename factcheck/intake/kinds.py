"""The kinds of source that an article can be said to be, as ``models.SourceKind`` stores them."""

KINDS = ("journalism", "record", "transcript", "dataset", "document", "statement")
_OTHER_WORDS = {
    "article": "journalism",
    "official record": "record",
    "recording": "transcript",
    "transcript or recording": "transcript",
    "data": "dataset",
    "data set": "dataset",
    "statement by those concerned": "statement",
}


def read_kind(words: str) -> str | None:
    """The kind that these words name, whatever their case; None for none."""
    said = " ".join(words.lower().split())
    return said if said in KINDS else _OTHER_WORDS.get(said)
