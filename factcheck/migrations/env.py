"""How Alembic runs here: on the connection that ``factcheck.db.migrate`` hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import DateTime, String

from factcheck.migrations.schema import METADATA, is_ours
from factcheck.models.base import Moment


def render_item(kind: str, thing: Any, _autogen: Any) -> str | Literal[False]:
    """Plain SQLAlchemy types, so that a migration imports nothing of ours."""
    if kind != "type":
        return False
    plain = getattr(thing, "impl", thing)
    if isinstance(thing, Moment) or isinstance(plain, DateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(plain, String) and type(thing).__module__.partition(".")[0] != "sqlalchemy":
        return f"sa.String(length={plain.length})" if plain.length else "sa.String()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_object=is_ours,
    render_item=render_item,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
