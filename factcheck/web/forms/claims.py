"""Putting a claim into words, marking one by hand, and finding claims."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import InputRequired, Length, Regexp

from factcheck.models import Claim
from factcheck.web.forms.evidence import NUMBER, PassageForm
from factcheck.web.forms.fields import day_field, short_field, stripped
from factcheck.workflow.claims import Wording


class WordingForm(FlaskForm):
    """Who made the claim, when and where, and the claim in words that stand alone."""

    claimant = short_field("Claimant", 200, "The person or body that made the claim.")
    role = short_field("Role", 200, "“Minister of Transport”.")
    said_on = day_field("Said on")
    occasion = short_field("Occasion", 200, "“to the Courier”, “at a hearing”.")
    statement = TextAreaField(
        "Statement",
        description="The claim in words that stand alone, without the article around it.",
        filters=[stripped],
        validators=[Length(max=1000, message="Keep it under 1,000 characters.")],
    )
    headline = short_field("Headline", 200, "For lists and for the report.")
    #: The revision that the form showed.
    seen = HiddenField()

    @classmethod
    def of(cls, claim: Claim) -> "WordingForm":
        """The form with what is known of a claim."""
        return cls(
            formdata=None,
            prefix="wording",
            data={
                **claim.facts(),
                "role": claim.claimant.role if claim.claimant else None,
                "said_on": claim.said_on,
                "seen": str(claim.revision),
            },
        )

    def wording(self) -> Wording:
        """What was filled in; nothing for what was left empty."""
        return Wording(
            claimant=self.claimant.data or None,
            claimant_role=self.role.data or None,
            said_on=self.said_on.data,
            occasion=self.occasion.data or None,
            statement=self.statement.data or None,
            headline=self.headline.data or None,
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
