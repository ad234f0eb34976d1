"""The measures themselves: a scorer that is wrong would praise or blame the wrong thing."""

import json
from pathlib import Path

import pytest

from benchmarks import judged, resolved
from benchmarks.doubling import ratios
from benchmarks.fit_worth import WEIGHTS, fit, scored, written
from benchmarks.invented import story
from benchmarks.lines import Line, read, write
from benchmarks.other_pullers import regular_expressions
from benchmarks.predict import predict
from benchmarks.rendering import invented_report
from benchmarks.reprint_set import measures, pairs
from benchmarks.rows import goal
from benchmarks.score import score
from benchmarks.speaker_set import DEVELOPMENT, HELD_OUT, faults, labels
from benchmarks.worth import cross_validated
from factcheck.report.markdown import render
from factcheck.text.checkworthy import BY_HAND
from factcheck.text.checkworthy_features import REASONS, shown
from factcheck.text.checkworthy_weights import FITTED
from factcheck.text.quotes import quotations
from tests.needs import SEEDS, do_without

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
    rows = [{"figure"}, {"figure", "name"}, {"name"}, {"self"}, {"self", "name"}, {"figure"}]
    bias, weights = fit(rows, [1, 1, 0, 0, 0, 1])
    assert weights["figure"] > weights["name"] > weights["self"]
    high, low = scored([{"figure"}, {"self"}], bias, weights)
    assert high > 0.5 > low


def test_a_dozen_weights_are_fitted_and_all_others_set_by_hand_in_quarters() -> None:
    assert len(FITTED) <= 12
    assert FITTED.keys() | BY_HAND.keys() == REASONS.keys()
    assert not FITTED.keys() & BY_HAND.keys()
    assert all(weight * 4 == int(weight * 4) for weight in BY_HAND.values())


def test_a_held_out_debate_is_kept_out_of_what_is_learned() -> None:
    rows = [
        {"doc": doc, "text": text, "label": 0, "features": frozenset()}
        for doc, text in (("a", "The pier is open."), ("b", "The pier  is open!"), ("b", "No."))
    ]
    seen = []

    def learner(known, labels, asked):
        seen.append([row["text"] for row in known])
        return [0.0] * len(asked)

    cross_validated(rows, [[0], [1, 2]], learner)
    assert seen == [["No."], []]


def test_the_weights_that_ship_are_those_that_are_fitted() -> None:
    if not DEBATES.is_file():
        do_without("../shared/data is not beside this clone")
    rows = list(read(DEBATES))
    bias, weights = fit([shown(row["text"]).keys() for row in rows], [r["label"] for r in rows])
    assert written(bias, weights, len(rows)) == WEIGHTS.read_text(encoding="utf-8")


def test_what_is_part_of_another_statement_is_not_counted_beside_it(tmp_path: Path) -> None:
    text = "Odile Fenn said that the pier was “perfectly safe” when it was closed in May."
    write(tmp_path / "in.jsonl", [{"id": "one", "text": text}])
    predict("quotes", tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    [row] = read(tmp_path / "out.jsonl")
    assert [one["kind"] for one in row["quotes"]] == ["reported"]


PEOPLE = "Odile Fenn met Bo Lind. She said it was safe. A county official said it was not."


def place(words: str) -> list[int]:
    start = PEOPLE.index(words)
    return [start, start + len(words)]


def labelled(mention: str, who: str | None, *, unnamed: bool = False) -> Line:
    return {"mention": place(mention), "who": who and place(who), "unnamed": unnamed}


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Odile Fenn", True),
        ("Mayor Odile M. Fenn", True),
        ("Fenn", False),
        ("Bo Fenn", False),
        ("Odile Fenn’s campaign", False),
        ("Bo Lind", False),
        (None, False),
    ],
)
def test_a_pronoun_is_resolved_when_given_name_and_surname_agree(
    name: str | None, right: bool
) -> None:
    assert resolved.is_right(PEOPLE, labelled("She", "Odile Fenn"), name, False) is right


@pytest.mark.parametrize(
    ("name", "is_unnamed", "right"),
    [
        ("A county official", True, True),
        ("the official", True, True),
        ("a county official", False, True),
        ("Odile Fenn", True, False),
        ("Odile Fenn", False, False),
    ],
)
def test_the_unnamed_stay_unnamed(name: str, is_unnamed: bool, right: bool) -> None:
    label = labelled("A county official", None, unnamed=True)
    assert resolved.is_right(PEOPLE, label, name, is_unnamed) is right


@pytest.mark.parametrize(
    ("label", "name", "agree"),
    [
        ("Federal Harbour Commission", "FHC", True),
        ("U.S.", "the U.S.", True),
        ("Gazette", "a Gazette poll", True),
        ("the Fenn campaign", "Odile Fenn’s campaign", True),
        ("the Fenn campaign", "Odile Fenn", False),
        ("Harbour Commission", "Harbour Authority", False),
    ],
)
def test_bodies_are_known_by_their_initials_and_by_what_they_publish(
    label: str, name: str, agree: bool
) -> None:
    assert resolved.names_agree(label, name) is agree


def test_a_speaker_counts_when_its_content_was_found_and_somebody_is_meant() -> None:
    def said(mention: str, content: str) -> Line:
        def marked(words: str) -> list[Line]:
            start, end = place(words)
            return [{"start": start, "end": end, "text": words}]

        return {"source": marked(mention), "cue": [], "content": marked(content), "type": "direct"}

    gold = [said("She", "it was safe"), said("A county official", "it was not")]
    row = {"id": "one", "text": PEOPLE, "attributions": gold}
    label = {
        "id": "one",
        "speakers": [labelled("She", "Odile Fenn"), labelled("A county official", None)],
    }
    quote = {"content": [place("it was safe")], "speaker": None, "speaker_name": "Bo Lind"}
    given = resolved.verdicts([row], {"one": {"quotes": [quote]}}, {"one": label})
    assert [(one.was_found, one.is_right) for one in given] == [(True, False)]
    assert resolved.share(given, resolved.PRONOUNS)[0] == 0
    quote["speaker_name"] = "Odile Fenn"
    given = resolved.verdicts([row], {"one": {"quotes": [quote]}}, {"one": label})
    assert resolved.share(given, resolved.PRONOUNS)[0] == 100


def test_labels_are_places_and_fit_the_set_that_they_are_of() -> None:
    halves = labels(DEVELOPMENT), labels(HELD_OUT)
    assert [len(half) for half in halves] == [21, 21]
    for row in labels().values():
        assert set(row) == {"id", "development", "speakers"}
        assert all(start < end for one in row["speakers"] for start, end in [one["mention"]])
    train = SEEDS.parent / "data" / "polnear-train.jsonl"
    if not train.is_file():
        do_without("../shared/data is not beside this clone")
    assert faults(list(read(train))) == []


def test_precision_by_rank_and_f1_are_those_of_the_textbook() -> None:
    answers = [(True, 0.9), (False, 0.8), (True, 0.6), (False, 0.2)]
    precision = judged.average_precision(answers)
    assert precision == pytest.approx((1 + 2 / 3) / 2)
    assert judged.f1(answers) == pytest.approx(4 / 5)
    assert judged.mean_average_precision([answers, [(False, 1.0)]]) == precision
    low, high = judged.interval(answers, judged.f1)
    assert low <= judged.f1(answers) <= high


def test_the_same_claim_is_scored_by_where_it_stands_in_the_ranking(tmp_path: Path) -> None:
    claims = ["The ferry cost nine million crowns", "The pier was closed in May", "Herring rose"]
    write(tmp_path / "pool.jsonl", [{"id": n, "text": text} for n, text in enumerate(claims)])
    source = tmp_path / "in.jsonl"
    write(source, [{"id": "one", "text": "They closed the pier in May!", "relevant": ["1"]}])
    predict("matching", source, tmp_path / "out.jsonl", tmp_path / "pool.jsonl")
    figures = score("matching", source, tmp_path / "out.jsonl")
    assert (figures["MAP@5"][0], figures["hit@1"][0]) == (1, 1)
    write(tmp_path / "out.jsonl", [{"id": "one", "ranking": ["0", "1"]}])
    assert score("matching", source, tmp_path / "out.jsonl")["MAP@5"][0] == 0.5


def test_regular_expressions_find_what_is_beside_a_verb_of_speech() -> None:
    found = {TEXT[slice(*one["content"][0])]: one for one in regular_expressions(TEXT)}
    assert set(found) == {"The pier was never closed,", "the pier was closed in May"}
    speakers = [TEXT[slice(*one["speaker"])] for one in found.values()]
    assert speakers == ["Odile Fenn", "Bo Lind"]


def test_a_figure_is_held_against_its_floor_and_its_reach() -> None:
    assert [goal(value, 60, 68) for value in (59.9, 60, 68)] == ["MISSED", "holds", "reached"]


def test_doubling_says_how_much_longer_each_text_took() -> None:
    assert len(ratios(lambda size: "a" * (size // 100))) == 4
