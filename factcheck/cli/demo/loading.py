"""Filling an empty desk with the story."""

import secrets
from pathlib import Path

from sqlmodel import Session

from factcheck.cli.demo.story import Clipping, People, Story
from factcheck.cli.demo.telling import Telling
from factcheck.cli.shell import Shell
from factcheck.config import Settings
from factcheck.credentials import hash_password
from factcheck.intake.drafts import Draft, Facts, Rejected
from factcheck.intake.originals import keep
from factcheck.intake.reading import read_bytes
from factcheck.models import Delivery, NoticeKind, Role, SiteTexts
from factcheck.queries.reports import Masthead
from factcheck.queries.wanted import wanted_in
from factcheck.workflow.articles import take_in
from factcheck.workflow.notices import choose
from factcheck.workflow.people import invite, set_password
from factcheck.workflow.publicity import set_publicity, word_site
from factcheck.workflow.saved_filters import save_filter


def password_file(settings: Settings) -> Path:
    """Where the demo desk's one password is kept, readable by its owner alone."""
    return settings.instance / "demo_password"


def load(shell: Shell, story: Story) -> None:
    """Fill an empty desk with the story, all of it or nothing."""
    password = "-".join(secrets.choice(_WORDS) for _ in range(4))
    password_hash = hash_password(password)
    drafts = [_read(clipping) for clipping in story.articles]
    for draft in drafts:
        keep(shell.settings.originals, draft.original)
    with shell.transaction() as (session, actor):
        people = {}
        for one in story.people:
            person, token = invite(
                session, actor, name=one.name, email=one.email, role=Role(one.role)
            )
            set_password(session, token, password_hash=password_hash)
            # Nobody reads the mail of people who don't exist.
            here_only = dict.fromkeys(NoticeKind, Delivery.APP)
            choose(session, person, here_only, digest_hour=8, time_zone="UTC")
            people[one.key] = person
        importer = next(person for person in people.values() if person.role is Role.REVIEWER)
        for draft in drafts:
            take_in(session, importer, draft)
        _open_to_all(session, people, story.site)
        for told in story.claims:
            Telling(
                session, people, told, Masthead(shell.settings.desk_name, shell.settings.public_url)
            ).tell()
        for saved in story.filters:
            wanted, _ = wanted_in(saved["asks"])
            save_filter(session, people[saved["by"]], saved["name"], wanted, shared=True)
    kept = password_file(shell.settings)
    kept.touch(mode=0o600)
    kept.write_text(password + "\n", encoding="utf-8")


def _open_to_all(session: Session, people: People, told: dict[str, str]) -> None:
    """Before anything is published, so that the first editions name their public address."""
    texts = {name: words for name, words in told.items() if name != "by"}
    decider = people[told["by"]]
    set_publicity(session, decider, is_public=True)
    word_site(session, decider, SiteTexts(**texts))


def _read(clipping: Clipping) -> Draft:
    facts = Facts(
        outlet=clipping.outlet,
        title=clipping.title,
        author=clipping.author,
        published_on=clipping.published,
        address=clipping.address,
        kind=clipping.kind,
    )
    draft = read_bytes(clipping.file, clipping.content, facts, where=clipping.file)
    if isinstance(draft, Rejected):
        raise RuntimeError(f"The demo's {draft.where} can't be read: {draft.reason}")
    return draft


#: Four of these make the password: easy to type, and another at every desk.
_WORDS = (
    "amber anchor basin beacon birch candle canal cedar chalk cliff clover cobalt copper coral"
    " crane delta drift ember fathom fern flint gable garnet harbour hazel heron indigo ivory"
    " juniper kelp lagoon lantern larch linen maple marsh meadow mallow oak ochre opal osprey"
    " otter pebble pewter pine plover quarry quill raven reed ridge river rowan saffron sable"
    " shale slate sparrow spruce tallow teal thistle tide timber topaz umber velvet walnut"
    " willow wren"
).split()
