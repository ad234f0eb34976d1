"""People with an account, what each role may do, and the one-time links that let people in."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word


class Role(StrEnum):
    """What somebody is at the desk; each role may do what the ones before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        """The word on the page."""
        return self.value.capitalize()


class May(StrEnum):
    """What somebody may do. docs/roles.md shows the same table; a test compares them."""

    READ = "see claims, evidence and reports"
    IMPORT = "import articles"
    SORT = "open, set aside and mark claims"
    ATTACH = "attach, restate, withdraw and restore evidence"
    LOG = "log searches, and whom the desk asked"
    REVIEW = "review claims"
    COMMENT = "comment on claims"
    SHARE = "make share links, and revoke one’s own"
    ASSIGN = "assign claims"
    ADJUDICATE = "settle disputes"
    SIGN_OFF = "sign verdicts off, reopen, publish and correct"
    PREVIEW = "share previews, and reports under embargo"
    REVOKE = "revoke any share link"
    CONFIDE = "keep claims confidential, and name who may know of them"
    CLAIMANTS = "merge, split and name claimants"
    OUTLETS = "join and split reprints, tie outlets"
    POLICY = "change the desk’s policy"
    PEOPLE = "invite and disable people"
    MAIL = "see to the desk’s mail"
    WITHHOLD = "withhold reports and the texts of articles, and release them"


GRANTS: dict[Role, frozenset[May]] = {Role.READER: frozenset({May.READ})}
GRANTS[Role.REVIEWER] = GRANTS[Role.READER] | {
    May.IMPORT,
    May.SORT,
    May.ATTACH,
    May.LOG,
    May.REVIEW,
    May.COMMENT,
    May.SHARE,
}
GRANTS[Role.EDITOR] = GRANTS[Role.REVIEWER] | {
    May.ASSIGN,
    May.ADJUDICATE,
    May.SIGN_OFF,
    May.PREVIEW,
    May.REVOKE,
    May.CONFIDE,
    May.CLAIMANTS,
    May.OUTLETS,
    May.POLICY,
}
GRANTS[Role.ADMIN] = GRANTS[Role.EDITOR] | {May.PEOPLE, May.MAIL, May.WITHHOLD}


class Person(Record, table=True):
    """Somebody with an account."""

    name: str = Field(max_length=120)
    #: Lower case; what one signs in with.
    email: str = Field(max_length=254, unique=True)
    role: Role = word(Role)
    #: argon2id; none until the invitation is taken up.
    password_hash: str | None = Field(default=None, max_length=200)
    #: Goes up by one when every session of this person is to end.
    session_epoch: int = 0
    joined_at: datetime = moment(default_factory=now)
    disabled_at: datetime | None = moment(default=None, nullable=True)
    #: Whether reports name this person as the one who signed them off.
    signs_by_name: bool = False
    #: The operating system's user at a shell, or whoever opens a link: nobody's account.
    is_shell: bool = False

    def may(self, deed: May) -> bool:
        """Whether this person's role allows ``deed``; a disabled person may nothing."""
        return self.disabled_at is None and deed in GRANTS[self.role]

    @property
    def initials(self) -> str:
        """Two letters at most, for where the name is too long."""
        words = self.name.split()
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else "?"


class InvitationKind(StrEnum):
    """What a one-time link is for."""

    JOIN = "join"
    RESET = "reset"


class Invitation(Record, table=True):
    """A one-time link by which a person sets a password; only its hash is kept."""

    kind: InvitationKind = word(InvitationKind)
    person_id: int = Field(foreign_key="person.id", index=True)
    #: sha256 of the link's secret, in hexadecimal.
    token_hash: str = Field(max_length=64, unique=True)
    made_by_id: int = Field(foreign_key="person.id")
    made_at: datetime = moment(default_factory=now)
    expires_at: datetime = moment()
    used_at: datetime | None = moment(default=None, nullable=True)


class SignInTry(Record, table=True):
    """One failed try to sign in or to open a link, kept while it counts against the next."""

    #: sha256 of the e-mail address, of the link or of the network address that tried.
    who: str = Field(max_length=64, index=True)
    at: datetime = moment(default_factory=now, index=True)
