"""Comments beside a claim: threads, mentions, the seal on those about the rating."""

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Comment, Person, Role, Status, ThreadKind
from factcheck.workflow.comments import answer, comment, edit
from factcheck.workflow.threads import About
from tests.factories import a_claim, a_person, a_review, article_of, newest_version, some_evidence
from tests.stern import Answer, Stern

SECRET = "zitronengras"


@pytest.fixture
def people(database: Database) -> list[Person]:
    """Mara and Tom review, Ilse edits, Rea reads."""
    with database.transaction() as session:
        return [
            a_person(session, name="Mara Finch", email="mara@desk.example"),
            a_person(session, name="Tom Reyes", email="reyes@desk.example"),
            a_person(session, Role.EDITOR, name="Ilse Brand"),
            a_person(session, Role.READER, name="Rea Lund"),
        ]


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        claim = a_claim(session)
        some_evidence(session, claim)
        return claim


def talk(browser: Stern, claim: Claim, more: str = "") -> Answer:
    return browser.get(f"/claims/{claim.id}?pane=talk{more}")


def written(
    browser: Stern, claim: Claim, text: str, about: str = "claim", **options: int
) -> Answer:
    address = f"/claims/{claim.id}/comments?pane=talk"
    form = talk(browser, claim).form(address)
    form |= {"comment-text": text, "comment-about": about}
    return browser.post(address, form, **options)


def test_a_comment_is_written_answered_and_read(
    stern: Stern, people: list[Person], claim: Claim
) -> None:
    mara, tom, _, rea = (stern.as_(one) for one in people)
    written(mara, claim, "Which pier <b>is</b> meant?\nSee https://pier.example/a, @Tom Reyes.")
    page = talk(tom, claim)
    [said] = page.tree.xpath("//p[@class='comment-text']")
    assert said.text_content() == (
        "Which pier <b>is</b> meant?\nSee https://pier.example/a, @Tom Reyes."
    )
    assert said.xpath("a/@href") == ["https://pier.example/a"]
    assert said.xpath("b[@class='mention']/text()") == ["@Tom Reyes"]
    [thread] = page.tree.xpath("//li[@class='thread']/@id")
    number = thread.removeprefix("thread-")
    address = f"/threads/{number}/comments?pane=talk"
    tom.post(address, page.form(address) | {f"answer-{number}-text": "The new one."})
    assert "The new one." in talk(rea, claim).words
    assert "Talk 1" in talk(rea, claim).words
    assert (
        rea.get(f"/threads/{number}", 302).location
        == f"/claims/{claim.id}?pane=talk&thread={number}"
    )
    rea.post(address, {f"answer-{number}-text": "x"}, 403)


def test_a_mention_of_nobody_keeps_what_was_typed(
    stern: Stern, people: list[Person], claim: Claim
) -> None:
    mara = stern.as_(people[0])
    page = written(mara, claim, "Half an hour of work for @Jon", expect=422)
    assert "“@Jon” is nobody at this desk" in page.words
    assert page.form(f"/claims/{claim.id}/comments?pane=talk")["comment-text"].strip() == (
        "Half an hour of work for @Jon"
    )
    page = written(mara, claim, "  ", expect=422)
    assert "Write something first" in page.words
    written(mara, claim, "x" * 4001, expect=422)
    written(mara, claim, "x", about="evidence-999", expect=404)
    written(mara, claim, "x", about="weather", expect=422)


def test_people_are_offered_for_the_beginning_of_a_name(
    stern: Stern, people: list[Person], claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        a_person(session, name="Mara Finch", email="second@desk.example")
        a_person(session, name="Mara Gone", disabled=True)
    mara = stern.as_(people[0])

    def offered(begun: str) -> list[str]:
        answer = mara.get(f"/claims/{claim.id}/people?q={begun}")
        return [one["write"] for one in answer.response.json["people"]]  # type: ignore[index]

    assert offered("mar") == ["mara@desk.example", "second@desk.example"]
    assert offered("rey") == ["Tom Reyes"]
    assert offered("tom r") == ["Tom Reyes"]
    assert offered("zzz") == []
    stern.as_(people[3]).get(f"/claims/{claim.id}/people", 403)


def test_the_ledger_counts_comments_and_leads_to_writing_one(
    stern: Stern, people: list[Person], claim: Claim, database: Database
) -> None:
    mara = stern.as_(people[0])
    page = mara.get(f"/claims/{claim.id}")
    [link] = page.tree.xpath("//li[contains(@class,'evidence')]//a[.='Comment']/@href")
    form = mara.get(link.partition("#")[0]).form(f"/claims/{claim.id}/comments?pane=talk")
    assert form["comment-about"].startswith("evidence-")
    mara.post(f"/claims/{claim.id}/comments?pane=talk", form | {"comment-text": "Is it dated?"})
    assert mara.get(f"/claims/{claim.id}").tree.xpath("//a[.='1 comment']")


def test_a_passage_is_commented_on_and_marked_in_the_article(
    stern: Stern, people: list[Person], claim: Claim, database: Database
) -> None:
    mara = stern.as_(people[0])
    address = f"/claims/{claim.id}/passages/comments"
    form = mara.get(f"/claims/{claim.id}").form(address)
    words = {"remark-exact": "in front of a small crowd", "remark-text": "How small?"}
    page = mara.post(address, form | words, follow=True)
    [mark] = page.tree.xpath("//mark[contains(@class,'talk')]")
    assert mark.text == "in front of a small crowd"
    [thread] = talk(mara, claim).tree.xpath("//h3[@class='thread-about']/a/@href")
    assert thread.partition("#")[2] in page.tree.xpath("//article//span/@id")
    other = {"remark-exact": "nobody ever said", "remark-text": "Who?"}
    refused = mara.post(address, form | other, 422)
    assert "not in the article" in refused.words
    assert refused.form(address)["remark-text"].strip() == "Who?"
    with database.reading() as session:
        version = newest_version(session, article_of(session, claim))
    assert f'value="{version.id}"' in page.text


def test_ones_comment_is_edited_withdrawn_and_restored(
    stern: Stern, people: list[Person], claim: Claim, database: Database
) -> None:
    mara, tom = stern.as_(people[0]), stern.as_(people[1])
    with database.transaction() as session:
        own = comment(session, people[0], claim.id, "First wording.")
    address = f"/comments/{own.id}/wording?pane=talk"
    form = talk(mara, claim).form(address)
    mara.post(address, form | {f"edit-{own.id}-text": "Second wording."})
    page = talk(tom, claim)
    assert "Second wording." in page.words
    assert "First wording." in page.words
    assert not page.tree.xpath("//summary[.='Edit or withdraw']")
    tom.post(address, form, 403)
    page = mara.post(f"/comments/{own.id}/withdrawal?pane=talk", follow=True)
    assert "Second wording." not in talk(tom, claim).words
    mara.post(f"/comments/{own.id}/restoration?pane=talk")
    assert "Second wording." in talk(tom, claim).words


def test_two_windows_that_edit_one_comment_show_both_versions(
    stern: Stern, people: list[Person], claim: Claim, database: Database
) -> None:
    mara = stern.as_(people[0])
    with database.transaction() as session:
        own = comment(session, people[0], claim.id, "As it was.")
    address = f"/comments/{own.id}/wording?pane=talk"
    form = talk(mara, claim).form(address)
    with database.transaction() as session:
        edit(session, people[0], own.id, "From the phone.")
    page = mara.post(address, form | {f"edit-{own.id}-text": "From the desk."}, 409)
    assert page.tree.xpath("//div[@class='version mine']/p/text()") == ["From the desk."]
    assert page.tree.xpath("//div[@class='version theirs']/p/text()") == ["From the phone."]
    mara.post(address, page.form(address))
    with database.reading() as session:
        assert session.get_one(Comment, own.id).text == "From the desk."


def test_a_thread_is_resolved_and_stands_under_resolved(
    stern: Stern, people: list[Person], claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        number = comment(session, people[0], claim.id, "Which pier?").thread_id
    tom = stern.as_(people[1])
    tom.post(f"/threads/{number}/resolution?pane=talk")
    assert "Which pier?" not in talk(tom, claim).words
    page = talk(tom, claim, "&show=resolved")
    assert "Resolved by Tom Reyes" in page.words
    tom.post(f"/threads/{number}/reopening?pane=talk&show=resolved")
    assert "Which pier?" in talk(tom, claim).words


def test_a_long_thread_is_read_in_pages(
    stern: Stern, people: list[Person], claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        number = comment(session, people[0], claim.id, "Word 0.").thread_id
        for count in range(1, 56):
            answer(session, people[0], number, f"Word {count}.")
    tom = stern.as_(people[1])
    page = talk(tom, claim)
    assert "Word 55." in page.words
    [more] = page.tree.xpath("//a[contains(.,'51 earlier comments')]/@href")
    page = tom.get(more)
    [more] = page.tree.xpath("//a[contains(.,'6 earlier comments')]/@href")
    assert "Word 0." in tom.get(more).words
    tom.get(f"/claims/{claim.id}?pane=talk&thread=999", 404)


def test_nobody_but_the_author_finds_a_comment_on_the_rating_of_a_running_round(
    stern: Stern, people: list[Person], claim: Claim, database: Database
) -> None:
    others = [stern.as_(one) for one in people[1:]]
    addresses = [
        *(f"/claims/{claim.id}?pane={pane}" for pane in ("talk", "activity", "article")),
        f"/claims/{claim.id}?pane=talk&show=resolved",
        f"/claims/{claim.id}?pane=talk&thread=1",
        "/threads/1",
        "/",
        "/claims",
        f"/search?q={SECRET[:5]}",
        f"/reports/{claim.ref}",
    ]

    def everything() -> list[tuple[int, str]]:
        found = []
        for browser in others:
            for path in addresses:
                response = browser.client.get(path, buffered=True)
                tree = Answer(response).tree if response.mimetype == "text/html" else None
                words = tree.xpath("string(//main)") if tree is not None else response.location
                found.append((response.status_code, words))
            note = browser.post(f"/claims/{claim.id}/presence", {"seen": str(seen)}, 200)
            found.append((200, note.text))
        return found

    with database.transaction() as session:
        a_review(session, claim, by=people[0])
    seen = 10_000_000
    everything()  # by now everybody is here
    before = everything()
    mara = stern.as_(people[0])
    written(mara, claim, f"{SECRET}, @Tom Reyes", about="rating")
    assert everything() == before
    for browser in others[:2]:
        browser.post("/threads/1/comments", {"answer-1-text": "x"}, 404)
        browser.post("/threads/1/resolution", {}, 404)
        browser.post("/comments/1/wording", {"edit-1-text": "x"}, 404)
        browser.post("/comments/1/withdrawal", {}, 404)
    assert "sealed: only you see this" in talk(mara, claim).words
    with database.transaction() as session:
        a_review(session, claim, by=people[1])
    for browser in others:
        assert SECRET in talk(browser, claim).words


def test_a_report_says_nothing_of_comments(
    stern: Stern, people: list[Person], database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        for kind in (ThreadKind.CLAIM, ThreadKind.RATING):
            comment(session, people[0], claim.id, SECRET, About(kind))
    mara = stern.as_(people[0])
    assert SECRET in talk(mara, claim).words
    for path in ("", "/editions/1", "/editions/1.md", "/editions/1.json"):
        response = mara.client.get(f"/reports/{claim.ref}{path}", buffered=True)
        assert SECRET not in response.get_data(as_text=True)


def test_a_confidential_claims_talk_is_not_there_for_others(
    stern: Stern, people: list[Person], claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        number = comment(session, people[0], claim.id, SECRET).thread_id
        session.get_one(Claim, claim.id).is_confidential = True
    tom = stern.as_(people[1])
    for path in (
        f"/threads/{number}",
        f"/claims/{claim.id}/people",
        f"/claims/{claim.id}?pane=talk",
    ):
        tom.get(path, 404)
    tom.post(f"/claims/{claim.id}/presence", {"seen": "0"}, 404)
    tom.post(f"/claims/{claim.id}/comments", {"comment-text": "x", "comment-about": "claim"}, 404)
    tom.post(f"/threads/{number}/comments", {f"answer-{number}-text": "x"}, 404)


def test_what_is_said_about_a_dispute_stands_beside_its_reviews(
    stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        ada = a_person(session, name="Ada Moss")
        claim = a_claim(session, Status.DISPUTED)
    browser = stern.as_(ada)
    page = browser.get(f"/claims/{claim.id}?pane=talk&about=dispute")
    form = page.form(f"/claims/{claim.id}/comments?pane=talk")
    sent = form | {"comment-text": "Is a grant a cost?", "comment-about": "dispute"}
    browser.post(f"/claims/{claim.id}/comments?pane=talk", sent, expect=303)
    [beside] = browser.get(f"/claims/{claim.id}").tree.xpath("//*[@id='discussion']")
    assert "Ada Moss" in beside.text_content() and "Is a grant a cost?" in beside.text_content()
