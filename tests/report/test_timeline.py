"""The timeline of a report: what happened when, and where it stands on the line."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest

from factcheck.report.public import Contact, Correction, PublicReport, Tier
from factcheck.report.timeline import timeline
from tests.report.harbour import harbour_report
from tests.report.test_html import page_of


def asked(day: int, whom: str = "the council") -> Contact:
    on = date(2026, 10, day)
    return Contact(whom=whom, channel="phone", asked_on=on, outcome="no answer", ended_on=on)


def told(report: PublicReport) -> list[str]:
    drawn = timeline(report)
    assert drawn is not None
    return [f"{event.on:%d.%m.} {event.words}" for event in drawn.events]


def second_edition(tier: Tier | None, **changes: Any) -> PublicReport:
    return harbour_report(
        edition=2,
        published_at=datetime(2026, 11, 24, 8, tzinfo=UTC),
        corrections=(
            Correction(edition=2, made_on=date(2026, 11, 24), sentence="It was May.", tier=tier),
        ),
        **changes,
    )


def test_it_goes_from_what_was_said_to_the_check() -> None:
    method = replace(harbour_report().method, signed_on=date(2026, 11, 20))
    assert told(harbour_report(method=method, contacts=(asked(9), asked(8), asked(9, "Fenn")))) == [
        "03.10. Said by Ines Okafor",
        "04.10. Published in The Sandvik Ledger",
        "08.10. We asked the council",
        "09.10. We asked two people",
        "20.11. Checked: verdict signed off",
        "22.11. This check published",
    ]


def test_a_later_edition_tells_the_first_one_and_each_printed_correction() -> None:
    first = date(2026, 11, 22)
    assert told(second_edition("void", first_published_on=first))[-2:] == [
        "22.11. This check published",
        "24.11. Declared void (edition 2)",
    ]
    assert told(second_edition("typo", first_published_on=first))[-2:] == [
        "22.11. This check published",
        "24.11. Edition 2 published",
    ]
    assert told(second_edition(None))[-1] == "24.11. Corrected (edition 2)"


def test_of_several_appearances_the_earliest_dated_one_is_told() -> None:
    report = harbour_report()
    older = replace(report.sources[1], published_on=date(2026, 10, 1))
    [said] = report.claim.appearances
    twice = replace(report.claim, appearances=(said, replace(said, source=2)))
    words = told(replace(report, claim=twice, sources=(report.sources[0], older)))[0]
    assert words == "01.10. First published, of what we have read, in Coast Courier"


def test_what_has_no_date_is_left_out_and_one_event_is_no_timeline() -> None:
    claim = replace(harbour_report().claim, said_on=None, appearances=())
    assert timeline(harbour_report(claim=claim)) is None
    assert "timeline" not in str(page_of(harbour_report(claim=claim)).all("svg"))


@pytest.mark.parametrize("said", [date(1931, 5, 1), date(2026, 10, 3), date(2026, 10, 4)])
def test_however_the_days_lie_the_dots_keep_their_order_and_their_distance(said: date) -> None:
    claim = replace(harbour_report().claim, said_on=said)
    method = replace(harbour_report().method, signed_on=date(2026, 11, 22))
    drawn = timeline(harbour_report(claim=claim, method=method, contacts=(asked(5),)))
    assert drawn is not None
    places = [dot.x for dot in drawn.dots]
    assert places[0] == 3 and places[-1] == 97
    assert all(after - before >= 7 for before, after in pairwise(places))


def test_events_of_a_single_day_stand_evenly_and_many_of_them_lose_their_numbers() -> None:
    day = date(2026, 11, 22)
    claim = replace(harbour_report().claim, said_on=day, appearances=())
    drawn = timeline(
        harbour_report(claim=claim, method=replace(harbour_report().method, signed_on=day))
    )
    assert drawn is not None and drawn.label == "All of it on 22 November 2026"
    assert [dot.x for dot in drawn.dots] == [3, 50, 97]
    crowded = timeline(harbour_report(contacts=tuple(asked(day) for day in range(1, 20))))
    assert crowded is not None and not crowded.is_numbered and drawn.is_numbered


def test_the_picture_says_what_it_shows_and_the_list_says_it_in_words() -> None:
    page = page_of(harbour_report())
    [svg] = [each for each in page.all("svg") if each.get("class") == "report-timeline"]
    assert svg["aria-label"] == "Three events from 3 October 2026 to 22 November 2026, listed below"
    assert [" ".join(item.split()) for item in page.texts["li"]][:3] == [
        "3 October 2026 Said by Ines Okafor",
        "4 October 2026 Published in The Sandvik Ledger",
        "22 November 2026 This check published",
    ]
