"""The public value can't carry the inside, and can't contradict itself."""

from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from factcheck.report.public import PublicReport, Step
from tests.report.harbour import SCALE, harbour_report

INSIDE = {
    "note",
    "comment",
    "justification",
    "draft",
    "reviewer",
    "attached",
    "email",
    "confidence",
}


def names_in(value: Any) -> set[str]:
    """The names of all fields of a record and of the records in it."""
    if isinstance(value, tuple):
        return set().union(*(names_in(item) for item in value))
    if not is_dataclass(value):
        return set()
    named = {field.name: getattr(value, field.name) for field in fields(value)}
    return set(named).union(*(names_in(inner) for inner in named.values()))


def test_no_field_anywhere_in_a_report_is_for_something_of_the_inside() -> None:
    names = names_in(harbour_report())
    assert "quotation" in names and "stance" in names
    assert [name for name in names for inside in INSIDE if inside in name] == []


def test_a_report_cannot_be_changed_once_it_is_made() -> None:
    with pytest.raises(FrozenInstanceError):
        harbour_report().edition = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    "published_at",
    [datetime(2026, 11, 22), datetime(2026, 11, 22, tzinfo=timezone(timedelta(hours=1)))],
)
def test_a_time_that_is_not_in_utc_is_refused(published_at: datetime) -> None:
    with pytest.raises(ValueError, match="UTC"):
        harbour_report(published_at=published_at)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"schema": "factcheck-report/2"}, "factcheck-report/1"),
        ({"edition": 0}, "from 1"),
        ({"sources": ()}, "doesn't list"),
        ({"sources": harbour_report().sources[::-1]}, "1, 2, 3"),
    ],
)
def test_a_report_that_contradicts_itself_is_refused(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        harbour_report(**changes)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"scale": SCALE[::-1]}, "truest"),
        ({"scale": (SCALE[0], SCALE[0])}, "truest"),
        ({"number": 7}, "not a step"),
        ({"number": None}, "not a step"),
        ({"rating": None, "scale": ()}, "without a rating"),
        ({"colour": "red"}, "#rrggbb"),
    ],
)
def test_a_ruling_that_contradicts_itself_is_refused(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        replace(harbour_report().ruling, **changes)


def test_what_is_no_colour_or_hash_is_refused() -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        Step(label="True", number=5, colour="url(//elsewhere.example)")
    with pytest.raises(ValueError, match="sha256"):
        replace(harbour_report().sources[0], version_sha256="7f3a")


def test_passages_are_found_by_stance_in_their_order_with_their_sources() -> None:
    report: PublicReport = harbour_report()
    (one, first), (other, second) = report.bearing("contradicts")
    assert (one, other) == (1, 4)
    assert first.words.startswith("list a grant")
    assert [report.source_of(passage).outlet for passage in (first, second)] == [
        "The Sandvik Ledger",
        "Coast Courier",
    ]
    assert len(report.passages()) == 5
