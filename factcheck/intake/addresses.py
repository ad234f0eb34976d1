"""One spelling for every address, so that the same page is the same article."""

import re
from urllib.parse import SplitResult, quote, urlsplit

_LONGEST = 2_000
_LONGEST_HOST = 253
_SCHEMES = {"http": 80, "https": 443}
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*|\[[0-9a-f:.]+\]")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
# Marks that newsletters, advertisements and social networks hang on an address.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh"
    r"|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|mkt_tok|oly_enc_id|oly_anon_id|vero_id|s_cid|cmpid"
    r"|smid|ito|at_medium|at_campaign|__twitter_impression|ref_src|ref_url)",
    re.IGNORECASE,
)


def canonical_address(url: str) -> str:
    """The canonical form of an address; doing it twice changes nothing more.

    Scheme and host in small letters, no port where it is the usual one, no fragment, no marks of
    tracking; the path and the rest of the query stay, in their order, escaped in one way. Raises
    ``ValueError`` with a sentence for people when it is not an address of the web.
    """
    shown = url if len(url) <= 80 else url[:79] + "…"
    parts = _split(url.strip(), shown)
    if parts.scheme not in _SCHEMES:
        raise ValueError(f"“{shown}” must begin with http:// or https://.")
    if "@" in parts.netloc:
        raise ValueError(f"“{shown}” holds a name or a password; leave out what is before the @.")
    host = _host(parts, shown)
    port = "" if parts.port in (None, _SCHEMES[parts.scheme]) else f":{parts.port}"
    query = _query(parts.query)
    address = f"{parts.scheme}://{host}{port}{_escaped(parts.path) or '/'}{query}"
    if len(address) > _LONGEST:
        raise ValueError(f"The address “{shown}” is longer than {_LONGEST:,} characters.")
    return address


def host_of(address: str) -> str:
    """The host of a canonical address as people say it, without “www.”."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _split(url: str, shown: str) -> SplitResult:
    if re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", url):
        raise ValueError(f"“{shown}” is not an address: it holds characters that none has.")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"“{shown}” is not an address: its host or port is wrong.") from error
    return parts


def _host(parts: SplitResult, shown: str) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise ValueError(f"“{shown}” is not an address: there is no such host.") from error
    if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        raise ValueError(f"“{shown}” is not an address: it names no host, such as example.org.")
    return host


def _query(query: str) -> str:
    kept = [
        _escaped(pair)
        for pair in query.split("&")
        if pair and not _TRACKING.fullmatch(pair.partition("=")[0])
    ]
    return "?" + "&".join(kept) if kept else ""


def _escaped(words: str) -> str:
    escaped = quote(words, safe="%/:@!$&'()*+,;=~?[]|")
    return _ESCAPE.sub(lambda escape: escape[0].upper(), escaped)
