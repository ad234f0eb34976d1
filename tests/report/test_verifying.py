"""Whichever line of a published report is touched, it is named."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.report.digests import FENCE, body_line, sealed
from factcheck.report.markdown import render
from factcheck.report.public import Contact, Correction
from factcheck.report.verifying import (
    MOST_BYTES,
    MOST_LINES,
    Difference,
    Unreadable,
    against,
    by_itself,
    received,
)
from tests.report.harbour import PARTS, harbour_report

REPORT = harbour_report(
    edition=2,
    parts=PARTS,
    contacts=(
        Contact(
            whom="Ines Okafor",
            channel="e-mail",
            asked_on=date(2026, 11, 1),
            outcome="answered",
            ended_on=date(2026, 11, 3),
            answer="I stand by it.\n\n“Private” means private.",
        ),
    ),
    corrections=(
        Correction(edition=2, made_on=date(2026, 11, 22), sentence="2.4, not 24.", tier="update"),
    ),
)
MARKDOWN = render(REPORT)
LINES = MARKDOWN.splitlines()
PLACES = range(len(LINES))


def file_of(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def offline(lines: list[str]) -> list[Difference]:
    return by_itself(received(file_of(lines)))


def online(lines: list[str]) -> list[Difference]:
    return against(received(file_of(lines)), MARKDOWN)


def line_with(start: str) -> int:
    return next(at for at, line in enumerate(LINES) if line.startswith(start))


def changed(at: int, line: str) -> list[str]:
    return [*LINES[:at], line, *LINES[at + 1 :]]


def test_a_report_as_it_was_published_is_found_so() -> None:
    assert offline(LINES) == online(LINES) == []


@pytest.mark.parametrize("at", PLACES)
def test_any_line_that_was_changed_is_named(at: int) -> None:
    for line in ("something else", f"{LINES[at]} ", LINES[at][:-1]):
        if line == LINES[at]:
            continue
        assert [(one.line, one.found) for one in offline(changed(at, line))] == [(at + 1, line)]
        only = online(changed(at, line))
        assert [(one.line, one.found, one.expected) for one in only] == [(at + 1, line, LINES[at])]


@pytest.mark.parametrize("at", PLACES)
def test_any_line_that_was_taken_out_or_put_in_is_named(at: int) -> None:
    without = [*LINES[:at], *LINES[at + 1 :]]
    assert {(one.line, one.kind) for one in offline(without)} == {(at + 1, "missing")}
    if LINES[at]:  # which of two empty lines is the new one can't be told
        assert online(without)[0] == Difference(
            at + 1, "missing", online(without)[0].where, None, LINES[at]
        )
    more = [*LINES[:at], "put in", *LINES[at:]]
    for found in (offline(more), online(more)):
        assert [(one.line, one.kind, one.found) for one in found] == [(at + 1, "added", "put in")]


def test_several_lines_are_named_each() -> None:
    lines = list(LINES)
    for at in (2, 5, line_with("# "), line_with("> list"), line_with("[^3]"), len(LINES) - 1):
        lines[at] = lines[at].replace("a", "e") + "!"
    touched = [at + 1 for at in PLACES if lines[at] != LINES[at]]
    assert [one.line for one in offline(lines)] == touched
    assert [one.line for one in online(lines)] == touched


@pytest.mark.parametrize(
    ("start", "where"),
    [
        ("rating:", "front matter, rating"),
        ('  - "', "front matter, quotations_sha256"),
        ("# ", "the claim"),
        ("> list a grant", "quotation 1"),
        ("> private investors", "quotation 3"),
        ("> “I stand", "quotation 5"),
        ("[^4]:", "footnote 4"),
        ("- Edition 2", "under “Corrections”"),
        ("Two reviewers", "under “How we judged it”"),
    ],
)
def test_it_is_said_where_the_line_stands(start: str, where: str) -> None:
    lines = changed(line_with(start), LINES[line_with(start)] + "x")
    assert offline(lines)[0].where == online(lines)[0].where == where


def split(lines: list[str]) -> tuple[list[str], list[str]]:
    """The front matter above the rows of digests, and the body."""
    return lines[: LINES.index("lines_sha256: >-")], lines[LINES.index(FENCE, 1) + 1 :]


FORGED = changed(line_with("> private"), "> public investors had paid for the building[^4]")


def test_digests_that_were_made_anew_are_betrayed_by_the_hash_of_the_body() -> None:
    assert [one.where for one in offline(sealed(*split(FORGED)))] == ["front matter, body_sha256"]


def test_whole_hashes_that_were_made_anew_are_betrayed_by_that_of_the_quotation() -> None:
    front, body = split(FORGED)
    front[line_with("body_sha256")] = body_line(body)
    assert [one.where for one in offline(sealed(front, body))] == ["quotation 3"]


def test_a_forger_who_makes_every_hash_anew_is_found_by_the_desk_alone() -> None:
    forged = render(harbour_report(desk="The Harbor Desk")).splitlines()
    assert offline(forged) == []
    assert any(one.where == "front matter, desk" for one in online(forged))


def test_what_mail_programs_do_to_lines_is_said_and_touches_nothing() -> None:
    for content, word in (
        (MARKDOWN.replace("\n", "\r\n"), "CR LF"),
        ("\ufeff" + MARKDOWN, "byte order mark"),
        (MARKDOWN[:-1], "end of its last line"),
    ):
        report = received(content.encode())
        assert by_itself(report) == against(report, MARKDOWN) == []
        assert len(report.notes) == 1 and word in report.notes[0]


@pytest.mark.parametrize("length", range(0, len(LINES), 7))
def test_a_report_cut_off_anywhere_is_no_whole_one(length: int) -> None:
    try:
        report = received(file_of(LINES[:length]))
        assert all(one.kind == "missing" for one in against(report, MARKDOWN))
        assert by_itself(report)
    except Unreadable:
        assert length <= LINES.index("lines_sha256: >-")


def test_another_front_matter_before_the_report_is_told() -> None:
    lines = ["---", "layout: post", "---", *LINES]
    report = received(file_of(lines))
    assert report.notes == ["Something stands before the report, which begins at line 4."]
    assert [one.line for one in by_itself(report)] == [1, 2, 3]
    assert [(one.line, one.kind) for one in against(report, MARKDOWN)] == [
        (1, "added"),
        (2, "added"),
        (3, "added"),
    ]


def test_two_reports_in_one_file_are_one_with_lines_added() -> None:
    found = offline([*LINES, *LINES])
    assert {one.kind for one in found} == {"added"}
    assert len(found) == len(LINES)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "is not text in UTF-8 (byte 0)"),
        (b"a\0b", "is not text"),
        (MARKDOWN.encode("utf-16"), "is not text in UTF-8 (byte 0)"),
        (b"x" * (MOST_BYTES + 1), "is larger than 8 MB, and so is no report"),
        (file_of([*LINES, *[""] * MOST_LINES]), "has more than 100,000 lines, and so is no report"),
        (b"# Notes\n\nof a meeting\n", "is no report of Factcheck"),
        (b"---\ntitle: x\n---\n\nof a meeting\n", "is no report of Factcheck"),
    ],
)
def test_what_is_no_report_is_told_so(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(why)):
        received(content)


def test_a_report_from_before_there_were_hashes_of_lines_needs_the_desk() -> None:
    old = ["---", 'schema: "factcheck-report/1"', 'claim: "FC-12"', "edition: 1", "---", "", "# A"]
    with pytest.raises(Unreadable, match="carries no hashes of its lines"):
        offline(old)
    assert against(received(file_of(old)), "\n".join(old) + "\n") == []


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from([*LINES, "", FENCE, "  - ", "  aaaaaaaa -", "edition: x"])))
def test_no_jumble_of_lines_is_taken_for_a_report(lines: list[str]) -> None:
    try:
        report = received(file_of(["---", *LINES[1:3], *lines]))
        assert against(report, MARKDOWN)
        assert by_itself(report)
    except Unreadable:
        pass
