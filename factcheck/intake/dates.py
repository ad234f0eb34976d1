"""Days as newspapers and pages write them."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_SHAPES = tuple(
    re.compile(rf"(?<!\w){shape}", re.IGNORECASE)
    for shape in (
        rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
        rf"{_YEAR}(?P<separator>[/.])(?P<month>\d{{1,2}})(?P=separator)(?P<day>\d{{1,2}})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=T|$)",
        rf"{_NAME}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}",
        rf"{_DAY}[\s-]{{1,3}}(?:of\s)?{_NAME}[,\s-]{{1,3}}{_YEAR}",
    )
)
_LONGEST = 400
# Newspapers are not older; pages without a date now and then give the year 1.
_FIRST_YEAR = 1600


def read_date(words: str) -> date | None:
    """The first day that ``words`` name in full, with its year; None when they name none.

    Days are taken as they are written, without a change of time zone. “3/4/2017” is no day, for it
    is another one in London than in New York.
    """
    words = words[:_LONGEST]
    found = [match for shape in _SHAPES for match in shape.finditer(words)]
    found.sort(key=lambda match: match.start())
    for match in found:
        named = match.groupdict()
        month = _MONTHS[named["name"].lower()] if named.get("name") else int(named["month"])
        year = int(named["year"])
        try:
            day = date(year, month, int(named["day"]))
        except ValueError:
            continue
        if year >= _FIRST_YEAR:
            return day
    return None
