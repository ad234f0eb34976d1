"""The whole path in a real browser: an article comes in, a shared report goes out."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader
from tests.needs import seeds

PASSWORD = "a long word for the pier"

OURS = (
    """\
SANDVIK: Mayor Odile Fenn opened the new pier 🏗️ on Monday before a small crowd.

“The pier did not cost the town a single crown,” Fenn said at the opening. “I never met its builder.”

The council’s accounts list a grant of two million crowns to the builder of the pier.

READ MORE: Ten years of plans""",
    """\
The builder of the pier met Mayor Odile Fenn twice in May, a spokesman for the builder said.

Fenn said she had never discussed the cost of the pier with the builder.

A grant to the builder was paid in June, the council’s treasurer confirmed.""",
)


@dataclass(frozen=True)
class Story:
    """What the path is walked with: two articles, a claim in them, and passages that bear on it."""

    articles: tuple[str, str]
    claim: str
    selected: str
    suggested: str
    pasted: str


def our_story() -> Story:
    return Story(
        articles=OURS,
        claim="The pier did not cost the town a single crown",
        selected="accounts list a grant of two million crowns",
        suggested="Fenn said she had never discussed the cost of the pier",
        pasted="The builder of the pier met Mayor Odile Fenn twice in May",
    )


def real_story() -> Story:
    folder = seeds()
    one, other = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    return Story(
        articles=(one, other),
        claim="I have not met with any Russians at any time to discuss any political campaign",
        selected="Sessions reportedly met twice last year with ambassador Sergey Kislyak",
        suggested="Sessions said he never discussed the 2016 presidential election",
        pasted="it emerged that he had met Russia’s ambassador here during the presidential polls campaign",
    )


def choose(form: Locator, words: str) -> None:
    """Tick the card that says these words."""
    card = form.locator("label.card").filter(has_text=re.compile(rf"^\W*{words}\b(?! \w)"))
    card.locator("input").check()


def invite(admin: Reader, name: str, role: str) -> str:
    """The one-time link for somebody new, from the page that shows it once."""
    admin.open("/people")
    page = admin.page
    form = page.locator("form", has=page.get_by_role("button", name="Make an invitation"))
    form.get_by_label("Name").fill(name)
    form.get_by_label("E-mail").fill(f"{name.split(maxsplit=1)[0].lower()}@desk.example")
    choose(form, role)
    form.get_by_role("button", name="Make an invitation").click()
    return page.get_by_label("One-time link").input_value()


def add_article(reader: Reader, text: str, title: str, outlet: str) -> None:
    reader.open("/articles/new")
    page = reader.page
    page.locator("#article-form textarea").fill(text)
    page.get_by_label("Title").fill(title)
    page.get_by_label(re.compile("^(Source|Outlet)")).fill(outlet)
    with page.expect_navigation():
        page.get_by_role("button", name="Add the article").click()


def select_words(reader: Reader, words: str) -> None:
    """Select words of the article with the mouse, as a person does."""
    box = reader.page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.getElementById("article-text"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            node.parentElement.scrollIntoView({ block: "center" });
            const range = document.createRange();
            range.setStart(node, at); range.setEnd(node, at + words.length);
            const rects = [...range.getClientRects()];
            const a = rects[0], b = rects.at(-1);
            return { x1: a.left + 1, y1: a.top + a.height / 2, x2: b.right - 1, y2: b.top + b.height / 2 };
          }
        }""",
        words,
    )
    assert box, f"“{words}” is not on the page"
    mouse = reader.page.mouse
    mouse.move(box["x1"], box["y1"])
    mouse.down()
    mouse.move(box["x2"], box["y2"], steps=8)
    mouse.up()


def review(reader: Reader, path: str, justification: str) -> None:
    reader.open(path)
    page = reader.page
    form = page.locator("#review-form")
    choose(form, "Mostly false")
    form.locator("textarea").fill(justification)
    form.get_by_role("button", name="Submit review").click()
    expect(page.locator("#review-form")).to_have_count(0)


@pytest.mark.parametrize("story", [our_story, real_story])
def test_one_claim_goes_the_whole_way(
    chromium: Browser, new_desk: LiveDesk, people: list[Reader], story, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    told = story()

    def somebody() -> Reader:
        reader = Reader(chromium, new_desk)
        people.append(reader)
        return reader

    # People come in by one-time links.
    link = new_desk.command("invite", "ada@desk.example", "--name", "Ada Moss", "--role", "admin")
    admin = somebody().take_up(link.stdout.decode().strip(), PASSWORD)
    desk = {}
    for name, role in (("Bo Lind", "Reviewer"), ("Cai Wren", "Reviewer"), ("Dee Orr", "Editor")):
        desk[name] = somebody().take_up(invite(admin, name, role), PASSWORD)
    bo, cai, dee = desk.values()

    # Two articles come in; their claims are in the inbox.
    add_article(bo, told.articles[0], "The first article", "The Sandvik Courier")
    add_article(bo, told.articles[1], "The second article", "The Sandvik Herald")
    bo.open("/inbox")
    row = bo.page.locator("li.row", has_text=told.claim).first
    ref = row.get_attribute("id")
    assert ref is not None
    path = f"/claims/{ref.removeprefix('claim-')}"
    for _ in range(60):
        if bo.page.locator(f"li.row#{ref}[aria-current], li.row#{ref}.current").count():
            break
        bo.page.keyboard.press("j")
    bo.page.keyboard.press("o")
    expect(bo.page.locator(f"li.row#{ref}")).to_have_count(0)
    bo.page.keyboard.press("u")
    expect(bo.page.locator(f"li.row#{ref}")).to_have_count(1)
    bo.page.locator(f"li.row#{ref} [data-key=o]").click()
    expect(bo.page.locator(f"li.row#{ref}")).to_have_count(0)

    # A passage selected with the mouse, one suggested, one pasted.
    bo.open(path)
    page = bo.page
    texts = [option.inner_text() for option in page.locator("#attach-form select option").all()]
    for version in page.locator("#attach-form select option").evaluate_all(
        "o => o.map(x => x.value)"
    ):
        bo.open(f"{path}?pane=article&version={version}")
        if told.selected in page.locator("#article-text").inner_text():
            break
    else:
        raise AssertionError(f"no article has the words: {texts}")
    select_words(bo, told.selected)
    expect(page.locator(".stance-sheet")).to_be_visible()
    before = page.evaluate("[scrollX, scrollY]")
    page.keyboard.press("1")
    expect(page.locator("[data-region=ledger] li.evidence")).to_have_count(1)
    expect(page.locator("#article-text mark.contradicts")).to_have_text([told.selected])
    assert page.evaluate("[scrollX, scrollY]") == before

    bo.open(f"{path}?pane=suggestions")
    page.locator("li.suggestion", has_text=told.suggested).locator("[data-key='2']").click()
    expect(page.locator("[data-region=ledger] li.evidence")).to_have_count(2)

    for version in page.locator("#attach-form select option").evaluate_all(
        "o => o.map(x => x.value)"
    ):
        page.locator("#paste > summary").click() if not page.locator(
            "#attach-form"
        ).is_visible() else None
        form = page.locator("#attach-form")
        form.locator("select").select_option(version)
        form.locator("textarea").first.fill(told.pasted)
        choose(form, "Context")
        form.get_by_role("button", name="Attach").click()
        page.wait_for_timeout(600)
        if page.locator("[data-region=ledger] li.evidence").count() == 3:
            break
    expect(page.locator("[data-region=ledger] li.evidence")).to_have_count(3)

    # Two sealed reviews.
    review(bo, path, "The accounts speak against it.")
    cai.open(path)
    assert "The accounts speak against it" not in cai.page.content()
    review(cai, path, "The grant was paid.")
    expect(cai.page.locator("main")).to_contain_text("The accounts speak against it")

    # Signed off, published.
    dee.open(path)
    dee.page.locator("#verdict-form textarea").first.fill(
        "The record shows a grant and two meetings."
    )
    dee.page.get_by_role("button", name="Sign off").click()
    dee.page.get_by_role("button", name="Publish", exact=True).click()
    expect(dee.page.locator(".status", has_text="Published").first).to_be_visible()

    # The Markdown of the page is that of the command, each time.
    number = path.rpartition("/")[2]
    download = dee.context.request.get(
        f"{new_desk.address}/reports/FC-{number}/editions/1/report.md"
    )
    file = tmp_path / "report.md"
    for _ in range(2):
        new_desk.command("report", f"FC-{number}", "-o", str(file))
        assert file.read_bytes() == download.body()
    assert told.selected in file.read_text(encoding="utf-8").replace("\n> ", " ")

    # Somebody without an account opens the link; then it is revoked.
    bo.open(f"{path}/links")
    page.get_by_label(re.compile("^(Label|For whom)")).fill("the mayor’s office")
    page.get_by_role("button", name="Make the link").click()
    address = page.get_by_label("Address of the link").input_value()
    stranger = somebody()
    answer = stranger.open(address)
    assert answer.status == 200
    assert answer.headers["x-robots-tag"].startswith("noindex")
    assert answer.headers["referrer-policy"] == "no-referrer"
    expect(stranger.page.locator("h1")).to_contain_text(told.claim)
    assert stranger.context.cookies() == []
    assert "The accounts speak against it" not in stranger.page.content()
    bo.open(f"{path}/links")
    expect(page.locator("tr", has_text="the mayor’s office")).to_contain_text("1")
    page.get_by_role("button", name=re.compile("^Revoke")).click()
    expect(page.locator("tr", has_text="the mayor’s office")).to_contain_text("Revoked")
    assert stranger.open(address).status == 410

    # And it is all on record.
    log = new_desk.command("log", f"FC-{number}").stdout.decode()
    for deed in ("opened", "attached", "signed", "published", "link"):
        assert deed in log.lower()
