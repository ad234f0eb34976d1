"""The page of a report: complete, safe under a strict policy, and the same words as its sources."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.report.dial import dial
from factcheck.report.html import EditionLink, render_body, render_page
from factcheck.report.public import Claim, Correction, PublicReport, Ruling, Tier
from tests.report.harbour import SCALE, harbour_report, quoting

CSS = Path(__file__).resolve().parents[2] / "factcheck" / "web" / "static" / "css"
VOID = {"meta", "link", "path", "circle", "br"}
HOSTILE = '<script>alert(\'x\')</script> & "quotes" style="a" onload=b'


class Page(HTMLParser):
    """What a page is made of. Every element must be closed in its order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts[tag][-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(report: PublicReport, **options: object) -> Page:
    return Page(render_page(report, css_hrefs=["/a.css", "/b.css"], **options))  # type: ignore[arg-type]


def text_of(report: PublicReport) -> str:
    return " ".join(" ".join(page_of(report).texts["article"]).split())


def test_the_page_has_one_heading_one_main_and_a_title_of_its_own() -> None:
    page = page_of(harbour_report())
    assert len(page.all("h1")) == len(page.all("main")) == 1
    [title] = page.texts["title"]
    assert title.startswith("“Not one crown of public money went into the new ferry terminal.”")
    assert title.endswith("” · Mostly false · The Harbour Desk")
    assert page.all("html") == [{"lang": "en"}]
    assert [link["href"] for link in page.all("link")] == ["/a.css", "/b.css"]


def test_no_id_is_given_twice_and_every_link_within_the_page_leads_somewhere() -> None:
    page = page_of(harbour_report())
    ids = Counter(each["id"] for _, each in page.elements if "id" in each)
    assert set(ids.values()) == {1}
    named = {each["aria-labelledby"] for _, each in page.elements if "aria-labelledby" in each}
    inward = {str(a["href"])[1:] for a in page.all("a") if str(a["href"]).startswith("#")}
    assert named | inward <= set(ids)


@pytest.mark.parametrize("report", [harbour_report(), quoting(HOSTILE, desk=HOSTILE)])
def test_nothing_is_inline_that_a_strict_policy_refuses(report: PublicReport) -> None:
    page = page_of(report)
    assert not {"script", "style"} & {tag for tag, _ in page.elements}
    attributes = {name for _, each in page.elements for name in each}
    assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_a_secret_page_keeps_robots_and_referrers_out_and_names_no_address() -> None:
    report = harbour_report(address="https://desk.example/checks/12")
    secret = {
        meta.get("name"): meta["content"]
        for meta in page_of(report, is_private=True).all("meta")
        if "name" in meta
    }
    assert secret["referrer"] == "no-referrer" and str(secret["robots"]).startswith("noindex")
    assert "desk.example" not in render_page(report, css_hrefs=[], is_private=True)
    public = page_of(report)
    assert {"rel": "canonical", "href": "https://desk.example/checks/12"} in public.all("link")
    assert "robots" not in [meta.get("name") for meta in public.all("meta")]


def test_the_dial_says_in_words_where_its_needle_points() -> None:
    svg = next(each for each in page_of(harbour_report()).all("svg") if each.get("role") == "img")
    assert svg["aria-label"] == "Mostly false: fourth of five on the scale"
    strokes = [path["stroke"] for path in page_of(harbour_report()).all("path")]
    assert strokes == [*(step.colour for step in SCALE), "currentColor"]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_the_segment_under_the_needle_is_the_given_one(number: int) -> None:
    drawn = dial(replace(harbour_report().ruling, number=number))
    assert drawn is not None
    assert [segment.is_given for segment in drawn.segments].index(True) == 5 - number
    x = float(drawn.needle.split()[0])
    assert (x < 60, x > 60) == (number > 3, number < 3)


def test_an_unordered_rating_is_a_badge_with_a_swatch_and_no_dial() -> None:
    ruling = Ruling(rating="Misleading", colour="#6b5200", conclusion="It leads astray.")
    page = page_of(harbour_report(ruling=ruling))
    assert [circle.get("fill") for circle in page.all("circle")] == ["#6b5200", None, None, None]
    assert not [each for each in page.all("svg") if "scale" in (each.get("aria-label") or "")]


def test_a_desk_without_ratings_gives_its_conclusion_alone() -> None:
    report = harbour_report(ruling=Ruling(conclusion="A grant was paid."))
    assert "Our conclusion A grant was paid." in text_of(report)
    assert [svg["class"] for svg in page_of(report).all("svg")] == ["report-timeline"]


def test_evidence_is_grouped_by_stance_with_its_sign_and_its_word() -> None:
    page = page_of(harbour_report())
    assert [" ".join(heading.split()) for heading in page.texts["h2"]] == [
        "What contradicts it 2 passages",
        "What supports it 1 passage",
        "What gives context 1 passage",
        "How we judged it",
        "Timeline",
        "Sources 2 texts",
    ]
    shown = text_of(harbour_report())
    assert (
        "✕ list a grant of 2.4 million crowns to the terminal company in May Contradicts ·" in shown
    )
    assert "✓ private investors had paid for the building Supports · Coast Courier" in shown
    assert "○ The building is privately owned, … and it will stay so. Context ·" in shown


def test_what_was_looked_for_and_not_found_is_said() -> None:
    shown = text_of(harbour_report(evidence=()))
    assert "No passage on record contradicts it." in shown
    assert "No passage on record supports it." in shown
    assert "What gives context" not in shown


def test_a_passage_is_seen_at_its_source_or_in_the_kept_article_by_those_who_may() -> None:
    def seen(source: object, passage: object) -> str | None:
        return "/articles/7#p2" if source == harbour_report().sources[1] else None

    outside = [str(a["href"]) for a in page_of(harbour_report()).all("a")]
    assert sum("#:~:text=" in href for href in outside) == 2
    inside = Page(render_body(harbour_report(), article_href=seen)).all("a")
    assert sum(a["href"] == "/articles/7#p2" for a in inside) == 2


def test_an_older_edition_leads_to_the_newest() -> None:
    page = page_of(harbour_report(), newest_href="/s/secret")
    assert {"href": "/s/secret"} in page.all("a")
    assert "newer" not in text_of(harbour_report())


def test_downloads_are_offered_where_there_are_any() -> None:
    page = page_of(
        harbour_report(),
        markdown_href="r.md",
        json_href="r.json",
        pdf_href="r.pdf",
        annotations_href="a.jsonld",
        embed_href="/embed",
        changes_href="/changes",
    )
    files = [a["href"] for a in page.all("a") if "download" in a]
    assert files == ["r.md", "r.pdf", "r.json", "a.jsonld"]
    assert {"/embed", "/changes"} <= {a["href"] for a in page.all("a")}
    assert not [a for a in page_of(harbour_report()).all("a") if "download" in a]


def test_a_primary_source_is_said_to_be_one() -> None:
    source = replace(harbour_report().sources[0], primary="Official record")
    page = render_page(harbour_report(sources=(source, harbour_report().sources[1])), css_hrefs=[])
    assert page.count("Primary source (official record)") == 1


def test_corrections_and_overrides_are_shown() -> None:
    report = harbour_report(
        edition=2,
        method=replace(harbour_report().method, overrides=("One source was enough.",)),
        corrections=(
            Correction(edition=2, made_on=date(2026, 11, 24), sentence="The grant was in May."),
        ),
    )
    assert "Edition 2, 24 November 2026 The grant was in May." in text_of(report)
    assert "set aside for this claim: One source was enough." in text_of(report)
    assert {"href": "#corrections"} in page_of(report).all("a")


def amended(tier: Tier, sentence: str = "It was May.") -> PublicReport:
    """The second edition, after a correction of this tier."""
    made = Correction(edition=2, made_on=date(2026, 11, 24), sentence=sentence, tier=tier)
    return harbour_report(edition=2, corrections=(made,))


EDITIONS = (
    EditionLink(2, date(2026, 11, 24), "/editions/2", "/editions/2/changes"),
    EditionLink(1, date(2026, 11, 22), "/editions/1"),
)


def test_a_corrected_rating_is_said_on_top_with_the_way_to_the_edition_before() -> None:
    words = text_of(amended("affects rating"))
    assert words.startswith("The rating was corrected on 24 November 2026. It was May.")
    page = render_body(amended("affects rating"), editions=EDITIONS)
    assert '<a href="/editions/1">Read edition 1, as it was before</a>' in page


@pytest.mark.parametrize("tier", ["does not affect rating", "update"])
def test_other_corrections_and_updates_stand_at_the_foot_with_their_date(tier: Tier) -> None:
    words = text_of(amended(tier))
    assert words.startswith("Fact check FC-12")
    assert words.index("How we judged it") < words.index("24 November 2026, ")
    assert words.index("24 November 2026, ") < words.index("It was May.")


def test_a_slip_of_the_pen_is_not_printed() -> None:
    assert "It was May." not in text_of(amended("typo"))
    assert "Corrections" not in text_of(amended("typo"))


def test_a_void_report_keeps_its_words_struck_out_for_the_eye_and_the_ear() -> None:
    page = page_of(amended("void"))
    struck = [" ".join(words.split()) for words in page.texts["s"]]
    assert struck[:4] == [
        "Struck out: Mostly false",
        "Struck out: The council gave the company 2.4 million crowns; the rest was private.",
        f"Struck out: Mostly false means: {harbour_report().ruling.definition}",
        "Struck out: What contradicts it",
    ]
    assert text_of(amended("void")).startswith("Void since 24 November 2026. It was May.")
    assert page.texts["title"][0].endswith("” · Void · The Harbour Desk")
    assert not [svg for svg in page.all("svg") if "scale" in (svg.get("aria-label") or "")]
    assert "s" not in page_of(amended("outdated")).texts
    assert text_of(amended("outdated")).startswith("Out of date since 24 November 2026.")


def test_an_older_edition_says_why_there_is_a_newer_one_and_what_has_changed_since() -> None:
    page = render_body(
        harbour_report(),
        newest=amended("void"),
        newest_href="/checks/FC-12",
        since_href="/editions/2/changes?with=1",
    )
    banner = " ".join(page.split("</p>")[0].split())
    assert "This is edition 1 of 2. This check is void since 24 November 2026." in banner
    assert '<a href="/checks/FC-12">' in banner
    assert '<a href="/editions/2/changes?with=1">see what has changed since</a>' in banner


def test_all_editions_are_listed_with_their_days_and_what_they_changed() -> None:
    page = page_of(amended("update"), editions=EDITIONS)
    listed = [" ".join(item.split()) for item in page.texts["li"]]
    assert "Edition 2, 24 November 2026 · what changed in edition 2" in listed
    assert "Edition 1, 22 November 2026" in listed
    assert {"href": "/editions/1"} in page.all("a")
    assert "Editions" not in page_of(harbour_report(), editions=EDITIONS[1:]).texts["h2"]


def test_an_address_that_is_none_of_the_web_is_not_linked() -> None:
    source = replace(harbour_report().sources[0], address="javascript:alert(1)")
    report = harbour_report(sources=(source, harbour_report().sources[1]))
    assert "javascript" not in render_page(report, css_hrefs=[])


def test_a_claim_of_nobody_known_says_what_is_known() -> None:
    claim = Claim(quotation="No grant was paid.", occasion="at a hearing")
    assert "“No grant was paid.” Said at a hearing" in text_of(harbour_report(claim=claim))


@settings(deadline=None)
@given(
    st.text(
        st.sampled_from("<>&\"'{}%\n a") | st.characters(exclude_categories=["Cs", "Cc"]),
        min_size=1,
        max_size=40,
    ).filter(lambda words: words.strip() != "")
)
def test_any_words_are_shown_as_they_are(words: str) -> None:
    page = page_of(quoting(words))
    assert " ".join(page.texts["blockquote"][0].split()) == " ".join(words.split())
    assert " ".join(words.split()) in page.texts["h1"][0]


def test_a_report_of_ten_passages_is_small() -> None:
    report = harbour_report(evidence=harbour_report().evidence * 3)
    page = len(render_page(report, css_hrefs=[]).encode())
    sheets = sum(
        len((CSS / name).read_bytes()) for name in ("tokens.css", "masthead.css", "report.css")
    )
    assert page < 25_000
    assert page + sheets < 40_000
    assert not re.search(r"\n{3,}", render_page(report, css_hrefs=[]))
