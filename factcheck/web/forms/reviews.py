"""Reviews, and the end of a dispute."""

from collections.abc import Sequence
from typing import Any, ClassVar

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from factcheck.models import Confidence, Rating, SettlingReason
from factcheck.web.forms.fields import choices, stripped

LONGEST_JUSTIFICATION = 5_000
LONGEST_REASON = 2_000


def rating_choices(ratings: Sequence[Rating]) -> list[Any]:
    """The desk's scale as choices."""
    return choices((str(rating.id), rating.label) for rating in ratings)


def _rating_field() -> RadioField:
    return RadioField("Rating", choices=[], validators=[InputRequired("Choose a rating.")])


def _justification_field(description: str) -> TextAreaField:
    return TextAreaField(
        "Justification",
        description=description,
        filters=[stripped],
        validators=[
            DataRequired("Say in a sentence or two why the evidence leads to this rating."),
            Length(
                max=LONGEST_JUSTIFICATION,
                message=f"Keep it under {LONGEST_JUSTIFICATION:,} characters.",
            ),
        ],
    )


def confidence_field() -> RadioField:
    """How sure somebody is of a rating."""
    return RadioField(
        "How sure are you?",
        choices=choices((one.value, one.label) for one in Confidence),
        validators=[InputRequired("Say how sure you are.")],
    )


class ReviewForm(FlaskForm):
    """One's own rating with its justification."""

    rating = _rating_field()
    justification = _justification_field(
        "Why the evidence leads to this rating. Sealed until all reviews are in."
    )
    #: Digest of the evidence that the form showed.
    evidence = HiddenField(validators=[Length(max=64)])


class RevisionForm(FlaskForm):
    """One's own review of a disputed round, written anew."""

    rating = _rating_field()
    justification = _justification_field(
        "Why the evidence leads to this rating. The desk reads it; what you wrote before is kept."
    )
    #: The revision of the claim that the form showed.
    seen = HiddenField()


class SettleForm(FlaskForm):
    """What an editor decides where reviews differ."""

    rating = _rating_field()
    reason = SelectField(
        "Reason",
        choices=choices(
            [("", "Choose a reason"), *((reason.value, reason.label) for reason in SettlingReason)]
        ),
        validators=[InputRequired("Choose the reason.")],
    )
    confidence = confidence_field()
    note = TextAreaField(
        "To the reviewers",
        filters=[stripped],
        validators=[
            DataRequired("Tell the reviewers in a sentence or two why you decide so."),
            Length(max=LONGEST_REASON, message=f"Keep it under {LONGEST_REASON:,} characters."),
        ],
    )
    #: The revision that the form showed.
    seen = HiddenField()

    #: What each confidence means.
    definitions: ClassVar = {one.value: one.definition for one in Confidence}
