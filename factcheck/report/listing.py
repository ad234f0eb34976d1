"""The list of all that a desk published, for people and for programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from factcheck.report.commonmark import inline
from factcheck.report.excerpts import Excerpt, excerpt
from factcheck.report.public import PublicReport
from factcheck.report.wording import moment

#: Changes when the folder has to be read in another way.
FORMAT = "factcheck-public/1"
TITLE = "# Published checks\n\n"
HEAD = (
    "| check | rating | claim | claimant | editions | published |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
)


#: A check in the list, as plain values for JSON.
Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is told of an edition, also of one that isn't shown."""

    number: int
    published_at: datetime
    sha256: str


def tombstone(ref: str, editions: Sequence[Frozen]) -> Entry:
    """All that is told of a check that the desk withholds."""
    return {"ref": ref, "status": "withheld", "editions": [_plain(one) for one in editions]}


def entry(report: PublicReport, editions: Sequence[Frozen]) -> Entry:
    """What is told of a check by its newest edition; the editions stand newest first."""
    return {
        "ref": report.ref,
        "status": "published",
        "rating": report.ruling.rating,
        "claimant": report.claim.claimant,
        "headline": report.claim.headline,
        "quotation": report.claim.quotation,
        "address": report.address,
        "editions": [_plain(one) for one in editions],
    }


def entry_line(told: Entry) -> str:
    """The entry as a row of the list for people."""
    newest, first = told["editions"][0], told["editions"][-1]
    if told["status"] == "withheld":
        cells = [told["ref"], "", "withheld", "", str(newest["edition"])]
    else:
        cells = [
            f"[{told['ref']}]({told['ref']}/edition-{newest['edition']}.md)",
            _cell(told["rating"]),
            _cell(told["headline"] or told["quotation"]),
            _cell(told["claimant"]),
            str(newest["edition"]),
        ]
    return f"| {' | '.join([*cells, first['published'][:10]])} |\n"


def excerpts(report: PublicReport, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """What a report quotes of its sources, in place; ``texts`` are the frozen ones by sha256.

    A source whose text isn't among them is left out.
    """
    cited = {passage.source for passage in report.passages()}
    return [
        _shown(excerpt(report, source, texts[source.version_sha256]))
        for source in report.sources
        if source.number in cited and source.version_sha256 in texts
    ]


def json_text(value: object) -> str:
    """The value as JSON that is read well line by line."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def json_line(value: object) -> str:
    """The value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False)


def _shown(shown: Excerpt) -> dict[str, Any]:
    return {
        "source": shown.source.number,
        "outlet": shown.source.outlet,
        "title": shown.source.title,
        "address": shown.source.address,
        "version_sha256": shown.source.version_sha256,
        # Between two of them, before the first and after the last, something may be left out.
        "stretches": [
            [
                {"paragraph": line.number, "text": "".join(run.text for run in line.runs)}
                for line in stretch
            ]
            for stretch in shown.stretches
        ],
    }


def _plain(one: Frozen) -> dict[str, Any]:
    published = moment(one.published_at)
    return {"edition": one.number, "published": published, "sha256": one.sha256}


def _cell(words: str | None) -> str:
    return inline(words or "")
