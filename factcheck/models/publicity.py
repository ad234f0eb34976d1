"""Who may see what the desk publishes, as rows of which the newest is in force."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlmodel import Field

from factcheck.models.base import Record, moment, now

#: In characters, of each of the desk's own texts on the public site.
LONGEST_SITE_TEXT = 4_000
LONGEST_CONTACT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTexts:
    """What the desk says of itself to the public: plain paragraphs, parted by blank lines."""

    about: str | None = None
    #: What the desk does about errors, and how to report one.
    corrections_policy: str | None = None
    #: An address that people write to.
    contact: str | None = None


class Publicity(Record, table=True):
    """Whether the desk publishes for everybody, and what it says there of itself.

    Without a row it publishes by link only.
    """

    is_public: bool = False
    about: str | None = Field(default=None, max_length=LONGEST_SITE_TEXT)
    corrections_policy: str | None = Field(default=None, max_length=LONGEST_SITE_TEXT)
    contact: str | None = Field(default=None, max_length=LONGEST_CONTACT)
    set_by_id: int = Field(foreign_key="person.id")
    set_at: datetime = moment(default_factory=now)

    @property
    def texts(self) -> SiteTexts:
        """What the desk says of itself."""
        return SiteTexts(**{text.name: getattr(self, text.name) for text in fields(SiteTexts)})
