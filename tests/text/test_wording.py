import pytest

from factcheck.text.wording import notes_on

QUOTATION = "I have never met any of the owners, and those letters are false."


def rules(statement: str | None, headline: str | None = None, **more: object) -> set[str]:
    return {note.rule for note in notes_on(statement, headline, QUOTATION, **more)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("It is not true that Marlow met the owners.", "negated wording"),
        ("Contrary to the letters, Marlow met nobody.", "negated wording"),
        ("Marlow made a misleading speech.", "verdict in the claim"),
        ("Marlow’s story is Half true.", "verdict in the claim"),
        ("She met the owners.", "unresolved pronoun"),
        ("Marlow says I met the owners.", "unresolved pronoun"),
        ("Marlow met the owners yesterday.", "relative day"),
        ("Marlow met the owners on Friday.", "relative day"),
        ("Marlow met “all of them”.", "unknown quotation"),
    ],
)
def test_a_wording_that_gets_in_the_way_is_noted(statement: str, rule: str) -> None:
    found = notes_on(
        statement, None, QUOTATION, ["Half true", "Wrong"], lambda: ["None of the owners came."]
    )
    assert [note.rule for note in found] == [rule]
    assert found[0].words in statement
    assert found[0].words in found[0].sentence


@pytest.mark.parametrize(
    "statement",
    [
        "Ada Marlow has never met any of the owners.",
        "Ada Marlow called the letters false.",
        "The US sold its fleet on Friday 2 October 2026.",
        "It was in 2019 that Marlow met the owners.",
        "Marlow said: “I have never met … the owners”.",
        "Marlow wrote “NEVER met any\nof the owners” to the mayor.",
        None,
    ],
)
def test_a_plain_wording_has_no_notes(statement: str | None) -> None:
    article = f"The mayor asked. “{QUOTATION}”"
    assert notes_on(statement, None, QUOTATION, ["True", "False"], lambda: [article]) == []


def test_a_headline_is_noted_when_others_would_cut_it() -> None:
    assert rules(None, 74 * "x") == set()
    assert rules(None, 75 * "x") == {"long headline"}


def test_articles_are_asked_for_only_where_something_is_quoted() -> None:
    def never() -> list[str]:
        raise AssertionError

    assert rules("Marlow met the owners.", articles=never) == set()
