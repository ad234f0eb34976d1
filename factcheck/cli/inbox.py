"""``factcheck inbox``: what waits to be sorted, best first, and how well it has learned."""

import click

from factcheck.cli.learner import learn
from factcheck.cli.shell import json_line, one_line, open_shell
from factcheck.queries import learned
from factcheck.queries.inbox import inbox as ask_for_inbox
from factcheck.queries.inbox_asks import Asks
from factcheck.queries.inbox_rows import InboxRow
from factcheck.queries.lessons import lessons, trust
from factcheck.statistics.lessons import Lesson, moved, steps
from factcheck.statistics.lessons import learn as work_out
from factcheck.statistics.ranked import average_precision, ndcg

#: So many in a hundred decisions teach when they are replayed; the rest is held out.
TEACHING = 70
#: With fewer to be held out, the figures say nothing.
FEWEST = 20


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--most", default=50, show_default=True, type=click.IntRange(1), help="So many.")
@click.option("--learn", "learns", is_flag=True, help="Work in what was decided, first.")
@click.option("--replay", is_flag=True, help="Measure what learning made of past decisions.")
@click.pass_obj
def inbox(acting: str | None, as_json: bool, most: int, learns: bool, replay: bool) -> None:
    """List what waits to be sorted, the best first.

    \b
    Example:
      factcheck inbox --most 10
      factcheck inbox --replay
    """
    shell = open_shell(acting)
    if learns:
        many = learn(shell.database)
        click.echo(f"{many:,} claim{'' if many == 1 else 's'} moved.", err=True)
    with shell.reading() as (session, viewer):
        if replay:
            click.echo(_replayed(lessons(session, learned.learning(session).since)))
            return
        asks: Asks | None = Asks()
        while asks is not None and most > 0:
            page = ask_for_inbox(session, viewer, asks)
            rows = [row for group in page.groups for row in group.rows][:most]
            for row in rows:
                click.echo(_as_json(row) if as_json else _as_line(row))
            most, asks = most - len(rows), page.next


def _replayed(decided: list[Lesson]) -> str:
    """What the order of the later decisions would have been, by the score and as learned."""
    taught = decided[: len(decided) * TEACHING // 100]
    held = decided[len(taught) :]
    if len(held) < FEWEST or not any(one.taken for one in held):
        return f"{len(decided)} decisions are too few to tell."
    weights = {name: one.weight for name, one in work_out(taught, trust).items()}
    orders = {
        "by the score": [one.score for one in held],
        "as learned": [
            moved(one.score, sum(step.by for step in steps(one.features, weights))) for one in held
        ],
    }
    lines = [f"{len(taught)} decisions taught, {len(held)} were held out:"]
    for name, places in orders.items():
        best = sorted(range(len(held)), key=lambda at: -places[at])
        ranked = [held[at].taken for at in best]
        lines.append(
            f"  {name:12}  average precision {average_precision(ranked):.3f}"
            f"  nDCG@10 {ndcg(ranked):.3f}"
        )
    return "\n".join(lines)


def _as_line(row: InboxRow) -> str:
    by = f" ({row.why.moved:+d})" if row.why.moved else ""
    words = one_line(f"{row.quotation} — {row.claimant or 'claimant not known'}")
    return f"{row.ref:8} {row.why.place:3}{by:6} {words}"


def _as_json(row: InboxRow) -> str:
    return json_line(
        {
            "ref": row.ref,
            "text": row.quotation,
            "claimant": row.claimant,
            "type": row.type.value if row.type else None,
            "kind": row.kind.value,
            "score": row.why.score / 100,
            "place": row.why.place / 100,
            "reasons": [
                {"said": one.said, "words": list(one.words), "points": one.points}
                for one in (*row.why.reasons, *row.why.learned)
            ],
        }
    )
