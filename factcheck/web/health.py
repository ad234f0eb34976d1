"""Whether the desk is up: for whatever watches over it."""

from flask import Blueprint
from sqlmodel import select

from factcheck.web.context import reading
from factcheck.web.permission import open_to_all

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@open_to_all
def show() -> tuple[str, dict[str, str]]:
    """“ok”, when the database answers."""
    reading().exec(select(1)).one()
    return "ok\n", {"Content-Type": "text/plain; charset=utf-8"}
