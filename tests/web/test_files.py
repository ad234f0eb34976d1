"""Style sheets and scripts, the rating colours, and the sign of life."""

import shutil
from pathlib import Path

import pytest
from flask import Flask, url_for

from factcheck.db import Database
from factcheck.models import Rating
from factcheck.web.static_files import FOLDER, digest_of
from tests.factories import rating_named
from tests.stern import Stern


def address(app: Flask, name: str) -> str:
    with app.test_request_context():
        return url_for("static", filename=name)


def test_a_file_is_kept_for_a_year_under_an_address_with_its_digest(
    app: Flask, stern: Stern
) -> None:
    path = address(app, "css/base.css")
    assert path == f"/static/{digest_of(FOLDER)}/css/base.css"
    answer = stern.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.text == (FOLDER / "css" / "base.css").read_text(encoding="utf-8")


def test_under_an_older_address_the_newest_file_is_served_and_asked_for_again(
    stern: Stern,
) -> None:
    answer = stern.get("/static/0123456789ab/js/app.js")
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["css/none.css", "../app.py", "%2e%2e/__init__.py", "css"])
def test_nothing_else_is_served_as_a_file(app: Flask, stern: Stern, name: str) -> None:
    answer = stern.client.get(f"/static/{digest_of(FOLDER)}/{name}")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_digest_changes_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a {}")
    first = digest_of(tmp_path)
    shutil.move(tmp_path / "a.css", tmp_path / "b.css")
    second = digest_of(tmp_path)
    (tmp_path / "b.css").write_text("b {}")
    assert len({first, second, digest_of(tmp_path)}) == 3


def test_each_rating_has_its_colour_and_the_browser_asks_only_for_changes(
    stern: Stern, database: Database
) -> None:
    with database.reading() as session:
        false = rating_named(session, "false")
    answer = stern.get("/ratings.css")
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert f".rating-swatch-{false.id}{{background:#a3221b}}" in answer.text

    tag = {"headers": {"If-None-Match": answer.headers["ETag"]}}
    stern.get("/ratings.css", expect=304, **tag)
    with database.transaction() as session:
        session.get_one(Rating, false.id).colour = "#123456"
    assert "#123456" in stern.get("/ratings.css", **tag).text


def test_a_colour_that_is_none_gets_no_rule(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        rating_named(session, "false").colour = "red;}*{"
    assert "*" not in stern.get("/ratings.css").text


def test_the_sign_of_life_asks_the_database(stern: Stern) -> None:
    assert stern.get("/healthz").text == "ok\n"
