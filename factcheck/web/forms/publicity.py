"""Who may see what the desk publishes, and what it says there of itself."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import Length

from factcheck.models import LONGEST_CONTACT, LONGEST_SITE_TEXT, Publicity, SiteTexts
from factcheck.web.forms.fields import TwoVersions, stripped, written


def _prose(label: str, description: str) -> TextAreaField:
    return TextAreaField(
        label,
        description=description,
        filters=[stripped],
        validators=[
            Length(
                max=LONGEST_SITE_TEXT, message=f"Keep it under {LONGEST_SITE_TEXT:,} characters."
            )
        ],
    )


class PublicityForm(FlaskForm):
    """The switch between public and by link only."""

    #: “yes” to publish for everybody.
    is_public = HiddenField()
    #: The number of the decision that the form showed, 0 for none.
    seen = HiddenField()


class SiteTextsForm(TwoVersions):
    """The desk in its own words."""

    about = _prose(
        "About the desk",
        "Who checks here, who pays for it, how claims are chosen. Stands on the method page.",
    )
    corrections_policy = _prose(
        "Corrections",
        "What the desk does about errors, and how to report one. Stands on the corrections page.",
    )
    contact = StringField(
        "Where readers write to",
        description="An e-mail address, or another address. Stands on every page of the site.",
        filters=[stripped],
        validators=[
            Length(max=LONGEST_CONTACT, message=f"Keep it under {LONGEST_CONTACT} characters.")
        ],
    )
    #: The number of the decision that the form showed, 0 for none.
    seen = HiddenField()

    @classmethod
    def of(cls, publicity: Publicity | None) -> "SiteTextsForm":
        """The form with what is said now."""
        texts = publicity.texts if publicity else SiteTexts()
        number = str(publicity.id if publicity else 0)
        return cls(
            formdata=None,
            prefix="site",
            data={
                "about": texts.about,
                "corrections_policy": texts.corrections_policy,
                "contact": texts.contact,
                "seen": number,
            },
        )

    def texts(self) -> SiteTexts:
        """What the form, once it is valid, says."""
        return SiteTexts(
            about=_one_kind_of_line(written(self.about)) or None,
            corrections_policy=_one_kind_of_line(written(self.corrections_policy)) or None,
            contact=written(self.contact) or None,
        )


def _one_kind_of_line(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
