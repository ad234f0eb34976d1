"""The JSON of an edition, held against what was published and against its own form."""

import json
from typing import Any

import pytest

from factcheck.report.json import content_hash, to_json
from factcheck.report.verifying import Unreadable
from factcheck.report.verifying_json import is_json, json_against, json_by_itself, received_json
from tests.report.harbour import harbour_report

CONTENT = to_json(harbour_report())


def altered(change: dict[str, Any]) -> bytes:
    """The report's bytes with values of its top level replaced, in the canonical form."""
    value = json.loads(CONTENT) | change
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_the_bytes_of_an_edition_are_found_so() -> None:
    report = received_json(CONTENT)
    assert json_by_itself(report) == []
    assert json_against(report, CONTENT) == ([], [])
    assert (report.ref, report.number) == ("FC-12", 1)
    assert report.content_sha256 == content_hash(harbour_report())


def test_a_value_that_was_touched_is_named_by_its_place() -> None:
    evidence = json.loads(CONTENT)["evidence"]
    evidence[2]["passage"]["words"] = "It will not stay so."
    report = received_json(altered({"evidence": evidence[:3], "desk": 5, "more": True}))
    found, _ = json_against(report, CONTENT)
    assert [(one.where, one.kind, one.found) for one in found] == [
        ("desk", "changed", "5"),
        ("evidence[3].passage.words", "changed", "It will not stay so."),
        ("evidence[4]", "missing", None),
        ("more", "added", "true"),
    ]
    assert json_by_itself(report)[0].startswith("It is no report that can be read")


def test_another_form_of_the_same_value_is_told() -> None:
    for content in (json.dumps(json.loads(CONTENT), indent=1).encode(), CONTENT + b"\n"):
        report = received_json(content)
        assert "Its bytes aren’t those" in json_by_itself(report)[0]
        assert json_against(report, CONTENT)[0] == []
        assert len(json_against(report, CONTENT)[1]) == 1


@pytest.mark.parametrize(
    "content",
    [b"{", b"{}", b'{"a": 1}', b"[" * 100_000, b'{"ref": "\xff"}', b'{"n":' + b"9" * 9999],
)
def test_what_is_no_report_is_told_so(content: bytes) -> None:
    with pytest.raises(Unreadable):
        received_json(content)


def test_json_is_known_by_how_it_begins() -> None:
    assert is_json(CONTENT) and is_json(b"\xef\xbb\xbf \n{")
    assert not is_json(b"---\n{") and not is_json(b"")
