"""The words of a post on a social network, without what only its network reads."""

import re

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_TAG = re.compile(r"(?<!\w)[#@](\w{1,100})")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|_+")
#: “— Ann Marlow (@annmarlow) May 3, 2024”, as posts are signed where they are quoted.
_SIGNATURE = re.compile(
    r"\s[—–-]\s*(?P<who>[^—–\n]{0,80}\(@\w{1,100}\))(?:\s+\w{3,9} \d{1,2}, \d{4})?\s*$"
)


def plain_words(post: str) -> str:
    """The post in plain words: no links, tags and handles taken apart at their seams.

    A tag stays beside its pieces, since some are names of their own. The date of a signature tells
    nothing of what is claimed and goes; who signed stays. Text that is no post stays as it is.
    """
    signed = _SIGNATURE.search(post[-200:])
    who = f" {signed['who']}" if signed else ""
    body = post[: len(post) - len(signed[0])] if signed else post
    return _TAG.sub(_taken_apart, _LINK.sub(" ", body + who))


def _taken_apart(tag: re.Match[str]) -> str:
    pieces = _SEAM.sub(" ", tag[1]).split()
    return " ".join([tag[1], *pieces] if len(pieces) > 1 else pieces)
