import pytest

from factcheck.intake.addresses import canonical_address, host_of


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("HTTPS://Post.Example/Ferry", "https://post.example/Ferry"),
        (" https://post.example ", "https://post.example/"),
        ("https://post.example./", "https://post.example/"),
        ("http://post.example:80/a", "http://post.example/a"),
        ("https://post.example:443/a", "https://post.example/a"),
        ("https://post.example:8443/a", "https://post.example:8443/a"),
        ("https://post.example/a#comments", "https://post.example/a"),
        ("https://post.example/a?utm_source=x&id=7&fbclid=y", "https://post.example/a?id=7"),
        ("https://post.example/a?gclid=1&UTM_Medium=2", "https://post.example/a"),
        ("https://post.example/a?b=2&a=1", "https://post.example/a?b=2&a=1"),
        ("https://post.example/a b/é", "https://post.example/a%20b/%C3%A9"),
        ("https://post.example/%c3%a9", "https://post.example/%C3%A9"),
        ("https://münster.example/", "https://xn--mnster-3ya.example/"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ],
)
def test_an_address_has_one_spelling(given, canonical):
    assert canonical_address(given) == canonical
    assert canonical_address(canonical) == canonical


@pytest.mark.parametrize(
    "given",
    [
        "",
        "post.example/a",
        "ftp://post.example/a",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///a",
        "https://post.example:port/",
        "https://post.example:99999/",
        "https://ines:secret@post.example/",
        "https://po st.example/",
        "https://post..example/",
        "https://[::1/",
        "https://post.example/\x00",
        "https://post.example/" + "a" * 2_000,
    ],
)
def test_what_is_no_address_of_the_web_is_refused_with_a_sentence(given):
    with pytest.raises(ValueError, match=r"^(“|The address).*\.$"):
        canonical_address(given)


def test_a_host_is_named_without_www():
    assert host_of("https://www.post.example:8443/a") == "post.example"
