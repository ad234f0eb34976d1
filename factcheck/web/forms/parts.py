"""Splitting a part off a claim, and putting it into words of one's own."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from factcheck.models import LONGEST_WORDING
from factcheck.web.forms.evidence import PlacedForm
from factcheck.web.forms.fields import stripped
from factcheck.workflow.passages import LONGEST_PASSAGE


def _wording_field() -> TextAreaField:
    return TextAreaField(
        "In words that stand alone",
        description="The part as a sentence by itself; the report prints it under the claim’s own.",
        filters=[stripped],
        validators=[
            Length(
                max=LONGEST_WORDING,
                message=f"Keep your own words under {LONGEST_WORDING} characters.",
            )
        ],
    )


class SplitForm(PlacedForm):
    """Words of the claim that are judged by themselves."""

    exact = TextAreaField(
        "The words of the part",
        description="Select them in the claim above, or paste them. Words that don’t stand together"
        " are joined by “ … ”.",
        validators=[
            DataRequired("Select or paste the words of the part first."),
            Length(
                max=2 * LONGEST_PASSAGE, message=f"Select at most {LONGEST_PASSAGE:,} characters."
            ),
        ],
    )
    wording = _wording_field()
    #: Made with the form, so that a form sent twice splits once.
    key = HiddenField(validators=[Length(max=64)])


class RewordForm(FlaskForm):
    """Other words for a part."""

    wording = _wording_field()
    #: The revision that the form showed.
    seen = HiddenField()
