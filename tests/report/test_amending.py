"""What a report says of its corrections: on top, at the foot, and on the editions before."""

from dataclasses import replace
from datetime import date

from factcheck.report.amending import is_void, note_on_top, notes_at_foot, overtaken, printed
from factcheck.report.public import Correction, PublicReport, Ruling, Tier
from tests.report.harbour import harbour_report


def corrected(*tiers: Tier | None) -> PublicReport:
    """A report with such corrections, one a day from 24 November on."""
    return harbour_report(
        edition=len(tiers) + 1,
        corrections=tuple(
            Correction(
                edition=n, made_on=date(2026, 11, 22 + n), sentence=f"Reason {n}.", tier=tier
            )
            for n, tier in enumerate(tiers, 2)
        ),
    )


def lead_on_top(*tiers: Tier | None) -> str | None:
    note = note_on_top(corrected(*tiers))
    return note.lead if note else None


def test_a_correction_of_the_rating_stands_on_top_for_good() -> None:
    assert lead_on_top("affects rating") == "The rating was corrected on 24 November 2026"
    later = note_on_top(corrected("affects rating", "update", "typo"))
    assert later and (later.sentence, later.before) == ("Reason 2.", 1)


def test_a_desk_without_ratings_corrects_its_conclusion() -> None:
    report = replace(corrected("affects rating"), ruling=Ruling(conclusion="A grant was paid."))
    note = note_on_top(report)
    assert note and note.lead == "The conclusion was corrected on 24 November 2026"
    [foot] = notes_at_foot(report)
    assert foot.lead.endswith("correction that affects the conclusion")


def test_other_corrections_stand_at_the_foot_alone() -> None:
    for tier in ("does not affect rating", "update", "typo", None):
        assert lead_on_top(tier) is None
    assert [note.lead for note in notes_at_foot(corrected("update", None))] == [
        "Edition 2, 24 November 2026, update",
        "Edition 3, 25 November 2026",
    ]


def test_a_slip_of_the_pen_is_not_printed() -> None:
    assert [one.edition for one in printed(corrected("typo", "update", "typo"))] == [3]


def test_void_and_outdated_last_until_another_edition_sets_it_right() -> None:
    assert lead_on_top("void") == "Void since 24 November 2026"
    assert lead_on_top("outdated", "typo") == "Out of date since 24 November 2026"
    assert lead_on_top("void", "update") is None
    assert is_void(corrected("void", "typo"))
    assert not is_void(corrected("void", "does not affect rating"))


def test_the_banner_of_an_older_edition_says_the_gravest_thing_that_came_after() -> None:
    assert overtaken(1, corrected("update")) == (
        "This is edition 1 of 2. A newer edition has replaced it."
    )
    assert overtaken(1, corrected("affects rating", "update")) == (
        "This is edition 1 of 3. The rating was corrected on 24 November 2026."
    )
    assert overtaken(2, corrected("affects rating", "update")) == (
        "This is edition 2 of 3. A newer edition has replaced it."
    )
    assert overtaken(1, corrected("affects rating", "void")) == (
        "This is edition 1 of 3. This check is void since 25 November 2026."
    )
    assert overtaken(1, corrected("outdated")) == (
        "This is edition 1 of 2. This check is out of date since 24 November 2026."
    )
