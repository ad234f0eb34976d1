"""The dial of an ordered rating: where segments and needle stand, in a field of 120 by 70."""

from dataclasses import dataclass
from math import cos, pi, sin

from factcheck.report.public import Ruling
from factcheck.report.wording import place_on_scale

_CENTRE_X, _CENTRE_Y = 60.0, 62.0
_RADIUS = 50.0
_NEEDLE = 34.0
#: What is left open between two segments, in radians.
_GAP = 0.07


@dataclass(frozen=True, slots=True)
class Segment:
    """One step of the scale, as the path of its arc."""

    path: str
    colour: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class Dial:
    """A half circle from the truest step on the left to the least true on the right."""

    #: What it says, for those who can't see it: “Mostly false: fourth of five on the scale”.
    label: str
    segments: tuple[Segment, ...]
    #: The needle's point.
    needle: str
    truest: str
    least_true: str


def dial(ruling: Ruling) -> Dial | None:
    """The dial of this ruling; None where its rating isn't one of two or more ordered ones."""
    steps = ruling.scale
    if len(steps) < 2:
        return None
    width = pi / len(steps)
    given = [step.number for step in steps].index(ruling.number or 0)
    segments = tuple(
        Segment(
            path=f"M{_point(pi - place * width - (_GAP / 2 if place else 0))}"
            f"A{_RADIUS:g} {_RADIUS:g} 0 0 1 "
            f"{_point(pi - (place + 1) * width + (_GAP / 2 if place + 1 < len(steps) else 0))}",
            colour=step.colour,
            is_given=place == given,
        )
        for place, step in enumerate(steps)
    )
    return Dial(
        label=f"{ruling.rating}: {place_on_scale(ruling)}",
        segments=segments,
        needle=_point(pi - (given + 0.5) * width, _NEEDLE),
        truest=steps[0].label,
        least_true=steps[-1].label,
    )


def _point(angle: float, radius: float = _RADIUS) -> str:
    return f"{_CENTRE_X + radius * cos(angle):.2f} {_CENTRE_Y - radius * sin(angle):.2f}"
