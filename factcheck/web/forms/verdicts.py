"""Signing a verdict off."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from factcheck.models import LONGEST_OVERRIDE
from factcheck.web.forms.fields import stripped
from factcheck.workflow.verdicts import LONGEST_CONCLUSION

LONGEST_CORRECTION = 500


class SignOffForm(FlaskForm):
    """The desk's conclusion."""

    conclusion = TextAreaField(
        "Conclusion",
        description="One sentence that stands alone: readers see it first.",
        filters=[stripped],
        validators=[
            DataRequired("Write the conclusion: one sentence that stands alone."),
            Length(
                max=LONGEST_CONCLUSION, message=f"Keep it under {LONGEST_CONCLUSION} characters."
            ),
        ],
    )
    #: The revision that the form showed.
    seen = HiddenField()


class OverrideForm(FlaskForm):
    """Why a claim can do without a rule of the policy."""

    reason = TextAreaField(
        "Reason",
        description="One sentence. Readers see it in the report, beside the rule.",
        filters=[stripped],
        validators=[
            DataRequired("Say in one sentence why the claim can do without it."),
            Length(max=LONGEST_OVERRIDE, message=f"Keep it under {LONGEST_OVERRIDE} characters."),
        ],
    )
    #: The revision that the form showed.
    seen = HiddenField()


class AmendForm(SignOffForm):
    """The conclusion of a correction, with the rating it leads to and what readers are told."""

    rating = RadioField("Rating", choices=[], validators=[InputRequired("Choose a rating.")])
    correction = TextAreaField(
        "What the correction changes",
        description="One sentence for readers; it stands on the report for good.",
        filters=[stripped],
        validators=[
            DataRequired("Say in one sentence what the correction changes."),
            Length(
                max=LONGEST_CORRECTION, message=f"Keep it under {LONGEST_CORRECTION} characters."
            ),
        ],
    )
