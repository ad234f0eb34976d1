"""The public site, attacked: hostile words, addresses that shouldn't lead anywhere, caches."""

import json
from collections.abc import Iterator
from dataclasses import replace

import lxml.etree
import lxml.html
import pypdfium2
import pytest
from flask import Flask
from sqlmodel import Session

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import (
    Article,
    Claim,
    ClaimantKind,
    CorrectionTier,
    Ground,
    Reply,
    Role,
    SiteTexts,
    Stance,
    Status,
    now,
)
from factcheck.queries.reports import Masthead
from factcheck.web.context import EXTENSION, Desk
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.confidentiality import keep_confidential
from factcheck.workflow.contacts import record_answer
from factcheck.workflow.evidence import attach_search
from factcheck.workflow.publicity import set_publicity, word_site
from factcheck.workflow.reports import publish
from factcheck.workflow.verdicts import begin_correction, sign_off
from factcheck.workflow.withholding import withhold
from tests.factories import (
    a_claim,
    a_link,
    a_person,
    a_review,
    an_article,
    some_evidence,
)
from tests.open_addresses import open_addresses
from tests.outreach import a_contact, a_search
from tests.pictures import size_of
from tests.publishing import a_correction, a_public_desk, a_published_check
from tests.stern import Stern

#: What ends a script, an attribute, an element, a comment, CDATA or a header, or begins one; what
#: templates, Typst and XML give a meaning to or can't carry.
HOSTILE = (
    "</script><script>alert(1)</script></title><img src=x onerror=alert(2)>"
    "\"'`]]><!--{{7*7}}{%x%}#panic(1)$x$@a\\u{1}&#106;\b\ufffe"
)
ADDRESS = "javascript:alert(3)"
MARKER = "quokka"
SAID = ("the quokka of", "no quokka", "odile quokka", "quokka was", ">quokka<")


@pytest.fixture
def claim(database: Database) -> Claim:
    """A check with a correction at a public desk, whose words nobody could mistake."""
    with database.transaction() as session:
        a_public_desk(session)
        made = a_published_check(
            session,
            claimant=f"Odile {MARKER}",
            headline=f"The {MARKER} of the harbour",
            topics=(MARKER,),
            conclusion=f"There is no {MARKER}.",
        )
        a_correction(session, made, CorrectionTier.KEEPS_RATING, f"The {MARKER} was smaller.")
        return made


def test_hostile_words_stay_words_in_everything_that_is_published(
    app: Flask, database: Database, settings: Settings
) -> None:
    app.extensions[EXTENSION] = Desk(replace(settings, desk_name=f"D {HOSTILE[:80]}"), database)
    with database.transaction() as session:
        made = _a_hostile_check(session)
        token = a_link(session, made, label=HOSTILE[:60])[1]
    browser, kinds = Stern(app), set()
    for path in open_addresses(app, [made.ref], tokens=[token], claimants=["a"]):
        answer = browser.client.get(path, buffered=True)
        if answer.status_code != 200:
            assert answer.status_code == 404, path
            continue
        kinds.add(answer.mimetype)
        if answer.mimetype == "text/html":
            # The stern browser holds it to the rules of pages: no script, handler or style in it.
            _is_plain(browser.get(path).text, path)
        else:
            _is_whole(answer.get_data(), answer.mimetype, path)
    assert kinds >= {
        "text/html",
        "text/markdown",
        "application/json",
        "application/ld+json",
        "application/pdf",
        "application/atom+xml",
        "application/xml",
        "text/xml",
        "image/png",
    }


@pytest.mark.parametrize("hidden", ["by link only", "confidential", "withheld"])
def test_what_is_not_for_everybody_is_at_no_open_address(
    app: Flask, database: Database, claim: Claim, hidden: str
) -> None:
    with database.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        tokens = [a_link(session, claim)[1]] if hidden == "withheld" else []
        if hidden == "by link only":
            set_publicity(session, admin, is_public=False)
        elif hidden == "confidential":
            keep_confidential(session, admin, claim.id, [])
        else:
            withhold(session, admin, claim.id, Ground.LEGAL, f"A judge wants no {MARKER}.")
    told = []
    for path in _addresses(app, claim, tokens):
        answer = app.test_client().get(path, buffered=True)
        words = f"{answer.headers}{answer.get_data().decode(errors='replace')}".casefold()
        is_of_claim = claim.ref in path or any(token in path for token in tokens)
        assert not is_of_claim or answer.status_code in (302, 404, 451), path
        # A list repeats the word that it is asked for, and nothing else.
        told += [path for said in SAID if said in words]
    assert told == []


def test_nobody_gets_a_cookie_or_another_page_for_being_signed_in(
    app: Flask, database: Database, claim: Claim
) -> None:
    with database.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        token = a_link(session, claim)[1]
    signed_in = Stern(app, admin).client
    for path in _addresses(app, claim, [token]):
        theirs, anybodys = (
            client.get(path, buffered=True) for client in (signed_in, app.test_client())
        )
        assert "Set-Cookie" not in anybodys.headers, path
        framed = "frame-ancestors *" in anybodys.headers["Content-Security-Policy"]
        assert framed == path.endswith("/embed"), path
        if anybodys.status_code == 404 and not path.startswith("/s/"):
            # Said in the desk's own frame, to whom it knows; so nobody keeps it.
            assert theirs.headers["Cache-Control"] == "no-store", path
            continue
        assert theirs.get_data() == anybodys.get_data(), path
        assert "Set-Cookie" not in theirs.headers, path
        assert "Cookie" not in theirs.headers.get("Vary", ""), path
        kept = theirs.headers["Cache-Control"]
        assert kept == anybodys.headers["Cache-Control"], path
        if path.startswith("/s/"):
            assert kept == "private, no-store", path


@pytest.mark.parametrize("ref", ["fc-{}", "FC-0{}", "{}", " FC-{}", "FC-{}%20"])
def test_another_spelling_leads_to_the_one_address(stern: Stern, claim: Claim, ref: str) -> None:
    page = stern.get(f"/checks/{ref.format(claim.id)}", expect=301)
    assert page.location == f"/checks/{claim.ref}"


@pytest.mark.parametrize(
    "ref",
    [
        "FC-0",
        "FC--1",
        "FC-999999999",
        "FC-9999999999999999999",
        "FC-１",
        "FC-²",
        "x",
        "%00",
        "%0d%0a",
    ],
)
def test_what_is_no_check_is_nothing(app: Flask, claim: Claim, ref: str) -> None:
    for path in open_addresses(app, [ref.replace("%0d%0a", "\r\n").replace("%00", "\0")]):
        if path.startswith("/checks/"):
            assert app.test_client().get(path).status_code == 404, path
    page = app.test_client().get(f"/oembed?url=http://localhost/checks/{ref}")
    assert page.status_code in (404, 422)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST", "PUT", "DELETE"])
def test_other_methods_get_no_more(app: Flask, claim: Claim, method: str) -> None:
    for path in _addresses(app, claim):
        answer = app.test_client().open(path, method=method, buffered=True)
        assert answer.status_code < 500, path
        assert method == "HEAD" or MARKER not in answer.get_data(as_text=True).casefold(), path
        assert method != "HEAD" or answer.get_data() == b"", path


def _addresses(app: Flask, claim: Claim, tokens: list[str] | None = None) -> Iterator[str]:
    names = [f"odile-{MARKER}"]
    yield from open_addresses(app, [claim.ref], tokens=tokens or (), claimants=names)
    yield from (f"/checks?q={word}" for word in ("harbour", MARKER))
    yield from (f"/{page}?topic={MARKER}" for page in ("checks", "feeds/checks.atom"))
    yield f"/checks?claimant=odile-{MARKER}"


def _is_plain(page: str, path: str) -> None:
    tree = lxml.html.document_fromstring(page)
    for script in tree.xpath("//script[not(@src)]"):
        assert script.get("type") == "application/ld+json", path
        json.loads(script.text)
    assert tree.xpath("//img[@src='x'] | //@onerror") == [], path
    ways = [way.strip().casefold() for way in tree.xpath("//@href | //@src | //@action")]
    assert [way for way in ways if way.startswith(("javascript", "data:", "vbscript"))] == [], path
    assert "49" not in {word.strip() for word in tree.xpath("//h1//text()")}, path


def _is_whole(content: bytes, kind: str, path: str) -> None:
    """What programs read is read by them, and holds the words as they are."""
    if kind.endswith("json"):
        json.loads(content)
    elif kind.endswith("xml"):
        root = lxml.etree.fromstring(content)
        assert root.xpath("//*[local-name()='script' or local-name()='img']") == [], path
    elif kind == "application/pdf":
        with pypdfium2.PdfDocument(content) as document:
            assert "alert(1)" in "".join(page.get_textpage().get_text_range() for page in document)
    elif kind.startswith("image/"):
        assert size_of(content) == (1200, 630)


def _a_hostile_check(session: Session) -> Claim:
    admin = a_person(session, Role.ADMIN, name=f"E {HOSTILE}"[:120])
    admin.signs_by_name = True
    set_publicity(session, admin, is_public=True)
    texts = SiteTexts(about=HOSTILE, corrections_policy=HOSTILE, contact="x@y.example")
    word_site(session, admin, texts)
    words = f"The pier was free {HOSTILE}"
    article = an_article(
        session,
        f"{words}\n\nThe council paid for the pier {HOSTILE}\n\nIt is long {HOSTILE}",
        outlet=HOSTILE[:150],
        title=HOSTILE,
        author=HOSTILE,
    )
    session.get_one(Article, article.id).address = ADDRESS
    claim = a_claim(session, article=article, words="The pier was free </script><script>alert(1)")
    wording = Wording(
        claimant=f"a {HOSTILE}"[:150],
        claimant_role=HOSTILE,
        claimant_kind=ClaimantKind.PERSON,
        occasion=HOSTILE,
        statement=HOSTILE,
        headline=HOSTILE,
        topics=(HOSTILE[:40],),
        said_on=now().date(),
    )
    word_claim(session, admin, claim.id, wording)
    some_evidence(session, claim, "The council paid for the pier </script><script>alert(1)")
    search = a_search(session, claim, searched_in=HOSTILE, searched_for=HOSTILE, found=HOSTILE)
    attach_search(session, admin, search.id, Stance.CONTRADICTS)
    asked = a_contact(session, claim, whom=HOSTILE, printed_as=HOSTILE, role=HOSTILE)
    record_answer(session, admin, asked.id, Reply.ANSWERED, now().date(), HOSTILE)
    a_review(session, claim)
    a_review(session, claim)
    assert claim.status is Status.AGREED
    masthead = Masthead(f"D {HOSTILE}", "http://localhost")
    sign_off(session, admin, claim.id, conclusion=HOSTILE)
    publish(session, admin, claim.id, masthead)
    begin_correction(session, admin, claim.id)
    sign_off(session, admin, claim.id, conclusion=f"Not {HOSTILE}", correction=HOSTILE)
    publish(session, admin, claim.id, masthead)
    return claim
