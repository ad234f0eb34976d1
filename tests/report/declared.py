"""What the classes of a report declare, in the words of docs/report-json.md."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from factcheck.report.public import PublicReport
from factcheck.text.spans import Span

_WORDS = {str: "text", int: "number", bool: "true or false", date: "day", datetime: "moment"}


def records() -> list[type]:
    """The classes that make up a report, each before those that it holds."""
    found: list[type] = [PublicReport]
    for record in found:
        hints = get_type_hints(record)
        for field in fields(record):
            found += [one for one in _held(hints[field.name]) if one not in found]
    return found


def rows(record: type) -> list[tuple[str, str, str]]:
    """Of each field: its name, its kind, and whether it may be missing."""
    hints = get_type_hints(record)
    return [
        (field.name, _kind(hints[field.name]), "" if _is_always_there(field) else "yes")
        for field in fields(record)
    ]


def _is_always_there(field: Any) -> bool:
    return bool(field.metadata.get("written_when_empty", True))


def _held(kind: Any) -> list[type]:
    if is_dataclass(kind) and isinstance(kind, type):
        return [kind]
    return [one for inner in get_args(kind) for one in _held(inner)]


def _kind(kind: Any) -> str:
    if get_origin(kind) in (UnionType, Union):
        return f"{_kind(get_args(kind)[0])} or null"
    if get_origin(kind) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(kind))
    if get_origin(kind) is tuple:
        return f"list of {_kind(get_args(kind)[0])}"
    if kind is Span:
        return "span"
    if is_dataclass(kind) and isinstance(kind, type):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return _WORDS[kind]
