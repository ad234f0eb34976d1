"""Names as they stand in an address."""

import re
import unicodedata

#: In characters; a name that is longer is cut.
LONGEST_SLUG = 200
#: No more of a name is looked at: anybody may ask for any, and ``normalize`` takes minutes on one
#: with a hundred thousand marks.
_LONGEST_NAME = 4 * LONGEST_SLUG
_PARTING = re.compile(r"[\W_]+")


def slug(name: str) -> str:
    """“edric-salloway” for “Edric Salloway”: small letters and figures of any script, with hyphens.

    Empty for a name without either. The slug of a slug is the slug itself.
    """
    plain = unicodedata.normalize("NFKC", name[:_LONGEST_NAME])
    folded = unicodedata.normalize("NFC", plain.casefold())
    joined = _PARTING.sub("-", folded.replace("’", "").replace("'", "")).strip("-")
    return joined[:LONGEST_SLUG].rstrip("-")
