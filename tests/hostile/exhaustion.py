"""Attempts to use up time, memory, processes, disk or patience."""

from hostile import exercises
from hostile.case import Case, honest, written

SWALLOWS = """
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
"""

IGNORES_SIGNALS = """
import signal
import time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    time.sleep(1)
"""

MEMORY = """
hoard = []
while True:
    hoard.append(bytearray(b"x" * 20_000_000))
"""

FORKS = """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
"""

THREADS = """
import threading
import time
while True:
    try:
        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
    except RuntimeError:
        time.sleep(0.01)
"""

FILLS_DISK = """
import os
try:
    for number in range(10_000):
        for folder in ("/tmp", os.path.expanduser("~"), "/dev/shm"):
            with open(f"{folder}/fill{number}", "wb") as file:
                file.write(bytes(30_000_000))
    print("ESCAPED")
except OSError as error:
    print("full", error)
"""

RICH = """
from IPython.display import HTML, display
display(HTML("<b>x</b>" * 10_000_000))
display({"text/plain": "y" * 30_000_000, "text/html": "<script>alert(1)</script>"}, raw=True)
"""

SEGFAULT = "import ctypes\nctypes.string_at(0)"

RECURSION = """
import sys
sys.setrecursionlimit(10**9)


def deeper(n):
    return deeper(n + 1) + 1


deeper(0)
"""


def _answer(body: str) -> dict[str, str]:
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    return {"scale-answer": f"def scale(x, factor):\n{lines}\n    return x * factor"}


def cases() -> list[Case]:
    """Give every case of this kind; all have right answers, which must keep their points."""
    found = []
    for name, code, status in [
        ("an endless loop", "while True:\n    pass", "timeout"),
        ("a loop that swallows everything", SWALLOWS, "timeout"),
        ("signals ignored", IGNORES_SIGNALS, "timeout"),
        ("memory", MEMORY, {"memory", "graded"}),
        ("forks", FORKS, {"memory", "timeout", "crashed"}),
        ("threads", THREADS, {"memory", "timeout", "crashed"}),
        ("os._exit", "import os\nos._exit(0)", "crashed"),
        ("a segmentation fault", SEGFAULT, "crashed"),
        ("recursion without a limit", RECURSION, {"crashed", "memory"}),
    ]:
        found.append(honest(f"{name} in a cell", code, status=status))
        outcome = {"timeout", "memory", "crashed", "error"}
        found.append(
            honest(
                f"{name} in an answer",
                answers=_answer(code),
                outcomes={"scale": outcome},
                status={"graded", "timeout", "memory", "crashed"},
            )
        )
    for name, code in {
        "the disk": FILLS_DISK,
        "30 MB on one line": "print('x' * 30_000_000)",
        "a flood of lines": "for number in range(300_000):\n    print(number)",
        "huge rich output": RICH,
        "recursion": "def deeper(n):\n    return deeper(n + 1)\n\n\ndeeper(0)",
        "input()": "input('Your name? ')",
        "sys.exit": "import sys\nsys.exit(3)",
        "exit()": "exit()",
    }.items():
        found.append(honest(f"{name} in a cell", code))
    found.append(_many_slow_cells())
    return found


def _many_slow_cells() -> Case:
    """Take many cells of a little less than one cell's time: the whole submission has a limit."""
    notebook = exercises.notebook(exercises.HONEST)
    import nbformat

    notebook.cells += [
        nbformat.v4.new_code_cell("import time\ntime.sleep(6)", id=f"slow{n}") for n in range(12)
    ]
    outcomes = dict.fromkeys(exercises.POINTS, "passed")
    return Case("many cells just under the limit", written(notebook), outcomes, "timeout")
