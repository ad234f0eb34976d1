"""The desk's policy: what it asks of a claim before it is published."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate
from factcheck.models import May
from factcheck.queries.desk import policies
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.policy import PolicyForm
from factcheck.web.permission import needs
from factcheck.web.workbench import seen
from factcheck.workflow.desk import change_policy

blueprint = Blueprint("policy", __name__, url_prefix="/policy")


@blueprint.get("")
@needs(May.READ)
def show() -> str:
    """The rules in force and those before; whoever may change them gets the form."""
    policy = policies(reading(), viewer())[0].policy
    form = PolicyForm(
        prefix="policy",
        data={
            "reviews_wanted": str(policy.reviews_wanted),
            "one_person_desk": policy.one_person_desk,
            "seen": str(policy.id),
        },
    )
    return _page(form)


@blueprint.post("")
@needs(May.POLICY)
def change() -> Response | tuple[str, int]:
    """Put other rules in force."""
    form = PolicyForm(prefix="policy")
    if not form.validate():
        return _page(form), 422
    try:
        with transaction() as session:
            change_policy(
                session,
                viewer(),
                reviews_wanted=int(written(form.reviews_wanted)),
                one_person_desk=form.one_person_desk.data,
                seen=seen(form.seen.data),
            )
    except OutOfDate as refusal:
        form.form_errors.append(str(refusal))
        form.seen.data = str(policies(reading(), viewer())[0].policy.id)
        return _page(form), 409
    tell_done("The policy is in force for claims that are opened from now on.")
    return redirect(url_for("policy.show"), code=303)


def _page(form: PolicyForm) -> str:
    return render_template("policy/show.html", form=form, changes=policies(reading(), viewer()))
