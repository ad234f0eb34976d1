"""Several who send at once: each letter goes out once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from factcheck.cli.postman import deliver
from factcheck.config import Settings
from factcheck.db import Database
from tests.cli.posting import Post, with_mail
from tests.factories import a_person
from tests.mailbox import Mailbox, mail_server

READERS = 24
SENDERS = 4


@pytest.mark.heavy
def test_four_who_send_at_once_send_each_letter_once(storage: Database, settings: Settings) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as url:
        post = Post(storage, with_mail(settings, url), mailbox)
        with storage.transaction() as session:
            readers = [a_person(session) for _ in range(READERS)]
        post.mention(*readers)

        def send() -> int:
            with closing(Database(storage.url)) as own:
                return deliver(own, post.settings).sent

        with ThreadPoolExecutor(SENDERS) as senders:
            sent = [job.result() for job in [senders.submit(send) for _ in range(SENDERS)]]
    assert sum(sent) == READERS
    assert Counter(mailbox.recipients) == Counter(reader.email for reader in readers)
