"""What the classes of a report's value share."""

#: Of a field that came after the first editions: it isn't written while it is empty, so that
#: those keep their bytes, and may be missing where a report is read.
LATER = {"written_when_empty": False}


def demand(holds: bool, otherwise: str) -> None:
    """Raise ValueError with the sentence unless it holds."""
    if not holds:
        raise ValueError(otherwise)
