"""The words of a statement that are worth searching for."""

from factcheck.text.searching import bearing, plain_terms, terms


def words_of(statement: str, claimant: str | None = None) -> list[str]:
    return [term.word for term in terms(statement, claimant)]


def test_common_words_are_not_looked_for() -> None:
    assert words_of("that was the cost of the pier") == ["cost", "pier"]


def test_a_name_is_looked_for_by_its_beginning_so_that_a_country_answers_to_its_people() -> None:
    (name,) = [term for term in terms("the plan of the Norwegians") if term.prefix]
    assert "norwegian".startswith(name.word)


def test_the_first_word_of_a_sentence_is_not_taken_for_a_name() -> None:
    assert not any(term.prefix for term in terms("Taxes rose. Wages fell."))


def test_irregular_forms_of_a_verb_answer_for_each_other_and_count_once() -> None:
    met = [term for term in terms("he met the builder") if term.word in {"met", "meeting", "meets"}]
    assert len(met) == 3
    assert len({term.group for term in met}) == 1


def test_the_claimant_is_looked_for_by_the_last_name() -> None:
    assert words_of("the pier was free", "Odile Fenn")[-1] == "fenn"


def test_the_claimant_weighs_double_in_a_statement_about_oneself() -> None:
    assert terms("I met the builder", "Odile Fenn")[-1].weight == 2.0
    assert terms("The pier was free", "Odile Fenn")[-1].weight == 1.0


def test_a_split_statement_is_about_what_its_first_piece_says() -> None:
    split = "I have never met the builder of the pier … and those remarks are false"
    assert "remarks" not in words_of(split)
    assert "remarks" in words_of("Never … and those remarks are false")


def test_a_sentence_that_answers_to_more_of_the_statement_bears_more_on_it() -> None:
    asked = terms("I never met the builder of the pier", "Odile Fenn")
    sentences = [
        "The weather was mild.",
        "Fenn was seen at a meeting with the builder.",
        "The pier is long.",
    ]
    scores = [score for score, _ in bearing(sentences, asked)]
    assert scores.index(max(scores)) == 1
    assert scores[0] == 0


def test_a_suggestion_names_the_words_that_made_it_one() -> None:
    asked = terms("I never met the builder", "Odile Fenn")
    [(_, shared)] = bearing(["Fenn’s meetings with builders were many."], asked)
    assert set(shared) == {"fenn’s", "meetings", "builders"}


def test_nothing_to_look_through_gives_nothing() -> None:
    assert bearing([], terms("the cost of the pier")) == []


def test_what_is_typed_into_the_search_box_may_end_in_an_unfinished_word() -> None:
    assert [(term.word, term.prefix) for term in plain_terms("Pier accoun")] == [
        ("pier", False),
        ("accoun", True),
    ]
