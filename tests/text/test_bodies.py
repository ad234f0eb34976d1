import pytest

from factcheck.text.bodies import Bodies


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("The Harbour Safety Board (HSB) met.", "HSB", "Harbour Safety Board"),
        ("The Federal Harbour Agency met the F.H.A. staff.", "FHA", "Federal Harbour Agency"),
        ("The Department of Ports met the Ports Department.", "Ports Department", "Ports"),
        ("The Port Hale Daily News asked. The Daily News got it.", "Daily News", "Port Hale Daily"),
        ("Vark University teaches it.", "Vark", "Vark University"),
    ],
)
def test_a_body_is_known_by_its_short_names(text: str, short: str, name: str) -> None:
    body = Bodies(text, ()).named(short)
    assert body is not None
    assert name in body.name
    assert body.proof.of(text) == body.name


def test_two_bodies_of_one_short_name_have_none() -> None:
    bodies = Bodies("The Port Safety Board met the Harbour Safety Board.", ())
    assert bodies.named("Safety Board") is None


def test_the_body_last_named_is_meant_by_what_it_is() -> None:
    text = "The Justice Department and the Labor Department met. The department left."
    bodies = Bodies(text, ())
    found = bodies.called("department", text.index("The department"))
    assert found is not None
    assert found.name == "Labor Department"
    assert bodies.called("department", 0) is None


def test_a_person_is_no_body() -> None:
    text = "Holt Brothers met Anna House."
    assert Bodies(text, {text.index("Anna")}).named("Anna House") is None
