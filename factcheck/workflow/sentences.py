"""Sentences that somebody has to write: on one line, there, and not too long."""

from factcheck.errors import RuleBroken


def one_sentence(written: str | None, longest: int, *, missing: str, name: str) -> str:
    """The words on one line; raises ``RuleBroken`` for none and for too many.

    ``missing`` is what to say for none, ``name`` what it is: “reason”.
    """
    words = " ".join((written or "").split())
    if not words:
        raise RuleBroken(missing)
    if len(words) > longest:
        raise RuleBroken(f"Keep the {name} under {longest} characters.")
    return words
