"""Tags and trees: what a sentence is made of, for sentences of our own and for any words at all."""

import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.syntax import PLACEHOLDER, Parse, parse, tokens

WORDS = st.lists(st.text(min_size=1, max_size=12) | st.sampled_from("a , she said .".split()))


def read(sentence: str) -> dict[str, tuple[str, str, str]]:
    """By word: its tag, its label, and the word that it depends on."""
    words = sentence.split()
    (found,) = parse([words])
    return {
        word: (found.forms[at], found.labels[at], words[head] if head >= 0 else "")
        for at, (word, head) in enumerate(zip(words, found.heads, strict=True))
    }


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("They don’t know.", "They do n’t know ."),
        ("Trump's well-known lawyers", "Trump 's well - known lawyers"),
        ("It cost $5.20, up 7%", "It cost $ 5.20 , up 7 %"),
        ("the U.S. said Mr. O'Neill can't", "the U.S. said Mr. O'Neill ca n't"),
        ("We cannot wait… we’re gonna go", "We can not wait … we ’re gon na go"),
        ("I cannot, gonna and wanna go", "I can not , gon na and wan na go"),
        ("at 9:30 a.m. on 9/11 -- he e-mailed", "at 9:30 a.m. on 9/11 -- he e-mailed"),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, cut: str) -> None:
    assert " ".join(token.text for token in tokens(text)) == cut


@given(st.text(max_size=60))
def test_each_token_stands_where_it_says_and_nothing_is_lost(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert "".join(token.text for token in found) == "".join(text.split())


def is_a_tree(sentence: Parse) -> bool:
    """Whether there is one root, and every word comes to it from head to head."""
    size = len(sentence.heads)
    if sentence.heads.count(-1) != min(1, size):
        return False
    for at in range(size):
        here, steps = at, 0
        while here >= 0 and steps <= size:
            here, steps = sentence.heads[here], steps + 1
        if here >= 0:
            return False
    return all(-1 <= head < size for head in sentence.heads)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=4))
def test_any_words_make_a_tree(sentences: list[list[str]]) -> None:
    found = parse(sentences)
    assert [len(each.tags) for each in found] == [len(words) for words in sentences]
    for each in found:
        assert is_a_tree(each)
        assert len(each.tags) == len(each.forms) == len(each.labels) == len(each.heads)
        assert [at for at, label in enumerate(each.labels) if label == "root"] == [
            at for at, head in enumerate(each.heads) if head < 0
        ]


def test_subjects_passives_and_what_was_said_are_told_apart() -> None:
    found = read("The report was withdrawn by the ministry .")
    assert found["report"] == ("NN", "nsubj:pass", "withdrawn")
    assert found["ministry"] == ("NN", "obl:agent", "withdrawn")
    found = read("The mayor said that the council will close the harbour .")
    assert found["mayor"][1:] == ("nsubj", "said")
    assert found["close"] == ("VB", "ccomp", "said")
    assert found["council"][1:] == ("nsubj", "close")


def test_a_verb_and_a_noun_of_the_same_letters_are_told_apart() -> None:
    assert read("The minister claims that he won .")["claims"][0] == "VBZ"
    assert read("The claims were false .")["claims"][0] == "NNS"


def test_a_place_holder_stands_for_what_was_said() -> None:
    found = read(f"{PLACEHOLDER} , she said .")
    assert found[PLACEHOLDER] == ("XX", "ccomp", "said")
    assert found["she"] == ("PRP", "nsubj", "said")
    found = read(f"{PLACEHOLDER} said Mr. Smith , who leads the committee .")
    assert found[PLACEHOLDER][1:] == ("ccomp", "said")
    assert found["Smith"] == ("NNP", "nsubj", "said")
    assert found["leads"] == ("VBZ", "acl:relcl", "Smith")


def test_a_sentence_reads_the_same_alone_and_among_others() -> None:
    words = "The council will close the harbour next year .".split()
    others = ["Nobody came .".split(), ["Why", "?"], "The mayor said so on Monday .".split() * 3]
    assert parse([*others, words])[-1] == parse([words])[0]


def test_numpy_is_imported_by_who_parses_and_starts_no_threads() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _PARSING],
        env={name: value for name, value in os.environ.items() if "NUM_THREADS" not in name},
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stdout == "False 1\n"


_PARSING = """
import os, sys, factcheck.text.attribution
early = "numpy" in sys.modules
factcheck.text.attribution.pull("Anna Holt hopes to sell the ferry.")
print(early, os.environ["OPENBLAS_NUM_THREADS"])
"""


@pytest.mark.heavy
def test_a_sentence_of_a_hundred_thousand_words_is_read_in_linear_time() -> None:
    words = "the mayor said that , and".split()
    parse([words])
    began = time.perf_counter()
    (found,) = parse([words * 4_000])
    short = time.perf_counter() - began
    assert is_root_near(found)
    began = time.perf_counter()
    parse([words * 16_000])
    assert time.perf_counter() - began < 8 * short


def is_root_near(found: Parse) -> bool:
    return 0 <= found.heads.index(-1) < 160 and found.heads.count(-1) == 1
