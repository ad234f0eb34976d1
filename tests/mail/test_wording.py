"""What letters say."""

from factcheck.mail.wording import LONGEST_SUBJECT, Line, Sender, of_notices, of_trial

DESK = Sender("The Sandvik Desk", "https://desk.example")


def a_line(number: int, ref: str = "FC-1", sentence: str = "Ben Ruud handed it over.") -> Line:
    return Line(ref, "The pier was free", sentence, f"https://desk.example/notices/{number}")


def test_a_letter_of_one_notice_says_it_in_the_subject() -> None:
    words = of_notices(DESK, "Ada Moss", [a_line(7)], is_daily=False)
    assert words.subject == "FC-1: Ben Ruud handed it over."
    assert words.body == (
        "Hello Ada Moss,\n"
        "\n"
        "FC-1: The pier was free\n"
        "\n"
        "Ben Ruud handed it over.\n"
        "https://desk.example/notices/7\n"
        "\n"
        "-- \n"
        "The Sandvik Desk\n"
        "Which letters you get, and when: https://desk.example/account#notices\n"
    )


def test_what_happened_to_one_claim_stands_together() -> None:
    lines = [a_line(1), a_line(2, "FC-2"), a_line(3, sentence="Eve Holt settled the dispute.")]
    words = of_notices(DESK, "Ada", lines, is_daily=False)
    assert words.subject == "3 notices from The Sandvik Desk"
    places = [words.body.index(f"/notices/{number}") for number in (1, 3, 2)]
    assert places == sorted(places)
    assert words.body.count("The pier was free") == 2


def test_the_daily_letter_says_how_much_there_is() -> None:
    words = of_notices(DESK, "Ada", [a_line(1), a_line(2)], is_daily=True)
    assert words.subject == "Today at The Sandvik Desk: 2 notices on 1 claim"


def test_of_a_confidential_claim_only_its_reference_travels() -> None:
    line = Line("FC-9", None, None, "https://x/notices/1")
    words = of_notices(DESK, "Ada", [line], is_daily=False)
    assert words.subject == "FC-9: There is news of it. It is confidential; sign in to read more."
    assert "\nFC-9\n\nThere is news of it." in words.body


def test_long_and_hostile_words_stay_in_their_line() -> None:
    hostile = Line("FC-1", "a\n\nb" * 200, "x\r\nBcc: y\n-- \nz" * 50, "https://x/1")
    words = of_notices(DESK, "Ada\nBcc: z", [hostile], is_daily=False)
    assert len(words.subject) <= LONGEST_SUBJECT
    assert "\n" not in words.subject
    assert words.body.startswith("Hello Ada Bcc: z,\n")
    assert [line for line in words.body.splitlines() if line.startswith("Bcc")] == []


def test_a_test_letter_says_that_it_is_one() -> None:
    assert "test letter" in of_trial(DESK, "Ada").body
