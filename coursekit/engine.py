"""papermill's engine, sparing with the disk.

papermill writes the whole notebook at the start and at the end of each cell, which costs a lesson
with many figures several seconds. Here it is written at most once a second, and when all is over.
"""

import time

from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines

#: By this name `papermill.execute_notebook` finds it.
NAME = "sparing"

#: Seconds from one writing to the next.
INTERVAL = 1.0


class SparingEngine(NBClientEngine):
    """Run a notebook with nbclient; see papermill for the arguments."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, *args, **kwargs):
        """Run the cells; what they gave is on disk afterwards, also where one failed."""
        save, latest = nb_man.save, time.monotonic()

        def save_sometimes(**changes):
            nonlocal latest
            if time.monotonic() - latest >= INTERVAL:
                save(**changes)
                latest = time.monotonic()

        nb_man.save = save_sometimes
        try:
            return super().execute_managed_notebook(nb_man, *args, **kwargs)
        finally:
            nb_man.save = save  # papermill writes once more, also where a cell failed


papermill_engines.register(NAME, SparingEngine)
