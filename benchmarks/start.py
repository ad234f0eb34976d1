"""How long a desk that exists takes from the command to its first page."""

import subprocess
import tempfile
from pathlib import Path
from statistics import median

from benchmarks import rivals
from benchmarks.rows import Row, tell
from benchmarks.served import PROGRAM, environment, free_port, running

COMMAND = "python -m benchmarks start"
MOST_SECONDS = 3.0
TIMES = 5


def measure() -> list[Row]:
    """One row: the median of several starts of the demo desk."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder)
        tell("start: making the demo desk …")
        subprocess.run(
            [PROGRAM, "demo"],
            env=environment(instance, 0),
            check=True,
            stdout=subprocess.DEVNULL,
        )
        seconds = []
        for turn in range(TIMES):
            tell(f"start: {turn + 1} of {TIMES} …")
            with running(instance, free_port()) as taken:
                seconds.append(taken)
    return [
        Row(
            "first page (/sign-in) of the demo desk, 2 workers",
            f"{median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})",
            f"≤ {MOST_SECONDS:g} s",
            median(seconds) <= MOST_SECONDS,
            rivals.LABEL_STUDIO_START,
            COMMAND,
        )
    ]
