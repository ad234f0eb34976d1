"""Forms that are sent twice: by a second click, or by a browser that heard no answer."""

from typing import TypeVar

from sqlmodel import Session, SQLModel, select

Made = TypeVar("Made", bound=SQLModel)


def made_before(
    session: Session, kind: type[Made], form_key: str | None, **said: object
) -> tuple[Made | None, str | None]:
    """What this very form has made already; else None, and the key for what it makes now.

    A form is known by its key and by what it says, given by the columns of ``kind``. Filled in
    anew, it is another form, whatever key the browser kept in it: then the key is None.

    Ask with the claim locked: of a form that is sent twice at once, the second then waits for the
    first.
    """
    if not form_key:
        return None, None
    used = session.exec(select(kind).filter_by(form_key=form_key)).first()
    if used is None:
        return None, form_key
    is_same = all(getattr(used, name) == value for name, value in said.items())
    return (used if is_same else None), None
