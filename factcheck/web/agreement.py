"""How far the desk's reviewers agree, as charts with their tables."""

from collections.abc import Sequence

from flask import Blueprint, render_template, url_for

from factcheck.models import May, RatingScheme
from factcheck.queries import agreement as questions
from factcheck.queries import disputes, guideline, stances, topics
from factcheck.queries.ratings import scheme_in_force, schemes_used
from factcheck.web.asked import number_asked
from factcheck.web.charts import chart, spoken, spoken_interval
from factcheck.web.context import reading, viewer
from factcheck.web.permission import needs

blueprint = Blueprint("agreement", __name__, url_prefix="/agreement")

FEWEST_ROUNDS = 2
#: Pairs that are shown; those with the most rounds together come first.
MOST_PAIRS = 20
#: Topics that are shown; those with the most rounds come first.
MOST_TOPICS = 12


@blueprint.get("")
@needs(May.READ)
def show() -> str:
    """The figures of every complete round that compares reviews, of one scheme at a time."""
    session, person = reading(), viewer()
    asked = number_asked("scheme") or scheme_in_force(session)
    found = questions.complete_rounds(session, person, asked)
    schemes = _tabs(schemes_used(session, person), asked)
    if len(found.compared) < FEWEST_ROUNDS:
        return render_template("agreement/none.html", found=found, schemes=schemes)
    whole = questions.whole(found)
    pairs = questions.by_pair(found)
    shown = pairs[:MOST_PAIRS]
    ratings, months = questions.by_rating(found), questions.by_month(found)
    of_topics = topics.by_topic(session, person, found)
    topics_shown = of_topics.topics[:MOST_TOPICS]
    of_stances = stances.of_stances(session, person)
    return render_template(
        "agreement/show.html",
        found=found,
        schemes=schemes,
        whole=whole,
        pairs=shown,
        pairs_left_out=len(pairs) - len(shown),
        ratings=ratings,
        months=months,
        topics=topics_shown,
        topics_left_out=len(of_topics.topics) - len(topics_shown),
        rounds_without_topic=of_topics.rounds_without,
        stances=of_stances,
        open_gaps=guideline.number_open(session, person),
        argued=disputes.most_argued(session, person, found),
        endings=disputes.endings(found),
        spoken=spoken,
        spoken_interval=spoken_interval,
        charts={
            "whole": chart(
                "whole",
                "Agreement over all rounds",
                [
                    ("Krippendorff’s α, nominal", whole.nominal),
                    ("Krippendorff’s α, ordinal", whole.ordinal),
                ],
            ),
            "months": chart(
                "months",
                "Krippendorff’s α by month",
                [(f"{month.first:%B %Y}", month.nominal) for month in months],
            ),
            "topics": chart(
                "topics",
                "Krippendorff’s α by topic",
                [(topic.name, topic.nominal) for topic in topics_shown],
            ),
            "ratings": chart(
                "ratings",
                "How often a rating is joined",
                [(row.rating.label, row.joined) for row in ratings],
                percent=True,
            ),
            "stances": chart(
                "stances",
                "How often a stance is joined",
                [(row.stance.label, row.joined) for row in of_stances.by_stance],
                percent=True,
            ),
            "pairs": chart(
                "pairs",
                "Cohen’s κ of two reviewers",
                [(f"{pair.first} and {pair.second}", pair.kappa) for pair in shown],
            ),
        },
    )


def _tabs(used: Sequence[RatingScheme], asked: int) -> list[tuple[str, str, bool, None]]:
    """The schemes to choose from, where there is a choice."""
    if len(used) < 2:
        return []
    return [
        (one.label, url_for("agreement.show", scheme=one.id), one.id == asked, None) for one in used
    ]
