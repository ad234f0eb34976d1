from factcheck.text.people import Person, people_in


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


def test_a_possessive_is_marked() -> None:
    assert [m.possessive for m in people_in("Anna Holt’s lawyer met Tom Reed.")] == [True, False]
