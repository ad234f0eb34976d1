"""One report is one sequence of bytes, and those bytes are that report."""

import json
import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, get_args, get_type_hints

import pytest
import rfc8785
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.report.json import content_hash, from_json, to_json
from factcheck.report.public import (
    Bearing,
    Claim,
    Correction,
    Exhibit,
    Method,
    Part,
    Passage,
    PublicReport,
    Ruling,
    Source,
)
from factcheck.text.spans import Span
from tests.report.harbour import PARTS, SCALE, harbour_report

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe_texts = st.none() | texts
dates = st.dates(min_value=date(1000, 1, 1))
spans = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
passages = st.builds(
    Passage,
    source=st.just(1),
    paragraph=st.integers(1, 99),
    spans=st.lists(spans, max_size=2).map(tuple),
    words=texts,
)
claims = st.builds(
    Claim,
    quotation=texts,
    own_words=st.booleans(),
    statement=maybe_texts,
    said_on=st.none() | dates,
    appearances=st.lists(passages, max_size=2).map(tuple),
)
rulings = st.builds(
    Ruling, conclusion=texts, rating=texts, number=st.integers(1, 5), scale=st.just(SCALE)
) | st.builds(Ruling, conclusion=texts, rating=maybe_texts, definition=maybe_texts)
exhibits = st.builds(Exhibit, stance=st.sampled_from(["contradicts", "supports"]), passage=passages)
parts = st.builds(
    Part,
    spans=st.lists(spans, min_size=1, max_size=2).map(tuple),
    words=texts,
    wording=maybe_texts,
    bearings=st.just(()) | st.just((Bearing(exhibit=1, stance="context"),)),
)
sources = st.builds(
    Source,
    number=st.just(1),
    outlet=texts,
    title=texts,
    published_on=st.none() | dates,
    version_sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    kept_on=dates,
)
reports = st.builds(
    PublicReport,
    ref=texts,
    edition=st.integers(1, 99),
    published_at=st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)),
    desk=texts,
    address=maybe_texts,
    claim=claims,
    ruling=rulings,
    evidence=st.lists(exhibits, min_size=1, max_size=2).map(tuple),
    parts=st.lists(parts, max_size=2).map(tuple),
    method=st.builds(
        Method,
        reviews=st.integers(1, 3),
        settled=st.sampled_from(["agreed", "revised", "adjudicated", "one-person desk"]),
        independent_sources=st.integers(0, 9),
        own_article_only=st.booleans(),
        overrides=st.lists(texts, max_size=2).map(tuple),
    ),
    sources=sources.map(lambda source: (source,)),
    corrections=st.lists(
        st.builds(Correction, edition=st.integers(2, 9), made_on=dates, sentence=texts), max_size=2
    ).map(tuple),
)


@settings(deadline=None)
@given(reports)
def test_any_report_comes_back_from_its_bytes_as_it_was(report: PublicReport) -> None:
    content = to_json(report)
    assert from_json(content) == report
    assert to_json(from_json(content)) == content


def test_the_bytes_are_canonical_sorted_without_spaces_in_utf_8() -> None:
    content = to_json(harbour_report(desk="Küsten­redaktion", corrections=()))
    assert content.startswith(b'{"address":null,"claim":{"appearances":[{"paragraph":1,')
    assert "Küsten­redaktion".encode() in content
    assert b'"published_at":"2026-11-22T09:30:00Z"' in content
    assert b'"said_on":"2026-10-03"' in content


@settings(deadline=None)
@given(reports)
@example(harbour_report(desk='\x00\x1f \x7f\x80\u2028\u2029 \ufeff \uffff \\ "/ <&> 𝒳 é é'))
def test_the_bytes_are_those_of_rfc_8785(report: PublicReport) -> None:
    content = to_json(report)
    assert rfc8785.dumps(json.loads(content)) == content


def test_keys_are_plain_so_that_their_order_is_that_of_utf_16_too() -> None:
    keys = {field.name for kind in kinds_within(PublicReport) for field in fields(kind)}
    assert len(keys) > 40
    assert all(re.fullmatch("[a-z][a-z0-9_]*", key) for key in keys)


def kinds_within(kind: Any) -> set[Any]:
    """A class of values, with those of all that it holds."""
    if not is_dataclass(kind):
        return {inner for one in get_args(kind) for inner in kinds_within(one)}
    return {kind}.union(*(kinds_within(one) for one in get_type_hints(kind).values()))


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        to_json(harbour_report(desk="\ud800"))


def test_the_hash_is_that_of_the_bytes_and_changes_with_one_letter() -> None:
    report = harbour_report()
    assert content_hash(report) == content_hash(harbour_report())
    assert len(content_hash(report)) == 64
    assert content_hash(report) != content_hash(harbour_report(desk="The Harbor Desk"))


def test_a_report_without_parts_is_the_bytes_that_it_was_before_there_were_any() -> None:
    assert b'"parts"' not in to_json(harbour_report())
    assert b'"parts":[{"bearings":[{"exhibit":1,' in to_json(harbour_report(parts=PARTS))


def altered(path: list[str | int], value: Any) -> bytes:
    """The report's bytes with one value of it replaced."""
    content = json.loads(to_json(harbour_report()))
    inner = content
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (["claim", "notes"], "to be checked", r"report\.claim: missing or unknown: notes"),
        (["edition"], "1", r"report\.edition: int expected"),
        (["edition"], True, r"report\.edition: int expected"),
        (["evidence", 1, "stance"], "proves", r"report\.evidence\[1\]\.stance"),
        (["evidence", 0, "passage", "spans"], [[1, 2, 3]], r"a span is \[start, end\]"),
        (["evidence"], {}, r"report\.evidence: list expected"),
        (["parts"], [{"words": "Free."}], r"report\.parts\[0\]: missing or unknown: bearings"),
        (["claim", "said_on"], "last week", "last week"),
        (["schema"], "factcheck-report/9", "factcheck-report/1"),
    ],
)
def test_bytes_that_hold_something_else_are_refused_by_the_name_of_the_field(
    path: list[str | int], value: Any, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        from_json(altered(path, value))


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b"\xff"])
def test_what_is_no_report_at_all_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        from_json(content)


def test_a_field_that_came_later_changes_no_byte_of_the_editions_from_before() -> None:
    report = harbour_report()
    before = json.loads(to_json(report))
    assert all("primary" not in source for source in before["sources"])
    assert from_json(json.dumps(before).encode()) == report
    record = replace(report.sources[0], primary="Official record")
    after = replace(report, sources=(record, *report.sources[1:]))
    assert json.loads(to_json(after))["sources"][0]["primary"] == "Official record"
    assert from_json(to_json(after)) == after
    assert content_hash(after) != content_hash(report)
