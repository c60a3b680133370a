"""What a worker does with one submission: it needs neither the course's folder nor the gradebook.

Importing this imports no nbgrader, so that a worker is at work half a second earlier.
"""

import contextlib
import functools
import pickle
from collections.abc import Iterator, Sequence

from autograder import forks
from autograder.assignment import Assignment
from autograder.grading import grade_submission
from autograder.results import QuestionResult
from autograder.sandbox import Limits, environment


@contextlib.contextmanager
def fork_server(sandbox: str, *, fork: bool = True, local: bool = True) -> Iterator[str | None]:
    """Give what to tell `grade_task` of fork servers: one for all workers of this machine.

    Parameters
    ----------
    fork : bool
        Whether kernels are forked at all, where that is possible.
    local : bool
        Whether the workers run on this machine; others start a server of their own.
    """
    address = "" if fork and sandbox == "bwrap" else None
    with contextlib.ExitStack() as stack:
        if local and address is not None:
            try:
                process = forks.ServerProcess(environment(sandbox))
                stack.callback(process.close)
                address = process.address
            except forks.ForkError as error:
                forks.fall_back(error)
                address = None
        yield address


def pack(assignment: Assignment) -> bytes:
    """Make of an assignment what workers can read."""
    _ = assignment.digest  # computed here, it need not be in each worker
    return pickle.dumps(assignment)


def grade_task(
    packed: bytes,
    data: bytes,
    student_id: str,
    known: Sequence[QuestionResult] = (),
    *,
    sandbox: str,
    limits: Limits | None = None,
    server: str | None = None,
) -> dict:
    """Grade one submission in a worker; see `autograder.grading.grade_submission`.

    Parameters
    ----------
    packed, data : bytes
        The assignment, from `pack`, and the submitted notebook as it lies on disk.
    server : str, optional
        Address of a fork server; ``""`` for one of this worker's own, None to spawn kernels.
    """
    line = None if server is None else forks.server(environment(sandbox), server)
    how = {"sandbox": sandbox, "limits": limits, "known": known, "server": line}
    return grade_submission(_unpack(packed), data, student_id, **how).to_dict()


@functools.lru_cache(maxsize=16)
def _unpack(packed: bytes) -> Assignment:
    return pickle.loads(packed)
