import pytest

from factcheck.text.families import Person
from factcheck.text.people import people_in


def people(text: str) -> list[Person]:
    found: list[Person] = []
    for mention in people_in(text):
        if not any(mention.person is person for person in found):
            found.append(mention.person)
    return found


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    text = "Anna Holt left. Holt came back. Mayor Holt stayed."
    assert [person.name for person in people(text)] == ["Anna Holt"]
    assert len(people_in(text)) == 3


def test_two_people_of_one_surname_are_told_apart() -> None:
    text = "Anna Holt met Peter Holt. Mr. Holt left. Ms. Holt stayed."
    assert [mention.person.name for mention in people_in(text)] == [
        "Anna Holt",
        "Peter Holt",
        "Peter Holt",
        "Anna Holt",
    ]


def test_a_role_comes_from_a_title_or_from_words_beside_the_name() -> None:
    assert people("Attorney General Anna Holt left.")[0].role == "Attorney General"
    assert people("Anna Holt, the mayor of Port Hale, left.")[0].role == "mayor of Port Hale"
    assert people("Council leader Tom Reed left.")[0].role == "Council leader"
    assert people("Tom Reed left.")[0].role is None


def test_an_uncommon_name_is_a_persons_when_the_surname_comes_back_alone() -> None:
    assert [person.name for person in people("Quillon Vark left. Vark came back.")] == [
        "Quillon Vark"
    ]
    assert people("Quillon Vark left.") == []


def test_a_name_in_any_alphabet_is_whole() -> None:
    assert people("Mayor Tomás Regaládo left.")[0].name == "Tomás Regaládo"
    assert people("Mr. Željko Ōno left.")[0].name == "Željko Ōno"
    assert people("Ana Nun\u0303ez left.")[0].name == "Ana Nun\u0303ez"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Peter Holt Jr. met Peter Holt.", ["Peter Holt Jr.", "Peter Holt"]),
        ("William Holt left. Bill Holt came back.", ["William Holt"]),
        ("Peter Holt left. Peter J. Holt came back.", ["Peter J. Holt"]),
        ("John “Jack” Holt left. Holt came back.", ["John Holt"]),
        ("But Mr. Holt stayed. Peter Holt left.", ["Peter Holt"]),
        ("Ban Ki-moon spoke. Ban left.", ["Ban Ki-moon"]),
        ("Virginia Sen. Peter Holt left.", ["Peter Holt"]),
        ("Anna Hill met Tom West. West left.", ["Anna Hill", "Tom West"]),
        ("Anna Holt Joins Port. Holt left.", ["Anna Holt"]),
    ],
)
def test_one_person_has_one_full_name(text: str, names: list[str]) -> None:
    assert [person.name for person in people(text)] == names


def test_a_given_name_alone_is_the_one_who_bears_it() -> None:
    assert [m.person.name for m in people_in("Bernie Holt left. Bernie came back.")] == [
        "Bernie Holt",
        "Bernie Holt",
    ]


def test_a_surname_that_two_bear_is_mostly_the_ones_of_whom_the_text_speaks() -> None:
    text = "Anna Holt spoke. Anna Holt left. Her son, Peter Holt, stayed. Holt came back."
    assert people_in(text)[-1].person.name == "Anna Holt"


def test_a_pronoun_tells_whether_a_man_or_a_woman_bears_an_uncommon_name() -> None:
    assert people("Mayor Quillon Vark said she was tired.")[0].gender == "woman"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Tom Reed, a spokesman for Mrs. Holt, left.", "spokesman for Mrs. Holt"),
        ("Tom Reed, 45, a teacher from Hale, left.", "teacher from Hale"),
        ("Holt’s campaign manager, Tom Reed, left.", "campaign manager"),
        ("Secretary of State Tom Reed left.", "Secretary of State"),
        ("Tom Reed, the bridge’s owner who died, left.", "bridge’s owner"),
        ("Tom Reed, a day later, left.", None),
        ("The mayor will counter Tom Reed.", None),
    ],
)
def test_a_role_is_what_a_person_is(text: str, role: str | None) -> None:
    assert [person.role for person in people(text) if person.surname == "Reed"] == [role]


def test_a_possessive_is_marked() -> None:
    assert [m.possessive for m in people_in("Anna Holt’s lawyer met Tom Reed.")] == [True, False]
