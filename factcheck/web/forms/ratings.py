"""Schemes of rating, and the ratings of each."""

from flask_wtf import FlaskForm
from wtforms import (
    ColorField,
    HiddenField,
    IntegerField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from factcheck.models import LONGEST_DEFINITION, LONGEST_LABEL, Rating
from factcheck.web.forms.fields import choices, stripped, written
from factcheck.workflow.ratings import HIGHEST_NUMBER, RatingWording


def _label_field(description: str = "") -> StringField:
    return StringField(
        "Name",
        description=description,
        filters=[stripped],
        validators=[
            DataRequired("Write what it is called."),
            Length(max=LONGEST_LABEL, message=f"Keep its name under {LONGEST_LABEL} characters."),
        ],
    )


class SchemeForm(FlaskForm):
    """A new scheme."""

    label = _label_field()
    shows = RadioField(
        "What readers see",
        choices=choices([("rating", "The rating"), ("conclusion", "The conclusion alone")]),
        validators=[InputRequired("Choose what readers see.")],
    )


class SchemeNameForm(FlaskForm):
    """What a scheme is called."""

    label = _label_field()
    #: The revision of the scheme that the form showed.
    seen = HiddenField()


class RatingForm(FlaskForm):
    """What a rating is called, what it means, and its colour."""

    label = _label_field()
    definition = TextAreaField(
        "What it means",
        description="One sentence, for reviewers and for readers.",
        filters=[stripped],
        validators=[
            DataRequired("Say in a sentence what it means."),
            Length(
                max=LONGEST_DEFINITION,
                message=f"Keep the meaning under {LONGEST_DEFINITION} characters.",
            ),
        ],
    )
    colour = ColorField(
        "Colour",
        description="Of the swatch beside its name; it has to be seen on a light and a dark page.",
        validators=[InputRequired("Choose a colour.")],
        default="#5d574e",
    )
    #: The revision of the scheme that the form showed.
    seen = HiddenField()

    @classmethod
    def of(cls, rating: Rating) -> "RatingForm":
        """The form with a rating as it stands."""
        said = {
            "label": rating.label,
            "definition": rating.definition,
            "colour": rating.colour,
            "seen": str(rating.scheme.revision),
        }
        return cls(formdata=None, prefix="rating", data=said)

    def wording(self) -> RatingWording:
        """What the form says; raises ``RuleBroken``."""
        return RatingWording(
            label=written(self.label),
            definition=written(self.definition),
            colour=written(self.colour),
        )


class NewRatingForm(RatingForm):
    """A new rating, with its place in the order of truth."""

    number = IntegerField(
        "Number",
        description="For a rating on the line from true to false: the higher, the truer. Without"
        " one it stands beside the line. It stays.",
        validators=[
            Optional(),
            NumberRange(1, HIGHEST_NUMBER, message=f"Write a number from 1 to {HIGHEST_NUMBER}."),
        ],
    )
