"""The records, by one door: ``from factcheck.models import Claim``.

Every module is imported here, so that a relationship named in quotes always finds its class.
"""

from factcheck.models.articles import Article, Outlet, Sentence, SourceKind, Version
from factcheck.models.base import Record, now
from factcheck.models.batches import Batch, BatchDeed
from factcheck.models.calendars import CalendarFeed
from factcheck.models.claimants import (
    LONGEST_ALIAS,
    AliasKind,
    ClaimantAlias,
    ClaimantMove,
    KeptApart,
    MoveKind,
)
from factcheck.models.claims import (
    LONGEST_NAME,
    MOVES,
    WORKABLE,
    Appearance,
    AsideReason,
    Claim,
    Claimant,
    ClaimantKind,
    ClaimKind,
    ClaimType,
    NamedReader,
    Status,
    id_of,
    ref_of,
)
from factcheck.models.contacts import Channel, Contact, Reply
from factcheck.models.events import Audience, Event
from factcheck.models.evidence import Bearing, Evidence, Reading, Stance
from factcheck.models.filters import LONGEST_FILTER, LONGEST_FILTER_NAME, SavedFilter
from factcheck.models.gate import LONGEST_OVERRIDE, GateOverride, Rule
from factcheck.models.guideline import LONGEST_ANSWER_TO_GAP, GuidelineGap
from factcheck.models.learning import LearnedWeight, Learning
from factcheck.models.letters import Letter, LetterKind, LetterState
from factcheck.models.links import LONGEST_LINK_LABEL, LinkCode, LinkPurpose, Proof, ShareLink
from factcheck.models.notices import (
    FIRST_CHOICES,
    Delivery,
    Notice,
    NoticeChoices,
    NoticeKind,
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
from factcheck.models.policy import (
    LONGEST_REVIEW_BY,
    MOST_REVIEWS,
    MOST_SOURCES,
    Policy,
    Rules,
)
from factcheck.models.presence import Presence
from factcheck.models.publicity import (
    LONGEST_CONTACT,
    LONGEST_SITE_TEXT,
    Publicity,
    SiteTexts,
)
from factcheck.models.published import PublishedCheck, PublishedName, PublishedTopic
from factcheck.models.ratings import (
    FEWEST_RATINGS,
    LONGEST_DEFINITION,
    LONGEST_LABEL,
    Rating,
    RatingScheme,
)
from factcheck.models.reports import Edition
from factcheck.models.reprints import (
    DecisionKind,
    ReprintDecision,
    ReprintRuling,
    Resemblance,
    Trace,
)
from factcheck.models.reviews import (
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
    Round,
    RoundEnd,
    SettlingReason,
)
from factcheck.models.same_claims import NotTheSame, PerhapsSame
from factcheck.models.searches import LookedFor, SearchRecord
from factcheck.models.suggestions import Dismissal
from factcheck.models.talk import LONGEST_COMMENT, Comment, CommentWording, Thread, ThreadKind
from factcheck.models.topics import LONGEST_TOPIC, MOST_TOPICS, ClaimTopic, Topic
from factcheck.models.verdicts import (
    LONGEST_CORRECTION,
    Correction,
    CorrectionTier,
    Verdict,
)
from factcheck.models.withholding import LONGEST_GROUNDS, Ground, Withholding

__all__ = [
    "FEWEST_RATINGS",
    "FIRST_CHOICES",
    "GRANTS",
    "LONGEST_ALIAS",
    "LONGEST_ANSWER",
    "LONGEST_ANSWER_TO_GAP",
    "LONGEST_COMMENT",
    "LONGEST_CONTACT",
    "LONGEST_CORRECTION",
    "LONGEST_DEFINITION",
    "LONGEST_FILTER",
    "LONGEST_FILTER_NAME",
    "LONGEST_GROUNDS",
    "LONGEST_JUSTIFICATION",
    "LONGEST_LABEL",
    "LONGEST_LINK_LABEL",
    "LONGEST_NAME",
    "LONGEST_OVERRIDE",
    "LONGEST_REVIEW_BY",
    "LONGEST_SITE_TEXT",
    "LONGEST_TOPIC",
    "LONGEST_WORDING",
    "MOST_REVIEWS",
    "MOST_SOURCES",
    "MOST_TOPICS",
    "MOVES",
    "QUESTIONS",
    "WORKABLE",
    "AliasKind",
    "Answers",
    "Appearance",
    "Article",
    "AsideReason",
    "Audience",
    "Batch",
    "BatchDeed",
    "Bearing",
    "CalendarFeed",
    "Channel",
    "Claim",
    "ClaimKind",
    "ClaimTopic",
    "ClaimType",
    "Claimant",
    "ClaimantAlias",
    "ClaimantKind",
    "ClaimantMove",
    "Comment",
    "CommentWording",
    "Confidence",
    "Contact",
    "Correction",
    "CorrectionTier",
    "DecisionKind",
    "Delivery",
    "Dismissal",
    "Edition",
    "Event",
    "Evidence",
    "GateOverride",
    "Ground",
    "GuidelineGap",
    "Invitation",
    "InvitationKind",
    "Judged",
    "KeptApart",
    "LearnedWeight",
    "Learning",
    "Letter",
    "LetterKind",
    "LetterState",
    "LinkCode",
    "LinkPurpose",
    "LookedFor",
    "May",
    "MoveKind",
    "NamedReader",
    "NotTheSame",
    "Notice",
    "NoticeChoices",
    "NoticeKind",
    "Outlet",
    "OutletTie",
    "Part",
    "Passage",
    "PerhapsSame",
    "Person",
    "Policy",
    "Presence",
    "Proof",
    "Publicity",
    "PublishedCheck",
    "PublishedName",
    "PublishedTopic",
    "Rating",
    "RatingScheme",
    "Read",
    "Reading",
    "Record",
    "Reply",
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
    "Rules",
    "SavedFilter",
    "SearchRecord",
    "Sentence",
    "SettlingReason",
    "ShareLink",
    "SignInTry",
    "SiteTexts",
    "SourceKind",
    "Stance",
    "Status",
    "Thread",
    "ThreadKind",
    "TieKind",
    "Topic",
    "Trace",
    "Verdict",
    "Version",
    "Withholding",
    "id_of",
    "now",
    "place_of",
    "ref_of",
    "spans_of",
]
