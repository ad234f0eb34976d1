"""Names as they stand in an address."""

import pytest

from factcheck.text.slugs import LONGEST_SLUG, slug


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Edric Salloway", "edric-salloway"),
        ("  Mostly   false ", "mostly-false"),
        ("Jean-Luc O’Neill, Jr.", "jean-luc-oneill-jr"),
        ("Ærøskøbing / Ny Havn", "ærøskøbing-ny-havn"),
        ("李 明", "李-明"),
        ("José", "josé"),
        ("Ⅷ_b", "viii-b"),
        ("“…”", ""),
        ("a" * 500, "a" * LONGEST_SLUG),
        ("ﷺ" * 200, None),
        ("a" + "\u0327\u0301" * 100_000, None),
    ],
)
def test_a_name_becomes_a_slug_once_and_for_all(name: str, said: str | None) -> None:
    found = slug(name)
    assert said is None or found == said
    assert len(found) <= LONGEST_SLUG
    assert slug(found) == found
