from factcheck.text.edits import Edit, Edits

# "one two three" with the first blank taken out and "two" written as a figure.
EDITED = Edits("one two three", [Edit(3, 4, ""), Edit(4, 7, "2")])


def test_the_edits_are_made() -> None:
    assert EDITED.text == "one2 three"


def test_a_place_is_followed_forwards() -> None:
    assert [EDITED.after(place) for place in (0, 3, 4, 5, 7, 13)] == [0, 3, 3, 4, 4, 10]


def test_a_place_is_followed_back_behind_what_was_taken_out() -> None:
    assert [EDITED.before(place) for place in (0, 2, 3, 4, 10)] == [0, 2, 4, 7, 13]


def test_an_end_is_followed_back_in_front_of_what_was_taken_out() -> None:
    assert [EDITED.end_before(place) for place in (0, 3, 4, 10)] == [0, 3, 7, 13]


def test_without_edits_every_place_stays() -> None:
    assert Edits("one", []).after(2) == Edits("one", []).before(2) == 2
