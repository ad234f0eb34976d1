"""The card of a report: what it says, and that its words stay inside it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from resvg_py import svg_to_bytes

from factcheck.report.card import HEIGHT, MARGIN, WIDTH, card_png, card_svg, card_words
from factcheck.report.fitting import fitted
from factcheck.report.lettering import FACES, SANS, SERIF, width
from factcheck.report.public import Correction, PublicReport, Ruling, Tier
from tests.pictures import ink, size_of
from tests.report.harbour import harbour_report

#: Pictures are looked at in a quarter of their size.
ZOOM = 0.25
CLIPPED = ' clip-path="url(#field)"'

PLAIN = "Not one crown of public money went into the new ferry terminal."
UNWIELDY = {
    "one long word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau" * 3,
    "a thousand wide letters": "W" * 1000,
    "a thousand letters": "It cost nothing, not a crown. " * 34,
    "Japanese": "新しいフェリーターミナルには公的資金は一クローネも使われていない。" * 4,
    "Arabic": "لم تُنفق كرونة واحدة من المال العام على المحطة الجديدة، كما تعلمون جميعًا. " * 5,
    "Hebrew": "לא הוצא אף כתר אחד של כסף ציבורי על מסוף המעבורות החדש.",
    "Hindi": "नए फ़ेरी टर्मिनल पर सार्वजनिक धन का एक भी क्राउन खर्च नहीं किया गया। " * 4,
    "emoji": "Not one crown 🐟🚢 went 👩‍👩‍👧 into it 👷🏽‍♀️ 😀 " * 6,
    "markup": '<b>&amp; "x" ]]> {not} {0} <!-- %s' * 3,
}


def claiming(quotation: str, **changes: str | None) -> PublicReport:
    report = harbour_report()
    return replace(report, claim=replace(report.claim, quotation=quotation, **changes))


def corrected(*tiers: Tier | None) -> PublicReport:
    corrections = tuple(
        Correction(edition=number, made_on=date(2026, 11, 1), sentence="It was half.", tier=tier)
        for number, tier in enumerate(tiers, 2)
    )
    return harbour_report(edition=len(tiers) + 1, corrections=corrections)


def words_of(report: PublicReport) -> str:
    """All that is written on the card."""
    return " ".join(etree.fromstring(card_svg(report)).xpath("//*[local-name()='text']/text()"))


def drawn_small(svg: str) -> bytes:
    return svg_to_bytes(svg_string=svg, zoom=ZOOM, font_files=[str(face.path) for face in FACES])


def test_a_card_is_a_picture_of_the_usual_size_and_the_same_each_time() -> None:
    png = card_png(harbour_report())
    assert size_of(png) == (WIDTH, HEIGHT) == (1200, 630)
    assert card_png(harbour_report()) == png


def test_it_says_what_was_claimed_by_whom_and_what_the_desk_found() -> None:
    words = words_of(harbour_report())
    for said in (*PLAIN.split(), "Ines Okafor", "3 October 2026", "Mostly false", "fourth of five"):
        assert said in words
    assert "The Harbour Desk" in words
    assert "Mostly false" in card_words(harbour_report())


@pytest.mark.parametrize("quotation", UNWIELDY.values(), ids=UNWIELDY)
def test_no_words_run_over_the_margin(quotation: str) -> None:
    report = claiming(quotation, claimant=quotation[:200], claimant_role=None)
    report = replace(report, desk=quotation[:120], ruling=Ruling(conclusion=quotation))
    svg = card_svg(report)
    assert CLIPPED in svg
    left, right = ink(drawn_small(svg.replace(CLIPPED, "")))
    assert left >= MARGIN * ZOOM - 3
    assert right <= (WIDTH - MARGIN) * ZOOM + 3


def test_words_run_no_further_than_was_measured_and_little_less() -> None:
    for face in (SERIF, SANS):
        words = "Handgloves and “every” AVATAR 1,234"
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="100"><text x="40" y="60"'
            f' font-family="{face.family}" font-weight="{face.weight}" font-size="40">'
            f"{words}</text></svg>"
        )
        _, right = ink(drawn_small(svg))
        # Pairs of letters that are set closer, as in AVATAR, are not measured.
        assert 0.95 < (right / ZOOM - 40) / width(face, 40, words) < 1.01


def test_what_is_too_long_is_cut_at_a_word_and_its_quotation_closed() -> None:
    cut = re.search(r"(\w+)\.?…”", words_of(claiming("It cost nothing, not a crown. " * 34)))
    assert cut
    assert cut[1] in "It cost nothing not a crown".split()
    short = fitted("one two", SERIF, across=500, down=100, sizes=(60, 30), leading=1.2)
    assert (short.lines, short.size) == (("one two",), 60)


def test_a_script_that_runs_from_the_right_begins_there() -> None:
    tree = etree.fromstring(card_svg(claiming(UNWIELDY["Hebrew"])))
    (first, *_) = tree.xpath("//*[local-name()='text'][contains(., 'לא')]")
    assert first.get("text-anchor") == "end"
    assert float(first.get("x")) == WIDTH - MARGIN


def test_without_a_place_on_a_scale_there_is_a_badge_and_without_a_rating_the_conclusion() -> None:
    conclusion = "It was said of another year."
    badge = Ruling(conclusion=conclusion, rating="Misleading", colour="#6b5200")
    assert f"Misleading {conclusion}" in words_of(harbour_report(ruling=badge))
    assert "on the scale" not in words_of(harbour_report(ruling=badge))
    assert conclusion in words_of(harbour_report(ruling=Ruling(conclusion=conclusion)))


@pytest.mark.parametrize(
    ("tiers", "mark"),
    [
        (("affects rating",), "Corrected"),
        ((None,), "Corrected"),
        (("update",), "Updated"),
        (("update", "does not affect rating"), "Corrected"),
        (("affects rating", "outdated"), "Out of date"),
        (("void",), "Void"),
    ],
)
def test_what_is_not_plainly_in_force_carries_a_mark(
    tiers: tuple[Tier | None, ...], mark: str
) -> None:
    assert mark in words_of(corrected(*tiers))
    assert card_words(corrected(*tiers)).startswith(f"{mark} fact check")


def test_a_slip_of_the_pen_carries_none_and_a_void_rating_says_that_it_is_void() -> None:
    assert "Corrected" not in words_of(corrected("typo"))
    assert "took this check back" in words_of(corrected("void"))
