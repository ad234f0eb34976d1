import pytest

from factcheck.text.claim_types import type_of


@pytest.mark.parametrize(
    ("statement", "type_"),
    [
        ("The owner never paid for the crane.", "event"),
        ("I have not met with any of the owners.", "event"),
        ("I said the bridge was safe.", "event"),
        ("Unemployment rose by 4 per cent.", "number"),
        ("The bridge cost more than £3 million.", "number"),
        ("Fares are higher here than in Marlow.", "comparison"),
        ("The town has the highest debt in the county.", "comparison"),
        ("The ships left because the harbour silted up.", "causal"),
        ("The bridge will open in May.", "prediction"),
        ("We will reopen the pier.", "position"),
        ("The council should sell the pier.", "position"),
        ("I think it is a wonderful pier.", "opinion"),
        ("Thank you all for coming.", "opinion"),
        ("Odile Fenn said that the pier was safe.", "quotation"),
        ("He denied that he had paid.", "quotation"),
    ],
)
def test_a_statement_is_of_one_sort(statement: str, type_: str) -> None:
    assert type_of(statement) == type_


def test_what_somebody_wants_is_a_position_and_what_they_expect_a_prediction() -> None:
    assert type_of("the pier reopened", is_attitude=True) == "position"
    assert type_of("the pier would reopen", is_attitude=True) == "prediction"
