"""The digests in a file, made again as docs/verifying.md describes them; and a file that stays."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.report.json import from_json, to_json
from factcheck.report.markdown import render
from factcheck.report.public import Contact, Correction, PublicReport
from tests.report.harbour import PARTS, harbour_report

HERE = Path(__file__).parent


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8] if text else "-"


def test_each_line_has_its_digest_and_each_row_its_own() -> None:
    text = render(harbour_report())
    front, body = text[: text.index("\n---\n")], text[text.index("\n---\n") + len("\n---\n") :]
    above, rows = front.split("\nlines_sha256: >-\n")
    rows, last = rows.split("\nfront_sha256: ")
    assert last == f'"{hashlib.sha256(front[: front.index("front_sha256")].encode()).hexdigest()}"'
    assert f'body_sha256: "{hashlib.sha256(body.encode()).hexdigest()}"' in above.splitlines()
    digests = []
    for row in rows.splitlines():
        *of_lines, of_row = row.removeprefix("  ").split(" ")
        assert of_row == digest(" ".join(of_lines))
        digests += of_lines
    assert digests == [digest(line) for line in [*above.splitlines(), *body.splitlines()]]


def everything() -> PublicReport:
    """A report with something in every section."""
    report = harbour_report(edition=2, parts=PARTS, address="https://desk.example/checks/FC-12")
    return replace(
        report,
        previous_sha256="ab" * 32,
        method=replace(report.method, signed_by="Maren Vik", signed_on=date(2026, 11, 21)),
        contacts=(
            Contact(
                whom="Ines Okafor",
                channel="e-mail",
                asked_on=date(2026, 11, 1),
                outcome="answered",
                ended_on=date(2026, 11, 3),
                answer="I stand by it.\n\n“Private” means private.",
            ),
        ),
        corrections=(
            Correction(
                edition=2,
                made_on=date(2026, 11, 22),
                sentence="It is 2.4 million, not 24.",
                tier="affects rating",
            ),
        ),
    )


def test_what_was_published_once_is_rendered_alike_for_good() -> None:
    """Whoever means to change the file gives ``markdown.SCHEMA`` another number first."""
    published = (HERE / "published.json").read_bytes()
    assert to_json(everything()) == published
    assert render(from_json(published)).encode() == (HERE / "published.md").read_bytes()
    schema = re.search(r'^schema: "(.+)"$', (HERE / "published.md").read_text(), re.MULTILINE)
    assert schema and schema[1] == "factcheck-markdown/1"
