"""What letters say: plain text, with links to the desk and nothing else to load."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck.text.canonical import without_unseen

#: In characters: what a mail program shows of a subject, and of a claim.
LONGEST_SUBJECT = 120
LONGEST_ABOUT = 240
_UNTOLD = "There is news of it. It is confidential; sign in to read more."


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a letter tells."""

    ref: str
    #: The claim in words; None when they must not travel by mail.
    about: str | None
    #: Who did what; None when that must not travel by mail.
    sentence: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Sender:
    """The desk, as its letters name it."""

    desk: str
    #: The address of the desk, without a slash at the end.
    public_url: str

    @property
    def choices_address(self) -> str:
        """Where somebody says which letters to get."""
        return f"{self.public_url}/account#notices"


@dataclass(frozen=True, slots=True)
class Words:
    """A letter without its addresses."""

    subject: str
    body: str


def of_notices(sender: Sender, name: str, lines: Sequence[Line], *, is_daily: bool) -> Words:
    """A letter that tells these things, those of one claim together."""
    told = [one_line(line.sentence) if line.sentence else _UNTOLD for line in lines]
    if len(lines) == 1:
        subject = f"{lines[0].ref}: {told[0]}"
    else:
        subject = f"{len(lines)} notices from {sender.desk}"
    if is_daily:
        subject = f"Today at {sender.desk}: " + _counted(lines)
    pairs = sorted(zip(lines, told, strict=True), key=lambda pair: pair[0].ref)
    pieces = [f"{_greeting(name)}\n"]
    for ref, group in groupby(pairs, key=lambda pair: pair[0].ref):
        of_claim = list(group)
        about = of_claim[0][0].about
        pieces.append(f"{ref}: {cut(about, LONGEST_ABOUT)}" if about else ref)
        pieces += [f"\n{sentence}\n{line.address}" for line, sentence in of_claim]
        pieces.append("")
    return Words(cut(subject, LONGEST_SUBJECT), _signed(sender, "\n".join(pieces)))


def of_trial(sender: Sender, name: str) -> Words:
    """A letter that shows that letters arrive."""
    body = f"{_greeting(name)}\n\nThis is a test letter. The desk’s mail arrives.\n"
    return Words(cut(f"Test letter from {sender.desk}", LONGEST_SUBJECT), _signed(sender, body))


def of_code(sender: Sender, name: str, code: str, minutes: int) -> Words:
    """A letter that brings somebody a code; it says nothing of what the code opens."""
    half = len(code) // 2
    shown = f"{code[:half]} {code[half:]}"
    body = (
        f"{_greeting(name)}\n\n"
        f"The code is {shown}\n\n"
        f"It opens what {one_line(sender.desk)} shares with you, once, within {minutes} minutes of"
        " being asked for.\nType it on the page of the link that you were given. Don’t pass it on."
        "\n\nIf you didn’t ask for it, somebody else has the address of your link: tell the desk.\n"
        f"\n-- \n{one_line(sender.desk)}\n"
    )
    return Words(cut(f"Your code from {sender.desk}", LONGEST_SUBJECT), body)


def one_line(words: str) -> str:
    """The words in one line, without what nobody sees."""
    return " ".join(without_unseen(words).split())


def cut(words: str, longest: int) -> str:
    """The words in one line, with an ellipsis where they were longer."""
    line = one_line(words)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _greeting(name: str) -> str:
    return f"Hello {one_line(name)},"


def _counted(lines: Sequence[Line]) -> str:
    claims = len({line.ref for line in lines})
    notices = f"{len(lines)} {'notice' if len(lines) == 1 else 'notices'}"
    return f"{notices} on {claims} {'claim' if claims == 1 else 'claims'}"


def _signed(sender: Sender, body: str) -> str:
    return (
        f"{body}\n-- \n{one_line(sender.desk)}\n"
        f"Which letters you get, and when: {sender.choices_address}\n"
    )
