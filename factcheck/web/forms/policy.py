"""The desk's rules."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from factcheck.models import (
    FEWEST_RATINGS,
    LONGEST_REVIEW_BY,
    MOST_REVIEWS,
    MOST_SOURCES,
    Policy,
    Rules,
)
from factcheck.queries.desk import in_letters
from factcheck.queries.ratings import SchemeView
from factcheck.web.forms.fields import choices, written


class PolicyForm(FlaskForm):
    """What a claim needs before it is published, and when it is looked at again."""

    reviews_wanted = RadioField(
        "Reviews that a claim needs",
        choices=choices(
            (str(number), in_letters(number).capitalize()) for number in range(1, MOST_REVIEWS + 1)
        ),
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
    scheme_id = RadioField("Rated on", validators=[InputRequired("Choose a scheme.")])
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
    primary_source_wanted = BooleanField(
        "A primary source is needed",
        description="An official record, a transcript or recording, a data set, a document or a"
        " statement by those concerned. Which article is one is said on its page.",
    )
    other_side_wanted = BooleanField(
        "A search for the other side has to be on record",
        description="Somebody looked for what speaks against the evidence, and wrote down where.",
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
    def of(cls, policy: Policy, schemes: Sequence[SchemeView]) -> "PolicyForm":
        """The form with the rules of a policy."""
        numbers = ("reviews_wanted", "sources_wanted", "scheme_id")
        rules = policy.model_dump() | {name: str(getattr(policy, name)) for name in numbers}
        form = cls(formdata=None, prefix="policy", data=rules | {"seen": str(policy.id)})
        return form.offer(schemes)

    def offer(self, schemes: Sequence[SchemeView]) -> "PolicyForm":
        """The form with the schemes that leave a choice."""
        self.scheme_id.choices = choices(
            (str(view.scheme.id), view.scheme.label)
            for view in schemes
            if len(view.in_force) >= FEWEST_RATINGS
        )
        return self

    def rules(self) -> Rules:
        """What the form, once it is valid, asks for."""
        return Rules(
            reviews_wanted=int(written(self.reviews_wanted)),
            one_person_desk=self.one_person_desk.data,
            finder_may_review=self.finder_may_review.data,
            attacher_may_review=self.attacher_may_review.data,
            scheme_id=int(written(self.scheme_id)),
            sources_wanted=int(written(self.sources_wanted)),
            own_article_may_suffice=self.own_article_may_suffice.data,
            primary_source_wanted=self.primary_source_wanted.data,
            other_side_wanted=self.other_side_wanted.data,
            review_by_days=self.review_by_days.data,
        )
