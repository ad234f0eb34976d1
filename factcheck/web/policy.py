"""The desk's policy: what it asks of a claim before it is published."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate, RuleBroken
from factcheck.models import May
from factcheck.queries.desk import Difference, differences, in_words, policies
from factcheck.queries.ratings import SchemeView, schemes
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.policy import PolicyForm
from factcheck.web.permission import needs
from factcheck.web.workbench import seen
from factcheck.workflow.desk import change_policy

blueprint = Blueprint("policy", __name__, url_prefix="/policy")


@blueprint.get("")
@needs(May.READ)
def show() -> str:
    """The rules in force and those before; whoever may change them gets the form."""
    offered = schemes(reading(), viewer())
    return _page(PolicyForm.of(policies(reading(), viewer())[0].policy, offered), offered)


@blueprint.post("")
@needs(May.POLICY)
def change() -> Response | tuple[str, int]:
    """Put other rules in force."""
    offered = schemes(reading(), viewer())
    form = PolicyForm(prefix="policy").offer(offered)
    if not form.validate():
        return _page(form, offered), 422
    try:
        with transaction() as session:
            change_policy(session, viewer(), form.rules(), seen(form.seen.data))
    except RuleBroken as refusal:
        form.form_errors.append(str(refusal))
        return _page(form, offered), 422
    except OutOfDate as refusal:
        form.form_errors.append(str(refusal))
        form.seen.data = str(policies(reading(), viewer())[0].policy.id)
        return _page(form, offered, _differing(form, offered)), 409
    tell_done("The policy is in force for claims that are opened from now on.")
    return redirect(url_for("policy.show"), code=303)


def _differing(form: PolicyForm, offered: list[SchemeView]) -> list[Difference]:
    """What is in force now, and what the form would put in its place."""
    rules = form.rules()
    name = next(view.scheme.label for view in offered if view.scheme.id == rules.scheme_id)
    return differences(policies(reading(), viewer())[0].said, in_words(rules, name))


def _page(
    form: PolicyForm, offered: list[SchemeView], differing: list[Difference] | None = None
) -> str:
    return render_template(
        "policy/show.html",
        form=form,
        changes=policies(reading(), viewer()),
        differing=differing,
        described={str(view.scheme.id): _described(view) for view in offered},
    )


def _described(view: SchemeView) -> str:
    """What a scheme offers, and what readers see of it."""
    labels = ", ".join(rating.label for rating in view.in_force)
    return labels + ("." if view.scheme.shows_rating else ". Readers see the conclusion alone.")
