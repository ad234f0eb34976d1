"""What tests have at hand: databases, the application, and a stern browser."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.db import Database, upgrade
from factcheck.models import Status
from factcheck.web.context import EXTENSION, Desk
from factcheck.workflow.desk import set_up
from tests.factories import a_claim
from tests.postgres import copied_database, fresh_database, server
from tests.stern import Stern


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a desk that has just been set up; it is copied, never used."""
    path = tmp_path_factory.mktemp("template") / "factcheck.sqlite3"
    _make_desk(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template(worker_id: str) -> Iterator[tuple[str, str]]:
    """The server's address, and the name of a database with a desk that has just been set up."""
    with server() as address:
        name = f"template_{worker_id}"
        _make_desk(fresh_database(address, name))
        yield address, name


@pytest.fixture
def sqlite(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """A desk of its own on SQLite: the ratings and the first policy, and nobody yet."""
    path = tmp_path / "factcheck.sqlite3"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def postgresql(postgres_template: tuple[str, str], worker_id: str) -> Iterator[Database]:
    """A desk of its own on PostgreSQL."""
    address, template = postgres_template
    database = Database(copied_database(address, f"desk_{worker_id}", template))
    yield database
    database.close()


@pytest.fixture
def database(sqlite: Database) -> Database:
    """The database of most tests."""
    return sqlite


@pytest.fixture(params=["sqlite", "postgresql"])
def storage(request: pytest.FixtureRequest) -> Any:
    """For tests of storage, which run once on each database."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def settings(database: Database, tmp_path: Path) -> Settings:
    """Settings of a desk in a folder of its own."""
    return _settings(tmp_path, database.url)


@pytest.fixture(scope="session")
def assembled_app(sqlite_template: Path) -> Flask:
    """The application, assembled once a run: routes and templates take longer than most tests."""
    app = create_app(_settings(sqlite_template.parent, f"sqlite:///{sqlite_template}"))
    app.testing = True
    return app


@pytest.fixture
def app(assembled_app: Flask, settings: Settings, database: Database) -> Flask:
    """The application over ``database``. For other settings call ``create_app`` yourself."""
    assembled_app.extensions[EXTENSION] = Desk(settings, database)
    return assembled_app


@pytest.fixture
def app_on(storage: Database, settings: Settings) -> Iterator[Flask]:
    """The application on each database, which answers every error with its page."""
    app = create_app(replace(settings, database_url=storage.url))
    yield app
    app.extensions[EXTENSION].database.close()


@pytest.fixture
def _push_request_context() -> None:
    """Instead of pytest-flask's: a context that outlives requests would carry one visitor's
    session and tokens over to the next."""


@pytest.fixture
def stern(app: Flask) -> Stern:
    """A browser in which nobody is signed in; ``stern.as_(person)`` is somebody's."""
    return Stern(app)


@pytest.fixture
def noise(database: Database) -> None:
    """Rows that have nothing to do with the test."""
    with database.transaction() as session:
        for status in (Status.SUGGESTED, Status.IN_REVIEW, Status.PUBLISHED):
            a_claim(session, status)


def _settings(instance: Path, database_url: str) -> Settings:
    return Settings(
        instance=instance,
        database_url=database_url,
        public_url="http://localhost",
        secret_key="only for tests, which have nothing to hide",
        desk_name="The Sandvik Desk",
    )


def _make_desk(url: str) -> None:
    database = Database(url)
    upgrade(database)
    with database.transaction() as session:
        set_up(session)
    database.close()
