from factcheck.text.quotes import quotations


def parts(text: str) -> list[list[str]]:
    return [[span.of(text) for span in quotation.spans] for quotation in quotations(text)]


def kinds(text: str) -> list[str]:
    return [quotation.kind for quotation in quotations(text)]


def test_a_quotation_split_by_the_speech_verb_is_one_quotation_in_two_spans() -> None:
    text = "“I never met the builder,” she said, “and I never took his money.”"
    assert parts(text) == [["I never met the builder", "and I never took his money."]]


def test_the_verb_between_two_parts_is_the_cue() -> None:
    text = "“I never met him,” said Anna Holt, “and I never will.”"
    cue = quotations(text)[0].cue
    assert cue is not None
    assert cue.of(text) == "said"


def test_a_quotation_taken_up_in_the_next_sentence_is_the_same_quotation() -> None:
    text = "“I will go,” said Anna Holt, the mayor of Port Hale. “I will not come back.”"
    assert parts(text) == [["I will go", "I will not come back."]]


def test_a_sentence_quoted_to_its_full_stop_is_not_taken_up_again() -> None:
    text = "“I will go.” Anna Holt said little else. “I will not come back.”"
    assert len(parts(text)) == 2


def test_two_speakers_in_one_paragraph_are_two_quotations() -> None:
    text = "“It is safe,” Anna Holt said. “It was never safe,” Tom Reed said."
    assert parts(text) == [["It is safe"], ["It was never safe"]]


def test_a_quotation_over_paragraphs_is_reopened_in_each_and_closed_once() -> None:
    text = "“We checked it.\n\n“We checked it twice.\n\n“It is safe,” Anna Holt said."
    assert parts(text) == [["We checked it.", "We checked it twice.", "It is safe"]]


def test_a_british_quotation_over_paragraphs_is_one_as_well() -> None:
    text = "‘We checked it.\n\n‘It is safe,’ Anna Holt said."
    assert parts(text) == [["We checked it.", "It is safe"]]


def test_a_fragment_left_open_does_not_run_into_the_next_paragraph() -> None:
    text = "Reed saw “no reason to close it.\n\n“It is safe,” Anna Holt said."
    assert parts(text) == [["no reason to close it."], ["It is safe"]]


def test_a_few_words_in_the_reporters_sentence_are_a_fragment() -> None:
    assert kinds("Reed called the plan “absurd” and left.") == ["fragment"]
    assert kinds("Reed saw proof “that nobody at the port was ever told.”") == ["fragment"]


def test_a_sentence_however_short_is_no_fragment() -> None:
    assert kinds("“Is it safe?” Reed asked.") == ["direct"]
    assert kinds("“It is,” Holt said.") == ["direct"]


def test_places_are_code_points() -> None:
    text = "🚢🚢 “Ahoy, everyone on deck,” she said."
    span = quotations(text)[0].spans[0]
    assert text[span.start : span.end] == "Ahoy, everyone on deck"
    assert span.start == 4
