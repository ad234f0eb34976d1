"""Bringing an article in."""

from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, SelectField, StringField, TextAreaField, URLField
from wtforms.validators import AnyOf, InputRequired, Length, Optional, ValidationError

from factcheck.intake.addresses import canonical_address
from factcheck.intake.dates import read_date
from factcheck.intake.drafts import Facts
from factcheck.intake.kinds import KINDS
from factcheck.models import SourceKind
from factcheck.web.forms.fields import choices, stripped, written


class DayField(DateField):
    """A day, as the browser's own control sends it or as people write it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was filled in; raises ``ValueError`` with a sentence for people."""
        words = (valuelist[0] if valuelist else "").strip()
        self.data = read_date(words) if words else None
        if words and self.data is None:
            raise ValueError("Write the day like 2026-03-04.")


_KINDS = [(kind.value, kind.label) for kind in SourceKind]


class SourceKindForm(FlaskForm):
    """What kind of source an article is."""

    kind = SelectField(
        "Kind of source",
        choices=choices(_KINDS),
        description="All but journalism are primary sources: they are part of the matter, and"
        " don’t only tell of it.",
        validators=[InputRequired("Choose one of the kinds of source.")],
    )
    #: The kind that the form showed.
    seen = HiddenField()


class ArticleForm(FlaskForm):
    """The words of an article or its file, and what is known about it."""

    text = TextAreaField(
        "The article’s text",
        description="Paste its words, or the source of its page.",
    )
    file = FileField("Or a file", description="A .txt or .html file, as the browser saved it.")
    outlet = StringField(
        "Source",
        description="Who published it. Left empty, the page’s own name or its address is taken.",
        filters=[stripped],
        validators=[Length(max=200, message="Keep the source under 200 characters.")],
    )
    title = StringField(
        "Title",
        description="Left empty, it is taken from the text.",
        filters=[stripped],
        validators=[Length(max=500, message="Keep the title under 500 characters.")],
    )
    author = StringField(
        "Author",
        filters=[stripped],
        validators=[Length(max=300, message="Keep the author under 300 characters.")],
    )
    published_on = DayField("Date", validators=[Optional()])
    kind = SelectField(
        "Kind of source",
        choices=choices([("", "As its text says, else journalism"), *_KINDS]),
        description="All but journalism are primary sources.",
        validate_choice=False,
        validators=[Optional(), AnyOf(KINDS, "Choose one of the kinds of source.")],
    )
    address = URLField("Address", description="Where it stands on the web.", filters=[stripped])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # One of the two, so neither is called optional; no browser can be told so.
        for field in (self.text, self.file):
            field.flags.required = True

    def facts(self) -> Facts:
        """What was filled in about the article."""
        return Facts(
            outlet=self.outlet.data or None,
            title=self.title.data or None,
            author=self.author.data or None,
            published_on=self.published_on.data,
            address=self.address.data or None,
            kind=self.kind.data or None,
        )

    @property
    def has_text(self) -> bool:
        """Whether words were pasted."""
        return bool(written(self.text).strip())

    @property
    def has_file(self) -> bool:
        """Whether a file was chosen."""
        return bool(self.file.data and self.file.data.filename)

    def validate_address(self, field: URLField) -> None:
        """Refuse what is no address of the web."""
        if written(field):
            try:
                canonical_address(written(field))
            except ValueError as error:
                raise ValidationError(str(error)) from error

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is one thing to read, and the facts about it make sense."""
        fits = bool(super().validate(extra_validators))
        if self.has_text and self.has_file:
            self.file.errors = ["There is pasted text as well. Send one of the two."]
        elif not self.has_text and not self.has_file:
            self.text.errors = ["Paste the article’s text, or choose a file."]
        return fits and self.has_text != self.has_file
