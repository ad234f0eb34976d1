"""JSON-LD read by a library for it, without the network: vocabularies stand here in short."""

from typing import Any

import lxml.html
from pyld import jsonld

SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"

#: As much of the two vocabularies' contexts as tests ask for, written for them.
CONTEXTS: dict[str, Any] = {
    "https://schema.org": {
        "@vocab": SCHEMA,
        "url": {"@type": "@id"},
        "datePublished": {"@type": "Date"},
    },
    "http://www.w3.org/ns/anno.jsonld": {
        "@vocab": OA,
        "id": "@id",
        "type": "@type",
        "AnnotationCollection": f"{AS}OrderedCollection",
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "first": {"@id": f"{AS}first", "@type": "@id"},
        "last": {"@id": f"{AS}last", "@type": "@id"},
        "partOf": {"@id": f"{AS}partOf", "@type": "@id"},
        "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
        "total": f"{AS}totalItems",
        "startIndex": f"{AS}startIndex",
        "body": {"@id": f"{OA}hasBody", "@type": "@id"},
        "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
        "source": {"@id": f"{OA}hasSource", "@type": "@id"},
        "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
        "state": {"@id": f"{OA}hasState", "@type": "@id"},
        "cached": {"@id": f"{OA}cachedSource", "@type": "@id"},
        "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    },
}


def expanded(document: Any) -> list[dict[str, Any]]:
    """The document without its context: every name in full."""
    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": _load})
    return found


def scripts_of(page: str) -> list[dict[str, Any]]:
    """All that a page says in JSON-LD."""
    options = {"documentLoader": _load, "extractAllScripts": True, "base": ""}
    if not lxml.html.fromstring(page).xpath("//script[@type='application/ld+json']"):
        return []
    found: Any = jsonld.load_html(page, "", None, options)
    return expanded(found)


def the(node: dict[str, Any], name: str) -> Any:
    """The only value of a property, which is given in full."""
    (found,) = node[name]
    return found.get("@value", found.get("@id", found)) if set(found) & {"@value"} else found


def _load(address: str, _options: Any) -> dict[str, Any]:
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": {"@context": CONTEXTS[address]},
    }
