"""Names as they stand in an address."""

import re
import unicodedata

#: In characters; a name that is longer is cut.
LONGEST_SLUG = 200
_PARTING = re.compile(r"[\W_]+")


def slug(name: str) -> str:
    """“edric-salloway” for “Edric Salloway”: small letters and figures of any script, with hyphens.

    Empty for a name without either. The slug of a slug is the slug itself.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    joined = _PARTING.sub("-", folded.replace("’", "").replace("'", "")).strip("-")
    return joined[:LONGEST_SLUG].rstrip("-")
