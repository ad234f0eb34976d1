"""Attaching a passage, and stating otherwise how it bears on the claim."""

import secrets
from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp

from factcheck.models import Stance
from factcheck.web.forms.fields import TwoVersions, choices, stripped, written
from factcheck.workflow.passages import LONGEST_PASSAGE, Selection

#: More digits than any place or number has; they could not be stored.
NUMBER = r"\d{1,9}\Z"
LONGEST_NOTE = 2_000


def _stance_field() -> RadioField:
    return RadioField(
        "How it bears on the claim",
        choices=choices((stance.value, stance.label) for stance in Stance),
        validators=[InputRequired("Choose how the passage bears on the claim.")],
    )


def _note_field() -> TextAreaField:
    return TextAreaField(
        "Why it matters",
        filters=[stripped],
        validators=[
            Length(max=LONGEST_NOTE, message=f"Keep the note under {LONGEST_NOTE:,} characters.")
        ],
    )


class PlacedForm(FlaskForm):
    """Words of a text: selected on its page, or pasted; the desk may have to ask which ones."""

    #: Where the script saw the words begin, in code points; empty when they were pasted.
    start = HiddenField(validators=[Optional(), Regexp(NUMBER)])
    #: One of several places where the words stand, when the desk had to ask.
    place = RadioField(
        "Which place do you mean?",
        choices=[],
        validate_choice=False,
        validators=[Optional(), Regexp(NUMBER)],
    )

    def ask_place(self, places: Iterable[tuple[int, str]], question: str) -> None:
        """Offer the places (start, and what to call it) in which the words stand."""
        self.place.choices = choices((str(start), label) for start, label in places)
        self.place.errors = [question]

    @property
    def at(self) -> int | None:
        """Where the words begin: as it was chosen when there were several, else as selected."""
        at = (self.place.data or self.start.data or "").strip()
        return int(at) if at else None


class PassageForm(PlacedForm):
    """Words of an article."""

    exact = TextAreaField(
        "The passage, word for word",
        validators=[
            DataRequired("Select or paste the words of the passage first."),
            # Quotation marks and spaces may be more in what was pasted than in the article.
            Length(
                max=2 * LONGEST_PASSAGE, message=f"Quote at most {LONGEST_PASSAGE:,} characters."
            ),
        ],
    )

    def selection(self) -> Selection:
        """What was selected, with the place that was chosen when there were several."""
        return Selection(
            version_id=int(self["version"].data), exact=written(self.exact), start=self.at
        )


class AttachForm(PassageForm):
    """A passage, the article it is from, and how it bears on the claim."""

    version = SelectField(
        "Article",
        choices=[],
        validate_choice=False,
        validators=[InputRequired("Choose the article."), Regexp(NUMBER, message="Choose one.")],
    )
    stance = _stance_field()
    note = _note_field()
    #: Made with the form, so that a form sent twice attaches once.
    key = HiddenField(validators=[Length(max=64)])

    def offer_articles(self, articles: dict[str, list[tuple[int, str]]]) -> None:
        """Offer the articles (version, title), by group, that a passage may be pasted from."""
        self.version.choices = {
            group: choices((str(version), title) for version, title in listed)
            for group, listed in articles.items()
        }


class RestateForm(TwoVersions):
    """Another stance or note for a piece of evidence."""

    stance = _stance_field()
    note = _note_field()
    #: The revision that the form showed.
    seen = HiddenField()


def new_key() -> str:
    """A key for a form that must not count twice."""
    return secrets.token_urlsafe(24)
