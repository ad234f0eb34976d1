"""Making a share link: what it shows, for whom, and until when."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Self

from flask_wtf import FlaskForm
from wtforms import DateTimeLocalField, HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp, ValidationError

from factcheck.credentials import LONGEST_PASSWORD, SHORTEST_PASSWORD, hash_password
from factcheck.models import LONGEST_LINK_LABEL, LinkPurpose
from factcheck.web.forms.evidence import new_key
from factcheck.web.forms.fields import choices, short_field, stripped, written
from factcheck.workflow.links import Recipient, Terms

LAST_YEAR = 2999
#: What each purpose asks for beside label, end and password.
_ASKS: dict[LinkPurpose, tuple[str, ...]] = {
    LinkPurpose.PUBLIC_LATEST: (),
    LinkPurpose.PINNED: ("edition",),
    LinkPurpose.EMBARGO: ("embargo",),
    LinkPurpose.REVIEWER_PREVIEW: ("recipient", "recipient_name", "recipient_email"),
    LinkPurpose.CLAIMANT_PREVIEW: ("recipient_name",),
}
_SOMETIMES = {name for names in _ASKS.values() for name in names}


class MomentField(DateTimeLocalField):
    """Day and time of day in UTC, as the browser's own control sends them or as people write."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was filled in; raises ``ValueError`` with a sentence for people."""
        words = [value.strip() for value in valuelist]
        try:
            super().process_formdata([value for value in words if value])
        except ValueError:
            raise ValueError("Write day and time like 2026-03-04 18:30.") from None

    @property
    def moment(self) -> datetime | None:
        """What was written; None for nothing."""
        local: datetime | None = self.data
        return local.replace(tzinfo=UTC) if local else None


def _moment_field(label: str, description: str) -> MomentField:
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"]
    return MomentField(
        label, [Optional(), _in_this_calendar], format=formats, description=description
    )


def _in_this_calendar(_form: object, field: MomentField) -> None:
    if field.data and field.data.year > LAST_YEAR:
        raise ValidationError("That is too far away.")


class LinkForm(FlaskForm):
    """A link of one purpose; what others ask for isn't in it."""

    purpose = HiddenField()
    label = StringField(
        "For whom",
        description="Only the desk sees it: “the printers”, “Odile Fenn’s office”.",
        filters=[stripped],
        validators=[
            InputRequired("Say for whom the link is, so that it can be told from the others."),
            Length(
                max=LONGEST_LINK_LABEL, message=f"Keep it under {LONGEST_LINK_LABEL} characters."
            ),
        ],
    )
    #: Whether there is such an edition is said by who makes the link, in plainer words.
    edition = SelectField(
        "Edition",
        validators=[
            InputRequired("Choose an edition."),
            Regexp(r"[0-9]{1,9}\Z", message="Choose an edition."),
        ],
        validate_choice=False,
    )
    embargo = _moment_field("Embargo until", "In UTC. Before, the link shows how long that is.")
    recipient = SelectField(
        "Recipient at this desk",
        description="They read it signed in, or by a code that is sent to them.",
    )
    recipient_name = short_field("Recipient", 120, "Who reads it; a draft for comment bears it.")
    recipient_email = StringField(
        "E-mail address",
        description="The code that opens the link goes there.",
        filters=[stripped],
        validators=[
            Optional(),
            Length(max=254, message="An e-mail address has at most 254 characters."),
            Regexp(r"[^@\s]+@[^@\s]+\Z", message="Write it in full, as name@example.org."),
        ],
    )
    until = _moment_field("Works until", "In UTC. Left empty, it works until revoked.")
    password = PasswordField(
        "Password",
        description=f"If the address alone is not to open it. At least {SHORTEST_PASSWORD}"
        " characters; pass it on by another way than the address.",
        validators=[
            Optional(),
            Length(
                SHORTEST_PASSWORD,
                LONGEST_PASSWORD,
                f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.",
            ),
        ],
    )
    #: Made with the form, so that a form sent twice makes one link.
    key = HiddenField(validators=[Length(max=64)])

    @classmethod
    def of(
        cls,
        purpose: LinkPurpose,
        *,
        editions: Sequence[int],
        people: Sequence[tuple[int, str]],
        fresh: bool = True,
    ) -> Self:
        """The form of this purpose: a fresh one, or what was sent."""
        given = {"key": new_key(), "purpose": purpose.value}
        form = cls(formdata=None, prefix="link", data=given) if fresh else cls(prefix="link")
        for name in _SOMETIMES - set(_ASKS[purpose]):
            del form[name]
        if "edition" in form:
            form.edition.choices = choices((str(n), f"Edition {n}") for n in editions)
        if "recipient" in form:
            own = [(str(number), name) for number, name in people]
            form.recipient.choices = choices([("", "Somebody without an account"), *own])
            form.recipient_name.label.text = "Or a name"
            form.recipient_name.description = "Of somebody without an account."
        if purpose is LinkPurpose.REVIEWER_PREVIEW:
            form.password.description += " In a preview it stands in the place of the code."
        if purpose is LinkPurpose.CLAIMANT_PREVIEW:
            form.until.description = "In UTC. A draft for comment has to end."
        form.purpose.data = purpose.value
        return form

    def ask_for_password_again(self) -> None:
        """Say that the password isn't in a page that comes back, where one was typed."""
        if self.password.data:
            self.password.description = "Type it again: no page gives a password back."

    def terms(self, purpose: LinkPurpose) -> Terms:
        """What the link is to be; hashes the password, which takes its time."""
        edition = written(self["edition"]) if "edition" in self else ""
        person = written(self["recipient"]) if "recipient" in self else ""
        return Terms(
            purpose=purpose,
            expires_at=self.until.moment,
            password_hash=hash_password(self.password.data) if self.password.data else None,
            edition_number=int(edition) if edition else None,
            embargo_until=self.embargo.moment if "embargo" in self else None,
            recipient=Recipient(
                person_id=int(person) if person else None,
                name=written(self["recipient_name"]) if "recipient_name" in self else "",
                email=written(self["recipient_email"]) if "recipient_email" in self else "",
            ),
        )
