"""A desk as large as they get, written in bulk: the rows that the verbs would have left."""

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert, text
from sqlmodel import SQLModel

from benchmarks.invented import Sentence, Story, people, story
from factcheck.credentials import hash_password
from factcheck.db import Database, upgrade
from factcheck.models import ClaimKind, Person, Role, Stance, Status, now
from factcheck.text.canonical import CANONICALISER
from factcheck.text.checkworthy import worth
from factcheck.text.likeness import Print
from factcheck.text.namesakes import bearer
from factcheck.workflow.claims import key_of
from factcheck.workflow.desk import policy_in_force, set_up

PASSWORD = "four hundred crowns a crate"
AT_ONCE = 5_000
_PLAIN = 20
_CLAIMS_EACH = 5
#: Of ten claims in a row: six are open, three wait in the inbox, one was set aside.
_STATUSES = (Status.OPEN,) * 6 + (Status.SUGGESTED,) * 3 + (Status.SET_ASIDE,)
_TOPICS = ("harbour", "health", "housing", "public money", "schools", "transport", "trees")

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are of each."""

    articles: int
    claims: int
    evidence: int
    people: int = 16


FULL = Size(articles=2_000, claims=20_000, evidence=60_000)


def email_of(number: int) -> str:
    """What the reviewer of that number, from 1, signs in with."""
    return f"reviewer-{number}@bench.example"


def article(size: Size, number: int) -> Story:
    """The article of that number, from 1."""
    return story(number, _share(size.claims, size.articles, number), _PLAIN)


def fill(database: Database, size: Size) -> None:
    """Bring an empty database to the newest schema, and put a desk of this size into it."""
    upgrade(database)
    password_hash = hash_password(PASSWORD)
    with database.transaction() as session:
        set_up(session)
        policy = policy_in_force(session).id
        session.add_all(
            Person(
                name=f"Reviewer {number}",
                email=email_of(number),
                role=Role.REVIEWER,
                password_hash=password_hash,
            )
            for number in range(1, size.people + 1)
        )
        session.flush()
        _write(session.connection(), _Desk(size, policy).rows())


class _Desk:
    """Rows by table, in the order in which tables point at each other."""

    def __init__(self, size: Size, policy: int) -> None:
        self._size = size
        self._policy = policy
        self._chance = random.Random(size.claims)
        self._stories = [article(size, number) for number in range(1, size.articles + 1)]
        self._claimants = people(max(1, size.claims // _CLAIMS_EACH))
        self._passages: dict[tuple[int, int, int], int] = {}
        self._rows: Rows = {name: [] for name in _ORDER}

    def rows(self) -> Rows:
        """All of it."""
        self._rows["outlet"] = [
            {"id": number, "name": f"The Herald {number}", "name_key": f"the herald {number}"}
            for number in range(1, 13)
        ]
        self._rows["topic"] = [
            {"id": number, "name": name, "name_key": name} for number, name in enumerate(_TOPICS, 1)
        ]
        for number, told in enumerate(self._stories, 1):
            self._add_article(number, told)
        for number, told in enumerate(self._stories, 1):
            for sentence in told.claims:
                self._add_claim(number, told, sentence)
        for number in range(1, self._size.evidence + 1):
            self._add_evidence(number)
        self._rows["claimant"] = [
            _claimant(number, name) for number, name in enumerate(self._claimants, 1)
        ]
        return self._rows

    def _add_article(self, number: int, article: Story) -> None:
        digest = hashlib.sha256(article.text.encode()).hexdigest()
        moment = now() - timedelta(minutes=self._size.articles - number)
        self._add(
            "article",
            id=number,
            outlet_id=number % 12 + 1,
            title=article.title,
            author="Tilda Marsh",
            published_on=date(2026, 1, 1) + timedelta(days=number % 300),
            identity=f"bench:{number}",
            newest_version=1,
            added_by_id=1,
            added_at=moment,
        )
        self._add(
            "version",
            id=number,
            article_id=number,
            number=1,
            text=article.text,
            sha256=digest,
            furniture=[],
            canonicaliser=CANONICALISER,
            extractor="plain/1",
            original_sha256=digest,
            original_type="text/plain",
            taken_at=moment,
        )
        for key in Print(article.text).traces():
            self._add("trace", key=key, article_id=number)
        for sentence in article.sentences:
            self._add(
                "sentence",
                version_id=number,
                start=sentence.start,
                end=sentence.end,
                text=article.words(sentence),
            )

    def _add_claim(self, version: int, article: Story, sentence: Sentence) -> None:
        number = len(self._rows["claim"]) + 1
        words, status = article.words(sentence), _STATUSES[number % len(_STATUSES)]
        judged = worth(words, "direct")
        # A few claimants have much to say; who is quoted in the text doesn't matter.
        claimant = int(len(self._claimants) * self._chance.random() ** 3) + 1
        self._add(
            "claim",
            id=number,
            quotation=words,
            statement_key=key_of(words),
            claimant_id=claimant,
            kind=ClaimKind.DIRECT,
            score=judged.score,
            priority=judged.score,
            reasons=list(judged.reasons),
            status=status,
            aside_reason="not_chosen" if status is Status.SET_ASIDE else None,
            policy_id=self._policy if status is Status.OPEN else None,
            revision=1,
            found_at=now(),
            changed_at=now() - timedelta(seconds=self._chance.randint(1, 10_000_000)),
            standing_since=now() - timedelta(seconds=self._chance.randint(1, 10_000_000)),
            opened_at=now() if status is Status.OPEN else None,
            **self._assignment(number, status),
        )
        self._add("claimtopic", claim_id=number, topic_id=number % len(_TOPICS) + 1)
        passage = self._passage(version, article, sentence)
        self._add("appearance", claim_id=number, passage_id=passage)
        self._tell("claim.suggested", f"claim:{number}", number, {"score": judged.score})

    def _assignment(self, number: int, status: Status) -> dict[str, Any]:
        """Every other open claim has somebody, and every third a day."""
        if status is not Status.OPEN:
            return {"assigned_to_id": None, "due_on": None}
        due = now().date() + timedelta(days=self._chance.randint(-5, 60))
        person = number // 2 % self._size.people + 1
        return {
            "assigned_to_id": person if number % 2 else None,
            "due_on": due if number % 3 == 0 else None,
        }

    def _add_evidence(self, number: int) -> None:
        open_claims = self._size.claims * 6 // len(_STATUSES)
        place = self._chance.randrange(open_claims)
        claim = place // 6 * 10 + (place % 6 or 10)
        version = self._chance.randint(1, self._size.articles)
        article = self._stories[version - 1]
        sentence = self._chance.choice(article.sentences)
        person = number % self._size.people + 1
        stance = self._chance.choice(tuple(Stance))
        self._add(
            "evidence",
            id=number,
            claim_id=min(claim, self._size.claims),
            passage_id=self._passage(version, article, sentence),
            stance=stance,
            note="The page is in the archive." if number % 3 else None,
            attached_by_id=person,
            attached_at=now(),
            revision=1,
        )
        self._tell("evidence.attached", f"evidence:{number}", claim, {"stance": stance.value})

    def _passage(self, version: int, article: Story, sentence: Sentence) -> int:
        place = (version, sentence.start, sentence.end)
        if place not in self._passages:
            self._passages[place] = len(self._passages) + 1
            self._add(
                "passage",
                id=self._passages[place],
                version_id=version,
                place=f"{sentence.start}-{sentence.end}",
                exact=article.words(sentence),
                prefix=article.text[max(0, sentence.start - 32) : sentence.start],
                suffix=article.text[sentence.end : sentence.end + 32],
                paragraph=sentence.paragraph,
            )
        return self._passages[place]

    def _tell(self, verb: str, subject: str, claim: int, after: Mapping[str, object]) -> None:
        self._add(
            "event",
            at=now(),
            actor_id=1,
            actor_name="Reviewer 1",
            verb=verb,
            subject=subject,
            claim_id=claim,
            after=dict(after),
            audience="desk",
        )

    def _add(self, table: str, **row: Any) -> None:
        self._rows[table].append(row)


_ORDER = (
    "outlet",
    "article",
    "version",
    "trace",
    "sentence",
    "claimant",
    "passage",
    "claim",
    "topic",
    "claimtopic",
    "appearance",
    "evidence",
    "event",
)


def _claimant(number: int, name: str) -> dict[str, Any]:
    taken = bearer(name)
    return {
        "id": number,
        "name": name,
        "name_key": name.casefold(),
        "plain_key": taken.key,
        "sound_key": taken.sound,
        "initials": taken.initials,
    }


def _share(whole: int, parts: int, number: int) -> int:
    return whole * number // parts - whole * (number - 1) // parts


def _write(connection: Connection, rows: Rows) -> None:
    for name in _ORDER:
        table: Table = SQLModel.metadata.tables[name]
        for some in _in_pieces(rows[name]):
            connection.execute(insert(table), some)
        if connection.dialect.name == "postgresql" and "id" in table.c:
            # Rows that came with their numbers leave the next number where it was.
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{name}', 'id'),"
                    f" greatest(1, (SELECT max(id) FROM {name})))"
                )
            )


def _in_pieces(rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]
