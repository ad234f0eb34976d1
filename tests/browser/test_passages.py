"""Passages selected in a real browser, whose offsets are not those of the desk."""

import re
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live import LiveDesk, running
from tests.browser.reader import Reader
from tests.browser.selecting import Stored, select, selected, stored

#: One desk serves all of them.
pytestmark = pytest.mark.xdist_group("passages")

PASSWORD = "a long word for the pier"
ADA = "ada@desk.example"

#: Signs of two UTF-16 units, joined by zero-width joiners, with skin colours, flags, and letters
#: that are a letter and a mark of their own. Every text has a number, so that the desk has no
#: other like it.
TEXT = """\
SANDVIK: Mayor Odile Fenn opened pier {n} 👩‍👩‍👧‍👦 on Monday 🏗️ before a small crowd.

“Pier {n} did not cost the town a single crown 💧,” Fenn said at the opening of pier {n}.

Adébọ̀wálé 🇳🇴 counted it for pier {n}: a grant of two million crowns 💰💰 was paid in June 👷🏽‍♀️.

The treasurer of pier {n} confirmed the grant. The builder of the pier met the mayor twice in May.

{rest}

READ MORE: Ten years of plans for pier {n}"""
LONG = "\n\n".join(f"Boat number {n} came in late that evening, its crew said." for n in range(60))

_numbers = count(1)


@pytest.fixture(scope="module")
def desk(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveDesk]:
    """A desk with one admin, for the tests of this file."""
    with running(tmp_path_factory.mktemp("passages"), "--no-demo") as live:
        link = live.command("invite", ADA, "--name", "Ada Moss", "--role", "admin")
        Reader(chromium, live).take_up(link.stdout.decode().strip(), PASSWORD).close()
        yield live


@pytest.fixture
def ada(chromium: Browser, desk: LiveDesk, people: list[Reader]) -> Reader:
    """The admin, at the workbench of a claim of a new article."""
    reader = Reader(chromium, desk)
    people.append(reader)
    reader.sign_in(ADA, PASSWORD).open("/articles/new")
    number, page = next(_numbers), reader.page
    page.locator("#article-form textarea").fill(TEXT.format(n=number, rest=LONG))
    page.get_by_label(re.compile("^Source")).fill(f"The Sandvik Courier {number}")
    page.get_by_role("button", name="Add the article").click()
    page.get_by_role("link", name=f"Pier {number} did not cost").click()
    page.get_by_role("button", name="Open the claim").click()
    # The claim was opened in place: the article takes passages from now on.
    expect(page.locator(".status", has_text="Open")).to_be_visible()
    expect(page.locator("#attach-form")).to_have_count(1)
    return reader


def claim_of(page: Page) -> int:
    found = re.search(r"/claims/(\d+)", page.url)
    assert found
    return int(found[1])


def attach(page: Page, key: str) -> None:
    """Press the key and wait until the ledger has one more passage."""
    ledger = page.locator("li.evidence")
    before = ledger.count()
    page.keyboard.press(key)
    expect(ledger).to_have_count(before + 1)


def words_in(page: Page, stance: str) -> str:
    return "".join(page.locator(f"#article-text mark.{stance}").all_inner_texts())


def test_the_stored_places_are_pythons_whatever_signs_stand_before_them(
    ada: Reader, desk: LiveDesk
) -> None:
    selected_one_by_one = [
        "👩‍👩‍👧‍👦 on Monday 🏗️",
        "a single crown 💧",
        "bọ̀wálé 🇳🇴 counted",
        "two million crowns 💰💰 was paid in June 👷🏽‍♀️",
    ]
    for words in selected_one_by_one:
        select(ada.page, words)
        attach(ada.page, "1")
    select(ada.page, "paid in June")
    attach(ada.page, "2")
    assert words_in(ada.page, "contradicts") == "".join(selected_one_by_one)
    assert stored(desk, claim_of(ada.page)) == [
        *(Stored("contradicts", None, words, words) for words in selected_one_by_one),
        Stored("supports", None, "paid in June", "paid in June"),
    ]


def test_a_selection_that_cuts_a_sign_in_two_takes_the_whole_sign(
    ada: Reader, desk: LiveDesk
) -> None:
    select(ada.page, "💰💰", inwards=1)
    attach(ada.page, "3")
    assert stored(desk, claim_of(ada.page)) == [Stored("context", None, "💰💰", "💰💰")]


def test_overlapping_passages_keep_their_places(ada: Reader, desk: LiveDesk) -> None:
    one, other = "a grant of two million crowns 💰💰", "crowns 💰💰 was paid in June"
    inner = "million"
    for words, key in ((one, "1"), (other, "2"), (inner, "3")):
        select(ada.page, words)
        attach(ada.page, key)
    assert [passage.in_place for passage in stored(desk, claim_of(ada.page))] == [one, other, inner]
    assert words_in(ada.page, "contradicts") == one
    assert words_in(ada.page, "supports") == other
    assert words_in(ada.page, "context") == inner
    both = ada.page.locator("#article-text mark.contradicts.supports")
    assert both.all_inner_texts() == ["crowns 💰💰"]


def test_a_passage_across_paragraphs_is_one_passage(ada: Reader, desk: LiveDesk) -> None:
    select(ada.page, "paid in June", "confirmed the grant.")
    attach(ada.page, "2")
    [passage] = stored(desk, claim_of(ada.page))
    assert passage.in_place == passage.exact
    assert re.fullmatch(
        r"paid in June 👷🏽‍♀️\.\n\nThe treasurer of pier \d+ confirmed the grant\.", passage.exact
    )
    expect(ada.page.locator("#article-text p:has(mark.supports)")).to_have_count(2)


def press_until(page: Page, key: str, reached: Callable[[str], bool]) -> None:
    for _ in range(30):
        if reached(selected(page)):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never came to it; selected is “{selected(page)}”")


def test_the_keyboard_alone_selects_notes_and_attaches(ada: Reader, desk: LiveDesk) -> None:
    page = ada.page
    press_until(page, "j", lambda words: words.startswith("The builder of the pier"))
    press_until(page, "Shift+ArrowLeft", lambda words: words.endswith("met the mayor"))
    press_until(page, "}", lambda words: words.startswith("builder of"))
    assert selected(page) == "builder of the pier met the mayor"
    page.keyboard.press("n")
    page.keyboard.type("Twice; 2 of 3 say so.")
    page.keyboard.press("Enter")
    attach(page, "1")
    words = "builder of the pier met the mayor"
    assert stored(desk, claim_of(page)) == [
        Stored("contradicts", "Twice; 2 of 3 say so.", words, words)
    ]
    # The walk goes on from there, and the last step can be taken back.
    page.keyboard.press("j")
    assert selected(page).startswith("Boat number 0 ")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.locator("li.evidence.withdrawn")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator("li.evidence:not(.withdrawn)")).to_have_count(1)


def test_attaching_keeps_scroll_article_focus_and_what_is_typed(ada: Reader) -> None:
    page = ada.page
    # With a passage on the ledger there is a review to write.
    select(page, "Boat number 3 ")
    attach(page, "3")
    typing = page.locator("#review-justification")
    typing.fill("Half a sentence")
    address = page.url
    for number, stance in ((40, "Contradicts"), (45, "Supports")):
        words = f"Boat number {number} came in late"
        select(page, words)
        place = f"""[scrollX, document.querySelector('#article-text p:nth-of-type({number + 5})')
          .getBoundingClientRect().top, document.querySelector('.dossier-scroll').scrollTop]"""
        before = page.evaluate(place)
        page.locator(".stance-sheet").get_by_role("button", name=stance).click()
        expect(page.locator("#article-text mark", has_text=words)).to_have_count(1)
        expect(page.locator("li.evidence blockquote").last).to_have_text(words)
        expect(typing).to_be_focused()
        assert page.evaluate(place) == pytest.approx(before, abs=1)
    assert page.url == address
    expect(typing).to_have_value("Half a sentence")


def test_the_same_passage_twice_is_refused_where_it_was_selected(ada: Reader) -> None:
    page = ada.page
    select(page, "paid in June")
    attach(page, "1")
    select(page, "paid in June")
    page.keyboard.press("1")
    expect(page.locator(".flash.error")).to_contain_text("attached already")
    expect(page.locator(".stance-sheet")).to_be_visible()
    expect(page.locator("#attach-form")).to_be_hidden()
    expect(page.locator("li.evidence")).to_have_count(1)


def test_a_ledger_link_brings_its_passage_into_sight(ada: Reader) -> None:
    page = ada.page
    select(page, "Boat number 50 came in late")
    attach(page, "1")
    page.evaluate("scrollTo(0, 0)")
    page.locator("li.evidence .evidence-meta a").first.click()
    expect(page.locator("#article-text mark:target")).to_be_in_viewport()
    page.locator("#appearances summary").click()
    page.locator("#appearances a").click()
    expect(page.locator("#article-text mark.claimed").first).to_be_in_viewport()
