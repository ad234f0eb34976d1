"""What is said to robots: that nothing of this desk is for them."""

from flask import Blueprint

from factcheck.web.permission import open_to_all

blueprint = Blueprint("robots", __name__)


@blueprint.get("/robots.txt")
@open_to_all
def show() -> tuple[str, dict[str, str]]:
    """The file that well-behaved robots read first."""
    return "User-agent: *\nDisallow: /\n", {
        "Content-Type": "text/plain; charset=utf-8",
        "Cache-Control": "public, max-age=86400",
    }
