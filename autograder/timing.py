"""Where the time of a run goes: each moment counts for the innermost part that is open."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

#: What a student's own code takes, waiting for its answers included.
STUDENT = "the students' own code"


class Stopwatch:
    """Seconds by part. Parts may be nested: while an inner one runs, the outer one stands still.

    Attributes
    ----------
    seconds : dict
        Seconds by the name of the part.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget all parts."""
        self.seconds: dict[str, float] = {}
        self._open: list[str] = []
        self._since = time.perf_counter()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what happens inside for this part."""
        self._stop()
        self._open.append(name)
        try:
            yield
        finally:
            self._stop()
            self._open.pop()

    def _stop(self) -> None:
        now = time.perf_counter()
        if self._open:
            part = self._open[-1]
            self.seconds[part] = self.seconds.get(part, 0.0) + now - self._since
        self._since = now


#: The one of this process.
clock = Stopwatch()
