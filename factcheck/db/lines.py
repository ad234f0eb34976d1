"""The rows of a table as lines of JSON, and back: the same lines from both databases.

Bytes are written in base64, moments in UTC with a Z, days as 2026-03-01, JSON as it is.
"""

import base64
import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Table, TypeDecorator
from sqlalchemy.engine.default import DefaultDialect

Step = Callable[[Any], Any]

_ANY = DefaultDialect()


class Lines:
    """Writes and reads the rows of one table."""

    def __init__(self, table: Table) -> None:
        self._columns = {column.name: column for column in table.columns}
        self._writes = {name: _writer(column) for name, column in self._columns.items()}
        self._reads = {name: _reader(column) for name, column in self._columns.items()}

    def write(self, row: Mapping[Any, Any]) -> str:
        """The row as one line, without the sign that ends it."""
        plain = {
            name: None if row[name] is None else write(row[name])
            for name, write in self._writes.items()
        }
        return json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    def read(self, line: str) -> dict[str, Any]:
        """The row that such a line holds. Raises ValueError, naming the column, for another."""
        plain = json.loads(line)
        if not isinstance(plain, dict):
            raise ValueError("it is no row")
        if astray := plain.keys() ^ self._columns.keys():
            raise ValueError(f"missing or unknown columns: {', '.join(sorted(astray))}")
        row = {}
        for name, read in self._reads.items():
            value = plain[name]
            if value is None and not self._columns[name].nullable:
                raise ValueError(f"{name} may not be empty")
            try:
                row[name] = None if value is None else read(value)
            except (ValueError, TypeError) as error:
                raise ValueError(f"{name}: {error}") from error
        return row


def _writer(column: Column[Any]) -> Step:
    steps: dict[type, Step] = {datetime: _moment, date: date.isoformat, bytes: _in_base64}
    return _same if isinstance(column.type, JSON) else steps.get(_kind_of(column), _same)


def _reader(column: Column[Any]) -> Step:
    kind: Any = column.type
    if isinstance(kind, JSON):
        return _same
    steps: dict[type, Step] = {
        datetime: _to_moment,
        date: date.fromisoformat,
        bytes: _from_base64,
        str: _text(getattr(kind, "length", None)),
    }
    plain = steps.get(_kind_of(column)) or _exactly(_kind_of(column))
    bind = kind.bind_processor(_ANY) if isinstance(kind, TypeDecorator) else None
    if bind is None:
        return plain

    def read(value: Any) -> Any:
        found = plain(value)
        # What the column wouldn't take is found here, where the line is known.
        bind(found)
        return found

    return read


def _kind_of(column: Column[Any]) -> type:
    kind: Any = column.type
    # What a decorated type holds, it doesn't say itself.
    plain: Any = getattr(kind, "impl_instance", kind)
    python_type: type = plain.python_type
    return python_type


def _text(longest: int | None) -> Step:
    is_text = _exactly(str)

    def read(value: Any) -> Any:
        found = is_text(value)
        if longest is not None and len(found) > longest:
            raise ValueError(f"{len(found)} characters are more than {longest}")
        return found

    return read


def _same(value: Any) -> Any:
    return value


def _exactly(kind: type) -> Step:
    def read(value: Any) -> Any:
        # Not isinstance: JSON's true is no number here, though Python's True is an int.
        if type(value) is not kind:
            raise ValueError(f"{kind.__name__} expected, not {value!r:.40}")
        return value

    return read


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _to_moment(written: str) -> datetime:
    if not written.endswith("Z"):
        raise ValueError(f"{written!r:.40} is no moment in UTC")
    return datetime.fromisoformat(written)


def _in_base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _from_base64(written: str) -> bytes:
    return base64.b64decode(written, validate=True)
