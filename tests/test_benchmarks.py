"""The measures themselves: a scorer that is wrong would praise or blame the wrong thing."""

import json
from pathlib import Path

import pytest

from benchmarks.fit_worth import WEIGHTS, fit, scored, written
from benchmarks.invented import story
from benchmarks.lines import read, write
from benchmarks.predict import predict
from benchmarks.rendering import invented_report
from benchmarks.reprint_set import measures, pairs
from benchmarks.score import score
from benchmarks.worth import average_precision, f1
from factcheck.report.markdown import render
from factcheck.text.checkworthy_features import shown
from factcheck.text.quotes import quotations
from tests.needs import do_without

DEBATES = Path(__file__).parents[2] / "shared" / "data" / "claimbuster-train.jsonl"
TEXT = "“The pier was never closed,” Odile Fenn said. Bo Lind said that the pier was closed in May."


def gold(folder: Path, *attributions: dict[str, object]) -> Path:
    path = folder / "gold.jsonl"
    row = {"id": "one", "text": TEXT, "attributions": attributions}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def attribution(content: str, source: str, kind: str = "direct") -> dict[str, object]:
    def marked(words: str) -> list[dict[str, object]]:
        start = TEXT.index(words)
        return [{"start": start, "end": start + len(words), "text": words}]

    return {
        "content": marked(content),
        "source": marked(source),
        "cue": marked("said"),
        "type": kind,
    }


SAID = attribution("The pier was never closed", "Odile Fenn")
REPORTED = attribution("the pier was closed in May", "Bo Lind", "indirect")


def test_what_was_found_with_its_speaker_counts_in_full(tmp_path: Path) -> None:
    source = gold(tmp_path, SAID, REPORTED)
    predict("quotes", source, tmp_path / "out.jsonl")
    figures = score("quotes", source, tmp_path / "out.jsonl")
    assert figures["all: span and speaker F1"][0] == 100
    assert figures["verbs of speech: span F1"][0] == 100
    assert figures["direct: span recall"][0] == 100


def test_the_wrong_speaker_counts_for_the_span_alone(tmp_path: Path) -> None:
    source = gold(tmp_path, attribution("The pier was never closed", "Bo Lind"), REPORTED)
    predict("quotes", source, tmp_path / "out.jsonl")
    figures = score("quotes", source, tmp_path / "out.jsonl")
    assert figures["all: span F1"][0] == 100
    assert figures["all: span and speaker F1"][0] == 50


def test_what_nobody_marked_counts_against_the_span(tmp_path: Path) -> None:
    source = gold(tmp_path, SAID)
    predict("quotes", source, tmp_path / "out.jsonl")
    figures = score("quotes", source, tmp_path / "out.jsonl")
    assert figures["all: span F1"][0] == pytest.approx(200 / 3)


def test_passages_are_scored_by_where_the_marked_sentences_stand(tmp_path: Path) -> None:
    source = tmp_path / "gold.jsonl"
    row = {
        "id": "one",
        "claim": "The pier was closed in May",
        "evidence_sentences": ["Herring was cheap.", "In May the pier was closed for repairs."],
        "supporting_sets": [[1]],
    }
    source.write_text(json.dumps(row) + "\n", encoding="utf-8")
    predict("passages", source, tmp_path / "out.jsonl")
    figures = score("passages", source, tmp_path / "out.jsonl")
    assert (figures["recall@5"][0], figures["MRR"][0]) == (1, 1)


def test_an_invented_article_says_where_its_sentences_and_claims_stand() -> None:
    told = story(7, claims=4, plain=6)
    assert told == story(7, claims=4, plain=6)
    assert len(told.sentences) == 10
    assert " ".join(told.text.split()) == " ".join(told.words(one) for one in told.sentences)
    quoted = {quotation.spans[0] for quotation in quotations(told.text)}
    assert quoted == {(claim.start, claim.end) for claim in told.claims}


def test_reprints_are_told_from_stories_written_anew(tmp_path: Path) -> None:
    rows = pairs()
    assert len(rows) > 250
    assert not {r["one"] for r in rows if r["half"] == "test"} & {
        r["one"] for r in rows if r["half"] == "development"
    }
    write(tmp_path / "pairs.jsonl", rows)
    predict("reprints", tmp_path / "pairs.jsonl", tmp_path / "out.jsonl")
    figures = score("reprints", tmp_path / "pairs.jsonl", tmp_path / "out.jsonl")
    assert figures["test: pair F1"][0] >= 0.95
    assert figures["development: pair F1"][0] >= 0.95


def test_pairs_are_scored_by_how_many_answers_are_right() -> None:
    rows = [{"id": number, "reprint": number < 3} for number in range(4)]
    answers = {0: True, 1: True, 2: False, 3: True}
    assert measures(answers, rows) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert measures(dict.fromkeys(range(4), False), rows) == (0, 0, 0)


def test_an_invented_report_has_the_passages_that_were_asked_for() -> None:
    report = invented_report(7)
    assert (len(report.evidence), len(report.sources)) == (7, 4)
    assert report.claim.quotation in render(report)


def test_a_feature_that_tells_worth_weighs_more_than_one_that_does_not() -> None:
    rows = [{"figure"}, {"figure", "name"}, {"name"}, {"thanks"}, {"thanks", "name"}, {"figure"}]
    bias, weights = fit(rows, [1, 1, 0, 0, 0, 1])
    assert weights["figure"] > weights["name"] > weights["thanks"]
    high, low = scored([{"figure"}, {"thanks"}], bias, weights)
    assert high > 0.5 > low


def test_average_precision_counts_how_far_up_the_worthy_stand() -> None:
    labels, scores = [1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1]
    assert average_precision(range(4), labels, scores) == pytest.approx((1 + 2 / 3) / 2)
    assert f1(range(4), labels, scores) == pytest.approx(4 / 5)


def test_the_weights_that_ship_are_those_that_are_fitted() -> None:
    if not DEBATES.is_file():
        do_without("../shared/data is not beside this clone")
    rows = list(read(DEBATES))
    bias, weights = fit([shown(row["text"]).keys() for row in rows], [r["label"] for r in rows])
    assert written(bias, weights, len(rows)) == WEIGHTS.read_text(encoding="utf-8")
