"""Laying articles side by side, and tying outlets together."""

from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from factcheck.models import TieKind
from factcheck.web.forms.fields import choices, stripped


class BesideForm(FlaskForm):
    """Another article, to look at both; sent by GET, since nothing is changed."""

    class Meta:
        csrf = False

    # “with” can't be a name in Python; this is what the address says.
    to = StringField(
        "Another article",
        description="Its number here, or the address where it was published.",
        filters=[stripped],
        validators=[
            DataRequired("Write the number or the address of an article."),
            Length(max=2000, message="No address here is that long."),
        ],
    )


class TieForm(FlaskForm):
    """Two outlets, and what binds them."""

    outlet = StringField(
        "Outlet",
        filters=[stripped],
        validators=[
            DataRequired("Write the name of the outlet."),
            Length(max=200, message="Keep the name under 200 characters."),
        ],
    )
    kind = RadioField(
        "What binds them",
        choices=choices((kind.value, kind.label.capitalize()) for kind in TieKind),
        validators=[InputRequired("Choose what binds the two.")],
    )
    other = StringField(
        "The other outlet",
        filters=[stripped],
        validators=[
            DataRequired("Write the name of the other outlet."),
            Length(max=200, message="Keep the name under 200 characters."),
        ],
    )
