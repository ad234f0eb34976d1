"""The evidence as annotations, held against the W3C's Web Annotation Data Model."""

import json
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.public import PublicReport
from factcheck.report.webannotation import CONTEXT, annotations, to_jsonld
from tests.linked import AS, OA, expanded, the
from tests.report.harbour import COURIER, LEDGER, harbour_report, quoting
from tests.report.test_claimreview import HOSTILE, public_report

IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
MOTIVATIONS = set(
    (
        "assessing bookmarking classifying commenting describing editing highlighting identifying"
        " linking moderating questioning replying tagging"
    ).split()
)


def breaches(collection: dict[str, Any]) -> list[str]:
    """Where the annotations break a MUST of the model, by the names of its sections."""
    wrong = []

    def must(holds: bool, section: str) -> None:
        if not holds:
            wrong.append(section)

    must(collection["@context"] == CONTEXT, "2.1 JSON-LD: the context")
    must(bool(IRI.fullmatch(collection["id"])), "5.1 Annotation Collection: one IRI")
    must(collection["type"] == "AnnotationCollection", "5.1 Annotation Collection: its class")
    if not collection["total"]:
        must("first" not in collection, "5.2 Annotation Page: one annotation at least")
        return wrong
    page = collection["first"]
    must(bool(IRI.fullmatch(page["id"])), "5.2 Annotation Page: one IRI")
    must(page["type"] == "AnnotationPage", "5.2 Annotation Page: its class")
    must(page["partOf"] == collection["id"], "5.2 Annotation Page: of its collection")
    must(page["startIndex"] == 0, "5.2 Annotation Page: begins at 0")
    must(len(page["items"]) == collection["total"] > 0, "5.2 Annotation Page: its list")
    must(collection["last"] == page["id"], "5.1 Annotation Collection: its last page")
    ids = [one["id"] for one in page["items"]]
    must(len(set(ids)) == len(ids) and all(map(IRI.fullmatch, ids)), "3.1 Annotations: one IRI")
    for one in page["items"]:
        must(one["type"] == "Annotation", "3.1 Annotations: the class")
        must(len(one["target"]) >= 1, "3.1 Annotations: a target at least")
        must(set(one["motivation"]) <= MOTIVATIONS, "3.3.5 Motivation and Purpose")
        datetime.fromisoformat(one["created"])
        must(one["created"].endswith("Z"), "3.3.1 Lifecycle Information: in UTC")
        must(one["creator"]["type"] == "Organization", "3.3.2 Agents: the class")
        for body in one["body"]:
            must(body["purpose"] in MOTIVATIONS, "3.3.5 Motivation and Purpose")
            if body["type"] == "TextualBody":
                must(isinstance(body["value"], str), "3.2.4 Embedded Textual Body: one value")
            else:
                must(bool(IRI.fullmatch(body["source"])), "4 Specific Resources: one source")
        for target in one["target"]:
            must(bool(IRI.fullmatch(target["source"])), "4 Specific Resources: one source")
            for selector in target["selector"]:
                _must_select(must, selector)
            state = target["state"]
            must(
                ("sourceDate" in state) != {"sourceDateStart", "sourceDateEnd"}.issubset(state),
                "4.3.1 Time State: one date, or both ends",
            )
            for end in ("sourceDateStart", "sourceDateEnd"):
                must(state[end].endswith("Z"), "4.3.1 Time State: in UTC")
            must(all(map(IRI.fullmatch, state["cached"])), "4.3.1 Time State: cached copies")
    return wrong


def _must_select(must: Any, selector: dict[str, Any]) -> None:
    if selector["type"] == "TextQuoteSelector":
        texts = [selector[name] for name in ("exact", "prefix", "suffix") if name in selector]
        must("exact" in selector, "4.2.4 Text Quote Selector: exactly one exact")
        must(all(isinstance(text, str) for text in texts), "4.2.4 Text Quote Selector: texts")
    else:
        must(selector["type"] == "TextPositionSelector", "4.2 Selectors: a class of the model")
        must(0 <= selector["start"] < selector["end"], "4.2.5 Text Position Selector: a place")


def targets(report: PublicReport) -> list[list[dict[str, Any]]]:
    return [one["target"] for one in annotations(report)["first"]["items"]]


def test_annotations_keep_the_model() -> None:
    for report in (public_report(), harbour_report(), harbour_report(evidence=())):
        assert breaches(annotations(report)) == []


def test_a_library_reads_the_stance_and_the_claim_of_each() -> None:
    (collection,) = expanded(annotations(public_report()))
    page = the(collection, f"{AS}first")
    (listed,) = page[f"{AS}items"]
    assert len(listed["@list"]) == 4
    first = listed["@list"][0]
    assert first["@id"] == (
        "https://desk.example/checks/FC-12/editions/1/annotations.jsonld#exhibit-1"
    )
    stance, claim = first[f"{OA}hasBody"]
    assert the(stance, f"{OA}value") == "contradicts"
    assert the(stance, f"{OA}hasPurpose") == {"@id": f"{OA}tagging"}
    assert the(claim, f"{OA}hasSource") == {"@id": "https://desk.example/checks/FC-12"}


def test_each_selector_selects_the_words_in_the_kept_text() -> None:
    for exhibit, made in zip(harbour_report().evidence, targets(harbour_report()), strict=True):
        text = (LEDGER, COURIER)[exhibit.passage.source - 1]
        for target in made:
            quote, place = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert quote["exact"] in exhibit.passage.words


def test_a_split_quotation_has_a_target_for_each_piece() -> None:
    split = harbour_report().evidence[2]
    passage = replace(split.passage, prefix="May.\n\n“", suffix="”")
    first, last = targets(harbour_report(evidence=(replace(split, passage=passage),)))[0]
    assert first["selector"][0] == {
        "type": "TextQuoteSelector",
        "exact": "The building is privately owned,",
        "prefix": "May.\n\n“",
    }
    assert last["selector"][0]["exact"] == "and it will stay so."
    assert last["selector"][0]["suffix"] == "”"


def test_the_state_names_the_kept_text_and_the_day_it_was_kept() -> None:
    with_address, without = targets(public_report())[0][0], targets(public_report())[1][0]
    assert with_address["state"]["sourceDateStart"] == "2026-10-05T00:00:00Z"
    named, seen = with_address["state"]["cached"]
    assert re.fullmatch(r"ni:///sha-256;[\w-]{43}", named)
    assert seen == "https://desk.example/checks/FC-12/editions/1/sources/1"
    assert without["source"] == without["state"]["cached"][0]


def test_a_report_by_link_names_no_place_of_the_desk() -> None:
    written = to_jsonld(harbour_report()).decode()
    assert "desk.example" not in written and "/checks/" not in written


@given(st.text(st.characters(exclude_categories=["Cs"])).map(lambda words: words + HOSTILE))
def test_any_words_come_back_as_they_were(words: str) -> None:
    report = quoting(words)
    (target,) = targets(report)[0]
    quote, place = target["selector"]
    assert quote["exact"] == words and place["end"] == len(words)
    assert json.loads(to_jsonld(report)) == annotations(report)


def test_the_same_report_gives_the_same_bytes_however_much_it_quotes() -> None:
    (first, *_) = harbour_report().evidence
    many = harbour_report(evidence=500 * (first,))
    assert to_jsonld(many) == to_jsonld(many)
    assert breaches(annotations(many)) == []
