"""Alembic scripts: how the schema came to be."""
