"""The seal on rows that leave the database: they go along, and nobody reads them on the way.

AES-SIV with a key derived from the desk's secret key. It is deterministic, so that the same row
always gives the same words, and authenticated with the row's table and number, so that no word can
be changed or put in the place of another.
"""

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

#: Lines are filled up with spaces to a multiple of so many bytes: their length tells little.
_BLOCK = 512


class Seal:
    """Closes and opens lines with one desk's secret key."""

    def __init__(self, secret_key: str) -> None:
        self._cipher = AESSIV(_derived(secret_key, b"factcheck sealed rows 1", 64))
        #: Tells whether another seal is of the same secret key, and nothing of the key.
        self.mark = _derived(secret_key, b"factcheck mark of the seal 1", 16).hex()

    def close(self, table: str, number: int, line: str) -> str:
        """The line of the row with this number, unreadable, in base64."""
        content = line.encode()
        content += b" " * (-len(content) % _BLOCK)
        closed = self._cipher.encrypt(content, [_place(table, number)])
        return base64.b64encode(closed).decode("ascii")

    def open(self, table: str, number: int, closed: str) -> str:
        """The line again. Raises ValueError when it was changed, moved or closed by another key."""
        try:
            content = base64.b64decode(closed, validate=True)
            return self._cipher.decrypt(content, [_place(table, number)]).decode().rstrip(" ")
        except (InvalidTag, binascii.Error) as error:
            raise ValueError("what is under seal was changed") from error


def _place(table: str, number: int) -> bytes:
    return f"{table}:{number}".encode()


def _derived(secret_key: str, purpose: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=purpose).derive(secret_key.encode())
