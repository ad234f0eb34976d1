"""Processes that read files ahead of who asks for them; when one dies, others take over."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from factcheck.intake.drafts import Draft, Rejected

_AHEAD = 8


class Crew:
    """``workers`` processes that call ``read``, which must be importable, for one path each."""

    def __init__(self, workers: int, read: Callable[[Path], Draft | Rejected]) -> None:
        self._workers = workers
        self._read = read
        self._pool = _hire(workers)

    def work(self, items: Iterable[Path | Rejected]) -> Iterator[Draft | Rejected]:
        """What ``read`` gives for each path, in order; what is rejected already goes through.

        At most eight items for each worker are taken before the first of them is given.
        """
        upcoming = iter(items)
        waiting: deque[tuple[Path | Rejected, Future[Draft | Rejected]]] = deque()
        try:
            while True:
                for item in islice(upcoming, self._workers * _AHEAD - len(waiting)):
                    waiting.append((item, self._begin(item)))
                if not waiting:
                    return
                try:
                    result = waiting[0][1].result()
                except BrokenProcessPool:
                    suspects = [item for item, _ in waiting]
                    waiting.clear()
                    yield from self._one_by_one(suspects)
                    self._replace(self._workers)
                else:
                    waiting.popleft()
                    yield result
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _begin(self, item: Path | Rejected) -> Future[Draft | Rejected]:
        if not isinstance(item, Rejected):
            try:
                return self._pool.submit(self._read, item)
            except BrokenProcessPool as error:
                broken: Future[Draft | Rejected] = Future()
                broken.set_exception(error)
                return broken
        known: Future[Draft | Rejected] = Future()
        known.set_result(item)
        return known

    def _one_by_one(self, suspects: Iterable[Path | Rejected]) -> Iterator[Draft | Rejected]:
        """Read each alone in a process: then it is plain which of them crashes it."""
        self._replace(1)
        for item in suspects:
            try:
                result = self._begin(item).result()
            except BrokenProcessPool:
                self._replace(1)
                result = Rejected(str(item), "Reading it crashed; nothing of it was taken in.")
            yield result

    def _replace(self, workers: int) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool = _hire(workers)


def _hire(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
