"""A reviewer in a process of their own, who attaches one sentence after another.

python -m tests.db.attaching DATABASE CLAIM VERSION PERSON WORDS…
"""

import sys

from factcheck.db import Database
from factcheck.models import Person, Stance
from factcheck.workflow.evidence import attach_passage
from factcheck.workflow.passages import Selection


def attach(database: Database, claim: int, version: int, person: int, words: list[str]) -> None:
    """Attach each of these passages in a transaction of its own."""
    for exact in words:
        with database.transaction() as session:
            actor = session.get_one(Person, person)
            selection = Selection(version, exact)
            attach_passage(session, actor, claim, selection, Stance.CONTEXT)


if __name__ == "__main__":
    url, claim, version, person = sys.argv[1:5]
    attach(Database(url), int(claim), int(version), int(person), sys.argv[5:])
