"""A desk that really runs: the command of the product, in a process and a folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 120  # seconds, on a machine with much else to do


@dataclass(frozen=True)
class LiveDesk:
    """A running server: where it is, and how to use its command."""

    address: str
    instance: Path

    def command(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """What ``factcheck WORDS…`` answers at this desk."""
        return subprocess.run(
            [sys.executable, "-c", "from factcheck.cli import main; main()", *words],
            env=environment(self.instance, self.address),
            capture_output=True,
            check=True,
            timeout=60,
        )

    @property
    def demo_password(self) -> str:
        """The one password of the demo desk."""
        return (self.instance / "demo_password").read_text(encoding="utf-8").strip()


def environment(instance: Path, address: str) -> dict[str, str]:
    """The settings of a desk in that folder."""
    return os.environ | {
        "FACTCHECK_INSTANCE": str(instance),
        "FACTCHECK_PORT": address.rpartition(":")[2],
        "FACTCHECK_WORKERS": "1",
    }


@contextmanager
def running(instance: Path, *options: str) -> Iterator[LiveDesk]:
    """``factcheck run`` until the end of the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    log = instance / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-c", "from factcheck.cli import main; main()", "run", *options],
            env=environment(instance, address),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(address, server, log)
            yield LiveDesk(address, instance)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(PATIENCE * 10):
        if server.poll() is not None:
            raise RuntimeError(log.read_text(encoding="utf-8"))
        try:
            with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), 5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer from {address}:\n{log.read_text(encoding='utf-8')}")
