"""The dial as shapes of SVG, for what isn't a page."""

from markupsafe import Markup

from factcheck.report.dial import Dial

INK = "#1c1a17"


def dial_shapes(dial: Dial) -> Markup:
    """Arcs and needle in a field of 120 by 70."""
    arcs = Markup("").join(
        Markup('<path d="{}" stroke="{}" stroke-width="{}"/>').format(
            segment.path, segment.colour, 15 if segment.is_given else 8
        )
        for segment in dial.segments
    )
    return Markup(
        '<g fill="none">{}</g><path d="M60 62L{}" stroke="{}" stroke-width="3"'
        ' stroke-linecap="round"/><circle cx="60" cy="62" r="5" fill="{}"/>'
    ).format(arcs, dial.needle, INK, INK)


def dial_svg(dial: Dial) -> Markup:
    """The dial as a picture of its own."""
    return Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 70">{}</svg>').format(
        dial_shapes(dial)
    )
