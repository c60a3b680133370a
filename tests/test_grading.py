"""A verdict for every submission: right, wrong, broken or hostile."""

import json
import time

import nbformat
import psutil
import pytest
import toy

from autograder.assignment import Assignment
from autograder.grading import grade_submission
from autograder.sandbox import Limits, SandboxError, check_sandbox

LIMITS = Limits(cell_seconds=5, test_seconds=5, total_seconds=60, memory=600 * 2**20)


def grade(notebook, limits=LIMITS):
    data = notebook if isinstance(notebook, bytes) else nbformat.writes(notebook).encode()
    return grade_submission(toy.assignment(), data, "ann", sandbox="bwrap", limits=limits)


def double(body: str, **more):
    """Submit right answers but for the body of `double`."""
    return toy.submission({**toy.RIGHT, "double-answer": f"def double(x):\n    {body}"}, **more)


# Honest work


def test_right_answers_earn_all_points_and_a_person_reads_the_rest():
    result = grade(toy.submission(toy.RIGHT))
    assert toy.outcomes(result) == {"double": "passed", "apply": "passed", "why": "manual"}
    assert (result.status, result.score, result.max_score) == ("graded", 3, 4)
    assert result.message == ""


def test_a_blank_notebook_earns_nothing():
    result = grade(toy.submission())
    assert set(toy.outcomes(result).values()) == {"not_attempted"}
    assert result.score == 0


def test_title_and_section_come_from_the_prompt():
    verdict = toy.question(grade(toy.submission()), "double")
    assert (verdict.title, verdict.section) == ("1. Twice", "lesson.ipynb#twice")


@pytest.mark.parametrize(
    "body",
    [
        "import tensorflow as tf\n    return tf.constant(x) * 2",
        "import sys\n    print('working', file=sys.stderr)\n    return 2 * x",
        "return [2 * int(v) for v in x]",
        "return (2.0 * x).astype('float32')",
    ],
)
def test_right_answers_written_another_way_pass(body):
    assert toy.question(grade(double(body), Limits()), "double").outcome == "passed"


def test_extra_cells_plots_and_magics_are_welcome():
    first = "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n7"
    result = grade(toy.submission(toy.RIGHT, first=first), Limits())
    assert result.score == 3
    outputs = result.notebook["cells"][0]["outputs"]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    nbformat.validate(nbformat.from_dict(result.notebook))


def test_cells_in_another_order_still_count():
    notebook = toy.submission(toy.RIGHT)
    cells = notebook.cells
    notebook.cells = [cells[0], *cells[4:7], *cells[1:4], *cells[7:]]
    assert grade(notebook).score == 3


def test_an_answer_in_a_cell_of_ones_own_counts():
    notebook = toy.submission({"apply-answer": toy.RIGHT["apply-answer"]})
    notebook.cells = [c for c in notebook.cells if c.id != "double-answer"]
    notebook.cells.append(nbformat.v4.new_code_cell(toy.RIGHT["double-answer"]))
    assert toy.question(grade(notebook), "double").outcome == "passed"


def test_a_name_used_again_later_does_no_harm():
    notebook = toy.submission(toy.RIGHT)
    notebook.cells.append(nbformat.v4.new_code_cell("double = 3"))
    assert grade(notebook).score == 3


# Wrong work


def test_the_message_says_what_was_expected_and_what_came():
    verdict = toy.question(grade(double("return x * x")), "double")
    assert verdict.outcome == "failed"
    assert "should be [2, 4]" in verdict.message
    assert "[1, 4]" in verdict.message


def test_answers_for_the_visible_inputs_only_fail():
    body = "return {(1, 2): np.array([2, 4])}.get(tuple(x), np.square(x))"
    verdict = toy.question(grade(double(body)), "double")
    assert verdict.outcome == "failed"
    assert "That is the square." in verdict.message


def test_an_exception_names_the_line():
    verdict = toy.question(grade(double("return x.nothing")), "double")
    assert verdict.outcome == "error"
    assert "AttributeError" in verdict.message
    assert "line 2" in verdict.message


def test_a_syntax_error_is_told():
    verdict = toy.question(grade(double("return 2 * (x")), "double")
    assert verdict.outcome == "error"
    assert "SyntaxError" in verdict.message


def test_a_changed_argument_is_told():
    verdict = toy.question(grade(double("x *= 2\n    return x")), "double")
    assert "double changed argument 1 in place" in verdict.message


@pytest.mark.parametrize("body", ["return None", "pass", "return 'twelve'", "return object()"])
def test_a_value_of_another_kind_fails_with_a_sentence(body):
    verdict = toy.question(grade(double(body)), "double")
    assert verdict.outcome == "failed"
    assert "double([1, 2])" in verdict.message


# Forging

FORGERIES = {
    "an AST transformer that deletes asserts": """
import ast
class Keep(ast.NodeTransformer):
    def visit_Assert(self, node):
        return None
get_ipython().ast_transformers.append(Keep())
""",
    "a patched NumPy": """
import numpy as np
np.allclose = np.array_equal = lambda *a, **k: True
np.isclose = lambda a, b, *rest, **k: np.ones(np.shape(b), bool)
""",
    "patched checks": """
from coursekit import checks
checks.equal = checks.close = lambda *a, **k: None
import coursekit.checks
coursekit.checks.require = lambda *a, **k: None
""",
    "a patched worker": """
import sys
worker = sys.modules.get("__main__"), sys.modules.get("autograder.kernel.wire")
for module in worker:
    for name in ("pack", "observe"):
        if hasattr(module, name):
            setattr(module, name, lambda *a, **k: b"")
""",
}


@pytest.mark.parametrize("trick", FORGERIES)
def test_forgeries_earn_nothing(trick):
    result = grade(double("return x", first=FORGERIES[trick]))
    assert toy.question(result, "double").score == 0


EQUAL = """
import numpy as np
class Equal(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0.0
    def __array__(self, *a, **k): return np.zeros(2)
class EqualArray(np.ndarray):
    def __eq__(self, other): return np.ones(2, bool)
"""


@pytest.mark.parametrize("value", ["Equal(1)", "np.zeros(2).view(EqualArray)"])
def test_objects_that_are_equal_to_all_are_not(value):
    result = grade(double(f"return {value}", first=EQUAL))
    assert toy.question(result, "double").outcome == "failed"


def test_tests_never_enter_the_students_process():
    body = """
    import gc
    seen = [o for o in gc.get_objects() if isinstance(o, str) and "That is the squ" + "are." in o]
    return np.array([2, 4]) if not seen else np.array(x) * 2"""
    assert toy.question(grade(double(body)), "double").outcome == "failed"


def test_edited_tests_and_points_are_restored():
    notebook = double("return x")
    for cell in notebook.cells:
        if cell.id == "double":
            cell.source = "pass"
            cell.metadata.nbgrader.update(points=100, grade=False)
    result = grade(notebook)
    assert toy.question(result, "double").score == 0
    assert toy.question(result, "double").max_score == 2
    assert "double" in result.message


def test_deleted_renamed_and_copied_tests_are_restored():
    notebook = double("return x")
    notebook.cells = [c for c in notebook.cells if c.id != "double"]
    copied = [c for c in notebook.cells if c.id == "apply"]
    notebook.cells += [nbformat.from_dict({**c, "id": "copied"}) for c in copied]
    notebook.cells[0].metadata.nbgrader.grade_id = "something-else"
    result = grade(notebook)
    assert toy.outcomes(result) == {"double": "failed", "apply": "passed", "why": "manual"}
    assert "were put back" in result.message


# Escape


def seen_by(code: str) -> str:
    """Run code in a cell and give what it printed."""
    result = grade(toy.submission(first=code), Limits())
    outputs = result.notebook["cells"][0]["outputs"]
    return "".join("".join(o.get("text", o.get("evalue", ""))) for o in outputs)


def test_the_course_and_home_cannot_be_seen(tmp_path):
    code = f"""
import os
found = [os.path.join(d, f) for d, _, fs in os.walk("/", followlinks=False) for f in fs
         if not d.startswith(("/proc", "/sys", "/dev"))]
print([f for f in found if "/solutions/" in f or f.endswith((".ipynb", "gradebook.db"))
       and "site-packages" not in f][:5])
print([f for f in found if f.endswith(("grading.py", "gradebook.py")) and "autograder" in f])
print(os.path.exists({str(tmp_path)!r}), sorted(os.environ))
"""
    lines = seen_by(code).splitlines()
    assert lines[0] == "[]"
    assert lines[1] == "[]"
    assert lines[2].startswith("False")
    assert "SSH" not in lines[2]


def test_there_is_no_network_and_no_other_process():
    code = """
import os, socket
try:
    socket.create_connection(("127.0.0.1", 1), timeout=1)
except OSError as error:
    print(type(error).__name__)
print(os.listdir("/sys/class/net") if os.path.exists("/sys/class/net") else [])
print(len([p for p in os.listdir("/proc") if p.isdigit()]) < 10)
"""
    lines = seen_by(code).splitlines()
    assert lines[0] in ("ConnectionRefusedError", "OSError")
    assert lines[1:] == ["[]", "True"]


def test_nothing_outside_home_and_tmp_can_be_written():
    code = """
import sys, numpy, coursekit
for path in (sys.prefix + "/x", numpy.__file__, coursekit.__file__, "/usr/x", "/etc/x"):
    try:
        open(path, "a")
        print("wrote", path)
    except OSError:
        print("no")
"""
    assert seen_by(code).split() == ["no"] * 5


# Exhaustion


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("while True:\n    pass", "timeout"),
        (
            "import signal, time\nfor n in range(1, 60):\n"
            "    try:\n        signal.signal(n, signal.SIG_IGN)\n"
            "    except (OSError, ValueError):\n        pass\nwhile True:\n    time.sleep(1)",
            "timeout",
        ),
        ("import os\nos._exit(0)", "crashed"),
        ("import ctypes\nctypes.string_at(0)", "crashed"),
        ("import os\nwhile True:\n    os.fork()", "memory"),
    ],
)
def test_a_cell_that_ends_the_kernel_costs_only_itself(code, status):
    result = grade(toy.submission(toy.RIGHT, first=code))
    assert result.status == status
    assert "cell 1" in result.message
    assert result.score == 3


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("while True:\n        pass", "timeout"),
        ("import os\n    os._exit(1)", "crashed"),
        ("return double(x)", "error"),
        ("raise SystemExit", "error"),
        ("input()", "error"),
        ("return np.ones(10**12)", "error"),
    ],
)
def test_a_function_that_ends_the_kernel_costs_only_its_question(body, outcome):
    result = grade(double(body))
    assert toy.outcomes(result) == {"double": outcome, "apply": "passed", "why": "manual"}


def test_memory_over_the_limit_is_stopped():
    code = "hoard = []\nwhile True:\n    hoard.append(bytearray(10_000_000))"
    result = grade(toy.submission(toy.RIGHT, first=code), Limits(memory=600 * 2**20))
    assert result.score == 3
    text = json.dumps(result.notebook["cells"][0]["outputs"])
    assert "MemoryError" in text or result.status == "memory"


def test_huge_output_is_cut():
    result = grade(toy.submission(toy.RIGHT, first="print('x' * 30_000_000)"))
    text = result.notebook["cells"][0]["outputs"][0]["text"]
    assert result.score == 3
    assert len("".join(text)) < 100_000
    assert "more characters were cut" in "".join(text)


# Malformed


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00garbage",
        b"[]",
        b'{"cells": 3, "nbformat": 4}',
        nbformat.writes(toy.submission()).encode()[:300],
        nbformat.writes(nbformat.v4.new_notebook()).encode(),
        b"[" * 100_000,
    ],
)
def test_what_cannot_be_read_gets_a_sentence(data):
    result = grade(data)
    assert result.status == "unreadable"
    assert result.message.endswith(".")
    assert [q.max_score for q in result.questions] == [2, 1, 1]
    assert result.score == 0


def test_old_and_odd_notebooks_are_read():
    notebook = json.loads(nbformat.writes(toy.submission(toy.RIGHT)))
    notebook["nbformat_minor"] = 2
    notebook["metadata"] = {"kernelspec": {"name": "nonesuch"}}
    for cell in notebook["cells"]:
        cell["id"] = "same"
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
    text = "\ufeff" + json.dumps(notebook)
    assert grade(text.encode()).score == 3


def test_an_answer_turned_into_text_is_no_answer():
    notebook = toy.submission(toy.RIGHT)
    index = next(i for i, c in enumerate(notebook.cells) if c.id == "double-answer")
    old = notebook.cells[index]
    notebook.cells[index] = nbformat.v4.new_markdown_cell(old.source, metadata=old.metadata)
    assert toy.outcomes(grade(notebook))["double"] == "error"


# The sandbox itself


def test_without_bubblewrap_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr("autograder.sandbox.shutil.which", lambda name: None)
    with pytest.raises(SandboxError, match="apt-get install bubblewrap"):
        check_sandbox("auto")
    assert check_sandbox("none") == "none"


def test_no_process_is_left_behind():
    code = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)
"""
    limits = Limits(output=43_217)  # a number that is on no other kernel's command line
    assert grade(toy.submission(toy.RIGHT, first=code), limits).score == 3
    time.sleep(0.5)
    lines = [" ".join(p.info["cmdline"] or []) for p in psutil.process_iter(["cmdline"])]
    assert [line for line in lines if "43217" in line] == []


# Locked cells


def test_a_locked_cell_that_calls_the_student_runs_over_there_and_stays_as_it_is():
    source = toy.source()
    helper = "def four_times(x):\n    return double(double(x))"
    test = "checks.equal(four_times(np.array([1])), [4], 'four_times([1])')"
    source.cells += [toy.cell("locked", "helper", helper), toy.cell("test", "four", test, 1)]
    assignment = Assignment.parse(nbformat.writes(source), toy.CHAPTER)
    for body, outcome in {"return 2 * x": "passed", "return 3 * x": "failed"}.items():
        notebook = double(body)
        forged = "def four_times(x):\n    return 4 * x"
        notebook.cells += [toy.cell("locked", "helper", helper), nbformat.v4.new_code_cell(forged)]
        data = nbformat.writes(notebook).encode()
        result = grade_submission(assignment, data, "ann", sandbox="bwrap", limits=LIMITS)
        assert toy.question(result, "four").outcome == outcome
