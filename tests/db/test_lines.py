"""Rows as lines of JSON, the seal on some of them, and the order in which they come back."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)
from sqlmodel import SQLModel

from factcheck.db.frozen import FROZEN
from factcheck.db.lines import Lines
from factcheck.db.order import turns
from factcheck.db.seal import Seal
from factcheck.models import Stance
from factcheck.models.base import Moment, Word

ROW = {
    "id": 7,
    "words": "“5 < 7”\u2028 and 🐟",
    "share": 0.1,
    "bytes": b"\x00\xff",
    "day": date(2026, 3, 1),
    "at": datetime(2026, 3, 1, 12, 30, 0, 250, tzinfo=UTC),
    "stance": Stance.SUPPORTS,
    "kept": {"b": [1, None], "a": "ä"},
}
LINE = (
    '{"id":7,"words":"“5 < 7”\u2028 and 🐟","share":0.1,"bytes":"AP8=","day":"2026-03-01",'
    '"at":"2026-03-01T12:30:00.000250Z","stance":"supports","kept":{"b":[1,null],"a":"ä"}}'
)


@pytest.fixture
def lines() -> Lines:
    return Lines(
        Table(
            "thing",
            MetaData(),
            Column("id", Integer, primary_key=True),
            Column("words", String(40)),
            Column("share", Float),
            Column("bytes", LargeBinary),
            Column("day", Date),
            Column("at", Moment),
            Column("stance", Word(Stance), nullable=False),
            Column("kept", JSON),
        )
    )


def test_a_row_is_the_same_after_it_was_a_line(lines: Lines) -> None:
    assert lines.write(ROW) == LINE
    assert lines.read(LINE) == ROW
    elsewhere = datetime(2026, 3, 1, 14, 30, 0, 250, tzinfo=timezone(timedelta(hours=2)))
    assert lines.write({**ROW, "at": elsewhere}) == LINE


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        (LINE, LINE[:36], "Unterminated"),
        (LINE, "[]", "no row"),
        ('"id":7', '"number":7', "missing or unknown columns: id, number"),
        ('"id":7', '"id":true', "id: int expected"),
        ('"id":7', '"id":null', "id may not be empty"),
        ("AP8=", "A!", "bytes: "),
        ("2026-03-01T12", "2026-03-01 noon", "at: "),
        (".000250Z", ".000250", "no moment in UTC"),
        ('"supports"', '"shrugs"', "stance: "),
        ("and 🐟", "and 🐟" * 20, "words: "),
    ],
)
def test_a_line_that_is_no_row_says_what_is_wrong(
    lines: Lines, was: str, becomes: str, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        lines.read(LINE.replace(was, becomes))


def test_a_seal_is_opened_by_the_same_key_in_the_same_place_alone() -> None:
    seal = Seal("one secret key of a desk, long enough")
    closed = seal.close("review", 7, LINE)
    assert seal.close("review", 7, LINE) == closed
    assert seal.close("review", 8, LINE) != closed
    assert seal.open("review", 7, closed) == LINE
    assert len(seal.close("review", 7, "{}")) == len(closed), "the length tells what is in it"
    changed = ("B" if closed[0] != "B" else "C") + closed[1:]
    other = Seal("the secret key of some other desk")
    assert other.mark != seal.mark
    for opening in (
        lambda: seal.open("review", 8, closed),
        lambda: seal.open("comment", 7, closed),
        lambda: seal.open("review", 7, changed),
        lambda: seal.open("review", 7, "no base64"),
        lambda: other.open("review", 7, closed),
    ):
        with pytest.raises(ValueError, match="changed"):
            opening()


def a_table(metadata: MetaData, name: str, **names: str) -> None:
    Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        *(
            Column(column, Integer, ForeignKey(f"{other}.id", name=f"fk_{name}_{column}"))
            for column, other in names.items()
        ),
    )


def test_rows_that_name_each_other_in_a_circle_have_a_turn_all_the_same() -> None:
    metadata = MetaData()
    a_table(metadata, "link", replaced_by_id="link", claim_id="claim")
    a_table(metadata, "claim", newest_id="edition")
    a_table(metadata, "edition", claim_id="claim")
    order = turns(metadata)
    late = {(turn.table.name, column) for turn in order for column in turn.late}
    assert ("link", "replaced_by_id") in late
    names = [turn.table.name for turn in order]
    for turn in order:
        for key in turn.table.foreign_keys:
            is_there = names.index(key.column.table.name) < names.index(turn.table.name)
            assert is_there or (turn.table.name, key.parent.name) in late


def test_no_frozen_row_would_have_to_be_changed_when_all_rows_are_there() -> None:
    late = {turn.table.name for turn in turns(SQLModel.metadata) if turn.late}
    assert late & set(FROZEN) == set()


def test_tables_that_wait_for_themselves_for_good_are_found() -> None:
    metadata = MetaData()
    key: Any = ForeignKey("link.id")
    Table(
        "link",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("of_id", Integer, key, nullable=False),
    )
    with pytest.raises(ValueError, match="link waits for itself: of_id"):
        turns(metadata)
