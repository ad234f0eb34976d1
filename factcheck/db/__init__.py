"""The database, by one door: ``from factcheck.db import Database``."""

from factcheck.db.connection import Database
from factcheck.db.migrate import is_current, upgrade
from factcheck.db.turns import take_turns

__all__ = ["Database", "is_current", "take_turns", "upgrade"]
