"""What the machine refuses, as a sentence: a full disk, a database that doesn't answer."""

from sqlalchemy.exc import DatabaseError, OperationalError


def in_a_sentence(error: Exception) -> str | None:
    """What happened, for whoever typed; None for a fault of the program, whose trace is wanted."""
    if isinstance(error, OSError):
        return f"{error.filename or 'The output'}: {error.strerror or error}."
    # A driver calls what isn't the query's fault an operational error, or just an error.
    if isinstance(error, OperationalError) or type(error) is DatabaseError:
        first, *_more = str(error.orig).strip().splitlines()
        return f"The database can’t be used: {first.rstrip('.')}."
    return None
