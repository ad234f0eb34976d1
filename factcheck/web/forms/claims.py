"""Putting a claim into words, marking one by hand, and finding claims."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp, ValidationError

from factcheck.errors import RuleBroken
from factcheck.models import Claim, ClaimantKind
from factcheck.text.wording import Note
from factcheck.web.forms.evidence import NUMBER, PassageForm
from factcheck.web.forms.fields import choices, day_field, short_field, stripped, written
from factcheck.workflow.claims import Wording
from factcheck.workflow.topics import topic_names

LONGEST_STATEMENT = 1000
LONGEST_HEADLINE = 200
KINDS = choices((kind.value, kind.label) for kind in ClaimantKind)


class WordingForm(FlaskForm):
    """Who made the claim, when and where, and the claim in words that stand alone."""

    claimant = short_field("Claimant", 200, "The person or body that made the claim.")
    kind = SelectField(
        "Person or body",
        description="Programs that read the report have to know.",
        choices=[*choices([("", "Not said yet")]), *KINDS],
        validators=[Optional()],
    )
    role = short_field("Role", 200, "“Minister of Transport”.")
    said_on = day_field("Said on")
    occasion = short_field("Occasion", 200, "“to the Courier”, “at a hearing”.")
    statement = TextAreaField(
        "Statement",
        description="The claim in words that stand alone, without the article around it.",
        filters=[stripped],
        validators=[Length(max=LONGEST_STATEMENT, message="Keep it under 1,000 characters.")],
    )
    headline = short_field(
        "Headline", LONGEST_HEADLINE, "For lists and for the report, in fewer than 75 characters."
    )
    topics = short_field("Topics", 1000, "What it is about, parted by commas: “health, schools”.")
    #: The revision that the form showed.
    seen = HiddenField()
    #: Names of topics that other claims have.
    known_topics: Sequence[str] = ()
    #: What an editor is told about the words, as they are typed or saved.
    notes: Sequence[Note] = ()
    #: Names of the claimants of the latest claims.
    known_claimants: Sequence[str] = ()

    @classmethod
    def of(cls, claim: Claim) -> "WordingForm":
        """The form with what is known of a claim."""
        form = cls(
            formdata=None,
            prefix="wording",
            data={
                **claim.facts(),
                "role": claim.claimant.role if claim.claimant else None,
                "kind": claim.facts()["claimant_kind"] or "",
                "said_on": claim.said_on,
                "seen": str(claim.revision),
            },
        )
        if form.kind.data:
            # What is known can be put right, not forgotten.
            form.kind.choices = KINDS
        return form

    def validate_topics(self, field: Field) -> None:
        """No topic is a sentence, and a claim has a handful."""
        try:
            topic_names(written(field))
        except RuleBroken as refusal:
            raise ValidationError(str(refusal)) from refusal

    def wording(self) -> Wording:
        """What was filled in; nothing for what was left empty."""
        return Wording(
            claimant=self.claimant.data or None,
            claimant_role=self.role.data or None,
            claimant_kind=ClaimantKind(self.kind.data) if self.kind.data else None,
            said_on=self.said_on.data,
            occasion=self.occasion.data or None,
            statement=self.statement.data or None,
            headline=self.headline.data or None,
            topics=topic_names(written(self.topics)) if self.topics.raw_data else None,
        )


class MarkForm(PassageForm):
    """Words of an article that are a claim."""

    version = HiddenField(
        validators=[
            InputRequired("Open the article, and select the words there."),
            Regexp(NUMBER, message="Open the article, and select the words there."),
        ]
    )
    claimant = short_field("Claimant", 200, "The person or body that made the claim.")
