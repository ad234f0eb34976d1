"""The demo desk: the story, played through the product's own verbs."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest
import time_machine
from sqlmodel import select

from factcheck.cli.demo import is_empty
from factcheck.cli.demo.story import read_story
from factcheck.cli.shell import open_shell
from factcheck.errors import RuleBroken
from factcheck.models import Person, PublishedCheck
from factcheck.queries import agreement, guideline, listing, saved_filters, stances, topics
from factcheck.queries.wanted import wanted_in
from factcheck.report.public import SCHEMA
from tests.cli.conftest import Command


@pytest.fixture
def demo(command: Command) -> Command:
    """The command, at a desk with the demo in it."""
    assert command("demo").exit_code == 0
    return command


def test_an_empty_desk_is_given_the_whole_story(demo: Command) -> None:
    claims = [json.loads(line) for line in demo("claims", "--json").output.splitlines()]
    told = Counter(claim["status"] for claim in read_story().claims)
    found = Counter(claim["status"] for claim in claims)
    assert found["suggested"] >= told.pop("suggested")
    assert {status: found[status] for status in told} == told


def test_each_new_thing_of_the_desk_is_in_the_story(demo: Command) -> None:
    with open_shell().database.reading() as session:
        ilse = session.exec(select(Person).where(Person.email == "ilse@example.org")).one()
        wanted, _ = wanted_in("due=late")
        [late] = listing.claims(session, ilse, wanted).rows
        assert late.assignee == "Bea Lindhurst"
        [gap] = guideline.open_gaps(session, ilse)
        assert "how far a number may be off" in gap.note
        shared = saved_filters.saved_filters(session, ilse)
        assert {one.name for one in shared} == {"In work, due first", "Nobody has it yet"}
        rounds = agreement.complete_rounds(session, ilse)
        figures = topics.by_topic(session, ilse, rounds)
        assert figures.topics[0].name == "Gannet Reach barrier"
        assert stances.of_stances(session, ilse).compared > 20


def test_the_public_site_shows_editions_of_every_kind(demo: Command) -> None:
    with open_shell().database.reading() as session:
        checks = session.exec(select(PublishedCheck)).all()
    assert len(checks) == 7
    assert "Unproven" in {check.rating for check in checks}
    assert {check.tier for check in checks} == {
        None,
        "affects rating",
        "does not affect rating",
        "outdated",
    }


@pytest.mark.parametrize("day", ["2028-02-29 23:30", "2027-12-31 12:00"])
def test_the_story_can_be_told_on_any_day(command: Command, day: str) -> None:
    with time_machine.travel(f"{day}Z"):
        assert command("demo").exit_code == 0


def test_it_says_how_to_sign_in_as_each_role(demo: Command, instance: Path) -> None:
    with pytest.raises(RuleBroken, match="for an empty one"):
        raise demo("demo").exception or AssertionError
    password = (instance / "demo_password").read_text(encoding="utf-8").strip()
    assert len(password) >= 16
    assert (instance / "demo_password").stat().st_mode & 0o077 == 0


def test_a_desk_with_people_in_it_is_not_empty(command: Command) -> None:
    assert is_empty(open_shell())
    command("invite", "ada@desk.example", "--name", "Ada Moss", "--role", "admin")
    assert not is_empty(open_shell())


def test_a_published_report_comes_out_as_the_same_bytes_each_time(
    demo: Command, tmp_path: Path
) -> None:
    claims = [json.loads(line) for line in demo("claims", "--json").output.splitlines()]
    ref = next(claim["ref"] for claim in claims if claim["status"] == "published")
    file = tmp_path / "report.md"
    assert demo("report", ref, "-o", str(file)).exit_code == 0
    assert file.read_bytes() == demo("report", ref.lower()).stdout_bytes
    assert json.loads(demo("report", ref, "--format", "json").output)["schema"] == SCHEMA
    assert "no edition 9" in str(demo("report", ref, "--edition", "9").exception)


def test_a_published_report_can_be_had_as_pdf(
    demo: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [json.loads(line) for line in demo("claims", "--json").output.splitlines()]
    ref = next(claim["ref"] for claim in claims if claim["status"] == "published")
    file = tmp_path / "report.pdf"
    assert demo("report", ref, "--pdf", "-o", str(file)).exit_code == 0
    assert file.read_bytes() == demo("report", ref, "--pdf").stdout_bytes
    assert demo("report", ref, "--pdf", "--format", "json").exit_code == 2
    # So Python marks a module that isn't there.
    monkeypatch.setitem(sys.modules, "typst", None)
    assert "make pdf" in str(demo("report", ref, "--pdf").exception)


def test_what_is_not_published_has_no_report(demo: Command) -> None:
    claims = [json.loads(line) for line in demo("claims", "--json").output.splitlines()]
    ref = next(claim["ref"] for claim in claims if claim["status"] == "open")
    assert "Nothing is published" in str(demo("report", ref).exception)


def test_the_log_tells_a_claims_life_and_keeps_the_seal(demo: Command) -> None:
    story = next(claim for claim in read_story().claims if claim["status"] == "in_review")
    claims = [json.loads(line) for line in demo("claims", "--json").output.splitlines()]
    quotation = story["quotation"]
    words = quotation if isinstance(quotation, str) else " … ".join(quotation)
    ref = next(claim["ref"] for claim in claims if claim["text"] == words)
    author = next(one for one in read_story().people if one.key == story["reviews"][0]["by"])
    for called in (
        ["log", ref],
        ["log", ref, "--json"],
        ["--as", author.email, "log", ref, "--json"],
    ):
        told = demo(*called).output
        assert "evidence" in told.lower() or "passage" in told.lower()
        assert story["reviews"][0]["justification"] not in told


def test_an_unknown_claim_or_person_is_not_found(demo: Command) -> None:
    assert "no such claim" in str(demo("log", "FC-99999").exception)
    assert "no such claim" in str(demo("log", "nonsense").exception)
    assert "Nobody" in str(demo("--as", "nobody@desk.example", "claims").exception)
