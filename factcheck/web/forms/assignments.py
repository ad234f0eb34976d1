"""Who sees to a claim, and by when."""

from typing import Any

from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from factcheck.queries.company import Holding
from factcheck.web.forms.articles import DayField
from factcheck.web.forms.evidence import NUMBER
from factcheck.web.forms.fields import TwoVersions, choices, stripped
from factcheck.workflow.assignments import LONGEST_NOTE

#: What the choice of nobody sends.
NOBODY = "0"


def _person_field(label: str) -> SelectField:
    return SelectField(
        label,
        choices=[],
        validate_choice=False,
        validators=[InputRequired("Choose somebody."), Regexp(NUMBER, message="Choose somebody.")],
    )


class AssignForm(TwoVersions):
    """Who gets a claim, and the day by which its check is to be done."""

    person = _person_field("Who sees to it")
    due_on = DayField("Due", validators=[Optional()])
    #: The revision of the claim that the form showed.
    seen = HiddenField()

    def offer(self, holding: Holding) -> None:
        """Offer nobody, and everybody who can have the claim."""
        self.person.choices = _people(holding, "Nobody")


class HandOverForm(TwoVersions):
    """To whom one gives a claim that one has."""

    person = _person_field("Hand it over to")
    note = StringField(
        "Note",
        description="What the other has to know.",
        filters=[stripped],
        validators=[Length(max=LONGEST_NOTE, message=f"Keep it under {LONGEST_NOTE} characters.")],
    )
    #: The revision of the claim that the form showed.
    seen = HiddenField()

    def offer(self, holding: Holding) -> None:
        """Offer letting go of it, and everybody else who can have the claim."""
        own = str(holding.holder.id) if holding.holder else ""
        offered = _people(holding, "Nobody: let go of it")
        self.person.choices = [one for one in offered if one.value != own]


class DueForm(TwoVersions):
    """The day by which the check is to be done."""

    due_on = DayField("Due", validators=[Optional()])
    #: The revision of the claim that the form showed.
    seen = HiddenField()


def person_chosen(form: AssignForm | HandOverForm) -> int | None:
    """The number of who was chosen; None for nobody."""
    return int(form.person.data) or None


def _people(holding: Holding, nobody: str) -> list[Any]:
    workers = [(str(number), name) for number, name in holding.workers]
    return choices([(NOBODY, nobody), *workers])
