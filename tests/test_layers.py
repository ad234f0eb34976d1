"""The house keeps its floors: what DESIGN calls the storeys, proved from the source code.

Each rule is asked about the whole package, and about made-up source that breaks it, so that a rule
which has gone blind is noticed.
"""

import re
from pathlib import Path

import pytest

from factcheck.web import ROOMS
from tests import house
from tests.house import Module

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    return house.read(ROOT / "factcheck")


def test_the_whole_package_is_read(modules: list[Module]) -> None:
    names = {module.name for module in modules}
    assert {"factcheck", "factcheck.text.spans", "factcheck.models", "factcheck.db"} <= names
    assert any(module.is_migration for module in modules)


def test_a_module_imports_only_from_floors_below(modules: list[Module]) -> None:
    assert house.imports_that_do_not_go_down(modules) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("factcheck.text.quotes", "from factcheck.models import Claim"),
        ("factcheck.queries.claims", "import factcheck.workflow.claims"),
        ("factcheck.workflow.claims", "def later():\n    from factcheck import web"),
        ("factcheck.report.html", "from factcheck.models import Claim"),
        ("factcheck.web.claims", "from factcheck.cli.render import table"),
        ("factcheck.queries.claims", "from ..workflow import claims"),
        ("factcheck.intake.html", "if TYPE_CHECKING:\n    from factcheck.queries import claims"),
        ("factcheck.sundries.claims", "import json"),
    ],
)
def test_an_import_that_goes_up_or_across_is_found(name: str, source: str) -> None:
    assert len(house.imports_that_do_not_go_down([Module(name, source)])) == 1


def test_imports_from_below_and_within_a_room_are_allowed() -> None:
    source = (
        "import json\nfrom factcheck import __version__\nfrom factcheck.models import Claim\n"
        "from factcheck.web.forms import PassageForm\nfrom . import pages\n"
    )
    assert house.imports_that_do_not_go_down([Module("factcheck.web.claims", source)]) == []


def test_below_the_edges_nobody_knows_flask_and_words_know_no_database(
    modules: list[Module],
) -> None:
    assert house.imports_of_the_edges(modules) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("factcheck.workflow.claims", "from flask import g"),
        ("factcheck.queries.claims", "import werkzeug.exceptions"),
        ("factcheck.text.quotes", "from sqlmodel import Session"),
    ],
)
def test_a_library_on_the_wrong_floor_is_found(name: str, source: str) -> None:
    assert len(house.imports_of_the_edges([Module(name, source)])) == 1


def test_the_package_itself_imports_nothing(modules: list[Module]) -> None:
    assert house.imports_of_the_package_itself(modules) == []
    heavy = Module("factcheck", "from factcheck.app import create_app", is_package=True)
    assert len(house.imports_of_the_package_itself([heavy])) == 1


def test_models_know_their_siblings_by_name_alone(modules: list[Module]) -> None:
    assert house.models_that_know_siblings(modules) == []


@pytest.mark.parametrize(
    "source",
    [
        "from factcheck.models.claims import Claim",
        "from factcheck.models import claims",
        "from . import claims",
        "if not TYPE_CHECKING:\n    from factcheck.models import Claim",
        "if TYPE_CHECKING:\n    pass\nelse:\n    from factcheck.models import Claim",
        "from __future__ import annotations",
    ],
)
def test_a_model_that_loads_a_sibling_or_puts_off_its_annotations_is_found(source: str) -> None:
    assert len(house.models_that_know_siblings([Module("factcheck.models.links", source)])) == 1


def test_a_model_may_name_siblings_for_the_type_checker_and_use_the_base() -> None:
    source = (
        "from factcheck.models.base import Record\n"
        "if TYPE_CHECKING:\n    from factcheck.models.claims import Claim\n"
    )
    assert house.models_that_know_siblings([Module("factcheck.models.links", source)]) == []


def test_records_are_had_by_one_door(modules: list[Module]) -> None:
    assert house.ways_round_the_door(modules) == []
    claims = Module("factcheck.models.claims", "class Claim: ...")
    round_it = Module("factcheck.queries.claims", "from factcheck.models.claims import Claim")
    by_it = Module("factcheck.queries.inbox", "from factcheck.models import Claim")
    assert len(house.ways_round_the_door([claims, round_it, by_it])) == 1


def test_migrations_stand_alone(modules: list[Module]) -> None:
    assert house.migrations_that_know_the_house(modules) == []
    name = "factcheck.migrations.versions.0002_links"
    assert len(house.migrations_that_know_the_house([Module(name, "import factcheck.models")])) == 1
    assert len(house.migrations_that_know_the_house([Module(name, "import sqlmodel")])) == 1


def test_only_the_database_room_begins_and_commits(modules: list[Module]) -> None:
    assert house.transactions_outside_the_database_room(modules) == []
    for source in ("session.commit()", "with engine.begin() as connection: ..."):
        offender = Module("factcheck.web.claims", source)
        assert len(house.transactions_outside_the_database_room([offender])) == 1


def test_no_modules_import_each_other_in_a_circle(modules: list[Module]) -> None:
    assert house.circles(modules) == []


def test_a_circle_is_found_once_with_its_way() -> None:
    circle = [
        Module("factcheck.text.quotes", "from factcheck.text.speakers import who"),
        Module("factcheck.text.speakers", "from factcheck.text import pull"),
        Module("factcheck.text.pull", "def pull():\n    from factcheck.text import quotes"),
        Module("factcheck.text.spans", "from typing import NamedTuple"),
    ]
    way = ["quotes", "speakers", "pull", "quotes"]
    assert house.circles(circle) == [" → ".join(f"factcheck.text.{step}" for step in way)]


def test_every_module_has_a_telling_name() -> None:
    folders = ("factcheck", "tests", "benchmarks")
    paths = [path.relative_to(ROOT) for folder in folders for path in (ROOT / folder).rglob("*.py")]
    assert house.refused_names(paths) == []


@pytest.mark.parametrize("name", ["web/utils.py", "text/data.py", "helpers/dates.py"])
def test_a_name_that_says_nothing_is_found(name: str) -> None:
    assert len(house.refused_names([Path("factcheck") / name])) == 1


def test_every_module_with_pages_is_a_room_of_the_desk() -> None:
    with_pages = {
        path.stem
        for path in (ROOT / "factcheck" / "web").glob("*.py")
        if re.search(r"^blueprint = Blueprint\(", path.read_text(), re.MULTILINE)
    }
    assert list(ROOMS) == sorted(with_pages)
