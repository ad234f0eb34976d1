"""The scheme of a claim's policy, in the forms by which it is judged."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from factcheck.models import Claim, Rating, RatingScheme
from factcheck.queries.ratings import offered, scheme_of
from factcheck.web.context import reading
from factcheck.web.forms.fields import choices


def offer_scale(form: FlaskForm, claim: Claim) -> None:
    """Let a form that came in choose among what the claim is rated with."""
    scheme = scheme_of(reading(), claim)
    fit_to_scheme(form, scheme, offered(reading(), claim, scheme))


def fit_to_scheme(
    form: FlaskForm, scheme: RatingScheme | None, ratings: Sequence[Rating]
) -> FlaskForm:
    """The form with these ratings to choose from, in the words of a desk that shows them or not."""
    form.rating.choices = choices((str(rating.id), rating.label) for rating in ratings)
    if scheme is not None and not scheme.shows_rating:
        form.rating.label.text = "Finding"
        form.rating.validators = [InputRequired("Choose what the evidence comes to.")]
        form.rating.description = (
            "What the evidence comes to. Readers never see it; it shows where reviewers agree."
        )
        if "justification" in form:
            form.justification.label.text = "Conclusion"
            form.justification.description = "What the evidence shows, in words that stand alone."
    return form
