"""How alike two texts are, and the numbers by which they find each other."""

from factcheck.text.likeness import MOST_LETTERS, TRACES, Print, alike

STORY = """\
SANDVIK (Northern Wire) — The ferry to the outer islands will stop running at the end of October, \
because the company that owns it has lost the licence for its only ship.

“We were told on Friday and we have no other ship,” said Bo Lind, who has run the line since 1998. \
“The islanders will have to row.”

About four hundred people live on the three islands all year round. They depend on the ferry for \
milk, for post and for the doctor, who comes on the first Tuesday of each month.

The county promised to charter a fishing boat until a new line is found. Its skipper would be paid \
11,000 crowns a week, a fifth of what the ferry received."""
ANEW = """\
Nobody on the outer islands knows how to get to the dentist after the thirty-first of October. On \
that day the last boat goes, and it will not come back.

“We were told on Friday and we have no other ship,” said Bo Lind, who has run the line since 1998. \
“The islanders will have to row.”

It was an inspection in the dock that put an end to a service of a hundred and six years. Rust had \
eaten through a frame near the engine, and the authorities withdrew her papers the same evening.

A trawler is to step in, paid for by the county. Old Marit Strand on Ytre Holm has stocked flour, \
candles and tobacco, and says that her mother managed with less."""
STATEMENT = (
    "“The county regrets that the people of the islands have to go without a ferry for some weeks, "
    "thanks them for their patience in a difficult season, and will do whatever it can to bring "
    "milk, post and medicine to every door on every island until a new line has been found,” the "
    "county said."
)
FORM = (
    "Cod fetched {} crowns a kilo at the Sandvik market on {}, haddock {} crowns and herring {} "
    "crowns. In all {} tonnes were landed by {} boats. The harbour office expects wind of force "
    "{} from the west for tomorrow and opens the market at half past six as usual. All prices are "
    "those of the first auction and do not include the tax."
)


def test_a_text_is_wholly_like_itself_whatever_stands_around_it() -> None:
    dressed = (
        "By a staff writer\n\n"
        + STORY.partition("— ")[2].replace("’", "'")
        + "\n\nPictures courtesy of the ferry company"
    )
    assert alike(Print(STORY), Print(STORY)) == (1, 1, 1)
    assert alike(Print(STORY), Print(dressed)).share > 0.95


def test_a_text_that_is_cut_to_its_first_half_is_a_reprint_of_the_whole() -> None:
    half = STORY.rpartition("\n\n")[0]
    found = alike(Print(STORY), Print(half))
    assert found.share == 1
    assert found.is_reprint


def test_the_order_of_the_two_does_not_matter() -> None:
    assert alike(Print(STORY), Print(ANEW)) == alike(Print(ANEW), Print(STORY))


def test_who_writes_anew_and_quotes_the_same_words_has_copied_nothing() -> None:
    one, other = (Print(f"{text}\n\n{STATEMENT}") for text in (STORY, ANEW))
    assert not alike(one, other).is_reprint
    assert len(one.all & other.all) > 60


def test_reports_after_one_form_with_other_figures_are_no_reprints() -> None:
    monday = FORM.format(41, "Monday", 36, 9, 112, 18, 4)
    friday = FORM.format(47, "Friday", 33, 12, 78, 11, 7)
    found = alike(Print(monday), Print(friday))
    assert found.share > 0.4
    assert found.figures == 0
    assert not found.is_reprint
    assert alike(Print(monday), Print(monday + " Gulls were seen.")).is_reprint


def test_a_page_that_holds_many_stories_is_none_of_them() -> None:
    page = "\n\n".join(
        [
            STORY,
            *(ANEW.replace("the", f"the {n} x{n}y").replace("a ", f"a {n} ") for n in range(30)),
        ]
    )
    found = alike(Print(page), Print(STORY))
    assert found.share == 1
    assert not found.is_reprint


def test_texts_of_a_few_words_are_alike_word_for_word_or_not_at_all() -> None:
    assert alike(Print("It rained on the museum."), Print("It rained on the Museum")).is_reprint
    assert alike(Print("It rained on the museum."), Print("It rained on the pier.")).share == 0


def test_words_without_blanks_between_them_are_compared_too() -> None:
    words = (
        "市议会周二决定关闭镇上唯一的公共游泳池因为屋顶再也承受"
        "不住湿雪的重量工程师发现十四根横梁中有十一根生锈"
    )
    assert alike(Print(words), Print(words[: len(words) * 2 // 3])).is_reprint


def test_texts_that_are_alike_share_traces_and_others_hardly_any() -> None:
    story, anew = (set(Print(text).traces()) for text in (STORY, ANEW))
    half = set(Print(STORY.rpartition("\n\n")[0]).traces())
    assert len(story) == TRACES
    assert len(story & half) > TRACES / 3
    # What both quote is among them; it only makes the two be compared.
    assert len(story & anew) < TRACES / 3
    assert Print("…").traces() == []


def test_traces_are_the_same_on_every_machine() -> None:
    # They are stored: when a newer library gives others, RULES has to go up.
    traces = Print("The ferry to the outer islands stops.").traces()
    assert traces[:3] == [
        3481627301,
        5348964243,
        9037658699,
    ]


def test_of_a_very_long_text_the_beginning_is_compared() -> None:
    long = STORY + " word" * MOST_LETTERS
    assert Print(long).traces() == Print(long[:MOST_LETTERS]).traces()
