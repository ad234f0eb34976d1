"""What a page says to programs that show links."""

from datetime import date

import lxml.html

from factcheck.report.opengraph import head_tags
from factcheck.report.public import PublicReport
from tests.report.harbour import harbour_report, quoting


def told(report: PublicReport) -> dict[str, str]:
    tags = head_tags(
        report,
        page="https://facts.example/checks/FC-12",
        card="https://facts.example/checks/FC-12/card.png",
        oembed="https://facts.example/oembed?url=x&format=json",
    )
    tree = lxml.html.document_fromstring(f"<html><head>{tags}</head><body></body></html>")
    (link,) = tree.xpath("//link")
    assert link.get("href").endswith("&format=json")
    return {
        tag.get("property") or tag.get("name"): tag.get("content") for tag in tree.xpath("//meta")
    }


def test_a_link_shows_the_rating_the_claim_and_its_picture() -> None:
    tags = told(harbour_report())
    assert tags["og:type"] == "article"
    assert tags["og:title"].startswith("Mostly false: “Not one crown")
    assert tags["og:description"] == harbour_report().ruling.conclusion
    assert tags["og:image"] == "https://facts.example/checks/FC-12/card.png"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert "fourth of five" in tags["og:image:alt"]
    assert tags["article:published_time"] == "2026-11-22T09:30:00+00:00"
    later = told(harbour_report(edition=2, first_published_on=date(2026, 11, 1)))
    assert later["article:published_time"] == "2026-11-01"
    assert later["article:modified_time"] == "2026-11-22T09:30:00+00:00"
    assert tags["twitter:card"] == "summary_large_image"


def test_words_are_escaped_and_cut_between_words() -> None:
    tags = told(quoting('"><script>x</script> ' + "word " * 200))
    assert '"><script>' in tags["og:title"]
    assert len(tags["og:title"]) <= 200
    assert tags["og:title"].endswith("word…")
