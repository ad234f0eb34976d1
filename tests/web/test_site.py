"""The public site, as anybody reads it."""

import re

import feedparser
import lxml.etree
import pytest
import time_machine
from flask import Flask

from factcheck.db import Database
from factcheck.models import Claim, CorrectionTier, Role, SiteTexts, Status
from factcheck.queries.published import PAGE
from factcheck.workflow.comments import comment
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.reports import publish
from tests.factories import a_claim, a_person, a_review, a_sign_off, some_evidence
from tests.publishing import MASTHEAD, a_correction, a_public_desk, a_published_check
from tests.stern import Answer, Stern

PAGES = ("/checks", "/claimants", "/method", "/corrections")
FEEDS = ("/feeds/checks.atom", "/feeds/corrections.atom")
OTHERS = ("/sitemap.xml", "/sitemaps/0.xml", "/sitemaps/1.xml")
TEXTS = SiteTexts(
    about="We check harbours.\n\nReaders pay for it.",
    corrections_policy="Write to us, and we answer.",
    contact="errors@desk.example",
)


@pytest.fixture
def public(database: Database) -> Database:
    """A desk that publishes for everybody."""
    with database.transaction() as session:
        a_public_desk(session, TEXTS)
    return database


def checks_on(page: Answer) -> list[str]:
    return [" ".join(heading.text_content().split()) for heading in page.tree.xpath("//article/h2")]


def test_a_reader_goes_from_the_front_page_to_a_report_and_leaves_no_trace(
    public: Database, stern: Stern
) -> None:
    with public.transaction() as session:
        claim = a_published_check(session, headline="A free pier", topics=("Harbour",))
    assert (stern.get("/", expect=302).location or "").endswith("/checks")
    ways = [
        *PAGES,
        *FEEDS,
        *OTHERS,
        "/claimants/odile-fenn",
        "/checks?topic=harbour&q=pier&rating=false",
        f"/checks/{claim.ref}",
        f"/checks/{claim.ref}/editions",
        f"/checks/{claim.ref}/editions/1",
        f"/checks/{claim.ref}/editions/1/report.md",
        "/robots.txt",
    ]
    for way in ways:
        answer = stern.get(way)
        assert "Set-Cookie" not in answer.headers, way
        assert "Cookie" not in answer.headers.get("Vary", ""), way
        assert answer.headers["Cache-Control"] == "public, max-age=60", way
        kept = {"If-None-Match": answer.headers["ETag"]}
        assert stern.get(way, expect=304, headers=kept).text == ""
        head = stern.client.head(way)
        assert (head.status_code, head.data) == (200, b"")
        assert head.headers["Content-Length"] == answer.headers["Content-Length"]
    front = stern.get("/checks")
    assert checks_on(front) == ["A free pier"]
    [address] = front.tree.xpath("//article/h2/a/@href")
    assert claim.quotation in stern.get(address).text


def test_a_desk_by_link_only_has_no_site(database: Database, stern: Stern) -> None:
    with database.transaction() as session:
        a_published_check(session, headline="A free pier")
    assert (stern.get("/checks", expect=302).location or "").endswith("/reports")
    for way in (*PAGES[1:], "/claimants/odile-fenn", *FEEDS, *OTHERS):
        assert "A free pier" not in stern.get(way, expect=404).text
    assert stern.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert (stern.get("/", expect=302).location or "").startswith("/sign-in")


def test_an_empty_site_says_what_will_be_there(public: Database, stern: Stern) -> None:
    assert "Nothing is published yet" in stern.get("/checks").words
    assert "Nothing has been corrected yet" in stern.get("/corrections").words
    for way in FEEDS:
        feed = feedparser.parse(stern.get(way).text)
        assert not feed.bozo and not feed.entries and feed.feed.updated_parsed


def test_the_list_is_searched_in_its_address_and_walked_page_by_page(
    public: Database, stern: Stern
) -> None:
    with public.transaction() as session:
        for number in range(PAGE + 1):
            a_published_check(session, headline=f"Claim {number}", topics=("Harbour",))
    first = stern.get("/checks?topic=harbour")
    assert len(checks_on(first)) == PAGE and first.h1 == "Checks about Harbour"
    assert "31 checks fit" in first.words
    [older] = first.tree.xpath("//a[@rel='next']/@href")
    assert "topic=harbour" in older
    assert checks_on(stern.get(older)) == ["Claim 0"]
    assert checks_on(stern.get("/checks?q=claim+7")) == ["Claim 7"]
    nothing = stern.get("/checks?rating=true&from=2026-99-01")
    assert "No check fits" in nothing.words and "“2026-99-01” is no day" in nothing.words
    assert nothing.tree.xpath("//meta[@name='robots']/@content") == ["noindex, follow"]


@pytest.mark.parametrize(
    "asked",
    [
        "q=" + "harbour+" * 1250,
        "q=%22+OR+1%3D1+--",
        "q=*&rating=%27&claimant=%3Cscript%3E&topic=%E2%80%AE&from=x&to=-1&before=FC-9e9",
        "q=NEAR%28a+b%29%3A%5E&before=%F0%9F%90%99",
        "claimant=" + "a" * 9000,
    ],
)
def test_whatever_is_asked_the_list_answers(public: Database, stern: Stern, asked: str) -> None:
    assert "<script" not in stern.get(f"/checks?{asked}").text
    stern.get(f"/feeds/checks.atom?{asked}")


def test_a_claimants_page_tallies_their_ratings(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        for headline in ("One", "Two", "Three"):
            claim = a_published_check(session, headline=headline)
        a_correction(session, claim, CorrectionTier.VOID)
    index = stern.get("/claimants")
    assert index.tree.xpath("//main//li/a/@href") == ["/claimants/odile-fenn"]
    assert (stern.get("/claimants/Odile%20FENN", expect=301).location or "").endswith(
        "/claimants/odile-fenn"
    )
    page = stern.get("/claimants/odile-fenn")
    [row] = page.tree.xpath("//table/tbody/tr")
    assert " ".join(row.text_content().split()) == "False 100% 2"
    assert "Void: the desk took this check back" in page.words
    stern.get("/claimants/nobody", expect=404)
    stern.get("/claimants/%22", expect=404)


def test_the_method_page_says_by_what_rules_the_desk_goes(public: Database, stern: Stern) -> None:
    page = stern.get("/method").words
    for said in (
        "We check harbours.",
        "two sealed reviews",
        "Mostly false",
        "It has a grain of truth, and its point fails.",
        "sha256sum",
        "errors@desk.example",
    ):
        assert said in page
    assert "Contradicted" not in page  # a finding of a scheme that readers never see


def test_corrections_are_listed_but_for_slips_of_the_pen(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        claim = a_published_check(session, headline="A free pier")
        a_correction(session, claim, CorrectionTier.KEEPS_RATING, "It was paid for twice.")
        a_correction(session, claim, CorrectionTier.TYPO, "A letter was missing.")
    page = stern.get("/corrections")
    assert "It was paid for twice." in page.words and "A letter was missing." not in page.words
    assert "Write to us, and we answer." in page.words
    assert f"/checks/{claim.ref}/editions/2" in page.tree.xpath("//main//a/@href")
    assert "Corrected" in stern.get("/checks").words
    editions = stern.get(f"/checks/{claim.ref}/editions").words
    assert "Edition 3" in editions and "It was paid for twice." in editions
    assert "A letter was missing." not in editions


def test_feeds_are_read_by_feed_readers_and_keep_their_ids(public: Database, stern: Stern) -> None:
    with time_machine.travel("2030-05-01T12:00Z", tick=False), public.transaction() as session:
        older = a_published_check(session, headline="A “free” pier & more")
    with time_machine.travel("2030-05-02T12:00Z", tick=False), public.transaction() as session:
        newer = a_published_check(session, claimant="Bo Lind", topics=("Harbour",))
    before = feedparser.parse(stern.get(FEEDS[0]).text)
    with time_machine.travel("2030-05-03T12:00Z", tick=False), public.transaction() as session:
        a_correction(session, older, CorrectionTier.UPDATE, "There is <b>more</b> to say.")
    answer = stern.get(FEEDS[0])
    feed = feedparser.parse(answer.text)
    assert not feed.bozo and feed.version == "atom10"
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert answer.headers["Last-Modified"] == "Fri, 03 May 2030 12:00:00 GMT"
    assert feed.feed.id == "http://localhost/feeds/checks.atom"
    ids = [f"http://localhost/checks/{one.ref}" for one in (older, newer)]
    assert [entry.id for entry in feed.entries] == ids
    assert {entry.id for entry in before.entries} == set(ids)
    [first, second] = feed.entries
    assert first.title == "A “free” pier & more"
    assert (first.published, first.updated) == ("2030-05-01T12:00:00Z", "2030-05-03T12:00:00Z")
    assert second.summary == "Rated False. The pier was not free."
    assert [tag.term for tag in second.tags] == ["False"]
    of_bo = feedparser.parse(stern.get(f"{FEEDS[0]}?claimant=Bo+Lind").text)
    assert [entry.id for entry in of_bo.entries] == ids[1:]
    assert of_bo.feed.title == "The Sandvik Desk: checks · Bo Lind"
    [told] = feedparser.parse(stern.get(FEEDS[1]).text).entries
    assert told.id == f"{ids[0]}/editions/2"
    assert told.summary == "There is <b>more</b> to say."


def test_robots_find_every_check_and_nothing_of_the_desk(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        shown, secret = a_published_check(session), a_published_check(session)
        session.get_one(Claim, secret.id).is_confidential = True
    robots = stern.get("/robots.txt").text
    assert "Sitemap: http://localhost/sitemap.xml" in robots
    assert robots.rstrip().partition("\n\n")[0].endswith("Disallow: /")
    places = lxml.etree.fromstring(stern.get("/sitemap.xml").text.encode())
    files = [place.text for place in places.iter("{*}loc")]
    assert files == [f"http://localhost/sitemaps/{number}.xml" for number in (0, 1)]
    checks = lxml.etree.fromstring(stern.get("/sitemaps/1.xml").text.encode())
    assert [place.text for place in checks.iter("{*}loc")] == [
        f"http://localhost/checks/{shown.ref}"
    ]
    stern.get("/sitemaps/2.xml", expect=404)


MARKER = "quokka"


def test_nothing_that_is_the_desks_own_is_on_the_site(
    app: Flask, public: Database, stern: Stern
) -> None:
    secret = f"A {MARKER} of the desk"
    with public.transaction() as session:
        editor = a_person(session, Role.EDITOR, name=f"Ada {MARKER}")
        claim = a_claim(session, by=editor)
        some_evidence(session, claim, by=editor, note=secret)
        for _ in range(2):
            reviewer = a_person(session, name=f"Bo {MARKER}")
            a_review(session, claim, by=reviewer, justification=secret)
        a_sign_off(session, claim, by=editor)
        publish(session, editor, claim.id, MASTHEAD)
        comment(session, editor, claim.id, secret)
        hidden = a_published_check(
            session, claimant=secret, headline=secret, topics=(secret,), conclusion=f"{secret}."
        )
        a_correction(session, hidden, CorrectionTier.UPDATE, f"{secret}.")
        session.get_one(Claim, hidden.id).is_confidential = True
        withheld = a_published_check(session, claimant=secret, headline=secret, topics=(secret,))
        a_correction(session, withheld, CorrectionTier.UPDATE, f"{secret}.")
        session.get_one(Claim, withheld.id).status = Status.WITHHELD
    slug = f"a-{MARKER}-of-the-desk"
    numbers = [claim.id, hidden.id, withheld.id]
    read = 0
    for rule in app.url_map.iter_rules():
        room = rule.endpoint.partition(".")[0]
        if room not in ("checks", "front", "claimants", "method", "corrections", "feeds", "robots"):
            continue
        for number in numbers:
            path = rule.rule.replace("<ref>", f"FC-{number}").replace("<name>", slug)
            path = re.sub(r"<any\(md, json\):\w+>", "md", re.sub(r"<int:\w+>", "1", path))
            asks = ("", f"?q={MARKER}", f"?claimant={slug}", f"?topic={slug}", f"?from={slug[:3]}")
            for ask in asks:
                answer = stern.client.get(path + ask)
                body = answer.get_data(as_text=True)
                # What was asked for comes back in the form that asked; nothing else may.
                for echoed in (ask.partition("=")[2], slug):
                    body = body.replace(echoed, "") if ask else body
                assert MARKER not in body, path + ask
                assert (number == withheld.id) or answer.status_code in (200, 404), path
                read += answer.status_code == 200
    assert read > 50


def test_a_site_that_was_closed_is_gone(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        claim = a_published_check(session)
        set_publicity(session, a_person(session, Role.EDITOR), is_public=False)
    stern.get("/method", expect=404)
    stern.get(f"/checks/{claim.ref}/editions", expect=404)
    assert (stern.get(f"/checks/{claim.ref}", expect=302).location or "").endswith(
        f"/reports/{claim.ref}"
    )
