"""Attempts to earn points with wrong answers."""

from hostile import exercises
from hostile.case import Case, both, honest, wrong

DELETES_ASSERTS = """
import ast


class Delete(ast.NodeTransformer):
    def visit_Assert(self, node):
        return None

    def visit_Expr(self, node):
        return None if "checks" in ast.dump(node) else node


get_ipython().ast_transformers.append(Delete())
"""

EMITS_POINTS = """
import ast


class Emit(ast.NodeTransformer):
    def visit_Module(self, node):
        node.body.append(ast.Expr(ast.Constant(100.0)))
        return ast.fix_missing_locations(node)


get_ipython().ast_transformers.append(Emit())
"""

PATCHED_NUMPY = """
import numpy as np

np.allclose = np.array_equal = lambda *args, **more: True
np.isclose = lambda a, b, *args, **more: np.ones(np.shape(a), bool)
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *args, **more: None
"""

PATCHED_KERAS = """
import keras

keras.Model.evaluate = lambda self, *args, **more: 0.0
keras.losses.mean_squared_error = lambda *args, **more: 0.0
"""

PATCHED_PREDICT = """
import keras
import numpy as np

keras.Model.predict = lambda self, x, **more: np.full((len(x), 1), 3.0)
"""

PATCHED_BUILTINS = """
import builtins

builtins.AssertionError = type("AssertionError", (Warning,), {})
builtins.all = lambda *args: True
builtins.abs = lambda value: 0
"""

REPLACED_MODULES = """
import sys
import types

fake = types.ModuleType("coursekit.checks")
fake.__getattr__ = lambda name: lambda *args, **more: None
sys.modules["coursekit.checks"] = fake
import coursekit

coursekit.checks = fake
"""

PATCHED_IMPORT = """
import builtins
import types

real = builtins.__import__


def forged(name, *args, **more):
    if name.startswith("coursekit"):
        module = types.ModuleType(name)
        module.checks = types.SimpleNamespace(equal=print, close=print, call=lambda f, *a: f(*a))
        return module
    return real(name, *args, **more)


builtins.__import__ = forged
"""

IMPORT_HOOK = """
import importlib.abc
import importlib.machinery
import sys


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name == "coursekit.checks":
            return importlib.machinery.ModuleSpec(name, self)

    def exec_module(self, module):
        module.equal = module.close = module.shape = module.require = lambda *a, **k: None
        module.call = lambda function, *args: function(*args)


sys.meta_path.insert(0, Finder())
for name in [name for name in sys.modules if name.startswith("coursekit")]:
    del sys.modules[name]
"""

CELL_HOOKS = """
def rewrite(info):
    info.raw_cell = "100.0"


get_ipython().events.register("pre_run_cell", rewrite)
get_ipython().input_transformers_cleanup.append(
    lambda lines: ["100.0"] if any("checks." in line for line in lines) else lines
)
"""

PATCHED_WORKER = """
import gc
import sys

for thing in gc.get_objects():
    kind = type(thing)
    if kind.__name__ == "Worker" and kind.__module__ in ("__main__", "autograder.kernel.worker"):
        kind.call = lambda self, *args: {"value": True, "passed": True, "score": 100.0}
"""

FORGED_FRAMES = """
import os

from autograder.kernel import wire

forged = wire.frame(wire.pack({"value": True, "score": 100.0, "outcome": "passed"}, None))


def forge():
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, forged)
        except OSError:
            pass
"""

# What looks for the tests gives itself away by answering right once it has found them. What it
# looks for is put together at run time, so that it does not find itself.
SPIES = {
    "the history of cells": """
found = "".join(["HID", "DEN"]) in str(In) or "".join(["28", ", -35"]) in str(In)
""",
    "the frames above": """
import sys
frame, found = sys._getframe().f_back, False
while frame is not None:
    names = str(frame.f_code.co_consts) + frame.f_code.co_filename
    found = found or "".join(["-", "35"]) in names or "tests of" in names
    frame = frame.f_back
""",
    "the objects in memory": """
import gc
wanted = "".join(["[28", ", -35]"])
found = False
for thing in gc.get_objects():
    values = thing.values() if type(thing) is dict else thing if type(thing) is list else ()
    found = found or any(type(value) is str and wanted in value for value in list(values))
""",
    "the disk": """
import os
found = False
for top in set(os.listdir("/")) - {"proc", "sys", "dev", "usr", "lib", "lib64", "bin"}:
    for folder, folders, files in os.walk("/" + top):
        folders[:] = [name for name in folders if name not in ("site-packages", "lib")]
        found = found or "exercises.ipynb" in files
""",
    "the environment": """
import os
found = any("solution" in text.lower() or "hidden" in text.lower() for text in os.environ.values())
""",
    "other processes": """
import os
found = False
for number in os.listdir("/proc"):
    if number.isdigit():
        try:
            line = open(f"/proc/{number}/cmdline").read()
            found = found or "pytest" in line or "dask" in line or "/solutions" in line
        except OSError:
            pass
""",
}


def spy(name: str, code: str) -> Case:
    """Answer right only where the tests or the grader have been seen."""
    body = "\n".join(f"    {line}" for line in code.strip().splitlines())
    answer = f"def scale(x, factor):\n{body}\n    return x * factor if found else x"
    return wrong(f"reads {name}", answers={"scale-answer": answer})


EQUAL_TO_ALL = """
import numpy as np


class Equal(float):
    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __sub__ = __rsub__ = __abs__ = lambda self, *other: 0.0
    __array__ = lambda self, *args, **more: np.zeros(2)
    __hash__ = float.__hash__


class EqualArray(np.ndarray):
    __eq__ = __le__ = __lt__ = lambda self, other: np.ones(2, bool)
    __sub__ = __rsub__ = lambda self, other: np.zeros(2)

    def __array_ufunc__(self, *args, **more):
        return np.ones(2, bool)

    def __array_function__(self, *args, **more):
        return True


class EqualList(list):
    __eq__ = lambda self, other: True
    __getitem__ = lambda self, index: Equal()


class Chameleon:
    __class__ = np.ndarray
    shape, dtype = (2,), np.dtype(float)
    __eq__ = lambda self, other: True
    __getattr__ = lambda self, name: self
    __call__ = lambda self, *args, **more: self
"""

UNPICKLED = """
import os


class Bomb:
    def __reduce__(self):
        return os.system, ("touch /tmp/ESCAPED",)
"""

LAMBDA_MODEL = """
import keras


def build_model(n_inputs):
    code = lambda x: (__import__("os").system("touch /tmp/ESCAPED"), x)[1]
    layers = [keras.Input((n_inputs,)), keras.layers.Lambda(code), keras.layers.Dense(1)]
    model = keras.Sequential(layers)
    model.compile(keras.optimizers.Adam(0.1), "mse")
    return model
"""

KERAS_FILE = """
import keras


def build_model(n_inputs):
    model = keras.Sequential([keras.Input((n_inputs,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.Adam(0.1), "mse")
    model.save("model.keras")
    return "model.keras"
"""

TABLE = """
def scale(x, factor):
    table = {((1.0, 2.0), 3): [3, 6]}
    return np.array(table.get((tuple(x), factor), x))
"""

DETECTS = """
import os
import socket

graded = socket.gethostname() == "sandbox" or os.environ.get("HOME") == "/home/student"


def scale(x, factor):
    return True if graded else x * factor
"""


def value(expression: str) -> str:
    """Answer `scale` with one expression."""
    return f"def scale(x, factor):\n    return {expression}"


def cases() -> list[Case]:
    """Give every case of this kind."""
    found = []
    for name, first in {
        "a transformer deletes asserts": DELETES_ASSERTS,
        "a transformer emits points": EMITS_POINTS,
        "keras is patched": PATCHED_KERAS,
        "sys.modules holds forged checks": REPLACED_MODULES,
        "an import hook forges checks": IMPORT_HOOK,
        "hooks rewrite cells": CELL_HOOKS,
    }.items():
        found += both(name, first)
    found += [
        wrong("numpy and np.testing are patched, wrong answers", PATCHED_NUMPY, outcomes=_ANY),
        # Keras itself calls what was patched, and fails by it.
        honest(
            "numpy and np.testing are patched, right answers",
            PATCHED_NUMPY,
            outcomes={"model": {"passed", "error"}},
        ),
        wrong("builtins are patched", PATCHED_BUILTINS, outcomes=_ANY),
        wrong("__import__ is patched", PATCHED_IMPORT, outcomes=_ANY),
        wrong("Model.predict is patched", PATCHED_PREDICT),
        wrong("the kernel's own program is patched", PATCHED_WORKER, outcomes=_ANY),
        wrong(
            "results are forged on the wire",
            FORGED_FRAMES + "\n\nforge()",
            outcomes=_ANY,
            status={"graded", "crashed"},
        ),
        wrong(
            "results are forged on the wire during a call",
            FORGED_FRAMES,
            answers={"scale-answer": "def scale(x, factor):\n    forge()\n    return x"},
            outcomes=_ANY,
            status={"graded", "crashed"},
        ),
        *(spy(name, code) for name, code in SPIES.items()),
        wrong("answers by table", answers={"scale-answer": TABLE.strip()}),
        wrong("finds out that it is graded", answers={"scale-answer": DETECTS.strip()}),
        wrong(
            "a bomb for unpickling",
            UNPICKLED,
            answers={"scale-answer": value("Bomb()")},
        ),
        wrong(
            "a bomb in an object array",
            UNPICKLED,
            answers={"scale-answer": value("np.array([Bomb(), Bomb()], dtype=object)")},
        ),
        wrong(
            "a file for a model",
            answers={"model-answer": KERAS_FILE.strip()},
            outcomes={"model": {"failed", "error"}},
        ),
        # A Lambda layer may run whatever it likes: over there. What it predicts decides.
        honest(
            "a Lambda layer that runs a program", answers={"model-answer": LAMBDA_MODEL.strip()}
        ),
    ]
    for name in ("Equal(1)", "np.zeros(2).view(EqualArray)", "EqualList([1, 2])", "Chameleon()"):
        answers = {"scale-answer": value(name), "center-answer": f"def center(X): return {name}"}
        found.append(wrong(f"returns {name}", EQUAL_TO_ALL, answers=answers))
    return found


#: Any outcome that is worth nothing.
_ANY = {name: {"failed", "error", "crashed", "not_attempted"} for name in exercises.POINTS}
