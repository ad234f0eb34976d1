"""“Yesterday”, “last year”, “on Monday”: days that only the day of an article makes days."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_Named = Callable[..., str]  # of what was found, and of the day on which it was told

_COUNTS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
} | {"a": 1, "an": 1}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_WHICH = r"(?P<which>last|this|next)"
#: After these, a year needs no "in" of its own.
_LEADING = r"(?P<lead>\b(?:in|of|for|since|until|by|from|to|before|after|during|than) )?"
_DAY = rf"(?P<day>{'|'.join(WEEKDAYS)})"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_AHEAD = re.compile(
    r"\b(?:will|shall|would|going to|plans?|expected|due|set|next|likely|to vote|vote for|election|"
    r"if|could|can|may|might|must|upcoming)\b|[’']ll\b"
)
#: Directly behind one of these a weekday is that of the speech, whatever was said.
_SPOKEN = re.compile(
    r"\b(?:said|told (?:[\w’']+ ){0,2}[\w’']+|announced|tweeted|wrote|added)(?: on)?$"
)
_MONTHS_BACK = 6  # a month without its year that lies farther back may be still to come
_CALENDAR = range(1000, 9000)  # years from which one can count some way back and on
_NOT_BEFORE_A_DAY = frozenset(
    "last this next every each the a an by until since from to and or before after early late"
    " of for during in at with later".split()
)
#: Before most words without a day, this alone is looked for.
_MAY_BE_RELATIVE = re.compile(
    rf"\b(?:last|this|next|yesterday|today|tomorrow|ago|tonight|in (?:{'|'.join(MONTHS)})|"
    rf"{'|'.join(WEEKDAYS)})\b",
    re.IGNORECASE,
)
_IN_MARKS = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_STEPS = {"last": -1, "this": 0, "next": 1}

#: What can't be told without the article; where it stands in the way, a reader has to look.
RELATIVE = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|"
    r"(?:last|this|next) (?:night|week|weekend|month|year|decade|century|spring|summer|autumn|"
    rf"fall|winter|{'|'.join(WEEKDAYS)})|{_COUNT} (?:day|week|month|year|decade)s? ago|"
    rf"(?:on )?(?:{'|'.join(WEEKDAYS)})(?!,? (?:\d|{'|'.join(MONTHS)})))\b",
    re.IGNORECASE,
)


def written(day: date) -> str:
    """“6 March 2017”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def resolved(words: str, told_on: date) -> str:
    """The words with their days and years as they were when told on ``told_on``.

    Words in quotation marks stay as they were spoken. What stays ambiguous ("last Monday" on a
    Wednesday, a weekday of what is still to come) stays as it is.
    """
    if told_on.year not in _CALENDAR or not _MAY_BE_RELATIVE.search(words):
        return words
    parts = _IN_MARKS.split(words)
    for at in range(0, len(parts), 2):
        for pattern, named in _SHAPES if _MAY_BE_RELATIVE.search(parts[at]) else ():
            parts[at] = pattern.sub(partial(named, told_on=told_on), parts[at])
    return "".join(parts)


def day_told(around: str, published_on: date | None) -> date | None:
    """The day on which something was said, from the words around the verb of speech.

    The day that they name, else the day of the article; None where they speak of another time, and
    where the article has no day.
    """
    if published_on is None or published_on.year not in _CALENDAR:
        return None
    if dated := _DATED.search(around):
        return _dated(dated, published_on)
    if _LONG_AGO.search(around):
        return None
    named = {match["day"].title() for match in _ON_A_DAY.finditer(around)}
    if "yesterday" in around.lower() and not named:
        return published_on - timedelta(days=1)
    if len(named) > 1:
        return None
    return _last(named.pop(), published_on) if named else published_on


def _dated(found: re.Match[str], published_on: date) -> date | None:
    """The day of a date, of the last year in which it isn't yet to come where it names none."""
    month = MONTHS.index(found["month"]) + 1
    number = int(found["before"] or found["after"])
    for year in (
        [int(found["year"])] if found["year"] else [published_on.year, published_on.year - 1]
    ):
        try:
            day = date(year, month, number)
        except ValueError:
            return None
        if day <= published_on:
            return day
    return None


def _last(weekday: str, day: date) -> date:
    """The last day of that name, ``day`` itself included."""
    return day - timedelta(days=(day.weekday() - WEEKDAYS.index(weekday)) % 7)


def _months_on(day: date, months: int) -> date:
    """The first of the month so many months on."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _year(found: re.Match[str], told_on: date) -> str:
    year = told_on.year + _STEPS[found["which"].lower()]
    return _led(found, str(year))


def _years(found: re.Match[str], told_on: date) -> str:
    return f"{told_on.year + _STEPS[found['which'].lower()]}{found['own']}"


def _month(found: re.Match[str], told_on: date) -> str:
    month = _months_on(told_on, _STEPS[found["which"].lower()])
    return _led(found, f"{MONTHS[month.month - 1]} {month.year}")


def _week(found: re.Match[str], told_on: date) -> str:
    monday = told_on + timedelta(days=7 * _STEPS[found["which"].lower()] - told_on.weekday())
    return _led(found, f"the week of {written(monday)}")


def _ago(found: re.Match[str], told_on: date) -> str:
    number = _number(found["count"])
    if found["unit"].lower() == "day":
        return f"on {written(told_on - timedelta(days=number))}"
    if found["unit"].lower() == "month":
        month = _months_on(told_on, -number)
        return f"in {MONTHS[month.month - 1]} {month.year}"
    return f"in {told_on.year - number}" if number < told_on.year else found.group()


def _weeks_ago(found: re.Match[str], told_on: date) -> str:
    number = _number(found["count"])
    monday = told_on - timedelta(days=7 * number + told_on.weekday())
    return f"in the week of {written(monday)}"


def _last_weekday(found: re.Match[str], told_on: date) -> str:
    """Only where the last day of that name was also a day of the week before."""
    day = _last(found["day"].title(), told_on - timedelta(days=1))
    if told_on - day <= timedelta(days=told_on.weekday()):
        return found.group()
    return f"on {found['day'].title()} {written(day)}"


def _part_of_day(days: int, part: str) -> _Named:
    return lambda found, told_on: (
        f"{'On' if _opens(found) else 'on'} the {part or found['part']} of"
        f" {written(told_on + timedelta(days=days))}"
    )


def _number(count: str) -> int:
    return _COUNTS.get(count.lower()) or int(count)


def _opens(found: re.Match[str]) -> bool:
    return found.start() == 0 or found.string[: found.start()].endswith((". ", "“"))


def _weekday(found: re.Match[str], told_on: date) -> str:
    line = found.string[: found.start()].rstrip()
    before = line.split()
    if (_AHEAD.search(found.string) and not _SPOKEN.search(line)) or (
        before and before[-1] in _NOT_BEFORE_A_DAY
    ):
        return found.group()
    day = found["day"].title()
    exact = f"{day} {written(_last(day, told_on))}"
    return f"on the {found['part']} of {exact}" if found["part"] else f"on {exact}"


def _past_month(found: re.Match[str], told_on: date) -> str:
    if _AHEAD.search(found.string):
        return found.group()
    month = MONTHS.index(found["month"].title()) + 1
    if (told_on.month - month) % 12 > _MONTHS_BACK:
        return found.group()
    return f"{found.group()} {told_on.year - (month > told_on.month)}"


def _on(days: int) -> _Named:
    return lambda found, told_on: _led(found, written(told_on + timedelta(days=days)), "on")


def _led(found: re.Match[str], name: str, word: str = "in") -> str:
    """The name behind the word that led to it, else behind ``word`` of its own."""
    lead = found["lead"] or f"{word.title() if _opens(found) else word} "
    return lead + name


#: At the head of a clause "last year" is a time only before a comma; elsewhere it can be a subject.
_NO_SUBJECT = r"(?!['’]s?\b)(?! (?:was|were|is|has|had|will|saw|brought|marks?|marked)\b)"
_A_WEEKDAY = (
    rf"(?:\bon |(?<=[a-z] )){_DAY}\b(?: (?P<part>morning|afternoon|evening|night)\b)?"
    rf"(?!['’])(?!,? (?:\d|and |or |{'|'.join(MONTHS)}))"
)
#: Not behind what makes a count a rough one.
_ABOUT = "".join(f"(?<!{word} )" for word in "than over some about nearly almost".split())
_SHAPES: tuple[tuple[re.Pattern[str], _Named], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), named)
    for pattern, named in (
        (rf"\b{_WHICH} year(?P<own>['’]s)\b", _years),
        (rf"{_LEADING}\b{_WHICH} year\b{_NO_SUBJECT}", _year),
        (rf"{_LEADING}\b{_WHICH} month\b{_NO_SUBJECT}", _month),
        (rf"{_LEADING}\b{_WHICH} week\b{_NO_SUBJECT}", _week),
        (rf"{_LEADING}\byesterday\b{_NO_SUBJECT}", _on(-1)),
        (rf"{_LEADING}\btoday\b{_NO_SUBJECT}", _on(0)),
        (rf"{_LEADING}\btomorrow\b{_NO_SUBJECT}", _on(1)),
        (rf"\blast night\b{_NO_SUBJECT}", _part_of_day(-1, "night")),
        (rf"\btonight\b{_NO_SUBJECT}", _part_of_day(0, "night")),
        (
            rf"\bthis (?P<part>morning|afternoon|evening)\b{_NO_SUBJECT}",
            _part_of_day(0, ""),
        ),
        (rf"{_ABOUT}\b{_COUNT} weeks? ago\b", _weeks_ago),
        (
            rf"(?:\bon )?(?<!since )(?<!until )\blast {_DAY}\b(?!['’])(?! \w+ing\b| night)",
            _last_weekday,
        ),
        (
            rf"{_ABOUT}\b{_COUNT} (?P<unit>day|month|year)s? ago\b",
            _ago,
        ),
        (
            _A_WEEKDAY,
            _weekday,
        ),
        (
            rf"(?<!last )(?<!next )\bin {_MONTH}\b(?!,? (?:\d|of |last|this|next|and |or ))",
            _past_month,
        ),
    )
)
_ON_A_DAY = re.compile(rf"(?<!next )(?<!by )(?<!until )\b{_DAY}\b(?!['’])")
_DATED = re.compile(
    r"\b(?:said|says|told|wrote|tweeted|announced|statement|interview|speech)\b[^.;]{0,40}?\bon "
    rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?(?:(?P<before>\d\d?) )?{_MONTH}"
    r"(?(before)| (?P<after>\d\d?)\b)(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
_LONG_AGO = re.compile(
    r"\b(?:in (?:the )?(?:early |late )?(?:1[89]|20)\d\d|(?:last|previous) (?:week|month|year|"
    r"spring|summer|autumn|fall|winter)|ago|once|had|"
    rf"earlier(?! today| this morning| on |,? (?:{'|'.join(WEEKDAYS)}))|"
    r"previously|repeatedly|often|always|long|"
    rf"in (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d)\b"
)
