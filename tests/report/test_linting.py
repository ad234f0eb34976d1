"""What is found wrong with a report before others read it by machine."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from factcheck.report.linting import lint
from factcheck.report.public import Correction, PublicReport, Ruling, Step
from tests.report.harbour import harbour_report
from tests.report.test_claimreview import FIRST, SITE, public_report


def found(report: PublicReport, site: str | None = SITE) -> dict[str, str]:
    """The rules that a report doesn't keep, with how much they matter."""
    return {flaw.rule: flaw.severity for flaw in lint(report, site=site, first_published_at=FIRST)}


def claim(**changes: Any) -> dict[str, Any]:
    return {"claim": replace(public_report().claim, **changes)}


def scale(*numbered: tuple[str, int]) -> tuple[Step, ...]:
    return tuple(Step(label=label, number=number, colour="#000000") for label, number in numbered)


def test_nothing_is_found_in_a_report_that_keeps_the_rules() -> None:
    assert found(public_report()) == {}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        (claim(claimant=None), "claimant"),
        (claim(claimant_kind=None), "claimant kind"),
        (claim(said_on=None), "claim date"),
        (claim(said_on=date(2026, 12, 1)), "claim date"),
        (claim(statement=60 * "long ", quotation=60 * "long "), "short claim"),
        (claim(statement="It is true.", quotation="It is true."), "verdict in the claim"),
        (claim(appearances=()), "appearance"),
        ({"evidence": ()}, "citations"),
        ({"ruling": Ruling(conclusion=70 * "so ")}, "long rating"),
        (
            {
                "ruling": Ruling(
                    conclusion="No.", rating="No", number=0, scale=scale(("Yes", 1), ("No", 0))
                )
            },
            "numbers",
        ),
        (
            {
                "ruling": Ruling(
                    conclusion="No.",
                    rating="False",
                    number=2,
                    scale=scale(("False", 2), ("True", 1)),
                )
            },
            "direction",
        ),
    ],
)
def test_what_others_would_miss_is_recommended(changes: dict[str, Any], rule: str) -> None:
    assert found(public_report(**changes)) == {rule: "recommended"}


def test_a_claim_that_only_the_desk_has_printed_has_no_origin_outside() -> None:
    own, other = public_report().sources
    own = replace(own, address=f"{SITE}/articles/1")
    assert "origin" in found(public_report(sources=(own, other)))


def test_an_edition_from_when_the_desk_published_by_link_lacks_nothing() -> None:
    assert found(public_report(address=None)) == {}


def test_without_an_address_of_the_web_there_can_be_no_claimreview() -> None:
    report = public_report(**claim(claimant_kind=None))
    (first, *_) = lint(report, site="desk.example", first_published_at=FIRST)
    assert (first.rule, first.severity, first.where) == ("address", "required", "url")


def test_a_desk_by_link_only_is_not_asked_for_addresses() -> None:
    assert found(harbour_report(), site=None) == {"claimant kind": "recommended"}


def test_what_is_void_is_left_alone() -> None:
    voided = Correction(edition=2, made_on=FIRST.date(), sentence="Gone.", tier="void")
    report = public_report(edition=2, corrections=(voided,), address=None)
    assert found(report) == {}


def test_the_first_edition_tells_whether_a_claim_came_before_its_check() -> None:
    report = public_report(edition=2, published_at=datetime(2027, 1, 5, tzinfo=UTC))
    late = replace(report, **claim(said_on=date(2026, 12, 24)))
    assert found(late) == {"claim date": "recommended"}
