from datetime import date

import pytest

from factcheck.intake.dates import read_date


@pytest.mark.parametrize(
    "words",
    [
        "2017-03-03",
        "date 2017-03-03 (CNN) –",
        "2017-03-03T23:59:00-05:00",
        "2017/03/03",
        "20170303T101500Z",
        "March 3, 2017",
        "Mar. 3rd, 2017 10:15",
        "3 March 2017",
        "Fri, 03 Mar 2017 10:00:00 GMT",
        "the 3rd of March, 2017",
        "03-MAR-2017",
        "31 June 2017, no: 3 June 0017, no: 3 March 2017",
    ],
)
def test_a_day_is_read_as_newspapers_and_pages_write_it(words):
    assert read_date(words) == date(2017, 3, 3)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "March 3",
        "3/4/2017",
        "2017-13-03",
        "2017-02-30",
        "0001-01-01",
        "May I see it?",
        "120170303",
    ],
)
def test_a_day_that_is_not_whole_or_can_mean_two_is_none(words):
    assert read_date(words) is None
