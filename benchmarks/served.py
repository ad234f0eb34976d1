"""The real program as a process: ``factcheck run`` on a free port, and a browser of few words."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

_PATIENCE = 60.0
_TOKEN = re.compile(r'csrf_token"[^>]* value="([^"]+)"')
PROGRAM = str(Path(sys.executable).with_name("factcheck"))


def environment(instance: Path, port: int, database: str | None = None) -> dict[str, str]:
    """The settings of a desk in this folder; nothing of our own desk's settings comes along."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    ours = {"FACTCHECK_INSTANCE": str(instance), "FACTCHECK_PORT": str(port)}
    return kept | ours | ({"FACTCHECK_DATABASE_URL": database} if database else {})


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(instance: Path, port: int, database: str | None = None) -> Iterator[float]:
    """The desk, served; gives the seconds until its first page was there."""
    log = instance / "server.log"
    with log.open("ab") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [PROGRAM, "run", "--no-demo"],
            env=environment(instance, port, database),
            stdout=output,
            stderr=output,
        )
        try:
            while not _answers(port):
                if process.poll() is not None or time.perf_counter() - begun > _PATIENCE:
                    raise RuntimeError(f"The desk didn't start:\n{log.read_text()}")
                time.sleep(0.01)
            yield time.perf_counter() - begun
        finally:
            process.terminate()
            process.wait()


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/sign-in")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


class Browser:
    """Keeps its connection, its cookies and the token of its forms."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}
        self._token = ""

    def get(self, path: str) -> int:
        """Fetch a page, and keep the token of its forms."""
        status, _ = self._ask("GET", path, None, keep=True)
        return status

    def post(self, path: str, fields: Mapping[str, str]) -> tuple[int, str]:
        """Send a form; gives the status, and where the answer leads.

        The cookie stays as it was: it carries messages for the next page, and we look at none.
        """
        return self._ask("POST", path, {"csrf_token": self._token, **fields})

    def sign_in(self, email: str, password: str) -> None:
        """Sign in by the form."""
        self.get("/sign-in")
        fields = {"sign-in-email": email, "sign-in-password": password}
        status, _ = self._ask("POST", "/sign-in", {"csrf_token": self._token, **fields}, keep=True)
        if status != 303:
            raise RuntimeError(f"{email} could not sign in: {status}")

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _ask(
        self, method: str, path: str, fields: Mapping[str, str] | None, *, keep: bool = False
    ) -> tuple[int, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookies} if cookies else {}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        page = answer.read().decode()
        for cookie in (answer.headers.get_all("Set-Cookie") or []) if keep else []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        if found := _TOKEN.search(page):
            self._token = found[1]
        return answer.status, answer.headers.get("Location") or ""
