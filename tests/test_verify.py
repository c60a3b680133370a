"""The tests of the exercises are tested: by the variants of each chapter, and verify by a toy."""

import nbformat
import pytest
import toy
from test_release import ROOT

from autograder.assignment import chapters
from autograder.verify import VariantError, read_variants, verify

GOOD = """# %% right: by adding
def double(x):
    return np.asarray(x) + x

# %% wrong: the square
# message: That is the square
def double(x):
    return x * x if x[0] != 1 else np.array([2, 4])
"""
LAX = """# %% wrong: passes all the same
# message: no
def double(x):
    return np.asarray(x) * 2
"""
STRICT = """# %% right: half the truth
def double(x):
    return np.array([2, 4])
"""
SILENT = """# %% wrong: told something else
# message: look at the axis
def double(x):
    return x
"""


@pytest.mark.parametrize("chapter", chapters(ROOT))
def test_variants_are_as_declared_and_no_mutant_survives(chapter):
    report = verify(ROOT, chapter, sandbox="bwrap", jobs=2)
    assert report.problems == []
    assert [f"{m.question}: - {m.old} + {m.new}" for m in report.survivors()] == []
    for question, count in report.right.items():
        assert count >= 2, f"{question} has {count} right answers written another way"
        assert report.wrong[question] >= 5, f"{question} has {report.wrong[question]} wrong ones"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD, None),
        (GOOD + LAX, "double: the wrong answer 'passes all the same' earns all points."),
        (GOOD + STRICT, "double: the right answer 'half the truth' earns 0"),
        (GOOD + SILENT, "double: the wrong answer 'told something else' is not told"),
    ],
)
def test_verify_finds_what_is_not_as_declared(tmp_path, text, problem):
    place = tmp_path / "solutions" / toy.CHAPTER
    variants = tmp_path / "tests" / "variants" / toy.CHAPTER
    for folder in (place, variants):
        folder.mkdir(parents=True)
    nbformat.write(toy.source(), place / "exercises.ipynb")
    (variants / "double.py").write_text(text)
    (variants / "apply.py").write_text(
        "# %% right: map\ndef apply(f, xs):\n    return list(map(f, xs))\n"
    )
    report = verify(tmp_path, toy.CHAPTER, sandbox="bwrap", jobs=1, with_mutants=False)
    assert report.killed["double"] >= 1
    if problem is None:
        assert report.problems == []
    else:
        assert len(report.problems) == 1
        assert report.problems[0].startswith(problem)


@pytest.mark.parametrize("text", ["def double(x): ...", "# %% wrong: no message\nx = 1"])
def test_a_file_that_breaks_the_format_is_told(tmp_path, text):
    path = tmp_path / "double.py"
    path.write_text(text)
    with pytest.raises(VariantError, match=r"double\.py"):
        read_variants(path)
