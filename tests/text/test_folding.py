from factcheck.text.folding import fold
from factcheck.text.quotemarks import stretches


def lines(text: str) -> list[str]:
    return [
        " ".join(word.text for word in line.words) for line in fold(text, list(stretches(text)))
    ]


def test_a_quotation_is_one_word_that_shows_how_it_ended() -> None:
    assert lines("“It is safe. It is open,” she said.") == ["“,” she said ."]


def test_the_verb_after_a_question_stays_with_it() -> None:
    assert lines("“Is it safe?” Reed asked. “It is.” Holt replied.") == [
        "“?” Reed asked .",
        "“.” Holt replied .",
    ]


def test_a_new_sentence_after_a_quoted_full_stop_is_a_line_of_its_own() -> None:
    assert lines("“It is safe.” The council met on Monday.") == [
        "“.”",
        "The council met on Monday .",
    ]


def test_a_line_knows_its_paragraph() -> None:
    text = "One came.\n\nTwo came. Three came."
    assert [line.paragraph for line in fold(text, [])] == [0, 1, 1]


def test_an_empty_text_has_no_lines() -> None:
    assert lines("") == []


def test_text_without_full_stops_is_cut_into_lines_of_bounded_length() -> None:
    found = fold("no end " * 1_000, [])
    assert len(found) == 5
    assert sum(len(line.words) for line in found) == 2_000
