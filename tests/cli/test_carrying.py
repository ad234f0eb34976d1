"""The whole desk as a folder, and from the folder into an empty desk."""

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel, select

from factcheck.cli.manifests import JOURNAL, MANIFEST
from factcheck.config import Settings
from factcheck.credentials import password_fits
from factcheck.db import Database
from factcheck.db.migrate import newest
from factcheck.errors import NotAllowed, RuleBroken
from factcheck.intake.originals import keep, path_of
from factcheck.models import (
    Answers,
    Claim,
    Edition,
    Person,
    Rating,
    Read,
    Role,
    Stance,
    Status,
    ThreadKind,
    Version,
)
from factcheck.queries.fulltext import best
from factcheck.queries.wanted import Wanted
from factcheck.queries.whole_desk import LEFT_OUT
from factcheck.text.searching import terms
from factcheck.workflow.comments import comment, edit
from factcheck.workflow.confidentiality import keep_confidential
from factcheck.workflow.desk import FINDINGS, FIRST_RATINGS
from factcheck.workflow.drafts import Unfinished, save_draft
from factcheck.workflow.saved_filters import save_filter
from factcheck.workflow.threads import About
from factcheck.workflow.whole_desk import demand_empty
from tests.cli.carrying import a_desk_beside, contents, factcheck, list_anew, readable
from tests.cli.public_face import assert_the_world_sees, show_the_world
from tests.factories import PASSWORD, TEXT, a_claim, a_person, a_review, some_evidence

MARKER = "quokka"
SEALED = f"The {MARKER} of the accounts says it all."


@pytest.fixture(scope="module")
def home(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A desk on which rounds run, with claims published, confidential and in the inbox."""
    instance = tmp_path_factory.mktemp("home")
    shutil.copyfile(sqlite_template, instance / "factcheck.sqlite3")
    url = f"sqlite:///{instance / 'factcheck.sqlite3'}"
    settings = Settings(instance, url, secret_key="the secret key of a desk at home")
    database = Database(url)
    with database.transaction() as session:
        _work(session)
        texts = session.exec(select(Version.text)).all()
    database.close()
    for text in texts:
        [number] = re.findall(r"opened pier (\d+)", text)
        keep(settings.originals, TEXT.format(n=number).encode())
    return settings


@pytest.fixture(scope="module")
def carried(home: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk as it was carried out."""
    folder = tmp_path_factory.mktemp("carried") / "desk"
    assert factcheck(home, "export", "--inside", folder).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def empty(home: Settings) -> Settings:
    """A desk that nobody has worked at."""
    settings = a_desk_beside(home, "empty")
    factcheck(settings, "init")
    return settings


@pytest.fixture
def folder(carried: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return shutil.copytree(carried, tmp_path / "folder")


def _work(session: Session) -> None:
    author = a_person(session, name="Una Author", email="una@desk.example")
    a_person(session, Role.ADMIN, email="root@desk.example")
    for status in (Status.SUGGESTED, Status.DISPUTED, Status.PUBLISHED):
        a_claim(session, status)
    running, overtaken = a_claim(session, by=author), a_claim(session, by=author)
    for claim in (running, overtaken):
        read = some_evidence(session, claim, by=author)
        a_review(
            session,
            claim,
            by=author,
            justification=SEALED,
            answers=Answers(other_reading=SEALED),
            readings={read.id: Read(Stance.CONTEXT)},
        )
        told = comment(session, author, claim.id, SEALED, About(ThreadKind.RATING))
        edit(session, author, told.id, f"{SEALED} Twice.")
    some_evidence(session, overtaken, stance=Stance.SUPPORTS)
    save_draft(session, author, overtaken.id, Unfinished(justification=SEALED), seen=0)
    save_filter(session, author, SEALED[:40], Wanted(statuses=(Status.OPEN,)))
    secret = a_claim(session, Status.PUBLISHED)
    keep_confidential(session, a_person(session, Role.EDITOR), secret.id, [])
    show_the_world(session)


def test_every_table_is_carried_or_stays_behind_for_a_reason(carried: Path) -> None:
    tables = json.loads((carried / "desk.json").read_text())["tables"]
    assert tables.keys() | LEFT_OUT.keys() == set(SQLModel.metadata.tables)
    assert tables.keys() & LEFT_OUT.keys() == set()
    for name, count in tables.items():
        assert (carried / f"tables/{name}.jsonl").read_bytes().count(b"\n") == count["rows"]
    for name in ("publishedtopic", "correction", "withholding", "publicity", "linkcode"):
        assert tables[name]["rows"]


def test_nobody_who_opens_the_files_reads_what_is_sealed(carried: Path, home: Settings) -> None:
    assert MARKER not in readable(carried).decode(errors="replace")
    sealed = {
        name: count["sealed"]
        for name, count in json.loads((carried / "desk.json").read_text())["tables"].items()
        if count["sealed"]
    }
    # Two reviews with their comments, a draft, a filter, and the events that tell of them.
    assert sealed.keys() == {
        *("review", "reading", "reviewdraft", "comment", "commentwording", "thread"),
        *("event", "savedfilter"),
    }
    assert (sealed["review"], sealed["thread"], sealed["reviewdraft"]) == (2, 2, 1)
    assert home.secret_key not in readable(carried).decode(errors="replace")


def test_a_confidential_claim_goes_along_and_the_command_says_so(
    home: Settings, carried: Path, tmp_path: Path
) -> None:
    refused = factcheck(home, "--as", "una@desk.example", "export", "--inside", tmp_path / "x")
    assert isinstance(refused.exception, NotAllowed)
    done = factcheck(home, "--as", "root@desk.example", "export", "--inside", tmp_path / "x")
    assert "1 confidential claim" in done.stderr
    assert contents(tmp_path / "x") == contents(carried)


def test_an_original_that_is_lost_is_named_and_the_rest_goes(
    home: Settings, folder: Path, tmp_path: Path
) -> None:
    place = next(home.originals.glob("*/*"))
    sound = place.read_bytes()
    place.write_bytes(b"damaged")
    done = factcheck(home, "export", "--inside", folder)
    place.write_bytes(sound)
    assert done.exit_code == 1
    assert place.name in done.stderr
    assert not path_of(folder / "originals", place.name).exists()
    other = a_desk_beside(home, "without_an_original")
    assert factcheck(other, "import", folder).exit_code == 0


def test_a_desk_goes_from_sqlite_to_postgresql_and_back_unchanged(
    home: Settings, carried: Path, postgresql: Database, tmp_path: Path
) -> None:
    on_postgresql = a_desk_beside(home, "postgresql", postgresql)
    assert factcheck(on_postgresql, "import", carried).exit_code == 0
    assert factcheck(on_postgresql, "export", "--inside", tmp_path / "second").exit_code == 0
    back = a_desk_beside(home, "back")
    assert factcheck(back, "import", tmp_path / "second").exit_code == 0
    assert factcheck(back, "export", "--inside", tmp_path / "third").exit_code == 0
    assert contents(carried) == contents(tmp_path / "second") == contents(tmp_path / "third")
    assert contents(home.originals) == contents(back.originals)
    _works(postgresql)
    came_back = Database(back.database_url)
    _works(came_back)
    came_back.close()


def _works(database: Database) -> None:
    """The desk goes on: words are found, also by the world; new things have new numbers."""
    with database.transaction() as session:
        assert_the_world_sees(session)
        una = session.exec(select(Person).where(Person.email == "una@desk.example")).one()
        assert password_fits(PASSWORD, una.password_hash)
        last = max(session.exec(select(Claim.id)).all())
        assert a_claim(session, by=una).id == last + 1
        assert best(session, "sentence", terms("the pier and the crowd"), 5)
        edition = session.exec(select(Edition)).first()
        assert edition
    for frozen in ("edition", "event"):
        with pytest.raises(DBAPIError, match="frozen"), database.transaction() as session:
            session.connection().exec_driver_sql(f"UPDATE {frozen} SET id = id + 1000")


def test_a_desk_that_is_somebodys_takes_no_other(home: Settings, carried: Path) -> None:
    refused = factcheck(home, "import", carried)
    assert "isn’t empty" in str(refused.exception)


def cut_off(folder: Path) -> None:
    path = folder / "tables/claim.jsonl"
    path.write_bytes(path.read_bytes()[:-9])


def altered(folder: Path) -> None:
    path = folder / "tables/claim.jsonl"
    path.write_bytes(path.read_bytes().replace(b"pier", b"quay", 1))


def lost(folder: Path) -> None:
    (folder / "tables/passage.jsonl").unlink()


def beside(folder: Path) -> None:
    (folder / "tables/more.jsonl").write_text("{}")


def a_link(folder: Path) -> None:
    path = folder / "tables/claim.jsonl"
    path.rename(folder.parent / "claim.jsonl")
    path.symlink_to(folder.parent / "claim.jsonl")


def a_pipe(folder: Path) -> None:
    (folder / "tables/claim.jsonl").unlink()
    os.mkfifo(folder / "tables/claim.jsonl")


def outside(folder: Path) -> None:
    (folder / MANIFEST).write_text(f"{'0' * 64}  ../secret_key\n")


def without_manifest(folder: Path) -> None:
    (folder / MANIFEST).unlink()


def unfinished(folder: Path) -> None:
    (folder / JOURNAL).write_text("desk.json\n")


def of_another(key: str, value: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "desk.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), key: value}))
        list_anew(folder, "desk.json")

    return change


def forged(name: str, was: str, becomes: str, line: int = 0) -> Callable[[Path], None]:
    """A row written otherwise by somebody who knows of the manifest."""

    def change(folder: Path) -> None:
        path = folder / f"tables/{name}.jsonl"
        lines = path.read_text(encoding="utf-8").split("\n")
        assert was in lines[line]
        lines[line] = lines[line].replace(was, becomes, 1)
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
        list_anew(folder, f"tables/{name}.jsonl")
        desk = json.loads((folder / "desk.json").read_text())
        desk["tables"][name]["bytes"] = path.stat().st_size
        (folder / "desk.json").write_text(json.dumps(desk))
        list_anew(folder, "desk.json")

    return change


def moved(folder: Path) -> None:
    """What is under seal in the place of another row."""
    path = folder / "tables/review.jsonl"
    sealed = [line for line in path.read_text().split("\n") if '"sealed"' in line]
    line = path.read_text().split("\n").index(sealed[0])
    head, other = sealed[0].partition('"sealed":')[0], sealed[1].partition('"sealed":')[2]
    forged("review", sealed[0], f'{head}"sealed":{other}', line)(folder)


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (cut_off, "tables/claim.jsonl is cut off"),
        (altered, "tables/claim.jsonl was changed"),
        (lost, "tables/passage.jsonl is not there"),
        (beside, "tables/more.jsonl is not named"),
        (a_link, "is a link"),
        (a_pipe, "no file"),
        (outside, "1: this line names no file of the folder"),
        (without_manifest, "holds no whole desk"),
        (unfinished, "was cut off; run it again"),
        (of_another("format", "factcheck-inside/9"), "factcheck-inside/9"),
        (of_another("schema", "0007"), f"schema 0007; this version has {newest()}. Bring it into"),
        (of_another("schema", "9999"), "Bring this desk up to version"),
        (of_another("seal", "0" * 32), "another secret key"),
        (forged("claim", '"quotation":', '"quotation"', line=2), "tables/claim.jsonl:3: "),
        (forged("claim", '"kind":"direct"', '"kind":"sung"'), "tables/claim.jsonl:1: kind: "),
        (forged("claim", '{"id":2', '{"id":1', line=1), "jsonl:2: the rows are not in the order"),
        (forged("version", "crowd", "crowds"), "tables/version.jsonl:1: the text isn’t"),
        (forged("edition", '"content_hash":"', '"content_hash":"0'), "edition.jsonl:1: "),
        (
            forged("edition", '"previous_hash":null', f'"previous_hash":"{"0" * 64}"'),
            "follows an edition with the hash",
        ),
        (forged("edition", '"number":1', '"number":2'), "comes after edition 0"),
        (moved, "tables/review.jsonl:.*under seal was changed"),
        (forged("claim", '"id":1,', f'"id":{10**30},', line=0), "not in the order|refuses rows"),
        (forged("passage", '"version_id":1', '"version_id":999'), "database refuses"),
    ],
)
def test_a_damaged_folder_is_refused_in_words_and_nothing_is_changed(
    empty: Settings,
    folder: Path,
    damage: Callable[[Path], None],
    complaint: str,
) -> None:
    damage(folder)
    refused = factcheck(empty, "import", folder)
    assert isinstance(refused.exception, RuleBroken)
    assert re.search(complaint, str(refused.exception))
    database = Database(empty.database_url)
    with database.reading() as session:
        demand_empty(session)
        assert len(session.exec(select(Rating)).all()) == len(FIRST_RATINGS) + len(FINDINGS)
        assert [person.is_shell for person in session.exec(select(Person))] == [True]
    database.close()
    assert not [one for one in empty.originals.rglob("*") if one.is_file()]


def test_what_is_published_is_no_whole_desk(
    home: Settings, empty: Settings, tmp_path: Path
) -> None:
    factcheck(home, "export", "--all", tmp_path / "published")
    refused = factcheck(empty, "import", tmp_path / "published")
    assert "what a desk published" in str(refused.exception)


def test_without_the_secret_key_nothing_is_opened(empty: Settings, carried: Path) -> None:
    stranger = replace(empty, secret_key="the key of somebody else" * 2)
    refused = factcheck(stranger, "import", carried)
    assert "another secret key" in str(refused.exception)
