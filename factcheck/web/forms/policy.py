"""The desk's rules."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.validators import InputRequired

from factcheck.web.forms.fields import choices


class PolicyForm(FlaskForm):
    """How many reviews a claim needs, and whether one person may do everything."""

    reviews_wanted = RadioField(
        "Reviews that a claim needs",
        choices=choices([("1", "One"), ("2", "Two"), ("3", "Three")]),
        validators=[InputRequired("Choose one, two or three.")],
    )
    one_person_desk = BooleanField(
        "Whoever reviewed a claim may also settle and sign it off",
        description="For a desk of one, or one where everybody reviews. Each report says how it was"
        " signed off.",
    )
    #: The number of the policy that the form showed.
    seen = HiddenField()
