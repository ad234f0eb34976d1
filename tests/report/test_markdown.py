"""The Markdown file of a report: the same bytes each time, complete, and true to its sources."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pypandoc
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from factcheck.report.json import content_hash, from_json, to_json
from factcheck.report.markdown import render
from factcheck.report.public import (
    STANCES,
    Claim,
    Correction,
    PublicReport,
    Ruling,
    Tier,
)
from tests.report.harbour import COURIER, LEDGER, harbour_report, quoting, sha256


def tokens_of(report: PublicReport) -> list[Token]:
    reader = MarkdownIt("default").use(front_matter_plugin).use(footnote_plugin)
    return reader.parse(render(report))


def text_of(token: Token) -> str:
    return "".join(child.content for child in token.children or [] if child.type == "text")


def headings(report: PublicReport) -> list[str]:
    tokens = tokens_of(report)
    pairs = pairwise(tokens)
    return [text_of(inner) for opening, inner in pairs if opening.type == "heading_open"]


def test_one_value_gives_one_file() -> None:
    report = harbour_report()
    assert render(report) == render(from_json(to_json(report)))
    assert render(report).endswith(".\n") and "\r" not in render(report)


def front_of(report: PublicReport) -> list[str]:
    return render(report).split("---\n")[1].splitlines()


def test_the_front_matter_says_which_edition_of_which_claim_it_is() -> None:
    report = harbour_report(
        edition=2,
        address="https://desk.example/checks/FC-12",
        previous_sha256="ab" * 32,
        method=replace(harbour_report().method, signed_on=date(2026, 11, 21)),
        corrections=(
            Correction(edition=2, made_on=date(2026, 11, 22), sentence="Late.", tier="update"),
        ),
    )
    assert front_of(report)[:15] == [
        'schema: "factcheck-markdown/1"',
        'claim: "FC-12"',
        "edition: 2",
        'published: "2026-11-22T09:30:00Z"',
        'signed_on: "2026-11-21"',
        'desk: "The Harbour Desk"',
        'address: "https://desk.example/checks/FC-12"',
        'title: "“Not one crown of public money went into the new ferry terminal.”"',
        'claimant: "Ines Okafor"',
        'claimant_role: "Mayor of Sandvik"',
        'said_on: "2026-10-03"',
        'rating: "Mostly false"',
        'correction: "update"',
        f'content_sha256: "{content_hash(report)}"',
        f'previous_sha256: "{"ab" * 32}"',
    ]


def test_the_front_matter_has_a_hash_of_the_body_and_one_for_each_quotation() -> None:
    body = render(harbour_report()).split("\n---\n", 1)[1]
    front = front_of(harbour_report())
    assert f'body_sha256: "{sha256(body)}"' in front
    start = front.index("quotations_sha256:") + 1
    report = harbour_report()
    quoted = [report.claim.quotation] + [
        passage.words for stance in STANCES for _, passage in report.bearing(stance)
    ]
    assert front[start : start + 5] == [f'  - "{sha256(words)}"' for words in quoted]
    assert front[start + 5] == "lines_sha256: >-"


def test_the_front_matter_is_read_as_yaml() -> None:
    report = replace(harbour_report(), desk='No: "Ärger" # 1 \\ {a}', address="https://x.example/a")
    read = json.loads(pypandoc.convert_text(render(report), "json", "markdown"))["meta"]
    shown = {name: words_of(value) for name, value in read.items()}
    front = front_of(report)
    assert len(shown) == sum(line[0] != " " for line in front)
    assert shown["edition"] == "1"
    assert shown["content_sha256"] == content_hash(report)
    rows = " ".join(line.strip() for line in front if re.match(r"  [0-9a-f-]+ ", line))
    assert shown["lines_sha256"].split() == [
        digest for digest in rows.replace('- "', "").split() if len(digest) < 9
    ]


def words_of(meta: dict[str, Any]) -> str:
    """The text of a value that pandoc read."""
    if meta["t"] in ("Str", "MetaString"):
        return str(meta["c"])
    if meta["t"] in ("Space", "SoftBreak"):
        return " "
    content = meta.get("c", [])
    return "".join(words_of(one) for one in content if isinstance(one, dict))


def test_the_parts_stand_in_the_order_in_which_a_reader_asks() -> None:
    assert headings(harbour_report()) == [
        "“Not one crown of public money went into the new ferry terminal.”",
        "Mostly false (fourth of five on the scale)",
        "What contradicts it",
        "What supports it",
        "What gives context",
        "How we judged it",
        "Sources",
    ]


def test_each_passage_is_a_block_quotation_with_a_footnote_to_its_place() -> None:
    markdown = render(harbour_report())
    assert "> list a grant of 2.4 million crowns to the terminal company in May[^2]" in markdown
    note = re.search(r"^\[\^2\]: (.+)$", markdown, re.MULTILINE)
    assert note and note[1] == (
        "The Sandvik Ledger, “Mayor defends ferry terminal”, Tom Brandt, 4 October 2026, "
        "paragraph 2. <https://ledger.example/2026/10/terminal#:~:text=list%20a%20grant%20of,terminal%20company"
        f"%20in%20May>. Text kept on 5 October 2026, sha256 {sha256(LEDGER)}."
    )


def test_a_source_without_date_and_address_is_cited_by_what_is_known() -> None:
    note = re.search(r"^\[\^4\]: (.+)$", render(harbour_report()), re.MULTILINE)
    assert note and note[1] == (
        "Coast Courier, “Who paid for the terminal?”, paragraph 1. "
        f"Text kept on 6 October 2026, sha256 {sha256(COURIER)}."
    )


def test_a_primary_source_is_said_to_be_one() -> None:
    source = replace(harbour_report().sources[0], primary="Official record")
    text = render(harbour_report(sources=(source, harbour_report().sources[1])))
    assert text.count("primary source (official record)") > 1  # in the list, and in footnotes


def test_every_footnote_is_read_as_one() -> None:
    tokens = tokens_of(harbour_report())
    assert sum(token.type == "footnote_open" for token in tokens) == 5


def test_words_full_of_markdown_come_through_the_whole_file() -> None:
    words = "# 1. *No* [one](x) <b>`said`</b> www.example.org [^1]: “so”!"
    tokens = tokens_of(quoting(words))
    start = next(i for i, token in enumerate(tokens) if token.type == "blockquote_open")
    assert text_of(tokens[start + 2]) == words
    assert headings(quoting(words))[0] == f"“{words}”"


def test_a_claim_reported_in_an_articles_own_words_gets_no_quotation_marks() -> None:
    claim = Claim(quotation="the mayor denied any grant", own_words=False, claimant="Ines Okafor")
    markdown = render(harbour_report(claim=claim))
    assert "# the mayor denied any grant\n\nReported as said by **Ines Okafor**.\n" in markdown


def test_a_claim_of_nobody_known_says_what_is_known() -> None:
    claim = replace(harbour_report().claim, claimant=None, claimant_role=None)
    assert "\n\nSaid to the harbour committee on 3 October 2026.[^1]\n" in render(
        harbour_report(claim=claim)
    )
    bare = replace(claim, said_on=None, occasion=None)
    assert "\n\nWhere it appeared:[^1]\n" in render(harbour_report(claim=bare))


def test_a_desk_without_ratings_gives_its_conclusion_alone() -> None:
    report = harbour_report(ruling=Ruling(conclusion="A grant was paid."))
    assert headings(report)[1] == "Our conclusion"
    assert "rating:" not in render(report)


def test_what_was_looked_for_and_not_found_is_said() -> None:
    evidence = tuple(each for each in harbour_report().evidence if each.stance == "contradicts")
    markdown = render(harbour_report(evidence=evidence))
    assert "## What supports it\n\nNo passage on record supports it.\n" in markdown
    assert "context" not in markdown


def test_overrides_and_corrections_are_stated() -> None:
    report = harbour_report(
        edition=2,
        method=replace(
            harbour_report().method, overrides=("One source was enough: the accounts.",)
        ),
        corrections=(
            Correction(edition=2, made_on=date(2026, 11, 24), sentence="The grant was in *May*."),
        ),
    )
    markdown = render(report)
    assert "\n- One source was enough: the accounts.\n" in markdown
    assert "\n- Edition 2, 24 November 2026: The grant was in \\*May\\*.\n" in markdown


def test_the_method_says_when_the_verdict_was_signed_off_and_by_whom() -> None:
    method = replace(harbour_report().method, signed_by="Maren Vik", signed_on=date(2026, 11, 21))
    text = render(harbour_report(method=method))
    assert "Maren Vik signed the verdict off." in text
    assert "It was signed off on 21 November 2026." in text


def corrected(tier: Tier) -> str:
    """The second edition, by a correction of this tier."""
    correction = Correction(edition=2, made_on=date(2026, 11, 24), sentence="Not so.", tier=tier)
    return render(
        harbour_report(
            edition=2, address="https://desk.example/checks/FC-12", corrections=(correction,)
        )
    )


def test_a_correction_of_the_rating_stands_under_the_title_and_leads_to_what_stood() -> None:
    assert (
        "terminal.”\n\n**The rating was corrected on 24 November 2026.** Not so. What stood before"
        " is [edition 1](<https://desk.example/checks/FC-12/editions/1>).\n\nSaid by"
    ) in corrected("affects rating")


def test_other_corrections_stand_at_the_foot_and_slips_of_the_pen_nowhere() -> None:
    text = corrected("does not affect rating")
    assert text.count("Not so.") == 1
    assert "(fourth of five on the scale)\n\nThe council" in text
    assert "## Corrections" in text
    assert "Not so." not in corrected("typo") and "## Corrections" not in corrected("typo")


def test_the_ruling_of_a_void_report_is_kept_and_struck_out() -> None:
    text = corrected("void")
    assert "**Void since 24 November 2026.** Not so. What stood before" in text
    assert "## ~~Mostly false~~ (fourth of five on the scale)\n\n~~The council gave" in text


def test_each_source_has_the_address_at_which_the_kept_text_is_seen() -> None:
    text = render(harbour_report(edition=3, address="https://desk.example/checks/FC-12"))
    kept = "<https://desk.example/checks/FC-12/editions/3/sources/2>"
    assert f"Text kept on 6 October 2026: {kept}, sha256 {sha256(COURIER)}." in text


def test_an_address_that_is_none_of_the_web_is_not_linked() -> None:
    source = replace(harbour_report().sources[0], address="javascript:alert(1)")
    report = harbour_report(sources=(source, harbour_report().sources[1]))
    assert "javascript" not in render(report)
