"""One's own account."""

from flask_wtf import FlaskForm

from factcheck.web.forms.fields import known_password_field, new_password_field


class PasswordForm(FlaskForm):
    """Another password, by somebody who knows the one so far."""

    current = known_password_field("Your password so far")
    password = new_password_field("Your new password")
