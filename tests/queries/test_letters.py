"""When the daily letter is due."""

from datetime import UTC, datetime

import pytest

from factcheck.models import NoticeChoices
from factcheck.queries.letters import digest_moment

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "zone", "expected"),
    [
        (8, "UTC", datetime(2026, 11, 3, 8, tzinfo=UTC)),
        (12, "UTC", NOON),
        (13, "UTC", datetime(2026, 11, 2, 13, tzinfo=UTC)),
        (8, "Europe/Oslo", datetime(2026, 11, 3, 7, tzinfo=UTC)),
        (8, "Pacific/Kiritimati", datetime(2026, 11, 2, 18, tzinfo=UTC)),
        (8, "Pacific/Pago_Pago", datetime(2026, 11, 2, 19, tzinfo=UTC)),
        (8, "Asia/Kolkata", datetime(2026, 11, 3, 2, 30, tzinfo=UTC)),
        (8, "Europe/Atlantis", datetime(2026, 11, 3, 8, tzinfo=UTC)),
    ],
)
def test_it_was_due_at_the_last_such_hour_of_its_reader(
    hour: int, zone: str, expected: datetime
) -> None:
    choices = NoticeChoices(person_id=1, digest_hour=hour, time_zone=zone)
    assert digest_moment(choices, NOON) == expected
