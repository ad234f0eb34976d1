"""What the next page says of what was just done."""

from typing import Any

from flask import flash


def tell_done(sentence: str, *, undo: str | None = None) -> None:
    """Say that something is done; ``undo`` is where a POST takes it back."""
    message: Any = {"text": sentence, "undo": undo} if undo else sentence
    flash(message, "success")
