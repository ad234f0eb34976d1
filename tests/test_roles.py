"""docs/roles.md shows the table of roles that the code goes by."""

from itertools import pairwise
from pathlib import Path

from factcheck.models import GRANTS, May, Role

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "roles.md"


def test_the_table_in_the_documents_is_the_one_in_the_code() -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    header, _rule, *body = rows
    assert header == ["", *(role.value for role in Role)]
    written = {deed: dict(zip(header[1:], ticks, strict=True)) for deed, *ticks in body}
    assert written == {
        deed.value: {role.value: "✓" if deed in GRANTS[role] else "" for role in Role}
        for deed in May
    }


def test_each_role_may_do_what_the_ones_before_it_may() -> None:
    grants = [GRANTS[role] for role in Role]
    assert all(less < more for less, more in pairwise(grants))
    assert grants[-1] == frozenset(May)
