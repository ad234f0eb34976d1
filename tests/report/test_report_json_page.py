"""docs/report-json.md says what the JSON of a report holds, field by field."""

from pathlib import Path

from tests.report.declared import records, rows

PAGE = Path(__file__).resolve().parents[2] / "docs" / "report-json.md"


def test_the_page_has_a_table_for_each_class_with_each_field_as_it_is_declared() -> None:
    _, *sections = PAGE.read_text(encoding="utf-8").split("\n## ")
    told = {}
    for section in sections:
        title, *lines = section.splitlines()
        cells = [line.strip("|").split(" | ") for line in lines if line.startswith("| `")]
        told[title] = [(name.strip(" `"), kind, later.strip()) for name, kind, later, _ in cells]
        assert all(meaning.strip() for *_, meaning in cells)
    assert told == {record.__name__: rows(record) for record in records()}
