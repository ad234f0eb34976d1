"""The page of an article, which several nouns come back to."""

from flask import render_template
from flask_wtf import FlaskForm

from factcheck.queries import articles as questions
from factcheck.queries import reprints, versions
from factcheck.text.language import why_nothing_was_pulled
from factcheck.web.asked import spans_asked, version_asked
from factcheck.web.context import reading, viewer
from factcheck.web.forms.articles import SourceKindForm
from factcheck.web.forms.claims import MarkForm
from factcheck.web.forms.reprints import BesideForm
from factcheck.web.forms.verdicts import WithholdForm


def article_page(article_id: int, withhold_form: FlaskForm | None = None) -> tuple[str, int]:
    """A version of an article, with every claim that appears in it; 451 where its text isn't shown.

    ``withhold_form`` is the refused form by which its text was to be withheld.
    """
    session, person = reading(), viewer()
    version_id = questions.version_of(session, person, article_id, version_asked())
    read = questions.reading(session, person, version_id, pointed=spans_asked("at"))
    page = render_template(
        "articles/show.html",
        reading=read,
        unpulled=why_nothing_was_pulled(read.language),
        article=read.article,
        claims=versions.claims_of(session, person, version_id),
        versions=versions.versions(session, person, article_id),
        nearby=reprints.nearby(session, person, read.article),
        beside_form=BesideForm(formdata=None),
        kind_form=SourceKindForm(
            formdata=None,
            prefix="source",
            data={"kind": read.article.source_kind.value, "seen": read.article.source_kind.value},
        ),
        mark_form=MarkForm(formdata=None, prefix="claim", data={"version": str(version_id)}),
        withhold_form=withhold_form or WithholdForm(formdata=None, prefix="withhold"),
        is_refused=withhold_form is not None,
    )
    return page, 451 if read.withheld and not read.paragraphs else 200
