from factcheck.text.attribution import pull


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(s.speaker_name, s.relayed_by) for s in pull(text)]


def test_whoever_tells_what_another_said_relays_it() -> None:
    text = "Anna Holt resigned. The spokeswoman said Anna Holt told the council the port was shut."
    assert ("Anna Holt", "the spokeswoman") in told(text)


def test_a_source_behind_the_words_relays_them() -> None:
    text = "Tom Reed told the council that he had sold the bridge, according to the Hale Tribune."
    assert ("Tom Reed", "Hale Tribune") in told(text)


def test_nobody_relays_their_own_words_or_those_beside_them() -> None:
    text = "Anna Holt said the bridge was safe. Tom Reed said it was rotten. He said he knew it."
    assert {relayed for _, relayed in told(text)} == {None}
