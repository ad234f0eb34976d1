"""Signing in, and taking up an invitation."""

from flask_wtf import FlaskForm
from wtforms import HiddenField

from factcheck.web.forms.fields import email_field, known_password_field, new_password_field


class SignInForm(FlaskForm):
    """Who somebody is, with the password that proves it."""

    email = email_field()
    password = known_password_field()
    #: The path to go on to.
    next = HiddenField()


class NewPasswordForm(FlaskForm):
    """The password that an invitation or a reset lets somebody choose."""

    password = new_password_field("Password")
