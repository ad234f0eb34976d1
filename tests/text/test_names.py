import pytest

from factcheck.text.names import Name, gender_of, parse_name


@pytest.mark.parametrize(
    ("run", "role", "parts"),
    [
        ("Anna Holt", None, ("Anna", "Holt")),
        ("Attorney General Anna Holt", "Attorney General", ("Anna", "Holt")),
        ("Beleaguered Mayor Anna Holt", "Mayor", ("Anna", "Holt")),
        ("Rep. Tom Reed", "Representative", ("Tom", "Reed")),
        ("Ms. Holt", None, ("Holt",)),
        ("President Holt", "President", ("Holt",)),
        ("But Tom Reed", None, ("Tom", "Reed")),
        ("Bill Hill", None, ("Bill", "Hill")),
    ],
)
def test_titles_are_parted_from_names(run: str, role: str | None, parts: tuple[str, ...]) -> None:
    name = parse_name(run)
    assert name is not None
    assert (name.role, name.parts) == (role, parts)


@pytest.mark.parametrize(
    "run", ["White House", "Attorney General", "The", "CNN", "Port Hale City Council", "Monday"]
)
def test_what_no_person_is_called_is_no_name(run: str) -> None:
    assert parse_name(run) is None


def test_a_name_is_certain_by_title_or_by_a_common_given_name() -> None:
    assert parse_name("Anna Holt") == Name(None, ("Anna", "Holt"), "woman", certain=True)
    uncertain = parse_name("Quillon Vark")
    assert uncertain is not None
    assert not uncertain.certain


def test_a_given_name_of_both_sexes_tells_nothing() -> None:
    assert gender_of("tom") == "man"
    assert gender_of("anna") == "woman"
    assert gender_of("leslie") == gender_of("quillon") == ""
