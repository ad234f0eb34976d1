from factcheck.text.headlines import CLAIM_SHOWN, headline

LONG = "Ada Marlow has never met any of the owners of the pier to talk about its sale to the town"


def test_a_short_statement_is_its_own_headline_without_a_full_stop() -> None:
    assert headline("The pier was sold.") == "The pier was sold"


def test_the_surname_is_enough_where_that_makes_it_fit() -> None:
    words = "Ada Marlow has never met any of the owners of the pier to talk of that sale."
    assert headline(words, "Ada Marlow") == words.removeprefix("Ada ").removesuffix(".")


def test_it_ends_with_a_clause_where_it_can() -> None:
    words = "The town sold the pier to its owners in 2019, while the council knew of nothing at all"
    assert headline(words) == "The town sold the pier to its owners in 2019"


def test_what_limits_a_statement_is_never_cut_off_unseen() -> None:
    words = "The town sold the pier to its owners in 2019, unless the council says that it did not"
    assert headline(words).endswith("…")


def test_a_quotation_that_is_cut_is_closed_again() -> None:
    cut = headline(f"Ada Marlow said “{LONG}”.")
    assert len(cut) < CLAIM_SHOWN
    assert cut.endswith("…”")


def test_else_it_ends_behind_a_whole_word() -> None:
    cut = headline(LONG)
    assert len(cut) < CLAIM_SHOWN
    assert cut.endswith("…")
    assert LONG.startswith(cut.removesuffix("…"))
    assert LONG[len(cut) - 1] == " "
