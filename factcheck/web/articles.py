"""Articles: the list, one to read, its original bytes, and bringing one in."""

from flask import Blueprint, current_app, flash, make_response, redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from factcheck.intake import originals
from factcheck.intake.drafts import Draft, Rejected
from factcheck.intake.reading import read_bytes, read_text
from factcheck.models import May
from factcheck.queries import articles as questions
from factcheck.queries import versions
from factcheck.queries.withholding import demand_text_shown
from factcheck.text.language import why_nothing_was_pulled
from factcheck.web.article_pages import article_page
from factcheck.web.asked import number_asked, version_asked
from factcheck.web.context import reading, settings, transaction, viewer
from factcheck.web.forms.articles import ArticleForm
from factcheck.web.forms.fields import written
from factcheck.web.permission import needs
from factcheck.web.refusals import refusal_page
from factcheck.workflow.articles import Outcome, Taken, take_in

blueprint = Blueprint("articles", __name__, url_prefix="/articles")

#: A longer name of a file is cut at its beginning; the ending says what it is.
LONGEST_NAME = 200


@blueprint.get("")
@needs(May.READ)
def index() -> str:
    """Every article of the desk, or of one outlet, those added last first."""
    before, outlet = number_asked("before"), number_asked("outlet")
    page = questions.articles(reading(), viewer(), before=before, outlet_id=outlet)
    return render_template("articles/index.html", page=page, is_first=before is None, outlet=outlet)


@blueprint.get("/new")
@needs(May.IMPORT)
def new() -> str:
    """The form that takes an article in."""
    return _form_page(ArticleForm(prefix="article"))


@blueprint.post("")
@needs(May.IMPORT)
def add() -> Response | tuple[str, int]:
    """Take an article in, or say why not."""
    form = ArticleForm(prefix="article")
    if not form.validate():
        return _form_page(form), 422
    draft = _read(form)
    if isinstance(draft, Rejected):
        field = form.file if form.has_file else form.text
        field.errors = [draft.reason]
        return _form_page(form), 422
    originals.keep(settings().originals, draft.original)
    with transaction() as session:
        taken = take_in(session, viewer(), draft)
    flash(_told(taken, draft), "message" if taken.outcome is Outcome.KNOWN else "success")
    return redirect(url_for("articles.show", article_id=taken.article.id), code=303)


@blueprint.get("/<int:article_id>")
@needs(May.READ)
def show(article_id: int) -> tuple[str, int]:
    """A version of an article, with every claim that appears in it."""
    return article_page(article_id)


@blueprint.get("/<int:article_id>/original")
@needs(May.READ)
def original(article_id: int) -> Response | tuple[str, int]:
    """The bytes as they came in: to be kept as a file, never shown as a page of this desk."""
    kept = versions.versions(reading(), viewer(), article_id)
    number = version_asked() or kept[0].number
    version_id = questions.version_of(reading(), viewer(), article_id, number)
    demand_text_shown(reading(), [article_id], viewer())
    version = next(one for one in kept if one.id == version_id)
    try:
        content = originals.fetch(settings().originals, version.original_sha256)
    except originals.Damaged as damage:
        current_app.logger.error("%s", damage)
        sentence = "The kept file is no longer what came in. An admin can restore it from a backup."
        return refusal_page(500, "The original is damaged", sentence), 500
    is_plain = version.original_type == "text/plain"
    name = f"article-{article_id}-version-{number}.{'txt' if is_plain else 'html'}"
    response = make_response(content)
    response.headers["Content-Type"] = "text/plain" if is_plain else "application/octet-stream"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _form_page(form: ArticleForm) -> str:
    return render_template("articles/new.html", form=form, limit=settings().max_upload)


def _read(form: ArticleForm) -> Draft | Rejected:
    """The draft of what was pasted or sent; takes its time, so it stays outside transactions."""
    facts, limit = form.facts(), settings().max_upload
    try:
        if form.has_file:
            name, content = _name_of(form.file.data.filename), form.file.data.read(limit + 1)
            return read_bytes(name, content, facts, limit=limit)
        return read_text(written(form.text), facts, limit=limit)
    except (MemoryError, RecursionError):
        return Rejected("it", "It is too tangled to be read. Paste the article’s words instead.")


def _name_of(filename: str) -> str:
    return "".join(letter for letter in filename if letter.isprintable())[-LONGEST_NAME:]


def _told(taken: Taken, draft: Draft) -> str:
    """What became of the article, and where its claims are."""
    title = taken.article.title
    if taken.outcome is Outcome.KNOWN:
        return f"The desk has “{title}” already, word for word. Nothing was added."
    what = "is in"
    if taken.outcome is Outcome.CHANGED:
        what = f"has changed; this is version {taken.article.newest_version}"
    if unpulled := why_nothing_was_pulled(draft.language):
        return f"“{title}” {what}. {unpulled}"
    if not taken.claims:
        return f"“{title}” {what}. No new claim was found in it; select words to mark one."
    claims = "1 claim" if taken.claims == 1 else f"{taken.claims} claims"
    return Markup('“{}” {}. <a href="{}">{} went to the inbox</a>.').format(
        title, what, url_for("inbox.index"), claims
    )
