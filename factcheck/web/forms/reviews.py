"""Reviews, and the end of a dispute."""

from collections.abc import Mapping
from typing import Any, ClassVar

from flask import request
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from factcheck.models import (
    LONGEST_ANSWER,
    LONGEST_JUSTIFICATION,
    QUESTIONS,
    Answers,
    Confidence,
    SettlingReason,
)
from factcheck.queries.readings import Readings
from factcheck.web.forms.fields import choices, stripped, written
from factcheck.web.forms.readings import readings_sent

LONGEST_REASON = 2_000
LONGEST_DIGEST = 64
LONGEST_WINDOW = 40


def _rating_field() -> RadioField:
    return RadioField("Rating", choices=[], validators=[InputRequired("Choose a rating.")])


def _justification_field(description: str) -> TextAreaField:
    return TextAreaField(
        "Justification",
        description=description,
        filters=[stripped],
        validators=[
            DataRequired("Say in a sentence or two why the evidence leads to this rating."),
            _at_most(LONGEST_JUSTIFICATION),
        ],
    )


def _at_most(longest: int) -> Length:
    return Length(max=longest, message=f"Keep it under {longest:,} characters.")


def _answer_field(name: str) -> TextAreaField:
    return TextAreaField(
        QUESTIONS[name], filters=[stripped], validators=[Optional(), _at_most(LONGEST_ANSWER)]
    )


def _confidence_field() -> RadioField:
    return RadioField(
        "How sure are you?",
        choices=choices((one.value, one.label) for one in Confidence),
        validators=[InputRequired("Say how sure you are.")],
    )


class JudgementForm(FlaskForm):
    """What a review and its revisions have in common."""

    rating = _rating_field()
    confidence = _confidence_field()
    literally_true = _answer_field("literally_true")
    other_reading = _answer_field("other_reading")
    speaker_proof = _answer_field("speaker_proof")
    similar_claims = _answer_field("similar_claims")
    #: Digest of the evidence that the form showed.
    evidence = HiddenField(validators=[Length(max=LONGEST_DIGEST)])
    #: The revision of the draft that the form began with, 0 for none.
    draft = HiddenField()
    #: The name that the window drew for itself.
    window = HiddenField(validators=[Length(max=LONGEST_WINDOW)])

    #: What each confidence means.
    definitions: ClassVar = {one.value: one.definition for one in Confidence}

    def __init__(self, *args: Any, readings: Readings | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        #: How each piece of evidence is read; kept beside the fields, being as many as there are.
        self.readings: Readings = readings or {}

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Whether all of it can be taken in, the readings with it."""
        fits = super().validate(extra_validators)
        return self.take_readings() and bool(fits)

    def take_readings(self) -> bool:
        """Read how the evidence is read; False when that is no stance."""
        try:
            self.readings = readings_sent(self._prefix, request.form)
        except ValueError:
            self.form_errors.append("Choose for each passage how it bears on the claim.")
            return False
        return True

    @property
    def answers(self) -> Answers:
        """What was answered."""
        return Answers(**{name: written(self[name]) or None for name in QUESTIONS})

    @property
    def sure(self) -> Confidence | None:
        """How sure the reviewer is; None while that isn't chosen."""
        chosen = self.confidence.data
        return Confidence(chosen) if chosen in list(Confidence) else None

    @property
    def questions(self) -> list[TextAreaField]:
        """The four questions, in their order."""
        return [self[name] for name in QUESTIONS]


class ReviewForm(JudgementForm):
    """One's own rating with its justification."""

    justification = _justification_field(
        "Why the evidence leads to this rating. Sealed until all are in."
    )


class RevisionForm(JudgementForm):
    """One's own review of a disputed round, written anew."""

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
    confidence = _confidence_field()
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
