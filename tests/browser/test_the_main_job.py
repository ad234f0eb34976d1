"""The whole path in a real browser: an article comes in, a shared report goes out."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader
from tests.needs import SEEDS, seeds

PASSWORD = "a long word for the pier"
LEDGER = "[data-region=ledger] li.evidence"

OURS = (
    """\
SANDVIK: Mayor Odile Fenn opened the new pier 🏗️ on Monday before a small crowd.

“The pier did not cost the town a single crown,” Fenn said. “I never met its builder.”

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
        pasted="it emerged that he had met Russia’s ambassador here",
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
    form.get_by_label("Name", exact=True).fill(name)
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


#: Where the words stand on the screen, from the middle of the first letter's line to the last's.
PLACE_OF = """(words) => {
  const article = document.getElementById("article-text");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes(words));
  const node = walker.currentNode;
  node.parentElement.scrollIntoView({ block: "center" });
  const range = document.createRange();
  range.setStart(node, node.data.indexOf(words));
  range.setEnd(node, node.data.indexOf(words) + words.length);
  const lines = [...range.getClientRects()], a = lines[0], b = lines.at(-1);
  return [a.left + 1, a.top + a.height / 2, b.right - 1, b.top + b.height / 2];
}"""


def drag_over(page: Page, words: str) -> None:
    """Select words of the article with the mouse, as a person does."""
    left, top, right, bottom = page.evaluate(PLACE_OF, words)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=8)
    page.mouse.up()


def review(reader: Reader, path: str, justification: str) -> None:
    reader.open(path)
    page = reader.page
    form = page.locator("#review-form")
    choose(form, "Mostly false")
    form.get_by_label("Justification").fill(justification)
    choose(form, "High")
    form.get_by_role("button", name="Submit review").click()
    expect(page.locator("#review-form")).to_have_count(0)


def find_and_open(reader: Reader, claim: str) -> str:
    """Take the claim out of the inbox by keyboard; gives the path of its workbench."""
    reader.open("/inbox")
    page = reader.page
    ref = page.locator("li.row", has_text=claim).first.get_attribute("id")
    assert ref is not None
    row = page.locator(f"li.row#{ref}")
    page.locator("li.row").first.wait_for()
    for _ in range(page.locator("li.row").count()):
        if row.evaluate("row => row.matches('[aria-current], .current')"):
            break
        page.keyboard.press("j")
    page.keyboard.press("o")
    expect(row).to_have_count(0)
    page.keyboard.press("u")
    expect(row).to_have_count(1)
    row.locator("[data-key=o]").click()
    expect(row).to_have_count(0)
    return f"/claims/{ref.removeprefix('claim-')}"


def versions(reader: Reader) -> list[str]:
    """The articles from which a passage can be pasted."""
    options = reader.page.locator("#attach-form select option")
    return [str(option.get_attribute("value")) for option in options.all()]


def attach_selected(reader: Reader, path: str, words: str) -> None:
    """Select words in the article that has them, and press 1: nothing on the page moves."""
    page = reader.page
    reader.open(path)
    for version in versions(reader):
        reader.open(f"{path}?pane=article&version={version}")
        if words in page.locator("#article-text").inner_text():
            break
    drag_over(page, words)
    expect(page.locator(".stance-sheet")).to_be_visible()
    before = page.evaluate("[scrollX, scrollY]")
    page.keyboard.press("1")
    expect(page.locator(LEDGER)).to_have_count(1)
    expect(page.locator("#article-text mark.contradicts")).to_have_text([words])
    assert page.evaluate("[scrollX, scrollY]") == before


def attach_suggested(reader: Reader, path: str, words: str) -> None:
    """Attach a suggested passage as one that supports the claim."""
    reader.open(f"{path}?pane=suggestions")
    row = reader.page.locator("li.suggestion", has_text=words)
    row.locator("[data-key='2']").click()
    expect(reader.page.locator(LEDGER)).to_have_count(2)


def attach_pasted(reader: Reader, path: str, words: str) -> None:
    """Paste a passage; the article that doesn't have it refuses it and keeps the words."""
    page = reader.page
    reader.open(path)
    page.locator("#paste > summary").click()
    for version in versions(reader):
        form = page.locator("#attach-form")
        form.locator("select").select_option(version)
        form.locator("textarea").first.fill(words)
        choose(form, "Context")
        with page.expect_response(re.compile("/evidence")) as answer:
            form.get_by_role("button", name="Attach").click()
        if answer.value.status == 303:
            break
        expect(page.locator("#attach-form textarea").first).to_have_value(words)
    expect(page.locator(LEDGER)).to_have_count(3)


def sign_off_and_publish(editor: Reader, path: str) -> None:
    """Put the desk's name to it, and freeze edition 1."""
    editor.open(path)
    page = editor.page
    form = page.locator("#verdict-form")
    form.locator("textarea").first.fill("The record shows a grant and two meetings.")
    form.get_by_role("button", name="Sign off").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".status", has_text="Published").first).to_be_visible()


def compare_downloads(reader: Reader, ref: str, quoted: str, folder: Path) -> None:
    """The Markdown of the page is that of the command, each time."""
    desk = reader.desk
    page = reader.context.request.get(f"{desk.address}/reports/{ref}/editions/1/report.md")
    for name in ("first.md", "again.md"):
        desk.command("report", ref, "-o", str(folder / name))
        assert (folder / name).read_bytes() == page.body()
    assert quoted in (folder / "first.md").read_text(encoding="utf-8").replace("\n> ", " ")


def share_and_revoke(reader: Reader, stranger: Reader, path: str, claim: str, inside: str) -> None:
    """Somebody without an account reads the report by a link, until it is revoked."""
    page = reader.page
    reader.open(f"{path}/links")
    page.get_by_label(re.compile("^(Label|For whom)")).fill("the mayor’s office")
    page.get_by_role("button", name="Make the link").click()
    address = page.get_by_label("Address of the link").input_value()
    answer = stranger.open(address)
    assert answer.status == 200
    assert answer.headers["x-robots-tag"].startswith("noindex")
    assert answer.headers["referrer-policy"] == "no-referrer"
    expect(stranger.page.locator("h1")).to_contain_text(claim)
    assert stranger.context.cookies() == []
    assert inside not in stranger.page.content()
    reader.open(f"{path}/links")
    row = page.locator("tr", has_text="the mayor’s office")
    expect(row).to_contain_text("1")
    page.get_by_role("button", name=re.compile("^Revoke")).click()
    expect(row).to_contain_text("Revoked")
    assert stranger.open(address).status == 410


def test_one_claim_goes_the_whole_way(
    chromium: Browser, new_desk: LiveDesk, people: list[Reader], tmp_path: Path
) -> None:
    # The real articles where they stand beside the clone; ours are shaped like them.
    told = real_story() if SEEDS.is_dir() or os.environ.get("CI") else our_story()

    def somebody() -> Reader:
        people.append(Reader(chromium, new_desk))
        return people[-1]

    link = new_desk.command("invite", "ada@desk.example", "--name", "Ada Moss", "--role", "admin")
    admin = somebody().take_up(link.stdout.decode().strip(), PASSWORD)
    bo = somebody().take_up(invite(admin, "Bo Lind", "Reviewer"), PASSWORD)
    cai = somebody().take_up(invite(admin, "Cai Wren", "Reviewer"), PASSWORD)
    dee = somebody().take_up(invite(admin, "Dee Orr", "Editor"), PASSWORD)

    add_article(bo, told.articles[0], "The first article", "The Sandvik Courier")
    add_article(bo, told.articles[1], "The second article", "The Sandvik Herald")
    path = find_and_open(bo, told.claim)
    attach_selected(bo, path, told.selected)
    attach_suggested(bo, path, told.suggested)
    attach_pasted(bo, path, told.pasted)

    review(bo, path, "The accounts speak against it.")
    cai.open(path)
    assert "The accounts speak against it" not in cai.page.content()
    review(cai, path, "The grant was paid.")
    expect(cai.page.locator("main")).to_contain_text("The accounts speak against it")

    sign_off_and_publish(dee, path)
    ref = f"FC-{path.rpartition('/')[2]}"
    compare_downloads(dee, ref, told.selected, tmp_path)
    share_and_revoke(bo, somebody(), path, told.claim, "The accounts speak against it")

    log = new_desk.command("log", ref).stdout.decode().lower()
    for deed in ("opened", "attached", "signed", "published", "link"):
        assert deed in log
