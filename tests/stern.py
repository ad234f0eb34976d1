"""A browser that is hard to please: every page that it fetches is held to the rules of pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import lxml.html
from flask import Flask
from flask.sessions import SessionMixin
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from factcheck.models import Person
from factcheck.web import sessions
from tests.markup import complaints

REDIRECTS = (301, 302, 303, 307, 308)


@dataclass
class Answer:
    """What came back, with ways to look at it."""

    response: TestResponse

    @property
    def status(self) -> int:
        """The status code."""
        return self.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers."""
        return self.response.headers  # type: ignore[return-value]

    @property
    def location(self) -> str | None:
        """Where it leads to, when it leads elsewhere."""
        return self.response.location

    @cached_property
    def text(self) -> str:
        """The page as it was sent."""
        return self.response.get_data(as_text=True)

    @cached_property
    def tree(self) -> Any:
        """The page as an lxml document, for ``xpath``."""
        return lxml.html.document_fromstring(self.text)

    @cached_property
    def words(self) -> str:
        """What a person reads in <main> and the messages above it, with single blanks."""
        parts = self.tree.xpath("//*[@data-region='flash'] | //main")
        return " ".join(" ".join(part.text_content() for part in parts).split())

    @property
    def h1(self) -> str:
        """The heading."""
        return " ".join(self.tree.xpath("string(//h1)").split())

    def form(self, action: str) -> dict[str, str]:
        """The values with which the form for this address would be sent as it stands."""
        forms = [form for form in self.tree.forms if form.get("action") == action]
        assert forms, (
            f"no form for {action}; there are {[f.get('action') for f in self.tree.forms]}"
        )
        return {name: value or "" for name, value in forms[0].form_values()}


@dataclass
class Stern:
    """Somebody's browser. ``get`` and ``post`` say which status they expect."""

    app: Flask
    person: Person | None = None
    _secret: str = field(default="of this session", repr=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()
        with self.client.session_transaction() as session:
            self._prepare(session)

    def as_(self, person: Person) -> "Stern":
        """The browser of somebody who is signed in."""
        return Stern(self.app, person)

    def get(self, path: str, expect: int = 200, **options: Any) -> Answer:
        """Fetch a page."""
        return self._checked(self.client.get(path, buffered=True, **options), f"GET {path}", expect)

    def post(
        self,
        path: str,
        data: Mapping[str, Any] | None = None,
        expect: int = 303,
        *,
        follow: bool = False,
        **options: Any,
    ) -> Answer:
        """Send a form with its token; ``follow`` gives the page that it leads to."""
        sent = {"csrf_token": self.token(), **(data or {})}
        answer = self._checked(
            self.client.post(path, data=sent, buffered=True, **options), f"POST {path}", expect
        )
        return self.get(answer.location or "/") if follow else answer

    def token(self) -> str:
        """A token that a form of this session would carry."""
        with self.client.session_transaction() as session:
            self._prepare_token(session)
            raw = session["csrf_token"]
        return str(URLSafeTimedSerializer(self.app.secret_key, salt="wtf-csrf-token").dumps(raw))

    def _prepare(self, session: SessionMixin) -> None:
        self._prepare_token(session)
        if self.person is not None:
            session[sessions.PERSON] = self.person.id
            session[sessions.EPOCH] = self.person.session_epoch
            session.permanent = True

    def _prepare_token(self, session: SessionMixin) -> None:
        session.setdefault("csrf_token", self._secret)

    def _checked(self, response: TestResponse, what: str, expect: int) -> Answer:
        # A large upload stands in a file until somebody closes it.
        response.request.environ["wsgi.input"].close()
        answer = Answer(response)
        said = "" if response.mimetype != "text/html" else f": {answer.text[:3000]}"
        assert response.status_code == expect, (
            f"{what} gave {response.status_code} {response.location or ''}, not {expect}{said}"
        )
        if response.mimetype == "text/html" and expect not in REDIRECTS:
            assert "content-security-policy" in response.headers, f"{what} came without a CSP"
            wrong = complaints(answer.text)
            assert not wrong, f"{what} is no good page:\n" + "\n".join(wrong)
        return answer
