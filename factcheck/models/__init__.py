"""The records, by one door: ``from factcheck.models import Claim``.

Every module is imported here, so that a relationship named in quotes always finds its class.
"""

from factcheck.models.articles import Article, Outlet, Sentence, Version
from factcheck.models.base import Record, now
from factcheck.models.claims import (
    LONGEST_NAME,
    MOVES,
    WORKABLE,
    Appearance,
    AsideReason,
    Claim,
    Claimant,
    ClaimKind,
    NamedReader,
    Status,
    id_of,
    ref_of,
)
from factcheck.models.events import Audience, Event
from factcheck.models.evidence import Evidence, Reading, Stance
from factcheck.models.gate import LONGEST_OVERRIDE, GateOverride, Rule
from factcheck.models.guideline import LONGEST_ANSWER_TO_GAP, GuidelineGap
from factcheck.models.judgements import (
    LONGEST_ANSWER,
    LONGEST_JUSTIFICATION,
    QUESTIONS,
    Answers,
    Confidence,
    Judged,
    Read,
    Review,
    ReviewDraft,
    Revision,
)
from factcheck.models.passages import Passage, place_of, spans_of
from factcheck.models.people import (
    GRANTS,
    Invitation,
    InvitationKind,
    May,
    Person,
    Role,
    SignInTry,
)
from factcheck.models.reports import Edition, LinkPurpose, ShareLink
from factcheck.models.reviews import (
    Policy,
    Rating,
    Round,
    RoundEnd,
    SettlingReason,
    Verdict,
)
from factcheck.models.suggestions import Dismissal

__all__ = [
    "GRANTS",
    "LONGEST_ANSWER",
    "LONGEST_ANSWER_TO_GAP",
    "LONGEST_JUSTIFICATION",
    "LONGEST_NAME",
    "LONGEST_OVERRIDE",
    "MOVES",
    "QUESTIONS",
    "WORKABLE",
    "Answers",
    "Appearance",
    "Article",
    "AsideReason",
    "Audience",
    "Claim",
    "ClaimKind",
    "Claimant",
    "Confidence",
    "Dismissal",
    "Edition",
    "Event",
    "Evidence",
    "GateOverride",
    "GuidelineGap",
    "Invitation",
    "InvitationKind",
    "Judged",
    "LinkPurpose",
    "May",
    "NamedReader",
    "Outlet",
    "Passage",
    "Person",
    "Policy",
    "Rating",
    "Read",
    "Reading",
    "Record",
    "Review",
    "ReviewDraft",
    "Revision",
    "Role",
    "Round",
    "RoundEnd",
    "Rule",
    "Sentence",
    "SettlingReason",
    "ShareLink",
    "SignInTry",
    "Stance",
    "Status",
    "Verdict",
    "Version",
    "id_of",
    "now",
    "place_of",
    "ref_of",
    "spans_of",
]
