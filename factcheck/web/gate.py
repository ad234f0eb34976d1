"""The gate on the workbench: rules that are set aside, and put back in force."""

from flask import Blueprint, request, url_for

from factcheck.errors import RuleBroken
from factcheck.models import May, Rule
from factcheck.web.context import viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.verdicts import OverrideForm
from factcheck.web.permission import needs
from factcheck.web.workbench import (
    Answer,
    back,
    carry_out,
    do,
    here,
    page,
    refuse,
    refuse_form,
    seen,
)
from factcheck.workflow import gate as verbs

blueprint = Blueprint("gate", __name__, url_prefix="/claims/<int:claim_id>/overrides")


@blueprint.post("")
@needs(May.SIGN_OFF)
def override(claim_id: int) -> Answer:
    """Set a rule aside, with a reason that the report states."""
    asked = request.form.get("rule", "")
    if asked not in set(Rule):
        return refuse(claim_id, RuleBroken("Choose one of the rules that aren’t met."))
    rule = Rule(asked)
    name = f"override-{rule.value}"
    form = OverrideForm(prefix=name)
    if not form.validate():
        return page(claim_id, {name: form}), 422
    made: list[int] = []
    no = carry_out(
        claim_id,
        lambda session: made.append(
            verbs.override(
                session, viewer(), claim_id, rule, written(form.reason), seen(form.seen.data)
            ).id
        ),
        lambda refusal: refuse_form(claim_id, name, form, refusal),
    )
    if no is None:
        undo = url_for("gate.withdraw", claim_id=claim_id, override_id=made[0], **here())
        tell_done("Set aside; the report will say so.", undo=undo)
    return no or back(claim_id)


@blueprint.post("/<int:override_id>/withdrawal")
@needs(May.SIGN_OFF)
def withdraw(claim_id: int, override_id: int) -> Answer:
    """Put a rule back in force."""
    revision = seen(request.form.get("seen"))
    return do(
        claim_id,
        lambda session: verbs.withdraw_override(session, viewer(), claim_id, override_id, revision),
        done="The rule is in force again.",
    )
