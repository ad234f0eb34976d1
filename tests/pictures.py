"""Reading the pictures that the product draws: as much of PNG as they use."""

import struct
import zlib
from collections.abc import Iterator

#: Bytes of a pixel: red, green, blue, and how much of it covers the ground.
_PIXEL = 4


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n", "this is no PNG"
    across, down = struct.unpack(">II", png[16:24])
    return across, down


def rows_of(png: bytes) -> list[list[tuple[int, ...]]]:
    """The pixels, row by row from the top."""
    across, down = size_of(png)
    assert png[24:26] == b"\x08\x06", "not eight bits of red, green, blue and alpha"
    packed = zlib.decompress(b"".join(body for kind, body in _chunks(png) if kind == b"IDAT"))
    length, rows, above = across * _PIXEL, [], bytes(across * _PIXEL)
    for row in range(down):
        start = row * (length + 1)
        above = _unfiltered(packed[start], packed[start + 1 : start + 1 + length], above)
        rows.append([tuple(above[x : x + _PIXEL]) for x in range(0, length, _PIXEL)])
    return rows


def ink(png: bytes) -> tuple[int, int]:
    """The first and the last column in which a pixel differs from the left end of its row."""
    touched = [x for row in rows_of(png) for x, pixel in enumerate(row) if pixel != row[0]]
    return min(touched), max(touched)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    out = bytearray(line)
    for x, byte in enumerate(line):
        left = out[x - _PIXEL] if x >= _PIXEL else 0
        corner = above[x - _PIXEL] if x >= _PIXEL else 0
        out[x] = (byte + _guess(kind, left, above[x], corner)) & 255
    return bytes(out)


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:
        near = left + up - corner
        return min((left, up, corner), key=lambda each: abs(near - each))
    return (0, left, up, (left + up) // 2)[kind]
