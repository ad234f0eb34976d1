"""The database, by one door: ``from factcheck.db import Database``."""

from factcheck.db.connection import Database
from factcheck.db.migrate import is_current, upgrade

__all__ = ["Database", "is_current", "upgrade"]
