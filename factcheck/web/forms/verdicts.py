"""Signing a verdict off."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from factcheck.models import (
    LONGEST_CORRECTION,
    LONGEST_GROUNDS,
    LONGEST_OVERRIDE,
    CorrectionTier,
    Ground,
)
from factcheck.web.forms.fields import choices, stripped
from factcheck.workflow.verdicts import LONGEST_CONCLUSION

#: What each kind of correction is, for whoever signs it.
TIERS = {
    CorrectionTier.AFFECTS_RATING: "Readers were given another rating. They are told on top.",
    CorrectionTier.KEEPS_RATING: "Something was wrong; the rating holds. Told at the foot.",
    CorrectionTier.UPDATE: "Nothing was wrong; there is news. An addendum with its date.",
    CorrectionTier.TYPO: "A slip of the pen. Only the log of corrections has it.",
}


def _sentence_field(label: str, hint: str, missing: str, longest: int) -> TextAreaField:
    too_long = f"Keep it under {longest} characters."
    return TextAreaField(
        label,
        description=hint,
        filters=[stripped],
        validators=[DataRequired(missing), Length(max=longest, message=too_long)],
    )


class SignOffForm(FlaskForm):
    """The desk's conclusion."""

    conclusion = _sentence_field(
        "Conclusion",
        "One sentence that stands alone: readers see it first.",
        "Write the conclusion: one sentence that stands alone.",
        LONGEST_CONCLUSION,
    )
    #: The revision that the form showed.
    seen = HiddenField()


class OverrideForm(FlaskForm):
    """Why a claim can do without a rule of the policy."""

    reason = _sentence_field(
        "Reason",
        "One sentence. Readers see it in the report, beside the rule.",
        "Say in one sentence why the claim can do without it.",
        LONGEST_OVERRIDE,
    )
    #: The revision that the form showed.
    seen = HiddenField()


class AmendForm(SignOffForm):
    """The conclusion of a correction, with the rating it leads to and what readers are told."""

    rating = RadioField("Rating", choices=[], validators=[InputRequired("Choose a rating.")])
    tier = RadioField(
        "Kind of correction",
        choices=choices((tier.value, tier.label) for tier in TIERS),
        validators=[InputRequired("Choose what kind of correction it is.")],
    )
    correction = _sentence_field(
        "What the correction changes",
        "One sentence for readers; it stands on the report for good. Of a typo, for the log.",
        "Say in one sentence what the correction changes.",
        LONGEST_CORRECTION,
    )

    #: What the rating is called at this desk.
    noun = "rating"

    @property
    def definitions(self) -> dict[str, str]:
        """The sentence under each kind."""
        return {tier.value: text.replace("rating", self.noun) for tier, text in TIERS.items()}

    def speak_of_conclusions(self) -> None:
        """In the words of a desk that prints no ratings."""
        self.noun = "conclusion"
        self.tier.choices = choices(
            (tier.value, tier.label.replace("rating", self.noun)) for tier in TIERS
        )


class AnnulForm(FlaskForm):
    """Why a published check holds no more."""

    sentence = _sentence_field(
        "Why",
        "One sentence for readers; it stands on the report for good.",
        "Say in one sentence why; readers will see it.",
        LONGEST_CORRECTION,
    )
    #: The revision that the form showed.
    seen = HiddenField()


class WithholdForm(FlaskForm):
    """Why something isn't shown."""

    ground = RadioField(
        "Ground",
        choices=choices((ground.value, ground.label) for ground in Ground),
        description="All that the world is told.",
        validators=[InputRequired("Choose the ground.")],
    )
    reason = _sentence_field(
        "Reason",
        "For the desk’s log: who asked for it, and by which right.",
        "Say in one sentence why; the desk’s log keeps it.",
        LONGEST_GROUNDS,
    )
    #: The revision that the form showed.
    seen = HiddenField()
