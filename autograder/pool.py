"""Run many independent tasks through Dask: on this machine, or on a cluster by its address."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import dask
from distributed import Client, LocalCluster, as_completed


@contextmanager
def workers(jobs: int, scheduler: str | None = None) -> Iterator[Client]:
    """Give a Dask client: of a local cluster with `jobs` processes, or of the scheduler named."""
    for name in ("distributed", "tornado", "asyncio"):
        # Their tracebacks help no instructor.
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    # A submission's memory is limited by its sandbox; a worker must not be restarted over it.
    # A test's message may list a set: in the same order in every run.
    local = {"n_workers": jobs, "threads_per_worker": 1, "memory_limit": 0}
    local["env"] = {"PYTHONHASHSEED": "0"}
    # A task's arguments may hold a notebook of many MB; that is meant.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):
        if scheduler:
            with Client(scheduler, timeout=20) as client:
                yield client
        else:
            with (
                LocalCluster(dashboard_address=":0", **local) as cluster,
                Client(cluster) as client,
            ):
                yield client


def run(client: Client, function: Callable, tasks: dict[Any, tuple]) -> Iterator[tuple[Any, Any]]:
    """Call ``function(*tasks[key])`` for each key; give (key, value or exception) as they end."""
    keys = {
        client.submit(function, *arguments, pure=False, retries=1): key
        for key, arguments in tasks.items()
    }
    for future in as_completed(keys):
        error = future.exception()
        yield keys[future], future.result() if error is None else error
        future.release()
