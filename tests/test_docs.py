"""The documents say what the program does: its commands, settings, statuses, limits and files."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import timedelta
from pathlib import Path

import click
import pytest

from factcheck import credentials
from factcheck.cli import COMMANDS, desk
from factcheck.config import PREFIX, Settings, load
from factcheck.intake.composing import LONGEST_TEXT
from factcheck.models import LONGEST_TOPIC, MOST_TOPICS, MOVES, Rule, Rules, Status
from factcheck.queries import wanted
from factcheck.queries.spreadsheet import COLUMNS
from factcheck.text.canonical import canonical
from factcheck.web.security import SESSION_LASTS
from factcheck.workflow import batches, passages, people, proofs, saved_filters, verdicts
from tests.house import FLOORS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]


def text_of(name: str) -> str:
    """The text of a page, by its name in the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, title: str) -> str:
    """What stands below a heading of the second level, up to the next one."""
    return text_of(name).partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def table(markdown: str) -> list[list[str]]:
    """The rows of the tables in ``markdown``, without rules and headers."""
    rows: list[list[str]] = []
    for line in markdown.splitlines():
        if line.startswith("| ---"):
            rows.pop()
        elif line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def slug(heading: str) -> str:
    """The name by which a heading is linked to."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def written_calls() -> Iterator[str]:
    """Every call of the command in an indented block of a page or in a command's own help."""
    helps = [desk.get_command(click.Context(desk), name) for name in COMMANDS]
    texts = [text_of(name) for name in NAMES]
    texts += [command.help or "" for command in helps if command]
    for line in "\n".join(texts).splitlines():
        call = re.match(r"\s+(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?factcheck (.+)", line)
        if call:
            yield call[1].partition(" | ")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_described_with_its_options_and_an_example(name: str) -> None:
    described = section("docs/commands.md", f"factcheck {name}")
    assert f"    factcheck {name}" in described
    command = desk.get_command(click.Context(desk), name)
    assert command is not None
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    missing = [opt for option in options for opt in option.opts if f"`{opt}`" not in described]
    assert missing == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_has_an_example_and_begins_with_a_short_sentence(
    name: str,
) -> None:
    command = desk.get_command(click.Context(desk), name)
    assert command is not None and command.help is not None
    assert re.search(rf"Example:\n.*\bfactcheck {name}\b", command.help)
    assert command.get_short_help_str(66) == command.help.splitlines()[0]


def test_only_commands_that_exist_are_described() -> None:
    described = re.findall(r"^## factcheck (\w+)$", text_of("docs/commands.md"), re.MULTILINE)
    assert described == list(COMMANDS)


def test_every_call_in_the_documents_and_in_the_help_is_one_that_the_command_takes() -> None:
    calls = list(written_calls())
    assert len(calls) > 15
    for call in calls:
        words = shlex.split(call, comments=True)
        name, *rest = words[2:] if words[0] == "--as" else words
        command = desk.get_command(click.Context(desk), name)
        assert command is not None, call
        command.make_context(name, rest)  # raises when an option or an argument is wrong


def test_the_three_exit_codes_are_described() -> None:
    described = text_of("docs/commands.md").partition("**Exit codes.**")[2].partition("\n\n")[0]
    assert re.findall(r"\b(\d):", described) == ["0", "1", "2"]


def test_the_json_of_a_claim_has_the_fields_that_are_described(tmp_path: Path) -> None:
    article = "“I never met the harbour master 🐟 in March,” said Odile Fenn, the chair.\n"
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}

    def factcheck(*words: str) -> str:
        program = [sys.executable, "-c", "from factcheck.cli import main; main()", *words]
        environment = {**own, PREFIX + "INSTANCE": str(tmp_path / "instance")}
        done = subprocess.run(program, env=environment, capture_output=True, check=True)
        return done.stdout.decode()

    factcheck("ingest", str(tmp_path / "article.txt"))
    (line,) = factcheck("claims", "--json").splitlines()
    claim = json.loads(line)
    (place,) = claim["appearances"]
    (span,) = place["spans"]
    described = section("docs/commands.md", "factcheck claims")
    shown = json.loads(described.partition("```json\n")[2].partition("```")[0])
    assert list(claim) == list(shown)
    assert list(place) == list(shown["appearances"][0])
    assert list(span) == list(shown["appearances"][0]["spans"][0])
    assert {row[0].strip("`") for row in table(described)} == (set(claim) | set(place))
    assert canonical(article).text[span["start"] : span["end"]] == span["exact"]


def test_every_setting_is_in_the_table_with_its_default() -> None:
    rows = {row[0].strip("`"): row[1] for row in table(section("docs/operations.md", "Settings"))}
    assert list(rows) == [PREFIX + field.name.upper() for field in fields(Settings)]
    in_words = {"instance", "database_url", "secret_key", "smtp_url", "mail_from"}
    plain = {field.name: field.default for field in fields(Settings) if field.name not in in_words}
    assert plain.keys() > {"host", "port"}
    for name, default in plain.items():
        assert rows[PREFIX + name.upper()] == f"`{default}`"


def test_the_settings_of_the_real_desk_can_be_read(tmp_path: Path) -> None:
    block = text_of("docs/operations.md").partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "config.toml").write_text(block, encoding="utf-8")
    settings = load({PREFIX + "INSTANCE": str(tmp_path)})
    assert settings.desk_name == tomllib.loads(block)["desk_name"]
    assert settings.served_over_tls
    assert settings.trusted_proxies == 1


def test_the_limits_are_those_of_the_code() -> None:
    rows = dict(table(section("docs/operations.md", "Limits")))
    upload = f"{Settings(instance=Path(), database_url='').max_upload / 1e6:g} MB"
    days, hour = people.INVITATION_LASTS // timedelta(days=1), timedelta(hours=1)
    minutes = people.TRIES_COUNT_FOR // timedelta(minutes=1)
    assert upload in rows["an article that is pasted or uploaded"]
    assert rows["a file that `factcheck ingest` reads"] == "the same"
    assert rows["the text of an article"] == f"{LONGEST_TEXT:,} characters"
    assert rows["a passage"] == f"{passages.LONGEST_PASSAGE:,} characters"
    assert rows["a conclusion"] == f"{verdicts.LONGEST_CONCLUSION} characters"
    assert rows["claims in one batch"] == str(batches.MOST_CLAIMS)
    assert rows["topics of a claim"] == f"{MOST_TOPICS}, each of {LONGEST_TOPIC} characters"
    assert rows["saved filters of a person"] == str(saved_filters.MOST_FILTERS)
    shortest, longest = credentials.SHORTEST_PASSWORD, credentials.LONGEST_PASSWORD
    assert rows["a password"] == f"{shortest} to {longest} characters"
    assert rows["failed tries to sign in"] == (
        f"{people.MOST_TRIES} for an e-mail address, {people.MOST_TRIES_OF_A_NETWORK} for a"
        f" network address, in {minutes} minutes"
    )
    assert rows["wrong passwords and codes of share links"] == (
        f"{proofs.MOST_TRIES_OF_A_LINK} for a link, {people.MOST_TRIES_OF_A_NETWORK} for a network"
        f" address, in {minutes} minutes"
    )
    assert rows["a code for a share link"] == (
        f"{proofs.CODE_LASTS // timedelta(minutes=1)} minutes, {proofs.MOST_TRIES_OF_A_CODE} tries;"
        f" {proofs.MOST_CODES} codes in an hour"
    )
    assert rows["an invitation"] == f"{days} days"
    assert rows["a link for a new password"] == f"{people.RESET_LASTS // hour} hours"
    assert rows["a session"].startswith(f"{SESSION_LASTS // hour} hours")


def test_every_filter_of_a_list_and_every_column_of_its_csv_is_described() -> None:
    rows = table(section("docs/lists.md", "Filters"))
    assert {row[0].strip("`") for row in rows} == {"status", *wanted.READERS}
    described = section("docs/lists.md", "CSV")
    assert [column for column in COLUMNS if f"`{column}`" not in described] == []
    assert f"at most {batches.MOST_CLAIMS} at once" in section(
        "docs/lists.md", "Several claims at once"
    )


def test_every_status_and_every_move_is_in_the_life_of_a_claim() -> None:
    page = "docs/life-of-a-claim.md"
    assert [row[0] for row in table(section(page, "Statuses"))] == [
        status.label.lower() for status in Status
    ]
    moves = [(row[0], row[1]) for row in table(section(page, "Moves"))]
    assert len(moves) == len(set(moves))
    assert set(moves) == {
        (before.label.lower(), after.label.lower())
        for before, followers in MOVES.items()
        for after in followers
    }


def test_every_rule_of_the_gate_is_in_the_life_of_a_claim() -> None:
    rows = table(section("docs/life-of-a-claim.md", "The gate"))
    assert [(row[0], row[2]) for row in rows] == [
        (rule.value.replace("_", " "), "yes" if rule.may_be_set_aside else "never") for rule in Rule
    ]


def test_the_first_policy_is_the_one_described() -> None:
    said = [row[1] for row in table(section("docs/life-of-a-claim.md", "The policy"))]
    words = {"True": "yes", "False": "no"}
    unset = {"scheme_id": "the desk scale", "review_by_days": "never by itself"}
    assert said == [
        unset.get(name) or words.get(str(value), str(value))
        for name, value in asdict(Rules()).items()
    ]


def test_everything_that_make_help_lists_is_described() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE)
    described = [row[0] for row in table(section("docs/operations.md", "Install"))]
    assert sorted(described) == sorted(f"`make {target}`" for target in targets)


def test_every_decision_is_in_the_index_by_its_own_title() -> None:
    index = re.findall(
        r"^- \[(\d{4} .+)\]\(decisions/(.+)\)$", text_of("docs/README.md"), re.MULTILINE
    )
    files = sorted((DOCS / "decisions").glob("*.md"))
    assert [name for _, name in index] == [path.name for path in files]
    assert [title[:4] for title, _ in index] == [f"{n:04}" for n in range(1, len(files) + 1)]
    for title, name in index:
        decision = (DOCS / "decisions" / name).read_text(encoding="utf-8")
        assert decision.startswith(f"# {title}\n")
        assert re.findall(r"^\*\*(\w+)\.\*\*", decision, re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
        ]


def test_the_map_shows_every_floor_with_its_rooms() -> None:
    rows = table(section("docs/map.md", "Floors"))
    shown = {int(floor): set(re.findall(r"`(\w+)`", rooms)) for floor, rooms, _ in rows}
    assert shown == dict(enumerate(FLOORS, start=1))


#: The section of the map about what the room `report` does.
REPORT = "What a report is made of"


def test_every_module_that_the_map_names_stands_on_its_floor() -> None:
    rooms = ("models", "workflow", "queries", "web")
    named = [
        f"factcheck/{room}/{name}.py"
        for _, *cells in table(section("docs/map.md", "Nouns"))
        for room, cell in zip(rooms, cells, strict=True)
        for name in re.findall(r"`(\w+)`", cell)
    ]
    for room, title in (("text", "Words"), ("report", REPORT)):
        for _, cell in table(section("docs/map.md", title)):
            named += [f"factcheck/{room}/{name}.py" for name in re.findall(r"`(\w+)`", cell)]
    assert len(named) > 100
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("room", ["models", "workflow", "queries", "web", "report"])
def test_every_module_of_these_rooms_is_found_in_the_map(room: str) -> None:
    """Of what changes and what is asked everything; words and commands are found by their names."""
    nouns, page = table(section("docs/map.md", "Nouns")), text_of("docs/map.md")
    found = set(re.findall(rf"`factcheck/{room}/(\w+)\.py`", page))
    if room == "report":
        cells = [row[1] for row in table(section("docs/map.md", REPORT))]
    else:
        column = ("models", "workflow", "queries", "web").index(room) + 1
        cells = [row[column] for row in nouns]
    found |= {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    modules = {path.stem for path in (ROOT / "factcheck" / room).glob("*.py")} - {"__init__"}
    assert modules - found == set()


def test_no_word_and_no_noun_stands_in_its_table_twice() -> None:
    words = [
        word for row in table(section("docs/README.md", "Words")) for word in row[0].split(", ")
    ]
    nouns = [row[0] for row in table(section("docs/map.md", "Nouns"))]
    for listed in (words, nouns):
        assert [one for one in listed if listed.count(one) > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_links_of_a_page_lead_somewhere(name: str) -> None:
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(name)):
        path, _, anchor = target.partition("#")
        if ":" in path:
            continue
        page = (ROOT / name).parent / path if path else ROOT / name
        found = page.exists() and (
            not anchor
            or anchor in map(slug, re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE))
        )
        if not found:
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_the_files_that_a_page_names_are_there(name: str) -> None:
    places = r"`((?:factcheck|tests|benchmarks|docs|\.ci)/[\w./-]+)`"
    named = re.findall(places, text_of(name))
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_names_no_place_of_the_machine_on_which_it_was_written(name: str) -> None:
    personal = rf"(?<![\w./])(?:/home|/root|/Users|/tmp|{re.escape(str(ROOT))})\b\S*"
    assert re.findall(personal, text_of(name)) == []


def test_every_document_is_in_the_index() -> None:
    index = text_of("docs/README.md")
    pages = [path.relative_to(DOCS).as_posix() for path in sorted(DOCS.rglob("*.md"))]
    assert [page for page in pages if page != "README.md" and f"]({page})" not in index] == []
