"""The card for a frame in another page, and its code."""

from dataclasses import replace
from datetime import date

import lxml.html

from factcheck.report.embed import frame_code, frame_size, render_embed
from factcheck.report.public import Correction, PublicReport, Tier
from tests.markup import complaints
from tests.report.harbour import harbour_report, quoting


def embedded(report: PublicReport) -> str:
    page = render_embed(report, css_hrefs=["/x.css"], report_href="https://f.example/checks/FC-12")
    assert complaints(page) == []
    assert "<script" not in page
    return page


def corrected(tier: Tier) -> PublicReport:
    correction = Correction(
        edition=2, made_on=date(2026, 11, 1), sentence="It was half.", tier=tier
    )
    return harbour_report(edition=2, corrections=(correction,))


def test_it_shows_claim_claimant_and_ruling_and_leads_to_the_report() -> None:
    tree = lxml.html.document_fromstring(embedded(harbour_report()))
    words = " ".join(tree.text_content().split())
    for said in ("Not one crown", "Ines Okafor", "Mostly false", "2.4 million crowns"):
        assert said in words
    (way_on,) = tree.xpath("//a")
    assert way_on.get("href") == "https://f.example/checks/FC-12"
    assert way_on.get("target") == "_blank"


def test_it_says_what_was_corrected_or_no_longer_holds() -> None:
    assert "The rating was corrected on 1 November 2026." in embedded(corrected("affects rating"))
    assert "<b>Updated</b>" in embedded(corrected("update"))
    assert "embed-note" not in embedded(corrected("typo"))
    void = embedded(corrected("void"))
    assert "Void since 1 November 2026." in void
    assert "<s>Mostly false</s>" in void
    assert " · Void · " in void.partition("</title>")[0]


def test_the_code_is_one_frame_whatever_the_claim_says() -> None:
    report = replace(quoting('"><script>alert(1)</script>'), desk='A "desk" & sons')
    code = frame_code(report, "https://f.example/checks/FC-12/embed", 560, 340)
    frame = lxml.html.fragment_fromstring(code)
    assert (frame.tag, frame.get("src")) == ("iframe", "https://f.example/checks/FC-12/embed")
    assert '"desk"' in frame.get("title")


def test_the_frame_keeps_to_the_room_there_is() -> None:
    assert frame_size() == (560, 340)
    assert frame_size(widest=320) == (320, 440)
    assert frame_size(widest=2000, highest=300) == (560, 300)
    assert frame_size(widest=1, highest=1) == (200, 200)
