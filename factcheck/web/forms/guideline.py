"""What the guideline says now."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from factcheck.models import LONGEST_ANSWER_TO_GAP
from factcheck.queries.guideline import Gap
from factcheck.web.forms.fields import stripped


class AnswerForm(FlaskForm):
    """The end of a gap."""

    answer = TextAreaField(
        "What the guideline says now",
        filters=[stripped],
        validators=[
            DataRequired("Say what the guideline says now, or why it can stay as it is."),
            Length(
                max=LONGEST_ANSWER_TO_GAP,
                message=f"Keep it under {LONGEST_ANSWER_TO_GAP:,} characters.",
            ),
        ],
    )
    #: The revision that the form showed.
    seen = HiddenField()

    @classmethod
    def of(cls, gap: Gap) -> "AnswerForm":
        """An empty form for a gap."""
        return cls(formdata=None, prefix=f"gap-{gap.id}", data={"seen": str(gap.revision)})
