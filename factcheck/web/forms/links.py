"""Making a share link."""

from datetime import UTC, datetime, time, timedelta

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from factcheck.web.forms.articles import DayField
from factcheck.web.forms.fields import stripped

LAST_YEAR = 2999


class LinkForm(FlaskForm):
    """For whom a link is, and how long it works."""

    label = StringField(
        "For whom",
        description="Only the desk sees it: “the printers”, “Odile Fenn’s office”.",
        filters=[stripped],
        validators=[
            InputRequired("Say for whom the link is, so that it can be told from the others."),
            Length(max=120, message="Keep it under 120 characters."),
        ],
    )
    last_day = DayField(
        "Last day",
        description="Until the end of that day in UTC. Left empty, it works until revoked.",
        validators=[Optional()],
    )
    #: Made with the form, so that a form sent twice makes one link.
    key = HiddenField(validators=[Length(max=64)])

    def validate_last_day(self, field: DayField) -> None:
        """Refuse a day that no calendar here goes beyond."""
        if field.data and field.data.year > LAST_YEAR:
            raise ValidationError("That is too far away. Leave it empty for a link without an end.")

    def expires_at(self) -> datetime | None:
        """The moment from which it no longer works."""
        if self.last_day.data is None:
            return None
        return datetime.combine(self.last_day.data + timedelta(days=1), time(), tzinfo=UTC)
