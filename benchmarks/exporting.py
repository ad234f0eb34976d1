"""How fast a desk is carried out and in: rows a second, on SQLite, and on PostgreSQL if there is one."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.big_desk import Size, fill
from benchmarks.rows import Row, tell
from benchmarks.writes import postgresql
