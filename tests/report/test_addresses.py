"""Which addresses a report links to, and how a link finds the words."""

from dataclasses import replace

import pytest

from factcheck.report.addresses import address_in_place, web_address
from factcheck.report.public import Passage
from factcheck.text.spans import Span


def passage(words: str) -> Passage:
    return Passage(source=1, paragraph=1, spans=(Span(0, len(words)),), words=words)


@pytest.mark.parametrize("address", ["https://a.example/x?y=1#z", "http://a.example"])
def test_an_address_of_the_web_is_linked(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "/etc/passwd",
        "https:",
        "https://[bad",
        "https://a.example/ x",
        "https://a.example/<x>",
        "https://a.example/\n",
        "https://a.example/\x01",
    ],
)
def test_any_other_address_is_not(address: str | None) -> None:
    assert web_address(address) is None
    assert address_in_place(address, passage("words")) is None


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("a well-known grant, 5 & more", "a%20well%2Dknown%20grant%2C%205%20%26%20more"),
        ("a b c d e f g h i j k", "a%20b%20c%20d,h%20i%20j%20k"),
        ("first paragraph\n\nand last", "first%20paragraph,and%20last"),
    ],
)
def test_a_link_names_the_words_or_their_two_ends(words: str, fragment: str) -> None:
    address = address_in_place("https://a.example/x", passage(words))
    assert address == f"https://a.example/x#:~:text={fragment}"


def test_a_split_quotation_is_found_by_its_first_span() -> None:
    split = replace(passage("so he said … and left"), spans=(Span(0, 10), Span(40, 48)))
    assert address_in_place("https://a.example/x", split) == (
        "https://a.example/x#:~:text=so%20he%20said"
    )


def test_an_address_with_a_fragment_keeps_it() -> None:
    address = address_in_place("https://a.example/x#part", passage("words"))
    assert address == "https://a.example/x#part:~:text=words"
