"""Style sheets and scripts, under an address that changes when one of them does.

The digest stands in the path and not behind a question mark, so that a module which imports
“./copy.js” gets the one that belongs to it.
"""

import hashlib
from pathlib import Path
from typing import Any

from flask import Flask, Response, send_from_directory

from factcheck.web.permission import open_to_all

FOLDER = Path(__file__).parent / "static"
FOR_A_YEAR = "public, max-age=31536000, immutable"


def install(app: Flask) -> None:
    """Serve the folder as the endpoint “static”; ``url_for`` puts the digest in."""
    digest = digest_of(FOLDER)

    @open_to_all
    def static(digest_asked: str, filename: str) -> Response:
        response = send_from_directory(FOLDER, filename)
        response.headers["Cache-Control"] = FOR_A_YEAR if digest_asked == digest else "no-cache"
        return response

    def put_digest_in(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values.setdefault("digest_asked", digest)

    app.add_url_rule("/static/<digest_asked>/<path:filename>", "static", static)
    app.url_default_functions.setdefault(None, []).append(put_digest_in)


def digest_of(folder: Path) -> str:
    """Twelve hexadecimal digits over the names and bytes of all files in the folder."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
