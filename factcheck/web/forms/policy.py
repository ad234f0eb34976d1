"""The desk's rules."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from factcheck.models import Policy
from factcheck.web.forms.fields import choices
from factcheck.workflow.desk import LONGEST_REVIEW_BY, MOST_SOURCES


class PolicyForm(FlaskForm):
    """What a claim needs before it is published, and when it is looked at again."""

    reviews_wanted = RadioField(
        "Reviews that a claim needs",
        choices=choices([("1", "One"), ("2", "Two"), ("3", "Three")]),
        validators=[InputRequired("Choose one, two or three.")],
    )
    one_person_desk = BooleanField(
        "Whoever reviewed a claim may also settle and sign it off",
        description="For a desk of one, or one where everybody reviews. Each report says how it was"
        " signed off.",
    )
    finder_may_review = BooleanField(
        "Whoever marked a claim, or opened it from the inbox, may review it",
        description="Choosing what to check is a first judgement. Leave it ticked at a desk of"
        " one.",
    )
    attacher_may_review = BooleanField(
        "Whoever attached passages may review the claim",
        description="Unticked, those who look for the evidence don’t judge it; passages that were"
        " withdrawn don’t count. Leave it ticked at a desk of one.",
    )
    sources_wanted = SelectField(
        "Independent sources, at least",
        choices=choices(
            (str(number), "No least number" if number == 0 else str(number))
            for number in range(MOST_SOURCES + 1)
        ),
        description="Reprints of one text count as one source.",
        validators=[InputRequired("Choose a number.")],
    )
    own_article_may_suffice = BooleanField(
        "The article in which the claim was made may be the only source",
        description="Unticked, the evidence has to come from somewhere else as well.",
    )
    review_by_days = IntegerField(
        "Look at a published report again after, in days",
        description="When the time is up, the claim waits on the editors’ desk page. Empty: only"
        " when its evidence changes.",
        validators=[
            Optional(),
            NumberRange(
                1, LONGEST_REVIEW_BY, message=f"Write a number from 1 to {LONGEST_REVIEW_BY:,}."
            ),
        ],
    )
    #: The number of the policy that the form showed.
    seen = HiddenField()

    @classmethod
    def of(cls, policy: Policy) -> "PolicyForm":
        """The form with the rules of a policy."""
        rules = policy.model_dump() | {
            "reviews_wanted": str(policy.reviews_wanted),
            "sources_wanted": str(policy.sources_wanted),
            "seen": str(policy.id),
        }
        return cls(formdata=None, prefix="policy", data=rules)
