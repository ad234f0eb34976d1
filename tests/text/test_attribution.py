import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.attribution import Statement, pull
from tests.needs import do_without

SHARED = Path(__file__).resolve().parents[3] / "shared"


def said(text: str) -> list[tuple[str, str | None, str]]:
    return [(s.kind, s.speaker_name, s.exact(text)) for s in pull(text)]


def test_a_quotation_comes_with_its_speaker_role_and_verb() -> None:
    text = "“The bridge is safe,” Mayor Anna Holt said on Monday."
    (statement,) = pull(text)
    assert statement.exact(text) == "The bridge is safe"
    assert statement.kind == "direct"
    assert statement.speaker_name == "Anna Holt"
    assert statement.speaker_role == "Mayor"
    assert statement.speaker is not None
    assert statement.speaker.of(text) == "Mayor Anna Holt"
    assert statement.cue is not None
    assert statement.cue.of(text) == "said"


def test_the_speaker_may_stand_before_the_quotation() -> None:
    text = "Asked about the port, Anna Holt said: “We have nothing to hide from anyone.”"
    assert said(text) == [("direct", "Anna Holt", "We have nothing to hide from anyone.")]


def test_a_fragment_in_reported_speech_is_a_statement_beside_the_report() -> None:
    text = "Anna Holt said she had “full confidence” in the engineers of the port."
    assert said(text) == [
        ("reported", "Anna Holt", "she had “full confidence” in the engineers of the port"),
        ("fragment", "Anna Holt", "full confidence"),
    ]


def test_a_fragment_in_a_report_says_that_it_is_part_of_it() -> None:
    found = pull("Anna Holt said she had “full confidence” in the engineers of the port.")
    assert [(statement.kind, statement.is_nested) for statement in found] == [
        ("reported", False),
        ("fragment", True),
    ]


def test_several_fragments_of_one_report_are_held_together_by_it() -> None:
    text = "Anna Holt said the crane was “old and tired” and “a danger to us all.”"
    assert said(text)[0] == (
        "reported",
        "Anna Holt",
        "the crane was “old and tired” and “a danger to us all.”",
    )


def test_what_goes_on_behind_the_verb_is_the_same_quotation() -> None:
    text = "“The bridge is safe,” Anna Holt said on Monday. “We have tested every bolt.”"
    assert said(text) == [
        ("direct", "Anna Holt", "The bridge is safe … We have tested every bolt.")
    ]


def test_a_quotation_in_the_next_paragraph_is_one_of_its_own() -> None:
    text = "“The bridge is safe,” Anna Holt said.\n\n“We have tested every bolt of it.”"
    assert len(said(text)) == 2


_PIECES = st.sampled_from(
    ["Anna Holt ", "said ", "that ", "“", "”", '"', "'", ", ", ". ", "\n\n", "it was safe", "who ",
     "wants to ", "Q: ", "HOLT: ", "plan to ", "— Holt (@holt) May 3, 2019", "é", "\u2028", "𝒳",
     "\U0001f600 ", "not ", "was backed by ", "according to ", "seems to "]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map("".join)))
def test_whatever_the_text_places_are_in_order_and_hold_words(text: str) -> None:
    for statement in pull(text):
        for span in statement.spans:
            assert 0 <= span.start < span.end <= len(text)
        for span in (statement.speaker, statement.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert statement.exact(text) == " … ".join(text[a:b] for a, b in statement.spans)


def test_a_clause_that_is_nearly_all_quoted_is_its_quotation_alone() -> None:
    text = "Reed told the council that “if the crane fails again, I will close the port myself.”"
    assert [words for _, _, words in said(text)] == [
        "if the crane fails again, I will close the port myself."
    ]


def test_a_label_belongs_to_who_gave_it() -> None:
    text = "The sale, which Mayor Anna Holt described as a “fairy tale”, fell through."
    assert said(text) == [("fragment", "Anna Holt", "fairy tale")]


def test_a_split_quotation_is_one_statement_joined_by_an_ellipsis() -> None:
    text = "Anna Holt spoke. “I never met him,” she said, “and I never took his money.”"
    assert said(text) == [("direct", "Anna Holt", "I never met him … and I never took his money.")]


def test_scare_quotes_that_nobody_said_are_no_statement() -> None:
    assert said("The so-called “green” port opened in May.") == []


def test_the_name_of_a_programme_is_no_statement() -> None:
    text = "“The bridge is safe now,” Anna Holt said on “Good Morning Harbour.”"
    assert said(text) == [("direct", "Anna Holt", "The bridge is safe now")]


def test_furniture_is_never_a_statement() -> None:
    text = (
        "PORT HALE: Mayor Anna Holt resigned.\n\n“I am tired,” she said.\n\n"
        "READ MORE: Mayor said she knew of cracks"
    )
    assert said(text) == [("direct", "Anna Holt", "I am tired")]


def test_statements_come_in_the_order_of_the_text() -> None:
    text = "Holt said it was safe. “It was not,” Reed said. Vance denied that he knew of it."
    starts = [statement.spans[0].start for statement in pull(text)]
    assert starts == sorted(starts)
    assert len(starts) == 3


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "said", "“", "” said", "According to", "—\n\n“”"]
)
def test_scraps_of_text_yield_nothing(text: str) -> None:
    assert pull(text) == []


@pytest.mark.timeout(30)  # where the work grew faster than the text this would take minutes
@pytest.mark.parametrize(
    "piece",
    [
        "‘a “b said 'c ",
        "Mayor Anna Holt said it was safe. The old mayor denied it. “No,” the mayor said.\n\n",
        "“",
        "said ",
        "she wants to say that ",
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    pull(piece * (100_000 // len(piece)))


def gold() -> dict[str, list[dict[str, Any]]]:
    if not (SHARED / "seeds").is_dir() or not (SHARED / "data" / "seeds-gold.json").is_file():
        do_without("../shared/seeds is not beside this clone")
    quotations: dict[str, list[dict[str, Any]]] = json.loads(
        (SHARED / "data" / "seeds-gold.json").read_text(encoding="utf-8")
    )["quotations"]
    return quotations


def statements_of_the_seeds() -> list[tuple[dict[str, Any], Statement | None]]:
    pairs = []
    for name, rows in gold().items():
        text = (SHARED / "seeds" / name).read_text(encoding="utf-8")
        by_spans = {tuple(tuple(span) for span in s.spans): s for s in pull(text)}
        for row in rows:
            spans = tuple((span["start"], span["end"]) for span in row["spans"])
            pairs.append((row, by_spans.get(spans)))
    return pairs


def test_every_direct_quotation_of_the_seeds_is_found_with_exactly_its_words() -> None:
    pairs = statements_of_the_seeds()
    assert len(pairs) == 17
    assert [row["spans"] for row, statement in pairs if statement is None] == []


def test_every_direct_quotation_of_the_seeds_has_the_right_speaker() -> None:
    wrong = [
        (row["speaker"], statement.speaker_name if statement else None)
        for row, statement in statements_of_the_seeds()
        if statement is None or statement.speaker_name != row["speaker"]
    ]
    assert wrong == []


def test_the_seeds_do_not_flood_the_inbox() -> None:
    for name in gold():
        text = (SHARED / "seeds" / name).read_text(encoding="utf-8")
        assert len(pull(text)) <= len(text.split()) / 20


def test_a_label_that_leads_elsewhere_is_no_speaker() -> None:
    text = "READ MORE: The old pier\n\nThe pier was closed again on Monday.\n\n" * 4
    assert not pull(text)


def test_a_paragraph_that_is_set_in_below_a_colon_is_what_the_letter_said() -> None:
    text = (
        "Mayor Anna Holt wrote to the council on Monday. Her letter said:\n\n"
        "The bridge was closed for nine nights because two bolts had failed.\n\n"
        "The council did not answer."
    )
    [said] = [statement for statement in pull(text) if statement.kind == "direct"]
    assert said.exact(text) == "The bridge was closed for nine nights because two bolts had failed."
    assert said.speaker_name == "Anna Holt"


def test_a_colon_that_ends_what_is_reported_sets_nothing_in() -> None:
    text = (
        "Anna Holt noted how few people had come to see the bridge:\n\n"
        "The square was all but empty when the mayor began to speak."
    )
    assert [statement for statement in pull(text) if statement.kind == "direct"] == []
