"""What the migrations are compared with, and what in a database is not theirs."""

from typing import Any

from sqlmodel import SQLModel

import factcheck.models  # noqa: F401 - registers every table

METADATA = SQLModel.metadata


def is_ours(_thing: Any, name: str | None, _kind: str, reflected: bool, _other: Any) -> bool:
    """Whether a table, column or index belongs to the models; full-text ones don't."""
    belongs_to_fulltext = name is not None and (name == "words" or "_words" in name)
    return not (reflected and belongs_to_fulltext)
