import pytest

from factcheck.intake.drafts import Unreadable
from factcheck.intake.extraction import extract, extractor
from tests.intake.pages import LINKED_DATA, PARAGRAPHS, page


def test_the_paragraphs_of_an_article_are_parted_by_a_blank_line():
    assert extract(page()).text == "\n\n".join(PARAGRAPHS)


def test_what_stands_around_the_article_is_left_out():
    html = page(
        "<style>p { color: red }</style><script>let tracker = 'ferry tracker';</script>",
        before="<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>",
        after="<footer><p>All about us and <a href='/terms'>our terms</a></p></footer>"
        "<!-- a comment --><noscript><img src='pixel.gif'></noscript>",
    )
    assert extract(html).text == "\n\n".join(PARAGRAPHS)


def test_words_in_bold_links_and_breaks_stay_in_their_paragraph():
    line = f"The <b>ferry</b> to <a href='/s'>Saltholm</a> left<br>at noon. {PARAGRAPHS[0]}"
    text = extract(page(lines=(line, *PARAGRAPHS))).text
    assert text.startswith("The ferry to Saltholm left\nat noon. The ferry")


def test_the_items_of_a_list_are_paragraphs_without_marks():
    items = "<ul><li>The engine was repaired in March.</li><li>The ramp came later.</li></ul>"
    text = extract(page(lines=(*PARAGRAPHS, items))).text
    assert "\n\nThe engine was repaired in March.\n\nThe ramp came later." in text


def test_a_page_with_one_short_paragraph_is_an_article_too():
    assert extract("<html><body><p>The ferry left at noon.</p></body></html>").text == (
        "The ferry left at noon."
    )


def test_words_that_only_linked_data_holds_are_not_on_the_page():
    hidden = LINKED_DATA.replace('"headline"', '"articleBody": "Hidden words. ", "headline"')
    assert "Hidden" not in extract(page(hidden)).text


def test_entities_of_a_document_type_are_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
    text = extract(
        page(lines=("&c; " + PARAGRAPHS[0], *PARAGRAPHS)).replace("<!DOCTYPE html>", bomb)
    )
    assert "haha" not in text.text


def test_the_extractor_has_a_name_and_a_version():
    assert extractor().startswith("trafilatura/2.")


SENTENCE = "The council said on Tuesday that the bridge would open in May. "
BOMBS = {
    "100,000 nested tags": "<div>" * 100_000 + SENTENCE + "</div>" * 100_000,
    "300 nested tags": "<div>" * 300 + SENTENCE + "</div>" * 300,
    "thousands of branches 200 deep": ("<div>" * 200 + SENTENCE + "</div>" * 200) * 140,
    "8 MB of divs": "<div>" * 1_600_000,
    "8 MB of brackets": "<" * 8_000_000,
    "scripts that never end": "<script>" * 900_000,
    "comments that never end": "<!--" * 1_900_000,
    "quotation marks that never end": "<a b='" * 1_200_000,
    "400,000 attributes": "<p " + " ".join(f"a{n}=1" for n in range(400_000)) + ">" + SENTENCE * 5,
    "400,000 quoted attributes": "<p "
    + " ".join(f"a{n}='>'" for n in range(400_000))
    + f">{SENTENCE * 5}</p>",
    "an attribute of 7 MB": "<p class='" + "a " * 3_500_000 + f"'>{SENTENCE * 5}</p>",
    "a closing tag of 7 MB": SENTENCE * 5 + "</p " + "a=1 " * 1_700_000 + ">",
    "megabytes of classes": ("<p class='" + "a " * 450 + f"'>{SENTENCE}</p>") * 8_000,
    "a million and a half entities": "<p>" + "&amp;" * 1_500_000 + "</p>",
    "tables that are never closed": "<table><tr><td>x" * 20_000,
    "linked data nested 100,000 deep": '<script type="application/ld+json">'
    + "[" * 100_000
    + f"</script><p>{SENTENCE * 5}</p>",
    "29,000 paragraphs": f"<p>{SENTENCE}</p>" * 29_000,
    "29,000 breaks": "<p>" + "there it is<br>" * 29_000,
}


@pytest.mark.heavy
@pytest.mark.timeout(60)  # each of them could keep a careless reader busy for hours
@pytest.mark.parametrize("name", BOMBS)
def test_a_page_made_to_break_the_reader_ends_soon_as_text_or_refusal(name):
    try:
        extract(f"<html><body>{BOMBS[name]}")
    except Unreadable as refusal:
        assert str(refusal).endswith(".")


def test_a_page_that_would_lose_words_for_its_depth_is_refused_with_what_to_do():
    with pytest.raises(Unreadable, match=r"too deeply.* paste it"):
        extract(f"<html><body>{SENTENCE * 9}{'<div>' * 300}{SENTENCE}")
