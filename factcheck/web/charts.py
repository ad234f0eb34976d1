"""Charts as places on a line from left to right; a template draws them as SVG.

Places across are in per cent of the width, so that a chart is as wide as its page and its letters
stay as large as those of the page. Places down are in pixels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.statistics.figures import Figure

#: Between one row and the next, and from a row's top to its words and to its mark.
ROW, WORDS, MARK = 46, 13, 26
#: Below the last row, for the numbers of the axis.
AXIS = 24
#: The axis ends at perfect agreement, and begins at the first of these that leaves nothing out.
BEGINNINGS = (0.0, -0.5, -1.0)


@dataclass(frozen=True, slots=True)
class Mark:
    """One row: its words, and its figure in its place; no place where there is no figure."""

    label: str
    said: str
    words: int
    mark: int
    at: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows one under the other, over one axis."""

    name: str
    title: str
    #: All that it shows, in words.
    description: str
    marks: list[Mark]
    #: Place and words of each number on the axis.
    ticks: list[tuple[float, str]]
    height: int

    @property
    def ground(self) -> int:
        """Where the rows end and the axis begins."""
        return self.height - AXIS


def chart(
    name: str, title: str, figures: Iterable[tuple[str, Figure]], *, percent: bool = False
) -> Chart:
    """A chart of labelled figures from top to bottom, as shares or as coefficients up to 1."""
    rows = list(figures)
    begins = _beginning([figure for _, figure in rows])
    marks = [
        Mark(
            label=label,
            said=spoken(figure, percent=percent),
            words=number * ROW + WORDS,
            mark=number * ROW + MARK,
            at=_place(figure.value, begins),
            low=_place(figure.interval[0], begins) if figure.interval else None,
            high=_place(figure.interval[1], begins) if figure.interval else None,
        )
        for number, (label, figure) in enumerate(rows)
    ]
    step = 0.25 if begins == 0 else 0.5
    steps = [begins + step * number for number in range(round((1 - begins) / step) + 1)]
    return Chart(
        name=name,
        title=title,
        description="; ".join(f"{mark.label}: {mark.said}" for mark in marks) + ".",
        marks=marks,
        ticks=[
            (100 * number / (len(steps) - 1), f"{value:.0%}" if percent else _short(value))
            for number, value in enumerate(steps)
        ],
        height=len(rows) * ROW + AXIS,
    )


def spoken(figure: Figure, *, percent: bool = False) -> str:
    """“0.74”, “67%”, or a dash where there is no figure."""
    if figure.value is None:
        return "–"
    return f"{figure.value:.0%}" if percent else decimal(figure.value)


def spoken_interval(figure: Figure, *, percent: bool = False) -> str:
    """“0.51 to 0.89”; empty where there is none."""
    if figure.interval is None:
        return ""
    low, high = figure.interval
    return f"{low:.0%} to {high:.0%}" if percent else f"{decimal(low)} to {decimal(high)}"


def decimal(value: float) -> str:
    """Two decimals, with a minus that is one, and never a negative nothing."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def _short(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def _beginning(figures: Sequence[Figure]) -> float:
    values = [figure.value for figure in figures if figure.value is not None]
    lows = [figure.interval[0] for figure in figures if figure.interval is not None]
    least = min([0.0, *values, *lows])
    return next((begins for begins in BEGINNINGS if begins <= least), BEGINNINGS[-1])


def _place(value: float | None, begins: float) -> float | None:
    """In per cent of the width; what lies outside the axis is put at its end."""
    if value is None:
        return None
    return round(min(100.0, max(0.0, 100 * (value - begins) / (1 - begins))), 2)
