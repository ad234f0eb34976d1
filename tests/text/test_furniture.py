from pathlib import Path

import pytest

from factcheck.text.furniture import furniture, prose_sentences
from factcheck.text.sentences import sentences
from tests.needs import do_without

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def marked(text: str) -> list[tuple[str, str]]:
    return [(item.kind, item.span.of(text)) for item in furniture(text)]


def kinds(text: str) -> list[str]:
    return [item.kind for item in furniture(text)]


WIRE = (
    "HARBOUR CITY, March 3 (PTI): The minister denied the report.\n\n"
    "“I never signed it,” she said.–PTI\n\n"
    "READ MORE: All about the harbour\n\n"
    "Picture Courtesy of Jo Bell and the Evening Post"
)


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("WASHINGTON: The minister left.", "WASHINGTON:"),
        ("LONDON (Reuters) - The minister left.", "LONDON (Reuters) -"),
        ("date 2019-05-01 (CNN) – The minister left.", "date 2019-05-01 (CNN) –"),
        ("BEIRUT, Lebanon — The minister left.", "BEIRUT, Lebanon —"),
        ("ST. LOUIS — The minister left.", "ST. LOUIS —"),
        ("RENO, Nev. (AP) — The minister left.", "RENO, Nev. (AP) —"),
        ("NEW DELHI, March 3: The minister left.", "NEW DELHI, March 3:"),
        ("Paris (AFP) – The minister left.", "Paris (AFP) –"),
        ("MOSCOW, March 3. /TASS/. The minister left.", "MOSCOW, March 3. /TASS/."),
        ("Aug 27 (Reuters) - The minister left.", "Aug 27 (Reuters) -"),
        ("Kyiv, 3 March — The minister left.", "Kyiv, 3 March —"),
    ],
)
def test_a_dateline_is_marked_up_to_its_dash_or_colon(opening: str, dateline: str) -> None:
    assert marked(opening) == [("dateline", dateline)]


@pytest.mark.parametrize(
    "opening",
    [
        "Washington is not the place it was, said the senator.",
        "Paris — the city, not the prince — was quiet.",
        "NATO — the alliance of thirty — met on Monday.",
        "BREAKING: The minister left.",
        "The Green Party (GP) – founded in 1989 – lost.",
        "London: The Biography is his longest book.",
        "“WASHINGTON: A LIFE” is on the shelf.",
    ],
)
def test_prose_that_begins_with_a_name_has_no_dateline(opening: str) -> None:
    assert marked(opening) == []


def test_who_is_speaking_in_a_transcript_is_no_dateline() -> None:
    text = "HOLMES: Good evening.\n\nMARLOW: Good evening.\n\nHOLMES: Did you sign it?"
    assert marked(text) == []


def test_an_article_has_one_dateline_and_only_near_its_top() -> None:
    far = "\n\n".join([f"Paragraph {number} is prose." for number in range(9)])
    assert marked(f"{far}\n\nLONDON (Reuters) - The minister left.") == []
    assert kinds("LONDON (AP) — One thing.\n\nPARIS (AP) — Another thing.") == ["dateline"]


@pytest.mark.parametrize(
    ("ending", "sign_off"),
    [
        ("They left.–PTI", "–PTI"),
        ("They left. –PTI date 2017-03-03", "–PTI date 2017-03-03"),
        ("They left.” — AFP/Reuters", "— AFP/Reuters"),
        ("They left for Russia – Reuters", "– Reuters"),
        ("They left. (AP)", "(AP)"),
        ("They left. date 2017-03-03", "date 2017-03-03"),
        ("They left.\n\n–PTI", "–PTI"),
        ("They left.\n\nWith inputs from agencies", "With inputs from agencies"),
    ],
)
def test_the_agency_that_signs_off_is_marked(ending: str, sign_off: str) -> None:
    assert marked(ending) == [("sign-off", sign_off)]


@pytest.mark.parametrize(
    "ending",
    [
        "They left the E.U.",
        "He works for Reuters",
        "They met at the UN – and left.",
        "A well-AP-ed.",
    ],
)
def test_prose_that_ends_with_a_body_is_no_sign_off(ending: str) -> None:
    assert marked(ending) == []


def test_an_agency_signs_off_the_last_paragraph_of_prose_only() -> None:
    assert marked("They left. –PTI\n\nThey came back.") == []
    assert kinds("They left. –PTI\n\nREAD MORE: Harbour") == ["sign-off", "read-more"]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("read-more", "READ MORE: Harbour.example"),
        ("read-more", "Read more: The harbour in pictures"),
        ("read-more", "Also read | The harbour in pictures"),
        ("read-more", "Read the full ruling here."),
        ("read-more", "Watch the video above."),
        ("read-more", "Click here for more stories."),
        ("courtesy", "Article and Video Courtesy of the Post and Radio Harbour"),
        ("courtesy", "Courtesy: Harbour Museum"),
        ("credit", "Photo: Jo Bell/Evening Post"),
        ("credit", "Image credit: Jo Bell"),
        ("credit", "(Jo Bell/Getty Images)"),
        ("credit", "AP Photo/Jo Bell"),
        ("follow", "Follow us on Twitter"),
        ("follow", "Follow Jo Bell on Twitter @jobell."),
        ("follow", "Like us on Facebook!"),
        ("subscribe", "Sign up for our morning newsletter."),
        ("subscribe", "Subscribe"),
        ("share", "Share this article"),
        ("share", "Share on WhatsApp"),
        ("advertisement", "ADVERTISEMENT"),
        ("copyright", "© 2024 Evening Post. All rights reserved."),
        ("copyright", "Copyright 2024 Evening Post"),
        ("reporting", "(Reporting by Jo Bell; Editing by A. Marlow)"),
        ("reporting", "Jo Bell contributed to this report."),
        ("byline", "By Jo Bell and Ann Marlow"),
        ("timestamp", "Updated: 3 March 2017, 10:15 GMT"),
        ("timestamp", "Last updated at 10:15 a.m. EST, Friday, March 3, 2017"),
        ("contact", "E-mail: desk@harbour.example"),
        ("link", "https://harbour.example/story"),
    ],
)
def test_a_line_of_furniture_is_known_by_its_kind(kind: str, line: str) -> None:
    assert marked(f"They left.\n\n{line}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Read the room, the minister told her critics.",
        "Read more books, he said, and fewer polls.",
        "Readers of the Post know better.",
        "Watch out, she warned the council.",
        "Follow the money, the auditor said.",
        "Like many of her colleagues, she works on Twitter.",
        "Sign up or leave, the sergeant told them.",
        "Share prices fell by a third on Monday.",
        "Copyright law was changed in 1988.",
        "Published in May 2017, the report was ignored.",
        "Photographs show the bridge before it fell.",
        "By Monday evening the harbour was closed.",
        "Contact with the ship was lost on Friday.",
        "Related parties must be named, the law says.",
        "Courtesy costs nothing, the usher said.",
        "Subscribers paid 12 pounds a year.",
        "Editing genes is allowed in two countries.",
        "Advertisement revenue fell, the owner said.",
        "The reporting by the Post was accurate.",
    ],
)
def test_prose_that_begins_like_furniture_is_left_alone(line: str) -> None:
    assert marked(f"{line}\n\nThey left.") == []


def test_a_credit_behind_a_caption_is_marked_and_the_caption_is_not() -> None:
    text = "The bridge on Monday. (Photo by Jo Bell/AFP)\n\nIt was closed."
    assert marked(text) == [("credit", "(Photo by Jo Bell/AFP)")]


def test_sentences_of_prose_come_without_their_furniture() -> None:
    assert [span.of(WIRE) for span in prose_sentences(WIRE)] == [
        "The minister denied the report.",
        "“I never signed it,” she said.",
    ]


def test_a_text_without_furniture_keeps_all_its_sentences() -> None:
    text = "The minister left.\n\nShe came back. Nobody asked."
    assert prose_sentences(text) == sentences(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "A" * 100_000, "READ " * 50_000])
def test_odd_texts_are_read_without_trouble(text: str) -> None:
    assert furniture(text) == []


@pytest.fixture
def seeds() -> list[str]:
    if not SEEDS.is_dir():
        do_without("../shared/seeds is not beside this clone")
    return [path.read_text(encoding="utf-8").strip() for path in sorted(SEEDS.glob("*.txt"))]


def test_all_the_furniture_of_the_real_articles_is_marked_and_nothing_else(
    seeds: list[str],
) -> None:
    found = [item.span.of(text) for text in seeds for item in furniture(text)]
    openings = [words.split()[0] for words in found]
    assert openings == ["WASHINGTON:", "–PTI", "date", "READ", "Article", "Picture"]
    assert sum(map(len, found)) == 172
    for text in seeds:
        kept = [span.of(text) for span in prose_sentences(text)]
        assert len(kept) == len(sentences(text)) - kinds(text).count("courtesy") - kinds(
            text
        ).count("read-more")
