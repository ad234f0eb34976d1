import pytest

from factcheck.text.inflection import forms_of_noun, forms_of_verb


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("warn", ("warns", "warned", "warned", "warning")),
        ("propose", ("proposes", "proposed", "proposed", "proposing")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("slam", ("slams", "slammed", "slammed", "slamming")),
        ("seek", ("seeks", "sought", "sought", "seeking")),
        ("urge", ("urges", "urged", "urged", "urging")),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: tuple[str, str, str, str]) -> None:
    assert forms_of_verb(verb) == forms


def test_one_and_many() -> None:
    assert forms_of_noun("plan") == ("plan", "plans")
    assert forms_of_noun("theory") == ("theory", "theories")
    assert forms_of_noun("speech") == ("speech", "speeches")
