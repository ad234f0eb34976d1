"""Recording a search, logging whom the desk asked, and writing down the answer."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from factcheck.models import Channel, Contact, LookedFor, Reply, SearchRecord, now
from factcheck.web.forms.evidence import new_key
from factcheck.web.forms.fields import choices, day_field, short_field, stripped, written
from factcheck.workflow.contacts import Asking
from factcheck.workflow.searches import Looked


def _note_field() -> TextAreaField:
    return TextAreaField(
        "Note",
        description="For the desk alone; no report shows it.",
        filters=[stripped],
        validators=[Length(max=2000, message="Keep the note under 2,000 characters.")],
    )


class LogForm(FlaskForm):
    """What the forms of the two logs share."""

    #: Made with the form, so that a form sent twice counts once.
    key = HiddenField(validators=[Length(max=64)])
    #: The revision that the form showed.
    seen = HiddenField()
    #: Whether somebody else was quicker, so that both versions are shown.
    is_outdated = False

    def differing(self, other: "LogForm") -> list[tuple[str, object, object]]:
        """Label, own value and the other's, of the fields in which two such forms differ."""
        return [
            (mine.label.text, _shown(mine), _shown(other[mine.short_name]))
            for mine in self
            if mine.type not in ("HiddenField", "CSRFTokenField")
            and (mine.data or None) != (other[mine.short_name].data or None)
        ]


class SearchForm(LogForm):
    """Where was searched, for what, and what was found."""

    searched_in = short_field(
        "Where", 200, "The archive, register, site or database.", "Say where you searched."
    )
    address = short_field("Its address", 2000, "If it is on the web.")
    searched_for = short_field(
        "Words searched for", 500, "As you typed them.", "Say which words you searched for."
    )
    period_from = day_field("From", "The first day of what was looked through.")
    period_to = day_field("To", "The last day of it.")
    searched_on = day_field("Searched on", needed="Say on which day you searched.")
    looked_for = RadioField(
        "Looking for",
        description="The other side is whatever speaks against where the evidence points.",
        choices=choices((one.value, one.label) for one in LookedFor),
        validators=[InputRequired("Choose what the search was after.")],
    )
    found = short_field("What it found", 1000, "Leave it empty for nothing.")
    note = _note_field()

    @classmethod
    def fresh(cls) -> "SearchForm":
        """An empty one, of today."""
        return cls(
            formdata=None, prefix="search", data={"searched_on": now().date(), "key": new_key()}
        )

    @classmethod
    def of(cls, record: SearchRecord) -> "SearchForm":
        """The form with what is recorded."""
        return cls(
            formdata=None,
            prefix=f"search-{record.id}",
            data={
                **record.model_dump(),
                "looked_for": record.looked_for.value,
                "seen": str(record.revision),
            },
        )

    def looked(self) -> Looked:
        """What was filled in."""
        assert self.searched_on.data is not None, "the form was validated"
        return Looked(
            searched_in=written(self.searched_in),
            address=self.address.data,
            searched_for=written(self.searched_for),
            period_from=self.period_from.data,
            period_to=self.period_to.data,
            searched_on=self.searched_on.data,
            looked_for=LookedFor(self.looked_for.data),
            found=self.found.data,
            note=self.note.data,
        )


class ContactForm(LogForm):
    """Who was asked, how, when and what."""

    whom = short_field(
        "Whom", 200, "A person or body, as it reads after “We asked”.", "Say whom the desk asked."
    )
    role = short_field("Role", 200, "“spokesperson of the council”.")
    printed_as = short_field(
        "In the report, call them",
        300,
        "For private people: “a former engineer of the yard”. Left empty, name and role are shown.",
    )
    channel = SelectField(
        "How",
        choices=choices((one.value, one.label) for one in Channel),
        validators=[InputRequired("Choose how you asked.")],
    )
    question = short_field(
        "What you asked", 1000, "In short, for the desk alone.", "Say in short what you asked."
    )
    asked_on = day_field("Asked on", needed="Say on which day you asked.")
    deadline = day_field("Answer wanted by", "The last day of the wait.")
    note = _note_field()

    @classmethod
    def fresh(cls, whom: str | None, role: str | None) -> "ContactForm":
        """One of today, for this person or body."""
        known = {"whom": whom, "role": role, "asked_on": now().date(), "key": new_key()}
        return cls(formdata=None, prefix="contact", data=known)

    @classmethod
    def of(cls, contact: Contact) -> "ContactForm":
        """The form with what is logged."""
        return cls(
            formdata=None,
            prefix=f"contact-{contact.id}",
            data={
                **contact.model_dump(),
                "channel": contact.channel.value,
                "seen": str(contact.revision),
            },
        )

    def asking(self) -> Asking:
        """What was filled in."""
        assert self.asked_on.data is not None, "the form was validated"
        return Asking(
            whom=written(self.whom),
            role=self.role.data,
            printed_as=self.printed_as.data,
            channel=Channel(self.channel.data),
            question=written(self.question),
            asked_on=self.asked_on.data,
            deadline=self.deadline.data,
            note=self.note.data,
        )


class AnswerForm(LogForm):
    """What came of asking."""

    reply = RadioField(
        "What came of it",
        choices=choices((one.value, one.label) for one in Reply if one is not Reply.WAITING),
        validators=[InputRequired("Choose what came of it.")],
    )
    replied_on = day_field("On", needed="Say on which day.")
    answer = TextAreaField(
        "In their own words",
        description="Word for word; the report prints it.",
        filters=[stripped],
        validators=[Length(max=5000, message="Keep it under 5,000 characters.")],
    )

    @classmethod
    def of(cls, contact: Contact) -> "AnswerForm":
        """The form with what is known of the answer."""
        is_known = not contact.is_waiting
        return cls(
            formdata=None,
            prefix=f"answer-{contact.id}",
            data={
                "reply": contact.reply.value if is_known else Reply.ANSWERED.value,
                "replied_on": contact.replied_on or now().date(),
                "answer": contact.answer,
                "seen": str(contact.revision),
            },
        )

    def came(self) -> tuple[Reply, date, str | None]:
        """What came of it, on which day, in which words."""
        assert self.replied_on.data is not None, "the form was validated"
        return Reply(self.reply.data), self.replied_on.data, self.answer.data


def _shown(field: object) -> object:
    """What a field holds, in the words in which it offers it."""
    data = getattr(field, "data", None)
    offered = getattr(field, "choices", None) or ()
    return next((one.label for one in offered if one.value == data), data)
