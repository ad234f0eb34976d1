"""Comments: on a claim and what belongs to it, on a passage, in a thread."""

from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp

from factcheck.models import LONGEST_COMMENT, ThreadKind
from factcheck.web.forms.evidence import NUMBER, PassageForm
from factcheck.web.forms.fields import TwoVersions
from factcheck.workflow.threads import About


def _text_field(label: str) -> TextAreaField:
    return TextAreaField(
        label,
        description="Mention people as @Name.",
        validators=[
            DataRequired("Write something first."),
            Length(max=LONGEST_COMMENT, message=f"Keep it under {LONGEST_COMMENT:,} characters."),
        ],
    )


class CommentForm(TwoVersions):
    """A comment that begins a thread."""

    about = SelectField(
        "On",
        choices=[],
        validate_choice=False,
        validators=[
            InputRequired("Choose what it is about."),
            Regexp(r"(claim|rating|dispute|evidence-\d{1,9})\Z", message="Choose one of these."),
        ],
    )
    text = _text_field("Comment")
    #: Made with the form, so that a form sent twice writes once.
    key = HiddenField(validators=[Length(max=64)])

    def subject(self) -> About:
        """What was chosen."""
        kind, _, number = self.about.data.partition("-")
        return About(ThreadKind(kind), int(number) if number else None)


class PassageCommentForm(PassageForm):
    """A comment on words of an article."""

    version = HiddenField(validators=[InputRequired("Open the article."), Regexp(NUMBER)])
    text = _text_field("Comment")
    #: Made with the form, so that a form sent twice writes once.
    key = HiddenField(validators=[Length(max=64)])


class AnswerForm(TwoVersions):
    """An answer in a thread."""

    text = _text_field("Answer")
    #: Made with the form, so that a form sent twice writes once.
    key = HiddenField(validators=[Length(max=64)])


class EditForm(TwoVersions):
    """One's own comment in other words."""

    text = _text_field("Comment")
    #: The revision of the comment that the form showed.
    seen = HiddenField()
