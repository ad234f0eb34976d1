"""Passwords and secret tokens: how they are made, and how only their hash is kept."""

import hashlib
import hmac
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

#: What a password is compared with when there is no such person, so that both take as long.
_NOBODY = _HASHER.hash(secrets.token_urlsafe(16))

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
#: Of a code that is typed off a letter.
CODE_DIGITS = 8


def hash_password(password: str) -> str:
    """The argon2id hash of ``password``; takes some tens of milliseconds on purpose."""
    return _HASHER.hash(password)


def password_fits(password: str, kept: str | None) -> bool:
    """Whether ``kept`` is the hash of ``password``; as slow when ``kept`` is None."""
    try:
        return _HASHER.verify(kept or _NOBODY, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def new_token() -> str:
    """A secret of 192 bits, fit for an address."""
    return secrets.token_urlsafe(24)


def hash_token(token: str) -> str:
    """sha256 of a token, in hexadecimal. A random secret needs no slow hash."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def derived_code(secret_key: str, purpose: str) -> str:
    """Eight digits that follow from the desk's key and from what they are for, and from no less."""
    digest = hmac.digest(secret_key.encode(), purpose.encode(), "sha256")
    return f"{int.from_bytes(digest) % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def same(one: str, other: str) -> bool:
    """Whether two secrets are equal; takes as long when they aren't."""
    return hmac.compare_digest(one.encode(), other.encode())
