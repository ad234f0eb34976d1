"""How a reviewer reads each piece of evidence: a choice and a tick a row, written by hand.

A form of its own for each row would take most of the page's time.
"""

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from factcheck.models import Read, Stance
from factcheck.queries.readings import Readings

READ = "read-"
RELIED = "relied-"


def readings_sent(prefix: str, sent: MultiDict[str, str]) -> Readings:
    """What came back of ``review-read-5`` and ``review-relied-5``; raises ``ValueError``."""
    start = f"{prefix}{READ}"
    numbers = (name.removeprefix(start) for name in sent if name.startswith(start))
    return {
        int(number): Read(Stance(sent[start + number]), f"{prefix}{RELIED}{number}" in sent)
        for number in numbers
        if number.isdecimal() and len(number) < 10
    }


def preset(ledger: Mapping[int, Stance], judged: Readings) -> Readings:
    """How each row is read to begin with: as judged before, else as the ledger has it and relied
    on."""
    return {number: judged.get(number, Read(stance)) for number, stance in ledger.items()}
