"""Input made to break something gets a plain answer on both databases, and is never half kept."""

import io
from typing import Any

import pytest
from flask import Flask
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import RuleBroken
from factcheck.intake.drafts import Draft, Facts
from factcheck.intake.reading import read_text
from factcheck.models import Article, Claim, Evidence, Person, Role, Status, Version
from factcheck.queries import fulltext
from factcheck.queries.search import search
from factcheck.queries.suggestions import suggestions
from factcheck.text.searching import Term
from factcheck.workflow import articles, claims, people
from factcheck.workflow.passages import MOST_PIECES
from tests.factories import (
    a_claim,
    a_link,
    a_person,
    a_sign_off,
    article_of,
    newest_version,
    some_evidence,
)
from tests.stern import Stern

#: A ligature that folds to three letters, a capital that is two small ones, four bytes, a family.
ODD_LETTERS = ("ﬃ", "İ", "ΐ", "𠀀", "👨‍👩‍👧")
QUERIES = (
    *('"', '""', "NEAR(a b)", "a* OR b", "(", ")", "''", "'", "\\", "\\'", "’", "!!!", ":*", "-"),
    *("NOT", "AND", "^a", "{a}", "a:b", "²", "\u0301", "İ", "𠀀", "%", "_", "a\tb", "水" * 5_000),
    *("w" * 10_000, "w " * 5_000, "<->", "a & ! b", "col : x", "--", "/*"),
)


@pytest.fixture
def editor(storage: Database) -> Person:
    with storage.transaction() as session:
        return a_person(session, Role.EDITOR)


def taken_in(session: Session, actor: Person, words: str, **facts: Any) -> Article:
    draft = read_text(words, Facts(**facts))
    assert isinstance(draft, Draft), draft
    return articles.take_in(session, actor, draft).article


@pytest.mark.parametrize("letter", ODD_LETTERS)
def test_the_longest_of_everything_that_people_type_fits(
    app_on: Flask, storage: Database, editor: Person, letter: str
) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        other = a_claim(session)
        evidence = some_evidence(session, other)
    browser, base, long = Stern(app_on, editor), f"/claims/{claim.id}", letter * 10_000
    most = {200: long[:200], 500: long[:500], 120: long[:120], 2_000: long[:2_000]}
    said = dict.fromkeys(("claimant", "role", "occasion", "headline"), most[200])
    sent = {f"wording-{name}": words for name, words in said.items()}
    browser.post(f"{base}/wording", {**sent, "wording-statement": long[:1_000]})
    browser.post(f"{base}/links", {"link-label": most[120], "link-key": long[:64]}, expect=200)
    name = f"restate-{evidence.id}"
    sent = {f"{name}-stance": "supports", f"{name}-note": most[2_000]}
    browser.post(f"/evidence/{evidence.id}/restatement", sent)
    browser.post(f"{base}/verdict", {"verdict-conclusion": long[:300]})
    browser.post(f"{base}/publication", {})
    facts = {"outlet": most[200], "title": most[500], "author": long[:300]}
    sent = {f"article-{name}": words for name, words in facts.items()}
    browser.post("/articles", {**sent, "article-text": f"The pier was paid for. {letter}"})
    browser.get(f"/reports/{claim.ref}")
    browser.get(f"{base}?pane=activity")


def test_more_than_fits_is_refused_by_the_form(
    app_on: Flask, storage: Database, editor: Person
) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.AGREED)
    browser, base = Stern(app_on, editor), f"/claims/{claim.id}"
    for path, sent in (
        (f"{base}/wording", {"wording-claimant": "x" * 201}),
        (f"{base}/wording", {"wording-statement": "x" * 1_001}),
        (f"{base}/links", {"link-label": "x" * 121}),
        (f"{base}/links", {"link-label": "x", "link-key": "x" * 65}),
        (f"{base}/verdict", {"verdict-conclusion": "x" * 301}),
        (
            f"{base}/evidence",
            {"evidence-start": " ", "evidence-exact": "x", "evidence-version": "1"},
        ),
        ("/policy", {"policy-reviews_wanted": "4"}),
        ("/articles", {"article-text": "x y", "article-outlet": "x" * 201}),
        ("/articles", {"article-text": "A pier.", "article-address": "javascript:alert(1)"}),
    ):
        browser.post(path, sent, expect=422)
    seen = {
        "policy-reviews_wanted": "2",
        "policy-sources_wanted": "1",
        "policy-scheme_id": "1",
        "policy-seen": "9" * 5_000,
    }
    assert browser.client.post(
        "/policy", data={"csrf_token": browser.token(), **seen}
    ).status_code in (303, 409)


def test_a_selection_with_a_blank_for_its_place_is_looked_for(
    app_on: Flask, storage: Database, editor: Person
) -> None:
    with storage.transaction() as session:
        claim = a_claim(session)
        version = newest_version(session, article_of(session, claim))
    words = "The old one was pulled down last year."
    sent = {"exact": words, "version": str(version.id), "stance": "context", "start": " "}
    form = {f"evidence-{name}": value for name, value in sent.items()}
    Stern(app_on, editor).post(f"/claims/{claim.id}/evidence", form)


@pytest.mark.parametrize(
    "path",
    [
        "/claims?after=0001-01-01T00:00:00%2B23:59_1",
        "/claims?after=9999-12-31T23:59:59-23:59_1",
        "/claims?after=2026-01-01T00:00:00%2B00:00_99999999999",
        "/claims?claimant=-1&status=all&status=nonsense",
        "/articles?before=999999999999999999999",
        "/reports?before=%C2%B2",
        "/articles?before=",
    ],
)
def test_a_cursor_that_somebody_made_up_is_passed_over(
    app_on: Flask, editor: Person, path: str
) -> None:
    Stern(app_on, editor).get(path)


def test_only_plain_figures_are_the_number_of_a_record(app_on: Flask, storage: Database) -> None:
    with storage.transaction() as session:
        reader = a_person(session, Role.READER)
        for _ in range(2):
            a_claim(session)
    Stern(app_on, reader).get("/claims/%D9%A1", expect=404)


def test_nothing_that_is_searched_for_is_taken_for_a_command(
    storage: Database, editor: Person
) -> None:
    with storage.transaction() as session:
        claim = a_claim(session)
    with storage.reading() as session:
        for query in QUERIES:
            search(session, editor, query)
            asked = [Term(query, prefix=True), Term("pier", group=1)]
            fulltext.best(session, "sentence", asked, 10)
            fulltext.likeliest(session, "sentence", asked, 10)
        for name in ("Fenn \\", "Fenn '", 'Fenn "', "Fenn -", "* Fenn)", "-"):
            claim.claimant = claims.claimant_named(session, name)
            session.flush()
            claim.claimant_id = claim.claimant.id if claim.claimant else None
            suggestions(session, editor, claim)


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("A pier.", {"address": "http://" + ".".join(["a" * 60] * 4) + "/x"}),
        ("Two piers.", {"outlet": "ﬃ" * 200}),
        ("Three piers.", {"outlet": "x" * 900, "author": "y" * 900, "title": "z" * 900}),
        (" ".join(f"水{number}" for number in range(110_000)), {}),
        (" ".join(f"𠀀𠀀𠀀{number}" for number in range(90_000)), {}),
        (
            "“We paid for it,” Mayor Odile Fenn said, “"
            + ",” she said, “".join(f"and part {number} was paid" for number in range(100))
            + ".”",
            {},
        ),
        ("\n\n".join(f"“We paid for pier {n} at once" for n in range(120)) + ",” Fenn said.", {}),
    ],
    ids=["host", "outlet", "facts", "no stops", "four bytes", "split", "paragraphs"],
)
def test_an_article_that_stretches_every_column_is_taken_in(
    storage: Database, editor: Person, words: str, facts: dict[str, str]
) -> None:
    with storage.transaction() as session:
        article = taken_in(session, editor, words, **facts)
    with storage.reading() as session:
        assert session.exec(select(Version).where(Version.article_id == article.id)).one()


def test_a_host_longer_than_any_is_no_host() -> None:
    with pytest.raises(AssertionError, match="names no host"):
        taken_in(None, None, "A pier.", address="http://" + ".".join(["a" * 60] * 9))  # type: ignore[arg-type]


def test_a_quotation_of_too_many_pieces_is_refused(
    app_on: Flask, storage: Database, editor: Person
) -> None:
    text = "Odile Fenn opened it. " + " ".join(f"w{number} is here." for number in range(80))
    with storage.transaction() as session:
        claim = a_claim(session)
        article = taken_in(session, editor, text)
        version = newest_version(session, article)
    for pieces, status in ((MOST_PIECES, 303), (MOST_PIECES + 1, 422), (70, 422)):
        sent = {
            "evidence-exact": " … ".join(f"w{number} is" for number in range(pieces)),
            "evidence-version": str(version.id),
            "evidence-stance": "context",
        }
        Stern(app_on, editor).post(f"/claims/{claim.id}/evidence", sent, expect=status)
    with storage.reading() as session:
        kept = session.exec(select(Evidence).where(Evidence.claim_id == claim.id)).all()
        assert len(kept) == 1


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("x" * 121, "a@b.example"),
        ("", "a@b.example"),
        ("\x1b\u202e ", "a@b.example"),
        ("Zoe", "İ" * 200 + "@b.example"),
        ("Zoe", "a" * 250 + "@b.example"),
        ("Zoe", "nobody"),
        ("Zoe", "a b@c.example"),
    ],
)
def test_nobody_is_invited_who_could_not_be_kept_or_reached(
    storage: Database, name: str, email: str
) -> None:
    with storage.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        with pytest.raises(RuleBroken):
            people.invite(session, admin, name=name, email=email, role=Role.READER)


def test_characters_that_nobody_sees_are_not_kept(
    app_on: Flask, storage: Database, editor: Person
) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.AGREED)
    browser = Stern(app_on, editor)
    hidden = "a\x1b[2Jb\u202ec\x9bd\u200be"
    browser.post(
        f"/claims/{claim.id}/wording", {"wording-headline": hidden, "wording-claimant": hidden}
    )
    browser.post(f"/claims/{claim.id}/verdict", {"verdict-conclusion": hidden})
    with storage.reading() as session:
        kept = session.get_one(Claim, claim.id)
        assert kept.headline == "a[2Jbcde"
        assert kept.claimant is not None
        assert kept.claimant.name == "a[2Jbcde"


def test_markup_in_any_field_is_words_on_every_page(storage: Database, app_on: Flask) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>{{7*7}}"
    with storage.transaction() as session:
        admin = a_person(session, Role.ADMIN, name=bad)
        claim = a_claim(session, Status.AGREED, by=admin)
        named = ("claimant", "claimant_role", "occasion", "statement", "headline")
        wording = claims.Wording(**dict.fromkeys(named, bad))
        claims.word_claim(session, admin, claim.id, wording)
        a_sign_off(session, claim, conclusion=bad)
        _, token = a_link(session, claim, by=admin, label=bad)
    browser = Stern(app_on, admin)
    browser.post(f"/claims/{claim.id}/publication", {})
    sent: dict[str, Any] = {f"article-{name}": bad for name in ("title", "outlet", "author")}
    sent["article-file"] = (io.BytesIO(f"A pier. {bad}".encode()), "<img src=x>\x1b\u202e.txt")
    article = browser.post("/articles", sent).location
    for path in (
        *("/", "/claims?status=all", "/inbox", "/articles", str(article), "/people"),
        *(f"/claims/{claim.id}", f"/claims/{claim.id}?pane=activity", f"/claims/{claim.id}/links"),
        *(
            "/reports",
            f"/reports/{claim.ref}",
            f"/s/{token}/",
            "/search?q=%3Cscript%3E",
            "/account",
        ),
    ):
        page = browser.get(path)
        assert not page.tree.xpath("//img | //script[not(@src)] | //*[@onerror]"), path
        assert "<script>alert" not in page.text, path
        assert ">49<" not in page.text, path
    kept = browser.client.get(f"{article}/original", buffered=True)
    assert kept.headers["Content-Disposition"].startswith("attachment; filename=")
    assert kept.headers["Content-Security-Policy"].startswith("sandbox")
    assert kept.headers["X-Content-Type-Options"] == "nosniff"
