"""What a report quotes of a source, in place."""

from dataclasses import replace

from factcheck.report.excerpts import anchors, excerpt
from factcheck.report.html import render_beside, render_source
from factcheck.report.public import PublicReport
from tests.report.harbour import FROZEN, LEDGER, exhibit, harbour_report
from tests.report.test_html import Page


def page_of(report: PublicReport, source: int = 1, text: str | None = None) -> Page:
    cited = report.sources[source - 1]
    shown = excerpt(report, cited, text or FROZEN[cited.version_sha256])
    return Page(
        render_beside(render_source(report, shown, "/r"), report, "T", css_hrefs=["/a.css"])
    )


def test_the_words_are_those_of_the_frozen_text() -> None:
    report = harbour_report()
    shown = excerpt(report, report.sources[0], LEDGER)
    lines = [
        "".join(run.text for run in line.runs) for [*lines] in shown.stretches for line in lines
    ]
    assert "\n\n".join(lines) == LEDGER
    assert not shown.is_part


def test_each_passage_is_marked_with_its_anchor_and_its_word() -> None:
    page = page_of(harbour_report())
    marked = {a["id"]: a["href"] for a in page.all("a") if "id" in a}
    assert marked == {
        "appearance-1": "/r",
        "exhibit-1": "/r#exhibit-1",
        "exhibit-3": "/r#exhibit-3",
    }
    assert page.texts["mark"] == [
        "Not one crown of public money went into the new ferry terminal.",
        "list a grant of 2.4 million crowns to the terminal company in May",
        "The building is privately owned,",
        "and it will stay so.",
    ]
    words = " ".join(" ".join(page.texts["article"]).split())
    assert "The claim Not one crown" in words
    assert "by the Ledger, ✕ Contradicts list a grant" in words


def test_passages_that_overlap_are_each_marked() -> None:
    first = exhibit("contradicts", 1, "a grant of 2.4 million crowns to the terminal", LEDGER)
    second = exhibit("context", 1, "crowns to the terminal company in May", LEDGER)
    page = page_of(harbour_report(evidence=(first, second)))
    assert page.texts["mark"][1:] == [
        "a grant of 2.4 million ",
        "crowns to the terminal",
        " company in May",
    ]
    assert [mark["class"] for mark in page.all("mark")][1:] == [
        "is-contradicts",
        "is-contradicts",
        "is-context",
    ]


def test_what_is_left_out_is_said() -> None:
    text = "First.\n\nSecond.\n\n" + LEDGER + "\n\nLast but one.\n\nLast."
    report = harbour_report()
    moved = tuple(exhibit(one.stance, 1, one.passage.words, text) for one in report.evidence[:1])
    report = replace(report, claim=replace(report.claim, appearances=()), evidence=moved)
    page = page_of(report, text=text)
    shown = " ".join(" ".join(page.texts["article"]).split())
    assert "First." not in shown and "Last." not in shown
    assert shown.count("Words left out") == 2
    assert "Shown are only the passages that the check quotes" in shown
    assert "Shown are only" not in " ".join(page_of(harbour_report()).texts["article"])


def test_the_page_names_the_source_and_leads_to_the_original_and_back() -> None:
    page = page_of(harbour_report())
    shown = " ".join(" ".join(page.texts["article"]).split())
    assert "The Sandvik Ledger, Tom Brandt, 4 October 2026" in shown
    assert harbour_report().sources[0].version_sha256 in shown
    assert {"href": "https://ledger.example/2026/10/terminal", "rel": "noreferrer"} in page.all("a")
    assert {"href": "/r"} in page.all("a")
    assert {"name": "robots", "content": "noindex"} in page.all("meta")


def test_a_passage_that_is_evidence_and_appearance_is_found_as_evidence() -> None:
    report = harbour_report()
    both = replace(
        report.claim, appearances=(report.evidence[0].passage, *report.claim.appearances)
    )
    assert list(anchors(replace(report, claim=both)).values()).count("exhibit-1") == 1
    assert anchors(report)[report.claim.appearances[0]] == "appearance-1"
