"""The pages of the desk: a module named after a noun is a blueprint."""

from importlib import import_module

from flask import Blueprint

#: The modules that have pages, by name.
ROOMS = (
    "account",
    "agreement",
    "annotations",
    "articles",
    "assignments",
    "batches",
    "calendars",
    "cards",
    "changes",
    "checks",
    "claimants",
    "claimreviews",
    "claims",
    "contacts",
    "correction_log",
    "corrections",
    "desk",
    "drafts",
    "embeds",
    "evidence",
    "excerpts",
    "feeds",
    "front",
    "gate",
    "guideline",
    "health",
    "inbox",
    "invitations",
    "learning",
    "links",
    "live_links",
    "mail",
    "method",
    "named",
    "notices",
    "outlets",
    "parts",
    "people",
    "policy",
    "presence",
    "previews",
    "printouts",
    "publicity",
    "rating_schemes",
    "ratings",
    "register",
    "reports",
    "reprints",
    "reviews",
    "revisions",
    "robots",
    "same_claims",
    "saved_filters",
    "search",
    "searches",
    "share",
    "sign_in",
    "sources",
    "suggestions",
    "talk",
    "verdicts",
    "withholding",
    "wording",
)


def _blueprint(room: str) -> Blueprint:
    found = import_module(f"{__name__}.{room}").blueprint
    assert isinstance(found, Blueprint), f"{room} has no blueprint"
    return found


BLUEPRINTS = tuple(map(_blueprint, ROOMS))
