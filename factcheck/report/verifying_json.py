"""Whether a report's JSON is still what was published, and which of its values were touched."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.report.json import from_json, to_json
from factcheck.report.verifying import Difference, Unreadable, text_of

_NOTHING = object()


@dataclass(frozen=True, slots=True)
class ReceivedJson:
    """A report's JSON as it came."""

    content: bytes
    value: dict[str, Any]

    @property
    def ref(self) -> str | None:
        """“FC-12”, if it says so."""
        ref = self.value.get("ref")
        return ref if isinstance(ref, str) else None

    @property
    def number(self) -> int | None:
        """The number of the edition, if it says one."""
        number = self.value.get("edition")
        return number if isinstance(number, int) else None

    @property
    def content_sha256(self) -> str:
        """The content hash of the edition, if nothing was touched."""
        return hashlib.sha256(self.content).hexdigest()


def is_json(content: bytes) -> bool:
    """Whether these bytes are to be read as JSON."""
    return content[:100].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def received_json(content: bytes) -> ReceivedJson:
    """The report in a file's bytes. Raises ``Unreadable`` for what is none."""
    text_of(content)
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"is no JSON: {error}") from None
    if not isinstance(value, dict) or not {"ref", "edition", "ruling"} <= value.keys():
        raise Unreadable("is no report of Factcheck")
    return ReceivedJson(content, value)


def json_by_itself(report: ReceivedJson) -> list[str]:
    """What is wrong with it, each as a sentence; none: these may be the bytes of an edition."""
    try:
        canonical = to_json(from_json(report.content))
    except (ValueError, RecursionError) as error:
        return [f"It is no report that can be read: {error}."]
    return [] if canonical == report.content else [_OTHER_FORM]


def json_against(report: ReceivedJson, frozen: bytes) -> tuple[list[Difference], list[str]]:
    """The values that differ from those that were published, and what else is wrong."""
    try:
        then = json.loads(frozen)
    except ValueError:  # the desk's own copy was touched
        then = {}
    differences = list(_differing(report.value, then, ""))
    other_form = not differences and report.content != frozen
    return differences, [_OTHER_FORM] if other_form else []


_OTHER_FORM = (
    "Its bytes aren’t those that were published, though they may say the same: a program wrote"
    " them anew. The content hash is that of the canonical form (RFC 8785)."
)


def _differing(now: Any, then: Any, where: str) -> Iterator[Difference]:
    if isinstance(now, dict) and isinstance(then, dict):
        for key in sorted(now.keys() | then.keys()):
            place = f"{where}.{key}" if where else key
            yield from _differing(now.get(key, _NOTHING), then.get(key, _NOTHING), place)
    elif isinstance(now, list) and isinstance(then, list):
        for at in range(max(len(now), len(then))):
            ours, theirs = (values[at] if at < len(values) else _NOTHING for values in (now, then))
            yield from _differing(ours, theirs, f"{where}[{at + 1}]")
    elif now is _NOTHING:
        yield Difference(None, "missing", where, None, _shown(then))
    elif then is _NOTHING:
        yield Difference(None, "added", where, _shown(now), None)
    elif type(now) is not type(then) or now != then:
        yield Difference(None, "changed", where, _shown(now), _shown(then))


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
