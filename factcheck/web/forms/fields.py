"""What several forms ask for in the same way."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, EmailField, Field, PasswordField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    Optional,
    Regexp,
    ValidationError,
)

from factcheck.credentials import LONGEST_PASSWORD, SHORTEST_PASSWORD
from factcheck.errors import RuleBroken
from factcheck.text.canonical import without_unseen
from factcheck.workflow.people import check_password


def stripped(value: str | None) -> str | None:
    """The value without blanks around it, and without characters that nobody sees."""
    return without_unseen(value).strip() if value else value


def written(field: Field) -> str:
    """What was written into a field of words; empty when nothing was."""
    return field.data or ""


def choices(pairs: Iterable[tuple[str, str]]) -> list[Any]:
    """What a select or radio field offers, from pairs of value and label."""
    return [SelectChoice(value, label) for value, label in pairs]


def short_field(label: str, most: int, description: str = "", needed: str = "") -> StringField:
    """A line of words; ``needed`` is what to say when it must not be empty and is."""
    demanded = [DataRequired(needed)] if needed else []
    return StringField(
        label,
        description=description,
        filters=[stripped],
        validators=[*demanded, Length(max=most, message=f"Keep it under {most:,} characters.")],
    )


def day_field(label: str, description: str = "", needed: str = "") -> DateField:
    """A day; ``needed`` is what to say when it must not be empty and is."""
    return DateField(
        label,
        description=description,
        filters=[lambda value: value or None],
        validators=[InputRequired(needed) if needed else Optional()],
    )


def name_field(label: str) -> StringField:
    """A person's name."""
    return StringField(
        label,
        filters=[stripped],
        validators=[
            DataRequired("Write the name."),
            Length(max=120, message="Keep the name under 120 characters."),
        ],
    )


def email_field() -> EmailField:
    """An e-mail address. Whether it exists is found out by whoever gets the invitation."""
    return EmailField(
        "E-mail",
        filters=[stripped],
        validators=[
            DataRequired("Write the e-mail address."),
            Length(max=254, message="An e-mail address has at most 254 characters."),
            Regexp(r"[^@\s]+@[^@\s]+\Z", message="Write it in full, as name@example.org."),
        ],
    )


def known_password_field(label: str = "Password") -> PasswordField:
    """A password that somebody has; too long to be one is as wrong as any other."""
    return PasswordField(
        label,
        validators=[
            InputRequired("Write the password."),
            Length(max=LONGEST_PASSWORD, message="No password here is that long."),
        ],
    )


def new_password_field(label: str) -> PasswordField:
    """A password that somebody chooses; what a browser shows of it is never sent back."""
    return PasswordField(
        label,
        description=f"At least {SHORTEST_PASSWORD} characters. A sentence is easy to remember.",
        validators=[InputRequired("Choose a password."), _good_password],
    )


def _good_password(_form: object, field: Field) -> None:
    try:
        check_password(field.data or "")
    except RuleBroken as refusal:
        raise ValidationError(str(refusal)) from refusal


class TwoVersions(FlaskForm):
    """A form that can show what somebody else made of the same thing meanwhile."""

    #: What each differing field is called, what was filled in, and what it is now.
    versions: Sequence[tuple[str, str | None, str | None]] = ()
