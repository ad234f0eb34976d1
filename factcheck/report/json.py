"""A report as canonical JSON: one value, one sequence of bytes, and back.

The bytes are those of RFC 8785 (keys sorted, no spaces, UTF-8), for values that hold no floats. A
span is [start, end]; a moment is written in UTC with a Z. A field that came after the first reports
were published is left out while it is empty.
"""

import hashlib
import json
from dataclasses import Field, fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from factcheck.report.public import PublicReport
from factcheck.text.spans import Span


def to_json(report: PublicReport) -> bytes:
    """The canonical bytes of a report. Raises ValueError for a lone surrogate, which isn't text."""
    text = json.dumps(
        _plain(report),
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return text.encode()


def from_json(content: bytes) -> PublicReport:
    """The report that such bytes hold. Raises ValueError, naming the field, for anything else."""
    report: PublicReport = _built(PublicReport, json.loads(content), "report")
    return report


def content_hash(report: PublicReport) -> str:
    """sha256 of the canonical bytes, in hexadecimal."""
    return hash_of(to_json(report))


def hash_of(content: bytes) -> str:
    """The content hash of a report of which these are the canonical bytes."""
    return hashlib.sha256(content).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) or _is_always_written(field)
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value


def _built(kind: Any, value: Any, where: str) -> Any:
    """``value`` as the ``kind`` that a field is declared with."""
    if is_dataclass(kind):
        return _built_record(kind, value, where)
    # A literal or None is a Union, whatever it is written with.
    if get_origin(kind) in (UnionType, Union):
        return None if value is None else _built(get_args(kind)[0], value, where)
    if get_origin(kind) is tuple:
        items = _of_type(list, value, where)
        return tuple(
            _built(get_args(kind)[0], item, f"{where}[{place}]") for place, item in enumerate(items)
        )
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise ValueError(f"{where}: {value!r} is none of {', '.join(get_args(kind))}")
        return value
    if kind is Span:
        return _built_span(value, where)
    if kind in (date, datetime):
        return kind.fromisoformat(_of_type(str, value, where))
    return _of_type(kind, value, where)


def _built_record(kind: Any, value: Any, where: str) -> Any:
    given = _of_type(dict, value, where)
    kinds, demanded = _declared(kind)
    if astray := (given.keys() - kinds.keys()) | (demanded - given.keys()):
        raise ValueError(f"{where}: missing or unknown: {', '.join(sorted(astray))}")
    return kind(**{name: _built(kinds[name], given[name], f"{where}.{name}") for name in given})


@cache
def _declared(kind: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """The fields of a record with what they are declared as, and those that have to be there."""
    demanded = frozenset(field.name for field in fields(kind) if _is_always_written(field))
    return get_type_hints(kind), demanded


def _is_always_written(field: Field[Any]) -> bool:
    return bool(field.metadata.get("written_when_empty", True))


def _built_span(value: Any, where: str) -> Span:
    if len(_of_type(list, value, where)) != 2:
        raise ValueError(f"{where}: a span is [start, end]")
    return Span(*(_of_type(int, offset, where) for offset in value))


def _of_type(kind: Any, value: Any, where: str) -> Any:
    # Not isinstance: JSON's true is no number here, though Python's True is an int.
    if type(value) is not kind:
        raise ValueError(f"{where}: {kind.__name__} expected, not {value!r:.40}")
    return value
