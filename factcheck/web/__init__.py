"""The pages of the desk: a module named after a noun is a blueprint."""

from factcheck.web import (
    account,
    agreement,
    articles,
    claims,
    desk,
    evidence,
    health,
    inbox,
    invitations,
    links,
    people,
    policy,
    ratings,
    reports,
    reviews,
    revisions,
    robots,
    search,
    share,
    sign_in,
    suggestions,
    verdicts,
)

BLUEPRINTS = tuple(
    room.blueprint
    for room in (
        account,
        agreement,
        articles,
        claims,
        desk,
        evidence,
        health,
        inbox,
        invitations,
        links,
        people,
        policy,
        ratings,
        reports,
        reviews,
        revisions,
        robots,
        search,
        share,
        sign_in,
        suggestions,
        verdicts,
    )
)
