"""The colours of the tokens can be read by everybody, by day and by night."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "factcheck" / "web" / "static" / "css"
TOKENS = dict(
    re.findall(
        r"--([a-z-]+): light-dark\((#\w{6}, #\w{6})\)",
        (CSS / "tokens.css").read_text(encoding="utf-8"),
    )
)
ON_EVERYTHING = ["ink", "ink-soft", "accent", "contradicts", "supports", "context"]
ON_ITS_WASH = [(stance, f"{stance}-wash") for stance in ("contradicts", "supports", "context")]
TEXT = [(ink, ground) for ink in ON_EVERYTHING for ground in ("paper", "sheet")] + ON_ITS_WASH


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(name: str, ground: str, scheme: int) -> float:
    lights = [luminance(TOKENS[each].split(", ")[scheme]) for each in (name, ground)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("name", "ground"), TEXT)
def test_text_stands_out_from_its_ground(name: str, ground: str, scheme: int) -> None:
    assert contrast(name, ground, scheme) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_the_edge_of_what_is_pressed_stands_out(ground: str, scheme: int) -> None:
    assert contrast("edge", ground, scheme) >= 3


@pytest.mark.parametrize("sheet", ["report.css", "beside-report.css"])
def test_the_report_uses_no_colour_but_the_tokens(sheet: str) -> None:
    rules = (CSS / sheet).read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", rules)
    declared = set(re.findall(r"--([a-z-]+):", (CSS / "tokens.css").read_text(encoding="utf-8")))
    assert set(re.findall(r"var\(--([a-z-]+)\)", rules)) <= declared
