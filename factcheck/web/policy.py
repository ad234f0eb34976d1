"""The desk's policy: what it asks of a claim before it is published."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate
from factcheck.models import May
from factcheck.queries.desk import in_words, policies
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
    return _page(PolicyForm.of(policies(reading(), viewer())[0].policy))


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
                finder_may_review=form.finder_may_review.data,
                attacher_may_review=form.attacher_may_review.data,
                sources_wanted=int(written(form.sources_wanted)),
                own_article_may_suffice=form.own_article_may_suffice.data,
                review_by_days=form.review_by_days.data,
                seen=seen(form.seen.data),
            )
    except OutOfDate as refusal:
        form.form_errors.append(str(refusal))
        form.seen.data = str(policies(reading(), viewer())[0].policy.id)
        return _page(form), 409
    tell_done("The policy is in force for claims that are opened from now on.")
    return redirect(url_for("policy.show"), code=303)


def _page(form: PolicyForm) -> str:
    changes = [(one, in_words(one.policy)) for one in policies(reading(), viewer())]
    return render_template("policy/show.html", form=form, changes=changes)
