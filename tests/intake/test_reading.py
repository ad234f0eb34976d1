import codecs
import hashlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.intake.drafts import Draft, Facts, Rejected
from factcheck.intake.reading import read_bytes, read_text
from tests.intake.pages import BRUECKE, FERRY, PARAGRAPHS, page

NOTHING = Facts()


def text_of(result: Draft | Rejected) -> str:
    assert isinstance(result, Draft), result
    return result.text


def reason_of(result: Draft | Rejected) -> str:
    assert isinstance(result, Rejected), result
    return result.reason


def test_a_pasted_article_becomes_a_draft_with_all_that_a_version_needs():
    told = ("The Harbour Post", "Ferry back by May", "Ines Okafor", date(2026, 3, 4))
    draft = read_text(FERRY.replace("\n", "\r\n"), Facts(*told))
    assert isinstance(draft, Draft)
    assert draft.text == FERRY
    assert draft.sha256 == hashlib.sha256(FERRY.encode()).hexdigest()
    assert (draft.canonicaliser, draft.extractor) == ("canonical/1", "plain/1")
    assert draft.original == FERRY.replace("\n", "\r\n").encode()
    assert draft.original_sha256 == hashlib.sha256(draft.original).hexdigest()
    assert (draft.original_type, draft.source_file) == ("text/plain", None)
    assert (draft.outlet, draft.title, draft.author, draft.published_on) == told


def test_furniture_stays_in_the_text_and_is_in_no_sentence():
    draft = read_text(FERRY, NOTHING)
    assert isinstance(draft, Draft)
    idle = [item.span.of(draft.text) for item in draft.furniture]
    assert idle == ["HARWICK, March 4 (PTI):", "READ MORE: Winter on the island"]
    for sentence in draft.sentences:
        assert not any(sentence.overlaps(item.span) for item in draft.furniture)
    assert draft.sentences[0].of(draft.text).startswith("The ferry to Saltholm")


def test_what_was_said_is_pulled_with_its_exact_words_and_its_worth():
    draft = read_text(FERRY, NOTHING)
    assert isinstance(draft, Draft)
    said = {pulled.exact: pulled for pulled in draft.pulled}
    quotation = said["We have repaired both engines and the ramp"]
    assert quotation.statement.spans[0].of(draft.text) == quotation.exact
    assert quotation.statement.speaker_name == "Ada Brook"
    assert 0 <= quotation.worth.score <= 1


def test_from_an_article_in_another_language_nothing_is_pulled():
    draft = read_text(BRUECKE, NOTHING)
    assert isinstance(draft, Draft)
    assert (draft.language, draft.pulled) == ("de", ())
    assert draft.sentences
    english = read_text(FERRY, NOTHING)
    assert isinstance(english, Draft)
    assert english.language == "en"


def test_what_was_said_comes_with_a_wording_that_an_editor_may_take():
    text = "The mayor, Ada Brook, answered on Monday.\n\n“I never met the owners,” Ada Brook said."
    dated = read_text(text, Facts(published_on=date(2026, 10, 5)))
    undated = read_text(text, NOTHING)
    assert isinstance(dated, Draft)
    assert isinstance(undated, Draft)
    [pulled] = [pulled for pulled in dated.pulled if pulled.exact == "I never met the owners"]
    assert pulled.proposal.claim_type == "event"
    assert pulled.proposal.statement == "Ada Brook never met the owners."
    assert pulled.proposal.headline == "Ada Brook never met the owners"
    assert pulled.proposal.said_on == date(2026, 10, 5)
    assert all(pulled.proposal.said_on is None for pulled in undated.pulled)


def test_a_text_without_facts_is_named_after_its_first_words_and_of_an_unknown_outlet():
    draft = read_text(FERRY + "\n\n" + "More words follow. " * 20, NOTHING)
    assert isinstance(draft, Draft)
    assert draft.outlet == "Unknown outlet"
    assert draft.title == "The ferry to Saltholm will run again by May, the mayor said."


def test_a_short_first_line_is_the_title_and_a_long_one_is_cut_at_a_word():
    headed = read_text("Ferry back by May\n\n" + FERRY, NOTHING)
    assert isinstance(headed, Draft)
    assert headed.title == "Ferry back by May"
    long = read_text("The harbour " * 30, NOTHING)
    assert isinstance(long, Draft)
    assert long.title.endswith((" The…", " harbour…"))
    assert len(long.title) <= 90


def test_the_host_of_the_address_stands_for_an_outlet_that_nobody_named():
    draft = read_text(FERRY, Facts(address="https://www.HarbourPost.example/ferry#top"))
    assert isinstance(draft, Draft)
    assert draft.outlet == "harbourpost.example"
    assert draft.address == "https://www.harbourpost.example/ferry"


def test_the_day_is_found_in_the_dateline():
    draft = read_text("date 2017-03-03 (CNN) – The ferry left at noon.", NOTHING)
    assert isinstance(draft, Draft)
    assert draft.published_on == date(2017, 3, 3)


def test_an_address_that_is_none_is_refused_with_the_reason():
    reason = reason_of(read_text(FERRY, Facts(address="ftp://harbourpost.example")))
    assert reason.startswith("Its address can't be used: ")
    assert "http://" in reason


def test_facts_that_are_too_long_to_store_are_cut_with_a_mark():
    draft = read_text(FERRY, Facts(outlet="Post " * 90, title="Ferry " * 200, author="A " * 400))
    assert isinstance(draft, Draft)
    assert len(draft.outlet) <= 200
    assert len(draft.title) <= 500
    assert len(draft.author or "") <= 300
    assert draft.outlet.endswith("…")


@pytest.mark.parametrize("raw", ["", " \n\t ", "\u200b\ufeff", "* * *", "—"])
def test_a_paste_without_words_is_refused(raw):
    result = read_text(raw, NOTHING)
    assert isinstance(result, Rejected)
    assert result.where == "pasted text"
    assert "empty" in result.reason or "no words" in result.reason


def test_a_paste_with_nul_characters_is_refused():
    assert "no text has" in reason_of(read_text("The ferry\x00 left.", NOTHING))


def test_lone_surrogates_in_a_paste_are_left_out_of_the_text():
    assert text_of(read_text("The ferry \ud800left.", NOTHING)) == "The ferry left."


def test_a_paste_that_is_the_source_of_a_page_is_read_as_the_page():
    draft = read_text(page(), NOTHING)
    assert isinstance(draft, Draft)
    assert draft.text == "\n\n".join(PARAGRAPHS)
    assert draft.original_type == "text/html"


def test_text_with_a_tag_in_it_is_text():
    assert text_of(read_text("The <b> key was stuck, he said.", NOTHING)).startswith("The <b> key")


def test_the_limits_on_bytes_and_on_characters_are_said():
    assert "larger than 0.1 MB" in reason_of(read_text("é" * 60_000, NOTHING, limit=100_000))
    assert "0.1 MB" in reason_of(read_bytes("a.txt", b"a" * 100_001, NOTHING, limit=100_000))
    assert "1,000,000" in reason_of(read_bytes("a.txt", b"word " * 210_000, NOTHING))


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "It is empty."),
        ("a.html", b"", "It is empty."),
        ("a.txt", b" \n\n ", "no words"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        ("a.html", b"%PDF-1.7 stream", "a PDF"),
        ("a.pdf", b"%PDF-1.7 stream", "a PDF"),
        ("a.docx", b"PK\x03\x04word", "an office document"),
        ("a.txt", b"{\\rtf1 The ferry}", "an RTF document"),
        ("a.txt", b"\x1f\x8b\x08\x00zzzz", "a compressed file"),
        ("a.txt", b"The ferry\x00 left", "bytes that no text has"),
        ("a.txt", bytes(range(1, 32)) * 20, "bytes that no text has"),
        ("a.csv", b"ferry,1\n", "neither a .txt nor a .html file"),
        ("article", b"The ferry left.", "neither a .txt nor a .html file"),
        ("a.txt", codecs.BOM_UTF8 + b"caf\xe9 on the quay", "It says it is UTF-8, and it is not"),
        ("a.txt", codecs.BOM_UTF16_LE + b"odd", "It says it is UTF-16, and it is not"),
        ("a.txt", "“Two” crowns – é".encode() + b"\xe9 left", "some bytes in it are damaged"),
        ("a.txt", "Паром снова пойдёт в мае".encode("koi8-r"), "encoding can't be told"),
        ("a.txt", b"The \x81\x8d ferry\x9d left", "encoding can't be told"),
        ("a.html", b"<html><body></body></html>", "There is no article on the page"),
        ("a.html", b"<html><script>var ferry = 1</script></html>", "There is no article"),
        ("a.html", b"<!-- -->", "nothing on the page"),
    ],
)
def test_what_is_not_an_article_is_refused_with_what_it_is(name, content, what):
    result = read_bytes(name, content, NOTHING)
    assert what in reason_of(result)
    assert isinstance(result, Rejected)
    assert result.where == name


def test_a_refusal_names_the_place_that_the_caller_gives():
    result = read_bytes("a.txt", b"", NOTHING, where="folder/a.txt")
    assert isinstance(result, Rejected)
    assert result.where == "folder/a.txt"


@pytest.mark.parametrize(
    "content",
    [
        "The café’s ferry left.".encode(),
        codecs.BOM_UTF8 + "The café’s ferry left.".encode(),
        codecs.BOM_UTF16_LE + "The café’s ferry left.".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "The café’s ferry left.".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "The café’s ferry left.".encode("utf-32-le"),
        "The café’s ferry left.".encode("cp1252"),
    ],
)
def test_a_text_file_is_read_in_the_encoding_that_it_is_in(content):
    assert text_of(read_bytes("a.txt", content, NOTHING)) == "The café’s ferry left."


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("Shift_JIS", "cp932")],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(declared, codec):
    line = {"cp1252": "Café – “quay”. ", "cp1251": "Паром пойдёт в мае. ", "cp932": "船は五月。"}[
        codec
    ]
    html = page(lines=(line * 20,)).replace("charset='utf-8'", f'charset="{declared}"')
    assert line.strip() in text_of(read_bytes("a.html", html.encode(codec), NOTHING))


def test_a_page_that_declares_an_encoding_that_it_is_not_in_is_read_all_the_same():
    html = page(lines=("Café on the quay. " * 20,))
    assert "Café on" in text_of(read_bytes("a.html", html.encode("cp1252"), NOTHING))
    utf8 = html.replace("charset='utf-8'", "charset='no-such-thing'").encode()
    assert "Café on" in text_of(read_bytes("a.html", utf8, NOTHING))


def test_broken_bytes_beside_the_article_do_no_harm_and_in_it_are_refused():
    lines = tuple(f"“{line}”" for line in PARAGRAPHS)
    beside = page("<title>Ferry @@</title>", lines=lines).encode().replace(b"@@", b"\xff")
    assert text_of(read_bytes("a.html", beside, NOTHING)).startswith("“The ferry")
    within = page(lines=lines).encode().replace(b"Tolland", b"Toll\xffand")
    assert "letters of the article are damaged" in reason_of(read_bytes("a.html", within, NOTHING))


def test_a_page_is_known_by_its_first_words_whatever_the_file_is_called():
    for name in ("saved.txt", "saved", "saved.aspx"):
        draft = read_bytes(name, page().encode(), NOTHING)
        assert isinstance(draft, Draft)
        assert (draft.original_type, draft.text) == ("text/html", "\n\n".join(PARAGRAPHS))


def test_a_file_called_html_without_a_tag_is_text():
    draft = read_bytes("a.html", b"The ferry left.\n\nIt came back.", NOTHING)
    assert isinstance(draft, Draft)
    assert (draft.original_type, draft.text) == ("text/plain", "The ferry left.\n\nIt came back.")


def test_a_file_keeps_its_name_without_folders():
    for name in ("in/box/ferry.txt", "C:\\desk\\ferry.txt", "../ferry.txt"):
        draft = read_bytes(name, b"The ferry left.", NOTHING)
        assert isinstance(draft, Draft)
        assert draft.source_file == "ferry.txt"


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.html", "a"]))
def test_no_bytes_at_all_break_the_reader(content, name):
    result = read_bytes(name, content, NOTHING)
    assert isinstance(result, Draft | Rejected)
    assert isinstance(read_bytes(name, b"<html><p>" + content, NOTHING), Draft | Rejected)
