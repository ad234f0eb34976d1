"""The records, by one door: ``from factcheck.models import Claim``.

Every module is imported here, so that a relationship named in quotes always finds its class.
"""

from factcheck.models.articles import Article, Outlet, Sentence, Version
from factcheck.models.base import Record, now
from factcheck.models.batches import Batch, BatchDeed
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
from factcheck.models.evidence import Bearing, Evidence, Reading, Stance
from factcheck.models.filters import LONGEST_FILTER, LONGEST_FILTER_NAME, SavedFilter
from factcheck.models.gate import LONGEST_OVERRIDE, GateOverride, Rule
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
from factcheck.models.outlets import OutletTie, TieKind
from factcheck.models.parts import LONGEST_WORDING, Part
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
from factcheck.models.reprints import (
    DecisionKind,
    ReprintDecision,
    ReprintRuling,
    Resemblance,
    Trace,
)
from factcheck.models.reviews import (
    Policy,
    Rating,
    Round,
    RoundEnd,
    SettlingReason,
    Verdict,
)
from factcheck.models.suggestions import Dismissal
from factcheck.models.topics import LONGEST_TOPIC, MOST_TOPICS, ClaimTopic, Topic

__all__ = [
    "GRANTS",
    "LONGEST_ANSWER",
    "LONGEST_FILTER",
    "LONGEST_FILTER_NAME",
    "LONGEST_JUSTIFICATION",
    "LONGEST_NAME",
    "LONGEST_OVERRIDE",
    "LONGEST_TOPIC",
    "LONGEST_WORDING",
    "MOST_TOPICS",
    "MOVES",
    "QUESTIONS",
    "WORKABLE",
    "Answers",
    "Appearance",
    "Article",
    "AsideReason",
    "Audience",
    "Batch",
    "BatchDeed",
    "Bearing",
    "Claim",
    "ClaimKind",
    "ClaimTopic",
    "Claimant",
    "Confidence",
    "DecisionKind",
    "Dismissal",
    "Edition",
    "Event",
    "Evidence",
    "GateOverride",
    "Invitation",
    "InvitationKind",
    "Judged",
    "LinkPurpose",
    "May",
    "NamedReader",
    "Outlet",
    "OutletTie",
    "Part",
    "Passage",
    "Person",
    "Policy",
    "Rating",
    "Read",
    "Reading",
    "Record",
    "ReprintDecision",
    "ReprintRuling",
    "Resemblance",
    "Review",
    "ReviewDraft",
    "Revision",
    "Role",
    "Round",
    "RoundEnd",
    "Rule",
    "SavedFilter",
    "Sentence",
    "SettlingReason",
    "ShareLink",
    "SignInTry",
    "Stance",
    "Status",
    "TieKind",
    "Topic",
    "Trace",
    "Verdict",
    "Version",
    "id_of",
    "now",
    "place_of",
    "ref_of",
    "spans_of",
]
