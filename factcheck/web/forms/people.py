"""Inviting people and giving them a role."""

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from factcheck.models import Role
from factcheck.web.forms.fields import choices, email_field, name_field

ROLES = choices((role.value, role.label) for role in Role)
NO_SUCH_ROLE = "Choose one of the roles."


class InvitationForm(FlaskForm):
    """Somebody new."""

    name = name_field("Name")
    email = email_field()
    role = RadioField(
        "Role",
        choices=ROLES,
        default=Role.REVIEWER.value,
        validators=[InputRequired(NO_SUCH_ROLE)],
    )


class RoleForm(FlaskForm):
    """Another role for somebody who is here."""

    role = SelectField("Role", choices=ROLES, validators=[InputRequired(NO_SUCH_ROLE)])
