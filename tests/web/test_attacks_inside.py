"""The inside stays inside: a word planted in every column, and none of them in any public byte."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from flask import Flask
from sqlmodel import select

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import (
    Edition,
    LinkPurpose,
)
from factcheck.queries.published import Asked, count
from factcheck.report.card import card_svg
from factcheck.report.json import from_json
from tests.cli.carrying import factcheck, readable
from tests.open_addresses import open_addresses
from tests.planted_desk import PASSWORD, Planted, a_planted_desk
from tests.planting import (
    MARKER,
    PUBLIC,
    PUBLIC_TABLES,
    SECRETS,
    VOCABULARY,
    all_columns,
    leaks,
)

pytestmark = pytest.mark.xdist_group("a planted desk")

#: What a draft tells the one person it is for, beside what is public.
TOLD_IN_DRAFTS = {
    LinkPurpose.CLAIMANT_PREVIEW: ("sharelinkrecipient_name",),
    LinkPurpose.REVIEWER_PREVIEW: ("sharelinkrecipient_name", "evidencenote", "paidforit."),
}


@pytest.fixture(scope="module")
def planted(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Planted]:
    """The file of the desk, and what there is in it: it takes longer than the looking."""
    path = tmp_path_factory.mktemp("planted") / "factcheck.sqlite3"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    made = a_planted_desk(database)
    database.close()
    return path, made


@pytest.fixture
def database(planted: tuple[Path, Planted], tmp_path: Path) -> Iterator[Database]:
    """A copy of it."""
    path = tmp_path / "factcheck.sqlite3"
    shutil.copyfile(planted[0], path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def desk(planted: tuple[Path, Planted]) -> Planted:
    return planted[1]


def test_every_column_is_planted_or_listed_with_a_reason(desk: Planted) -> None:
    listed = set(PUBLIC) | VOCABULARY | SECRETS
    public = {one for one in all_columns() if one.partition(".")[0] in PUBLIC_TABLES}
    assert all_columns() - listed - public - desk.columns == set(), "plant it, or say why not"
    assert listed - all_columns() == set(), "there is no such column any more"
    assert [name for name in SECRETS if not desk.secrets[name]] == []


def test_no_public_byte_tells_of_the_inside(app: Flask, database: Database, desk: Planted) -> None:
    told = dict(everything_public(app, desk))
    assert len(told) > 60
    found = {path: leaks(words, desk.secrets) for path, words in told.items()}
    assert {path: some for path, some in found.items() if some} == {}
    # The looking looks at something: the words of the check are nearly everywhere.
    assert sum("didnotcost" in re.sub(r"\s", "", words) for words in told.values()) > 20
    # Nor does a search find anything by such a word; the page repeats it.
    page = app.test_client().get(f"/checks?q={MARKER}").get_data(as_text=True)
    assert re.findall(rf"{MARKER}\w+", page) == []
    with database.reading() as session:
        assert count(session, Asked(words=MARKER)) == 0
        assert count(session, Asked(words="pier")) == 1


def test_files_of_what_is_published_tell_nothing_of_the_inside(
    settings: Settings, tmp_path: Path, desk: Planted
) -> None:
    folder = tmp_path / "published"
    assert factcheck(settings, "export", "--all", folder).exit_code == 0
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
    told = "\n".join([*names, readable(folder).decode(errors="backslashreplace")])
    assert "did not cost" in told
    assert leaks(told, desk.secrets) == []


def test_a_draft_tells_whom_it_is_for_no_more_than_it_may(app: Flask, desk: Planted) -> None:
    for purpose, expected in TOLD_IN_DRAFTS.items():
        sent = {"password": PASSWORD}
        page = app.test_client().post(f"/s/{desk.links[purpose]}/", data=sent, buffered=True)
        assert page.status_code == 200
        words = leaks(page.get_data(as_text=True), desk.secrets)
        found = [one.removeprefix(MARKER) for one in words]
        assert [one for one in found if not one.startswith(expected)] == []
        assert [word for word in expected if not any(one.startswith(word) for one in found)] == []


def everything_public(app: Flask, desk: Planted) -> Iterator[tuple[str, str]]:
    """Every address that asks nobody who they are, and all that it says."""
    for path in addresses(app, desk):
        answer = app.test_client().get(path, buffered=True)
        assert answer.status_code < 500, path
        head = "\n".join(f"{name}: {value}" for name, value in answer.headers)
        yield path, f"{head}\n{_words(answer.get_data(), answer.mimetype)}"
    with app.extensions["factcheck"].database.reading() as session:
        for edition in session.exec(select(Edition).where(Edition.claim_id == desk.claim.id)):
            yield f"card {edition.number}", card_svg(from_json(edition.json_bytes))


def addresses(app: Flask, desk: Planted) -> Iterator[str]:
    """Those of other claims too, which nobody is to know of."""
    others = [f"FC-{number}" for number in range(1, desk.claim.id)]
    return open_addresses(
        app,
        [desk.claim.ref, *others],
        tokens=[token for purpose, token in desk.links.items() if purpose not in TOLD_IN_DRAFTS],
        claimants=["odile-fenn", f"{MARKER}claimantnamex1"],
    )


def _words(content: bytes, kind: str) -> str:
    if kind != "application/pdf":
        return content.decode(errors="backslashreplace")
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        return "\n".join([*pages, *document.get_metadata_dict().values()])
