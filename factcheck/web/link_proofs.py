"""Holding what was typed against what a share link asks for, and sending codes.

There is no session here, so nothing is remembered: each answer needs the password or a code anew.
Nor could a token guard these forms against forgery, and none is needed: whoever sends one has to
bring the link's secret and its password, and nobody's name goes with the request.
"""

from flask import request

from factcheck.credentials import password_fits
from factcheck.errors import NotFound
from factcheck.models import Proof, ShareLink
from factcheck.queries.links import opened_by
from factcheck.web.context import reading, settings, transaction
from factcheck.workflow import people, proofs

#: The names under which the forms send what was typed.
PASSWORD, CODE = "password", "code"


class NotProved(Exception):
    """What the link asks for wasn't sent, or was wrong."""

    def __init__(self, link: ShareLink, *, wrong: bool) -> None:
        super().__init__(link.proof)
        self.link = link
        self.wrong = wrong


def prove(token: str) -> ShareLink:
    """The link of this secret, once this request has brought what the link asks for.

    Raises ``NotFound`` and ``Gone`` for its secret, ``NotProved``, and ``TooMany``. How long it
    takes doesn't tell whether a secret opens anything: a password is hashed for any.
    """
    typed = request.method == "POST" and any(name in request.form for name in (PASSWORD, CODE))
    try:
        link = opened_by(reading(), token)
    except NotFound:
        if typed:
            _try(None)
        raise
    if link.proof is Proof.NONE:
        return link
    if not typed:
        raise NotProved(link, wrong=False)
    if not _try(link):
        raise NotProved(link, wrong=True)
    return opened_by(reading(), token)


def send_code(link: ShareLink) -> None:
    """Have a code sent to whom the link is for, where it asks for one and the desk sends mail."""
    if link.proof is not Proof.CODE:
        raise NotFound("Check that the address is complete.")
    if settings().mail_server is not None:
        with transaction() as session:
            proofs.ask_for_code(session, link)


def _try(link: ShareLink | None) -> bool:
    """Whether what was typed is right; a try counts until it has succeeded.

    It counts before it is looked at, and hashing is slow, so it stays outside transactions.
    """
    with transaction() as session:
        noted = proofs.begin_try(session, link, request.remote_addr or "")
    if link is not None and link.proof is Proof.CODE:
        with transaction() as session:
            key = settings().secret_key
            is_right = proofs.use_code(session, link, request.form.get(CODE, ""), key)
    else:
        kept = link.password_hash if link else None
        is_right = password_fits(request.form.get(PASSWORD, ""), kept)
    if is_right:
        with transaction() as session:
            people.take_back(session, noted)
    return is_right
