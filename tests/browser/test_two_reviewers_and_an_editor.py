"""Two reviewers and an editor in three browsers at once, from evidence to a corrected report."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.live import running
from tests.browser.reader import Reader

pytestmark = pytest.mark.heavy

PASSWORD = "a long word for the pier"
GRANT = "accounts list a grant of two million crowns"
MEETING = "The builder of the pier met the mayor twice in May"
CLAIMS = (
    "The pier did not cost the town a single crown",
    "I never met the builder of the pier before it opened",
    "Nobody at the town hall was warned of the cracks in the piles",
)
ARTICLE = f"""\
Mayor Odile Fenn opened the new pier on Monday before a small crowd.

“{CLAIMS[0]},” Fenn said at the opening.

“{CLAIMS[1]},” Fenn said at the opening.

“{CLAIMS[2]},” Fenn said at the opening.

The council’s {GRANT} to the builder.

{MEETING}, a spokesman for the builder said."""


@dataclass(frozen=True)
class Newsroom:
    """Two who review and one who edits, each at their own browser."""

    bo: Reader
    cai: Reader
    dee: Reader

    def everybody(self) -> tuple[Reader, Reader, Reader]:
        return self.bo, self.cai, self.dee

    def open(self, path: str) -> None:
        """All three look at that page."""
        for reader in self.everybody():
            reader.open(path)


@pytest.fixture(scope="module")
def newsroom(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """The three of them, at a desk with an article that says three things."""
    with running(tmp_path_factory.mktemp("newsroom"), "--no-demo") as desk:

        def somebody(name: str, role: str) -> Reader:
            email = f"{name.split(maxsplit=1)[0].lower()}@desk.example"
            link = desk.command("invite", email, "--name", name, "--role", role)
            return Reader(chromium, desk).take_up(link.stdout.decode().strip(), PASSWORD)

        three = Newsroom(
            somebody("Bo Lind", "reviewer"),
            somebody("Cai Wren", "reviewer"),
            somebody("Dee Orr", "editor"),
        )
        add_article(three.bo)
        yield three
        said = [line for reader in three.everybody() for line in reader.said]
        for reader in three.everybody():
            reader.close()
        assert said == [], "a page had errors in its console"


def add_article(reader: Reader) -> None:
    reader.open("/articles/new")
    page = reader.page
    page.locator("#article-form textarea").fill(ARTICLE)
    page.get_by_label(re.compile("^Source")).fill("The Sandvik Courier")
    with page.expect_navigation():
        page.get_by_role("button", name="Add the article").click()


def open_with_evidence(reader: Reader, claim: str) -> str:
    """Open the claim and attach two passages to it; where its workbench is."""
    reader.open("/inbox")
    page = reader.page
    page.get_by_role("link", name=claim).first.click()
    page.get_by_role("button", name="Open the claim").click()
    attach = page.locator("#attach-form")
    for words, stance in ((GRANT, "Contradicts"), (MEETING, "Context")):
        before = page.locator("li.evidence").count()
        if not attach.is_visible():
            page.locator("#paste > summary").click()
        attach.get_by_label("The passage").fill(words)
        attach.get_by_label(stance).check(force=True)
        attach.get_by_role("button", name="Attach").click()
        expect(page.locator("li.evidence")).to_have_count(before + 1)
    return page.url.removeprefix(reader.desk.address).partition("?")[0]


def judge(form: Locator, rating: str, justification: str, sure: str = "High") -> None:
    form.get_by_label(rating, exact=True).check(force=True)
    form.get_by_label("Justification").fill(justification)
    form.get_by_label(sure).check(force=True)


def look_again(reader: Reader) -> None:
    """Turn back to the page: it asks the desk at once what is new."""
    reader.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def expect_company(reader: Reader, *names: str) -> None:
    """The page says that these have the claim on the screen too."""
    here = reader.page.locator(".presence .here")
    for _ in range(20):
        if all(name in here.inner_text() for name in names):
            return
        look_again(reader)
        reader.page.wait_for_timeout(250)
    raise AssertionError(f"only: {here.inner_text()}")


def catch_up(reader: Reader, news: str) -> None:
    """What somebody else did is told, and shown when it is asked for."""
    page = reader.page
    look_again(reader)
    expect(page.locator(".presence .moved")).to_contain_text(news)
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".presence .moved")).to_be_empty()


def sign_off_and_publish(editor: Reader, conclusion: str) -> None:
    page = editor.page
    form = page.locator("#verdict-form")
    form.get_by_label("Conclusion").fill(conclusion)
    form.get_by_role("button", name="Sign off").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".status", has_text="Published").first).to_be_visible()


def assert_sealed(reader: Reader, path: str, secret: str) -> None:
    """No pane of the claim and no page about it holds what somebody else's review says."""
    for pane in ("article", "suggestions", "parts", "outreach", "talk", "activity"):
        reader.open(f"{path}?pane={pane}")
        assert secret not in reader.page.content(), pane
    for page in ("/", "/claims?status=all", "/notices", "/agreement", "/search?q=town"):
        reader.open(page)
        assert secret not in reader.page.content(), page


def look(reader: Reader, name: str) -> None:
    """Keep what is on the screen, in the folder that FACTCHECK_SCREENSHOTS names."""
    if folder := os.environ.get("FACTCHECK_SCREENSHOTS"):
        reader.page.screenshot(path=Path(folder) / f"{name}.png")


def test_both_rate_alike_and_the_report_goes_out_and_is_corrected(newsroom: Newsroom) -> None:
    bo, cai, dee = newsroom.everybody()
    path = open_with_evidence(bo, CLAIMS[0])
    newsroom.open(path)
    expect_company(cai, "Bo Lind")
    expect_company(bo, "Cai Wren", "Dee Orr")

    # Both write at the same time; the first to send is sealed from everybody else.
    judge(bo.page.locator("#review-form"), "Mostly false", "Bo read the accounts.")
    judge(cai.page.locator("#review-form"), "Mostly false", "Cai asked the treasurer.", "Medium")
    bo.page.get_by_role("button", name="Submit review").click()
    expect(bo.page.locator("li.review.sealed")).to_contain_text("Bo read the accounts.")
    look(bo, "sealed")
    assert_sealed(dee, path, "Bo read the accounts")
    dee.open(path)
    catch_up(cai, "Bo Lind")
    assert "Bo read the accounts" not in cai.page.content()
    expect(cai.page.locator("#review-justification")).to_have_value("Cai asked the treasurer.")
    cai.page.get_by_role("button", name="Submit review").click()

    # The round is complete: now each reads the other.
    expect(cai.page.locator(".reviews")).to_contain_text("Bo read the accounts.")
    catch_up(bo, "Cai Wren")
    expect(bo.page.locator(".reviews")).to_contain_text("Cai asked the treasurer.")

    catch_up(dee, "Cai Wren")
    look(dee, "agreed")
    sign_off_and_publish(dee, "The council’s own accounts list a grant.")

    correct(dee)
    assert_a_link_tells_that_it_was_taken_back(dee, path)


def correct(editor: Reader) -> None:
    """The first edition stays up until the second says what changed."""
    page = editor.page
    page.get_by_role("button", name="Begin a correction").click()
    expect(page.locator(".status", has_text="Correcting").first).to_be_visible()
    form = page.locator("#verdict-form")
    form.get_by_label("False", exact=True).check(force=True)
    form.get_by_label("Conclusion").fill("The grant paid for all of the pier.")
    form.get_by_label("Affects the rating").check(force=True)
    form.get_by_label("What the correction changes").fill("The rating was Mostly false.")
    look(editor, "correcting")
    form.get_by_role("button", name="Sign off").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("link", name="Read edition 2").click()
    expect(page.locator("article.report")).to_contain_text("The rating was Mostly false.")
    expect(page.locator("article.report")).to_contain_text("The grant paid for all of the pier.")


def assert_a_link_tells_that_it_was_taken_back(editor: Reader, path: str) -> None:
    """Somebody outside reads it by a link, which says so when the desk takes the check back."""
    stranger = a_stranger_with_a_link(editor, path)
    report = stranger.page.locator("article.report")
    expect(report).to_contain_text("The rating was corrected on")
    expect(report).to_contain_text("The grant paid for all of the pier.")
    editor.open(path)
    page = editor.page
    page.locator("#void > summary").click()
    page.locator("#void-form").get_by_label("Why").fill("It was another pier.")
    page.get_by_role("button", name="Declare void").click()
    expect(page.locator(".status", has_text="Void").first).to_be_visible()
    stranger.page.reload()
    expect(report).to_contain_text("Void since")
    expect(report).to_contain_text("It was another pier.")
    expect(report.locator("s")).to_contain_text(["False", "The grant paid for all of the pier."])
    assert stranger.context.cookies() == []
    look(stranger, "void")
    stranger.close()
    assert stranger.said == []


def a_stranger_with_a_link(editor: Reader, path: str) -> Reader:
    """Make a link to the claim’s report, and open it without an account."""
    editor.open(f"{path}/links")
    editor.page.get_by_label("For whom").fill("the printers")
    editor.page.get_by_role("button", name="Make the link").click()
    address = editor.page.get_by_label("Address of the link").input_value()
    browser = editor.context.browser
    assert browser is not None
    stranger = Reader(browser, editor.desk, width=390, scheme="dark")
    stranger.open(address)
    return stranger


def disagree(newsroom: Newsroom, claim: str) -> str:
    """Open the claim and let the two differ, in their rating and in how they read a passage."""
    bo, cai, _ = newsroom.everybody()
    path = open_with_evidence(bo, claim)
    newsroom.open(path)
    judge(bo.page.locator("#review-form"), "False", "Bo takes the meetings as proof.")
    readings = bo.page.locator("#review-readings")
    readings.locator("summary").click()
    readings.locator("select").last.select_option("contradicts")
    judge(
        cai.page.locator("#review-form"), "Misleading", "Cai finds the meetings beside the point."
    )
    cai.page.locator("#review-readings > summary").click()
    cai.page.locator("#review-readings input").last.uncheck()
    bo.page.get_by_role("button", name="Submit review").click()
    expect(bo.page.locator("li.review.sealed")).to_be_visible()
    cai.page.get_by_role("button", name="Submit review").click()
    expect(cai.page.locator(".status", has_text="Disputed").first).to_be_visible()
    return path


def assert_differences_side_by_side(reader: Reader) -> None:
    page = reader.page
    reviews = page.locator(".reviews > .review")
    expect(reviews).to_have_count(2)
    boxes = [review.bounding_box() for review in reviews.all()]
    assert boxes[0] and boxes[1] and boxes[0]["y"] == boxes[1]["y"], "not side by side"
    differing = page.locator(".compared tr.differs")
    expect(differing).to_have_count(1)
    expect(differing.locator("th")).to_contain_text(MEETING)
    expect(differing.locator("td").first).to_contain_text("Contradicts")
    expect(differing.locator("td").last).to_contain_text("not relied on")


def test_they_differ_and_one_revises(newsroom: Newsroom) -> None:
    bo, cai, dee = newsroom.everybody()
    path = disagree(newsroom, CLAIMS[1])
    catch_up(bo, "Cai Wren")
    assert_differences_side_by_side(bo)
    catch_up(dee, "Cai Wren")
    assert_differences_side_by_side(dee)
    look(bo, "disputed")

    form = cai.page.locator("#revision-form")
    judge(form, "False", "Cai read the minutes again.")
    form.get_by_role("button", name="Revise my review").click()
    expect(cai.page.locator(".status", has_text="Agreed").first).to_be_visible()

    # What was revised is shown to the other with what it said before.
    catch_up(bo, "Cai Wren ended the dispute: all rate it False now")
    earlier = bo.page.locator(".earlier")
    earlier.locator("summary").click()
    expect(earlier).to_contain_text("Cai finds the meetings beside the point.")
    look(bo, "revised")
    dee.open(path)
    sign_off_and_publish(dee, "The builder’s spokesman names two meetings.")


def test_they_differ_and_the_editor_settles_it(newsroom: Newsroom) -> None:
    bo, cai, dee = newsroom.everybody()
    path = disagree(newsroom, CLAIMS[2])
    dee.open(path)
    assert_differences_side_by_side(dee)
    look(dee, "to-settle")
    form = dee.page.locator("#settle-form")
    form.get_by_label("Mixed", exact=True).check(force=True)
    form.get_by_label("Reason").select_option(index=1)
    reason = form.get_by_label("Reason").locator("option:checked").inner_text()
    form.get_by_label("Medium").check(force=True)
    form.get_by_label("To the reviewers").fill("One meeting is proven, the other isn’t.")
    form.get_by_role("button", name="Settle").click()
    expect(dee.page.locator("#verdict-form")).to_be_visible()

    # Each reviewer reads who settled it, as what, why and how sure, beside their own rating.
    for reader, own in ((bo, "False"), (cai, "Misleading")):
        catch_up(reader, "Dee Orr settled")
        settlement = reader.page.locator("#review .aside-note")
        for words in (
            "Dee Orr settled it as Mixed",
            reason,
            "medium confidence",
            "One meeting is proven, the other isn’t.",
            f"You rated it {own}",
        ):
            expect(settlement).to_contain_text(words)
    look(bo, "settled")
    sign_off_and_publish(dee, "The record proves one meeting of two.")
