from datetime import date

from factcheck.intake.drafts import Draft
from factcheck.intake.paths import read_paths
from tests.needs import seeds


def test_the_two_real_articles_are_read_with_their_furniture_and_their_quotations():
    first, second = read_paths([seeds()], workers=1)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert [item.kind for item in first.furniture] == ["dateline", "sign-off"]
    assert [item.kind for item in second.furniture][:2] == ["dateline", "read-more"]
    assert second.published_on == date(2017, 3, 3)
    for draft in (first, second):
        assert sum(pulled.statement.kind == "direct" for pulled in draft.pulled) >= 5
