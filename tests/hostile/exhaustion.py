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


STOPS_ITSELF = """
import os
import signal
os.kill(os.getpid(), signal.SIGSTOP)
"""

COPIES = """
import os
for _ in range(3):
    os.fork()
"""

COPIES_IN_DISGUISE = """
import os
kernel = os.getpid()
os.getpid = lambda: kernel
for _ in range(3):
    os.fork()
"""

COPIES_OF_LIBC = """
import ctypes
for _ in range(3):
    ctypes.CDLL(None).fork()
"""

KILLS_THE_FIRST = """
import os
for number in (1, 2):
    try:
        os.kill(number, 9)
    except OSError as error:
        print(error)
"""

NOISE = """
import os
for descriptor in range(20):
    try:
        os.write(descriptor, b"noise" * 100)
    except OSError:
        pass
"""

LIMITS_ITSELF = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
"""

NO_CPU = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
while True:
    pass
"""

LATER = """
import os
import threading
threading.Timer(1.0, os._exit, [0]).start()
"""

NO_TIME = """
import time
time.time = time.monotonic = time.perf_counter = lambda: 0.0
time.sleep = lambda seconds: None
"""

ENDLESS_TEXT = """
class Endless(Exception):
    def __str__(self):
        while True:
            pass


raise Endless
"""

STRANGE_TEXT = """
class Strange(BaseException):
    def __str__(self):
        raise SystemExit

    __repr__ = __str__


raise Strange
"""

#: What a student added ends the kernel in a later cell: without it, that cell runs.
GOES_ON = r"Without the cells that the student added it goes on\."


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
    for name, code, status in [
        ("stops itself", STOPS_ITSELF, "timeout"),
        ("closes every descriptor", "import os\nos.closerange(0, 4096)", "crashed"),
        ("reads its own channel", "import os\nos.read(0, 10)", {"graded", "timeout", "crashed"}),
        ("sets an alarm", "import signal, time\nsignal.alarm(1)\ntime.sleep(3)", "crashed"),
        ("uses up a CPU limit", NO_CPU, "crashed"),
        ("time stands still", NO_TIME, "graded"),
        ("an error whose text never ends", ENDLESS_TEXT, "timeout"),
        ("an error whose text is an error", STRANGE_TEXT, "graded"),
        ("an error of 30 MB", "raise ValueError('x' * 30_000_000)", "graded"),
        ("writes noise to every descriptor", NOISE, {"crashed", "graded"}),
    ]:
        found.append(honest(name, code, status=status))
    # Its own kernel ends in this cell or in the next: that is a race.
    ended = rf"In cell 1 the notebook ended the Python process\.|{GOES_ON}"
    found.append(honest("kills the first process", KILLS_THE_FIRST, status="crashed", told=ended))
    for name, code in {
        "limits its own files": LIMITS_ITSELF,
        "leaves a moment later": LATER,
    }.items():
        found.append(honest(name, code, status="crashed", told=GOES_ON))
    found.append(honest("copies of itself answer too", COPIES))
    found.append(honest("copies made past Python answer too", COPIES_OF_LIBC))
    found.append(honest("copies answer by the number of the kernel", COPIES_IN_DISGUISE))
    found.append(_crashing_answer_beside_a_helper())
    found.append(_many_slow_cells())
    return found


def _crashing_answer_beside_a_helper() -> Case:
    """Crash in an answer: the cells that the student added are not to blame and run again."""
    answers = _answer(SEGFAULT) | {"center-answer": "def center(X):\n    return X - means(X)"}
    helper = "def means(X):\n    return X.mean(0)"
    outcomes = {"scale": "crashed"}
    name = "a crash beside a helper"
    return honest(name, helper, answers=answers, outcomes=outcomes, status="crashed")


def _many_slow_cells() -> Case:
    """Take many cells of a little less than one cell's time: the whole submission has a limit."""
    notebook = exercises.notebook(exercises.HONEST)
    import nbformat

    notebook.cells += [
        nbformat.v4.new_code_cell("import time\ntime.sleep(6)", id=f"slow{n}") for n in range(12)
    ]
    outcomes = dict.fromkeys(exercises.POINTS, "passed")
    return Case("many cells just under the limit", written(notebook), outcomes, "timeout")
