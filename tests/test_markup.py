"""The rules of pages notice a page that breaks them."""

import pytest

from tests.markup import complaints

GOOD = (
    '<!doctype html><html lang="en"><head><title>Claims</title></head><body><main>'
    "<h1>Claims</h1>{}</main></body></html>"
)


def test_a_good_page_gives_nothing_to_complain_of() -> None:
    form = (
        '<form method="post" action="/x"><input type="hidden" name="csrf_token" value="t">'
        '<label for="a">Name</label><input id="a" aria-describedby="b"><p id="b">Hint</p>'
        '<label><input type="radio" name="r"> One</label><button>Send</button></form>'
    )
    assert complaints(GOOD.format(form)) == []


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("<h1>Again</h1>", "there are 2 <h1>"),
        ("<h3>Too deep</h3>", "an <h3> follows an <h1>"),
        ("<p id=a>1</p><p id=a>2</p>", "stands 2 times"),
        ("<p>open", "closes <p>"),
        ("<p><div></div></p>", "<div> stands in a <p>"),
        ("<a href=/x>a <button>b</button></a>", "something to press"),
        ("<form><form></form></form>", "<form> stands in a <form>"),
        ("<div/>", "doesn't close itself"),
        ("<input name=q>", "has no label"),
        ("<label for=gone>Name</label>", "which isn't there"),
        ("<a href='#gone'>there</a>", "which isn't there"),
        ("<button></button>", "has no words"),
        ("<img src=/a.png>", "has no alt"),
        ("<p style='color:red'>a</p>", "style attribute"),
        ("<p onclick='go()'>a</p>", "attribute is a script"),
        ("<script>go()</script>", "stands in the page"),
        ("<img alt='' src='https://elsewhere.example/a.png'>", "loaded from elsewhere"),
        ("<form method=post action=/x></form>", "has no token"),
    ],
)
def test_a_page_that_breaks_a_rule_is_found(part: str, said: str) -> None:
    assert said in "\n".join(complaints(GOOD.format(part)))


def test_a_page_without_title_or_language_is_found() -> None:
    said = complaints("<html><head></head><body><main><h1>a</h1></main></body></html>")
    assert said == ["the page doesn't say its language", "there is no title"]
