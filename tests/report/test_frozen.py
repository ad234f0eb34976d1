"""Whether a kept edition is what its hashes say."""

from dataclasses import replace
from typing import Any

from factcheck.report.frozen import Frozen, flaws
from factcheck.report.json import content_hash, to_json
from factcheck.report.markdown import render
from factcheck.report.public import PublicReport
from tests.report.harbour import FROZEN, LEDGER, harbour_report, sha256


def kept(report: PublicReport, **changes: Any) -> Frozen:
    edition = Frozen(
        ref="FC-12",
        number=report.edition,
        json_bytes=to_json(report),
        markdown_bytes=render(report).encode(),
        content_hash=content_hash(report),
        previous_hash=report.previous_sha256,
        hash_before=report.previous_sha256,
    )
    return replace(edition, **changes)


SECOND = harbour_report(edition=2, previous_sha256="ab" * 32)


def test_an_edition_as_it_was_published_has_no_flaw() -> None:
    assert flaws(kept(harbour_report()), FROZEN) == []
    assert flaws(kept(SECOND), FROZEN) == []


def test_an_edition_from_before_the_chain_and_the_hashes_of_lines_has_none() -> None:
    before = replace(SECOND, previous_sha256=None)
    old = render(before).replace("factcheck-markdown/1", "factcheck-report/1").split("body_sha")[0]
    edition = kept(
        before,
        markdown_bytes=(old + "---\n\n# Old\n").encode(),
        previous_hash="cd" * 32,
        hash_before="cd" * 32,
    )
    assert flaws(edition, FROZEN) == []


def test_json_that_was_touched_is_told() -> None:
    content = to_json(harbour_report()).replace(b"2.4 million", b"2.5 million", 1)
    told = flaws(kept(harbour_report(), json_bytes=content), FROZEN)
    assert told[0].startswith("Its JSON has the hash ")
    assert "Its JSON is no report that can be read." in flaws(
        kept(harbour_report(), json_bytes=b"{}"), FROZEN
    )


def test_markdown_that_was_touched_is_told_with_its_line() -> None:
    text = render(harbour_report()).replace("\n> private", "\n> public")
    line = text.splitlines().index(next(one for one in text.splitlines() if "> public" in one)) + 1
    assert flaws(kept(harbour_report(), markdown_bytes=text.encode()), FROZEN) == [
        f"Its Markdown doesn’t fit its own hashes: line {line} (quotation 3).",
        f"Its Markdown isn’t what its JSON gives: line {line} (quotation 3).",
    ]
    forged = render(harbour_report(desk="The Harbor Desk"))
    told = flaws(kept(harbour_report(), markdown_bytes=forged.encode()), FROZEN)
    assert told[0] == "Its Markdown names the content hash of something else."
    assert told[1].startswith("Its Markdown isn’t what its JSON gives: line 6 (front matter, desk)")
    assert flaws(kept(harbour_report(), markdown_bytes=b"\xff"), FROZEN) == [
        "Its Markdown is not text in UTF-8 (byte 0)."
    ]


def test_a_broken_chain_is_told() -> None:
    assert flaws(kept(SECOND, hash_before="cd" * 32), FROZEN)[0].startswith("It follows an edition")
    told = flaws(kept(SECOND, previous_hash=None, hash_before=None), FROZEN)
    assert told == [f"Its JSON follows an edition with the hash {'ab' * 32}."]


def test_bytes_of_another_edition_are_told() -> None:
    assert flaws(kept(SECOND, number=3), FROZEN) == ["Its JSON is that of edition 2 of FC-12."]


def test_a_kept_text_that_was_touched_or_lost_is_told() -> None:
    for texts in ({}, FROZEN | {sha256(LEDGER): LEDGER.replace("May", "June")}):
        told = flaws(kept(harbour_report()), texts)
        assert any("exhibit 1 is not word for word" in one for one in told)
