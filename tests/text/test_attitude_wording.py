from datetime import date

import pytest

from factcheck.text.attribution import pull
from factcheck.text.proposing import proposal


def proposed(text: str) -> tuple[str, str | None]:
    [statement] = (one for one in pull(text) if one.is_attitude)
    found = proposal(text, statement, date(2026, 11, 22))
    return found.claim_type, found.statement


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Anna Holt wants to close the old bridge by spring.",
            "Anna Holt wants to close the old bridge by spring.",
        ),
        (
            "The harbour board wants to close the bridge.",
            "The harbour board wants to close the bridge.",
        ),
        (
            "Anna Holt opposes the sale of the harbour to a bank.",
            "Anna Holt opposes the sale of the harbour to a bank.",
        ),
        ("Anna Holt, who supports a new bridge, left early.", None),
        ("Anna Holt called for a vote on the bridge.", None),
        ("Anna Holt wants to close it by spring.", None),
        ("Tom Reed's plan to move the market to the hill has failed.", None),
    ],
)
def test_an_attitude_is_proposed_with_its_verb_or_not_at_all(text: str, told: str | None) -> None:
    assert proposed(text) == ("position", told)
