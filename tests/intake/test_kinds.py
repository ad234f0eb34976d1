"""The kinds of source, as a header and the shell name them."""

import pytest

from factcheck.intake.drafts import Draft, Facts, Rejected
from factcheck.intake.kinds import KINDS, read_kind
from factcheck.intake.reading import read_bytes
from factcheck.models import SourceKind


def test_what_a_header_may_say_is_what_the_desk_stores() -> None:
    assert list(SourceKind) == [SourceKind(kind) for kind in KINDS]
    assert [read_kind(kind.label) for kind in SourceKind] == list(KINDS)
    assert [kind for kind in SourceKind if not kind.is_primary] == [SourceKind.JOURNALISM]


@pytest.mark.parametrize(
    ("words", "kind"), [("Official  RECORD", "record"), ("data", "dataset"), ("gossip", None)]
)
def test_a_kind_is_read_whatever_its_case(words: str, kind: str | None) -> None:
    assert read_kind(words) == kind


def test_a_header_says_the_kind_and_what_is_said_beside_it_goes_first() -> None:
    content = b"Title: The accounts\nKind: Official record\n\nThe council paid 2 million crowns."
    draft = read_bytes("a.txt", content, Facts())
    told = read_bytes("a.txt", content, Facts(kind="dataset"))
    assert isinstance(draft, Draft)
    assert isinstance(told, Draft)
    assert (draft.title, draft.kind) == ("The accounts", "record")
    assert told.kind == "dataset"


def test_a_kind_that_is_none_is_rejected_with_those_that_are() -> None:
    refused = read_bytes("a.txt", b"Kind: gossip\n\nThe council paid.", Facts())
    assert isinstance(refused, Rejected)
    assert "“gossip”" in refused.reason
    assert "transcript" in refused.reason
