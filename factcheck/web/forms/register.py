"""Naming, merging and splitting claimants of the register."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField
from wtforms.validators import Optional

from factcheck.models import Claimant, ClaimantKind
from factcheck.web.forms.claims import KINDS
from factcheck.web.forms.fields import choices, short_field, written
from factcheck.workflow.naming import Entry


class EntryForm(FlaskForm):
    """Name, role, and what a claimant is."""

    name = short_field("Name", 200, needed="Write the name.")
    role = short_field("Role", 200, "As reports give it: “Minister of Transport”.")
    kind = SelectField(
        "Person or body",
        choices=[*choices([("", "Not said yet")]), *KINDS],
        validators=[Optional()],
    )
    is_unnamed = BooleanField("Not named: this is only what an article calls them")
    #: The revision that the form showed.
    seen = HiddenField()

    @classmethod
    def of(cls, claimant: Claimant) -> "EntryForm":
        """The form with what the register says."""
        return cls(
            formdata=None,
            prefix="entry",
            data={
                "name": claimant.name,
                "role": claimant.role,
                "kind": claimant.kind.value if claimant.kind else "",
                "is_unnamed": claimant.is_unnamed,
                "seen": str(claimant.revision),
            },
        )

    def entry(self) -> Entry:
        """What was filled in."""
        return Entry(
            written(self.name),
            written(self.role) or None,
            ClaimantKind(self.kind.data) if self.kind.data else None,
            bool(self.is_unnamed.data),
        )


class AliasForm(FlaskForm):
    """Another name of a claimant."""

    words = short_field(
        "Another name",
        200,
        "Whoever articles call so is this claimant from then on.",
        needed="Write the name.",
    )
    seen = HiddenField()


class MergeForm(FlaskForm):
    """The claimant who is the same."""

    other = short_field(
        "Who is the same",
        200,
        "The name as the register has it. It becomes another name of the one on this page.",
        needed="Write the name of the other.",
    )
    seen = HiddenField()


class SplitForm(FlaskForm):
    """Whose the chosen claims are."""

    name = short_field(
        "Whose they are",
        200,
        "A name of the register, or a new one. Of a namesake, say in brackets who it is:"
        " “Ada Moss (the coach)”.",
        needed="Write whose they are.",
    )
    seen = HiddenField()
