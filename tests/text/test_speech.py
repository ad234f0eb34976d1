from factcheck.text.speech import SPEECH, Takes


def test_every_form_of_a_verb_is_known() -> None:
    assert {SPEECH[form].verb for form in ("say", "says", "said", "saying")} == {"say"}
    assert SPEECH["denied"].verb == SPEECH["denies"].verb == "deny"
    assert SPEECH["argues"].verb == SPEECH["arguing"].verb == "argue"


def test_a_participle_is_told_from_a_finite_verb() -> None:
    assert SPEECH["saying"].tense == "participle"
    assert SPEECH["said"].tense == "finite"


def test_a_verb_may_be_followed_in_more_than_one_way() -> None:
    assert Takes.PLEDGE in SPEECH["claimed"].takes
    assert Takes.CLAUSE in SPEECH["claimed"].takes


def test_words_that_are_often_nouns_are_marked() -> None:
    assert SPEECH["report"].may_be_noun
    assert not SPEECH["said"].may_be_noun
