"""Names for filters."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import DataRequired, Length

from factcheck.models import LONGEST_FILTER_NAME
from factcheck.queries.saved_filters import Kept
from factcheck.web.forms.fields import stripped


def prefix_of(filter_id: int) -> str:
    """Of the form that renames this filter: a page has one for each."""
    return f"filter-{filter_id}"


def _name_field() -> StringField:
    return StringField(
        "Name",
        filters=[stripped],
        validators=[
            DataRequired("Give the filter a name."),
            Length(
                max=LONGEST_FILTER_NAME,
                message=f"Keep the name under {LONGEST_FILTER_NAME} characters.",
            ),
        ],
    )


class NameForm(FlaskForm):
    """Another name for a filter."""

    name = _name_field()

    @classmethod
    def of(cls, kept: Kept) -> "NameForm":
        """With the name that it has."""
        return cls(formdata=None, prefix=prefix_of(kept.id), data={"name": kept.name})


class SaveForm(FlaskForm):
    """A name for the filters of a list."""

    name = _name_field()
    shared = BooleanField("For everybody at the desk")
    #: What stands behind the question mark of the list.
    asks = HiddenField()
