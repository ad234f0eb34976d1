"""How somebody wants to be told of things."""

from collections.abc import Iterable
from zoneinfo import available_timezones

from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.validators import InputRequired

from factcheck.models import Delivery, NoticeChoices, NoticeKind
from factcheck.web.forms.fields import choices, written

HOURS = [(str(hour), f"{hour:02}:00") for hour in range(24)]
#: Places as people know them; names that the tz database keeps for old programs are left out.
_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)
ZONES = [
    ("UTC", "UTC"),
    *(
        (name, name.replace("_", " "))
        for name in sorted(available_timezones())
        if name.partition("/")[0] in _REGIONS
    ),
]


def _select(label: str, pairs: Iterable[tuple[str, str]]) -> SelectField:
    return SelectField(
        label, choices=choices(pairs), validators=[InputRequired("Choose one of the list.")]
    )


def _delivery(kind: NoticeKind) -> SelectField:
    return _select(kind.label, ((delivery.value, delivery.label) for delivery in Delivery))


class ChoicesForm(FlaskForm):
    """For each kind of thing how one is told, and when the daily e-mail is written."""

    assignment = _delivery(NoticeKind.ASSIGNMENT)
    comment = _delivery(NoticeKind.COMMENT)
    review = _delivery(NoticeKind.REVIEW)
    dispute = _delivery(NoticeKind.DISPUTE)
    outcome = _delivery(NoticeKind.OUTCOME)
    hour = _select("Daily e-mail at", HOURS)
    zone = _select("Your time zone", ZONES)

    @classmethod
    def of(cls, kept: NoticeChoices) -> "ChoicesForm":
        """The form as this person left it."""
        wished = {kind.value: kept.of(kind).value for kind in NoticeKind}
        times = {"hour": str(kept.digest_hour), "zone": kept.time_zone}
        return cls(formdata=None, prefix="notices", data={**wished, **times})

    @property
    def kinds(self) -> list[SelectField]:
        """The fields that say how one is told, in their order."""
        return [self[kind.value] for kind in NoticeKind]

    def deliveries(self) -> dict[NoticeKind, Delivery]:
        """What was chosen for each kind, once the form is valid."""
        return {kind: Delivery(written(self[kind.value])) for kind in NoticeKind}
