"""Taking turns where two transactions would make the same row."""

from sqlalchemy import text
from sqlmodel import Session


def take_turns(session: Session, over: str) -> None:
    """Wait until nobody else is at ``over``, and keep it to the end of the transaction.

    Who looks for a row now sees what was made meanwhile. SQLite has one writer at a time anyhow.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:over, 0))")
        connection.execute(lock, {"over": over})
