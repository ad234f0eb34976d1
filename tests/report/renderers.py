"""Three programs that show Markdown, and what a reader sees of a page that they make."""

from collections.abc import Callable

import cmarkgfm
import pypandoc
from cmarkgfm.cmark import Options
from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

#: What HTML folds to one blank; a no-break space isn't of it.
HTML_SPACE = " \t\n\r\f"


def cmark(markdown: str) -> str:
    """As GitHub does. It knows no front matter; whoever shows files with it takes it off first."""
    body = markdown.split("\n---\n", 1)[1] if markdown.startswith("---\n") else markdown
    return str(cmarkgfm.github_flavored_markdown_to_html(body, Options.CMARK_OPT_FOOTNOTES))


def markdown_it(markdown: str) -> str:
    """With all that its own preset does beyond CommonMark, and typographic replacement."""
    reader = MarkdownIt("default", {"typographer": True}).enable(["replacements", "smartquotes"])
    return str(reader.use(front_matter_plugin).use(footnote_plugin).render(markdown))


def pandoc(markdown: str) -> str:
    """As its own flavour, with everything that it reads into signs."""
    return str(pypandoc.convert_text(markdown, "html", "markdown", extra_args=["--wrap=none"]))


RENDERERS: list[Callable[[str], str]] = [cmark, markdown_it, pandoc]


def page(rendered: str) -> html.HtmlElement:
    """The page without the marks of its footnotes."""
    tree = html.fragment_fromstring(rendered, create_parent="main")
    for mark in tree.xpath(
        "//sup[contains(@class, 'footnote-ref')] | //a[contains(@class, 'footnote-ref')]"
        " | //a[contains(@class, 'footnote-back')]"
    ):
        mark.drop_tree()
    return tree


def words(element: html.HtmlElement) -> str:
    """The text of an element, folded as HTML folds it."""
    text = element.text_content()
    for sign in HTML_SPACE[1:]:
        text = text.replace(sign, " ")
    return " ".join(word for word in text.split(" ") if word)


def quotations(rendered: str) -> list[list[str]]:
    """The paragraphs of each block quotation of a page; nothing but paragraphs may be in one.

    cmark-gfm links every e-mail and XMPP address, escaped or not; its words stay as they are.
    """
    found = []
    for block in page(rendered).xpath("//blockquote"):
        inside = block.xpath(".//*[not(self::p or self::a[contains(@href, '@')])]")
        assert not inside, f"{inside} in {words(block)!r}"
        found.append([words(line) for line in block.xpath("./p")])
    return found
