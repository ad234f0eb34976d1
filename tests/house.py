"""The rules of the house, as questions to its source; each answers with the places that break it.

The rules read syntax trees and run nothing, so tests can ask them about made-up source as well.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# From the ground up. A module imports from floors below its own, and within its own room.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"text", "statistics", "errors", "config", "credentials"}),
    frozenset({"db", "models", "intake", "report", "mail", "migrations"}),
    frozenset({"queries"}),
    frozenset({"workflow"}),
    frozenset({"web", "cli"}),
    frozenset({"app"}),
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS, start=1) for room in rooms}
# Migrations are compared with the models, and the database's room runs them.
DOORS_ON_ONE_FLOOR = {("migrations", "models"), ("db", "migrations")}
# Below the edges nobody knows how the question came in, or how the answer is shown.
OF_THE_EDGES = {"flask", "flask_wtf", "werkzeug", "wtforms", "click", "rich", "gunicorn"}
OF_THE_DATABASE = {"sqlalchemy", "sqlmodel", "alembic", "psycopg"}
FOR_THE_TYPE_CHECKER = {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
REFUSED_NAMES = {"util", "helper", "manager", "data", "info", "process"}
SIBLINGS_OF_A_MODEL = ("factcheck.models.base", "factcheck.models.vocabulary")


@dataclass(frozen=True)
class Import:
    """One imported name, absolute and dotted, with its line, and whether it happens at run time."""

    target: str
    line: int
    at_run_time: bool

    @property
    def room(self) -> str | None:
        """The room of the house that it comes from; None for other people's code."""
        parts = self.target.split(".")
        return parts[1] if parts[0] == "factcheck" and len(parts) > 1 else None

    def is_of(self, packages: Iterable[str]) -> bool:
        """Whether it comes from one of these packages or modules."""
        return any(self.target == name or self.target.startswith(f"{name}.") for name in packages)


@dataclass(frozen=True)
class Module:
    """A module of the package by its dotted name and its source."""

    name: str
    source: str
    is_package: bool = False

    @property
    def room(self) -> str | None:
        """The room that it stands in; None for the package's own ``__init__``."""
        return self.name.split(".")[1] if "." in self.name else None

    @property
    def is_migration(self) -> bool:
        """Whether it is a script of one change to the schema, not how Alembic is run."""
        return self.name.startswith("factcheck.migrations.versions.")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.source)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import, in functions too; ``from a import b`` counts as one of ``a.b``."""
        return tuple(self._imports(self.tree, at_run_time=True))

    def at(self, line: int, complaint: str) -> str:
        """A sentence about one line of it."""
        return f"{self.name}, line {line}: {complaint}"

    def _imports(self, node: ast.AST, at_run_time: bool) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, at_run_time)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield Import(f"{self._origin(node)}.{alias.name}", node.lineno, at_run_time)
        elif isinstance(node, ast.If) and ast.unparse(node.test) in FOR_THE_TYPE_CHECKER:
            for statement in node.body:
                yield from self._imports(statement, at_run_time=False)
            for statement in node.orelse:
                yield from self._imports(statement, at_run_time)
        else:
            for child in ast.iter_child_nodes(node):
                yield from self._imports(child, at_run_time)

    def _origin(self, node: ast.ImportFrom) -> str:
        if node.level == 0:
            return node.module or ""
        parts = self.name.split(".")
        kept = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*kept, *([node.module] if node.module else [])])


def read(package: Path) -> list[Module]:
    """Every module of the package in this folder."""
    modules = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        modules.append(Module(name, path.read_text(encoding="utf-8"), is_package))
    return modules


def imports_that_do_not_go_down(modules: Iterable[Module]) -> list[str]:
    """Imports from a floor above, or from another room of the same floor."""
    found = []
    for module in modules:
        if module.room is None:
            continue
        if module.room not in FLOOR_OF:
            found.append(f"{module.name}: {module.room} stands on no floor")
            continue
        for each in module.imports:
            if each.room not in FLOOR_OF or each.room == module.room:
                continue
            lower = FLOOR_OF[each.room] < FLOOR_OF[module.room]
            if not lower and (module.room, each.room) not in DOORS_ON_ONE_FLOOR:
                found.append(module.at(each.line, f"{module.room} imports {each.target}"))
    return found


def imports_of_the_edges(modules: Iterable[Module]) -> list[str]:
    """Web and shell libraries below the edges, and database libraries on the ground floor."""
    found = []
    for module in modules:
        floor = FLOOR_OF.get(module.room or "", len(FLOORS))
        refused = set(OF_THE_EDGES) if floor < FLOOR_OF["web"] else set()
        if floor == 1:
            refused |= OF_THE_DATABASE
        found += [
            module.at(each.line, f"{module.room} imports {each.target}")
            for each in module.imports
            if each.is_of(refused)
        ]
    return found


def imports_of_the_package_itself(modules: Iterable[Module]) -> list[str]:
    """Anything that ``factcheck/__init__.py`` imports."""
    return [
        module.at(each.line, f"it imports {each.target}")
        for module in modules
        if module.name == "factcheck"
        for each in module.imports
    ]


def models_that_know_siblings(modules: Iterable[Module]) -> list[str]:
    """Models that import a sibling at run time, or put off their annotations."""
    found = []
    for module in modules:
        if module.room != "models" or module.is_package:
            continue
        for each in module.imports:
            if each.target == "__future__.annotations":
                found.append(module.at(each.line, "it puts off its annotations"))
            sibling = each.room == "models" and not each.is_of(SIBLINGS_OF_A_MODEL)
            if sibling and each.at_run_time:
                found.append(module.at(each.line, f"it imports {each.target} at run time"))
    return found


def ways_round_the_door(modules: Iterable[Module]) -> list[str]:
    """Imports of a record from its module instead of ``from factcheck.models import …``."""
    inside = {"models", "migrations"}
    rooms = {module.name for module in modules if module.room == "models"} - {"factcheck.models"}
    return [
        module.at(each.line, f"it imports {each.target}, not from factcheck.models")
        for module in modules
        if module.room not in inside
        for each in module.imports
        if each.is_of(rooms)
    ]


def migrations_that_know_the_house(modules: Iterable[Module]) -> list[str]:
    """Migrations that import more than SQLAlchemy, Alembic and Python's own library."""
    allowed = {"sqlalchemy", "alembic", *sys.stdlib_module_names}
    return [
        module.at(each.line, f"it imports {each.target}")
        for module in modules
        if module.is_migration
        for each in module.imports
        if not each.is_of(allowed)
    ]


def transactions_outside_the_database_room(modules: Iterable[Module]) -> list[str]:
    """Calls of ``commit`` and ``begin``, which only ``factcheck.db`` makes."""
    return [
        module.at(node.lineno, f"it calls {ast.unparse(node.func)}()")
        for module in modules
        if module.room != "db"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"commit", "begin"}
    ]


def circles(modules: Iterable[Module]) -> list[str]:
    """Modules that import each other in a circle at run time, each circle once."""
    known = {module.name: module for module in modules}
    found: list[str] = []
    done: set[str] = set()

    def visit(name: str, path: list[str]) -> None:
        if name in path:
            found.append(" → ".join([*path[path.index(name) :], name]))
        elif name not in done:
            for each in known[name].imports:
                target = nearest(each.target, known)
                if each.at_run_time and target is not None and target != name:
                    visit(target, [*path, name])
            done.add(name)

    for name in known:
        visit(name, [])
    return found


def nearest(target: str, known: Iterable[str]) -> str | None:
    """The module an imported name stands in: itself, or the longest known name it begins with."""
    names = set(known)
    while target and target not in names:
        target = target.rpartition(".")[0]
    return target or None


def refused_names(paths: Iterable[Path]) -> list[str]:
    """Modules and folders named for nothing in particular."""
    return [
        f"{path}: {part} says nothing"
        for path in paths
        for part in path.with_suffix("").parts
        if part in REFUSED_NAMES or part.removesuffix("s") in REFUSED_NAMES
    ]
