"""Mutants are what they should be, and verify says which of them the tests do not refuse."""

import ast
import contextlib

import nbformat
import pytest
import toy
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from autograder import pool
from autograder.assignment import Assignment
from autograder.cli import main
from autograder.mutants import make_mutants, mutate
from autograder.verify import VariantError, read_equivalents, read_variants, verify

VARIANTS = """# %% right: by adding
def double(x):
    return np.asarray(x) + x
"""
EQUIVALENT = """
# %% equivalent: the tests pass arrays only, and 2 x of an array is one
# - return 2 * np.asarray(x)
# + return 2 * x
"""


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("a + b", ["a - b", "a", "b"]),
        ("a - b", ["a + b", "a", "-b"]),
        ("a * b", ["a / b", "a", "b"]),
        ("a @ b", ["a * b"]),
        ("a ** b", ["a * b", "a"]),
        ("(a + b) * c", ["(a + b) / c", "a + b", "c", "(a - b) * c", "(a) * c", "(b) * c"]),
        ("a - b * c", ["a + b * c", "a", "-(b * c)", "a - b / c", "a - b", "a - c"]),
        ("-a ** b", ["a ** b", "-(a * b)", "-a"]),
        ("a < b <= c", ["a <= b <= c", "a < b < c"]),
        ("a == b", ["a != b"]),
        ("a in b", ["a not in b"]),
        ("a and not b", ["a or not b", "a and b"]),
        ("a | b", ["a & b"]),
        ("[3, -1]", ["[4, -1]", "[2, -1]", "[3, 1]", "[3, 0]", "[3, -2]"]),
        ("[0.5, 0.0]", ["[1.0, 0.0]", "[0.5, 1.0]"]),
        ("[True, None, 'word']", ["[False, None, 'word']"]),
        ("f(a, axis=0)", ["f(a)", "f(a, axis=1)", "f(a, axis=-1)"]),
        ("f(key=a, other=b)", ["f(other=b)", "f(key=a)"]),
        ("Dense(n, activation='relu')", ["Dense(n)", 'Dense(n, activation="linear")']),
        ("range(n)", ["range(n + 1)", "range(n - 1)"]),
        ("a[i]", ["a[i + 1]", "a[i - 1]"]),
        ("a[:k]", ["a[1:k]", "a[:k + 1]", "a[:k - 1]"]),
        ("a[:, None]", []),
        ("np.sqrt(a)", ["a"]),
        ("keras.ops.exp(a)", ["a"]),
        ("a.mean()", ["a"]),
        ("np.mean(a=b)", ["np.mean()"]),
        ("f(a.T)", ["f(a)"]),
        ("a if b else c", ["a", "c"]),
        ("zip(a, b, strict=True)", []),
        ("f'{a + b}'", []),
    ],
)
def test_every_kind_of_change_is_made_and_no_other(text, changed):
    made = [m.removeprefix("y = ") for m in mutate(f"y = {text}") if m != "pass"]
    assert sorted(made) == sorted(changed)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("return a", ["return None"]),
        ("a.append(b)", ["pass"]),
        ("a += b", ["pass", "a -= b"]),
        ("raise ValueError('a' + 'b')", ["pass"]),
        ('"""Say what."""', []),
        ("a: Literal[1] = b", []),
        (
            "def g(a: Literal[1] = b) -> Literal[2]: a",
            ["def g(a: Literal[1] = b) -> Literal[2]: pass"],
        ),
    ],
)
def test_statements_are_left_out(text, changed):
    made = mutate(f"def f(a, b):\n    {text}\n")
    assert sorted(m.splitlines()[1].strip() for m in made) == sorted(changed)


def test_only_the_solution_changes_and_all_else_stays():
    source = toy.source()
    answer = next(c for c in source.cells if c.id == "double-answer")
    answer.source = (
        "LIMIT = 1 + 1\n\n\ndef double(x, n=5):\n    ### BEGIN SOLUTION\n"
        "    # 1 + 1 makes\n    return (x\n        + x)  # two\n    ### END SOLUTION\n"
    )
    assignment = Assignment.parse(nbformat.writes(source), toy.CHAPTER)
    made = make_mutants(assignment, assignment.questions[0])
    assert [(m.line, m.old, m.new) for m in made] == [
        (6, "return (x + x)  # two", "return None  # two"),
        (7, "+ x)  # two", "- x)  # two"),
        (6, "return (x + x)  # two", "return (x)  # two"),
    ]
    for mutant in made:
        assert mutant.source.startswith("LIMIT = 1 + 1\n\n\ndef double(x, n=5):\n    # 1 + 1 makes")


names = st.sampled_from(["a", "bb", "c.d", "e(f)"])
expressions = st.recursive(
    names,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "**", "@"]), inner),
        st.builds("{} {} {}".format, names, st.sampled_from(["+", "-", "*", "@"]), inner),
        st.builds("-{}".format, inner),
        st.builds("f({}, k={})".format, inner, inner),
    ),
    max_leaves=8,
)
TURNED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Pow: ast.Mult}


@given(expressions)
def test_operators_are_replaced_where_they_stand_in_the_tree(text):
    made = {ast.dump(ast.parse(mutant)) for mutant in mutate(f"y = {text}")}
    assert ast.dump(ast.parse(f"y = {text}")) not in made
    places = [
        number
        for number, node in enumerate(ast.walk(ast.parse(f"y = {text}")))
        if isinstance(node, ast.BinOp) and type(node.op) in TURNED
    ]
    for place in places:
        tree = ast.parse(f"y = {text}")
        node = list(ast.walk(tree))[place]
        node.op = TURNED[type(node.op)]()
        assert ast.dump(tree) in made


@given(expressions)
def test_mutants_compile_and_come_once_in_the_same_order(text):
    made = mutate(f"y = {text}")
    trees = [ast.dump(ast.parse(mutant)) for mutant in made]  # fails where one is no Python
    assert len(set(trees)) == len(trees)
    assert made == mutate(f"y = {text}")


@pytest.fixture
def one_process(monkeypatch):
    """Grade in this process: each new worker would have to import TensorFlow first."""

    def run(client, function, tasks):
        return ((key, function(*arguments)) for key, arguments in tasks.items())

    monkeypatch.setattr(pool, "workers", lambda jobs: contextlib.nullcontext())
    monkeypatch.setattr(pool, "run", run)


def course(folder, *, tests: str = toy.DOUBLE_TESTS, variants: str = VARIANTS):
    """Write a course with the toy chapter and return its folder."""
    source = toy.source()
    next(c for c in source.cells if c.id == "double").source = tests.strip()
    place = folder / "solutions" / toy.CHAPTER
    written = folder / "tests" / "variants" / toy.CHAPTER
    for made in (place, written):
        made.mkdir(parents=True)
    (folder / "_toc.yml").write_text("root: book/welcome\n")
    nbformat.write(source, place / "exercises.ipynb")
    (written / "double.py").write_text(variants)
    apply = "# %% right: map\ndef apply(f, xs):\n    return list(map(f, xs))\n"
    (written / "apply.py").write_text(apply)
    return folder


def run_verify(root, monkeypatch, *options: str):
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, ["verify", "--jobs", "1", *options])


@pytest.mark.usefixtures("one_process")
def test_a_survivor_is_listed_and_too_many_fail(tmp_path, monkeypatch):
    root = course(tmp_path)
    result = run_verify(root, monkeypatch)
    assert result.exit_code == 1
    assert "99_toy double: 1 right answers, 0 of 0 wrong ones refused; 6 of 7 mutants" in (
        result.output
    )
    survivor = "line 3 of double-answer may also be:\n    - return 2 * np.asarray(x)\n    + return "
    assert survivor + "2 * x" in result.output
    assert "The tests refuse 7 of 8 mutants, less than 95%" in result.output

    without = run_verify(root, monkeypatch, "--no-mutants")
    assert without.exit_code == 0
    assert "mutants" not in without.output


@pytest.mark.usefixtures("one_process")
def test_a_declared_equivalent_is_accepted(tmp_path, monkeypatch):
    result = run_verify(course(tmp_path, variants=VARIANTS + EQUIVALENT), monkeypatch)
    assert result.exit_code == 0, result.output
    assert "99_toy: kill rate no wrong answers" in result.output
    assert "7 of 7 mutants (100.0%), 1 more equivalent" in result.output
    assert "may also be" not in result.output


@pytest.mark.usefixtures("one_process")
def test_a_weak_test_and_wrong_declarations_are_told(tmp_path):
    weak = 'checks.shape(checks.call(double, np.array([1, 2])), (2,), "double([1, 2])")'
    declared = (
        "\n# %% equivalent: because I say so\n# - return 2 * np.asarray(x)\n# + return None\n"
        "# - return 2 + np.asarray(x)\n# + return 2 + x\n"
    )
    root = course(tmp_path, tests=weak, variants=VARIANTS + EQUIVALENT + declared)
    report = verify(root, toy.CHAPTER, sandbox="bwrap", jobs=1)
    assert "return 3 * np.asarray(x)" in [m.new for m in report.survivors("double")]
    assert "return 2 * x" not in [m.new for m in report.survivors("double")]
    start = "double: the equivalent mutant"
    assert [p for p in report.problems if p.startswith(start)] == [
        f"{start} '- return 2 * np.asarray(x)' '+ return None' does not earn all points (failed: "
        "double([1, 2]) is None. Does the function end with a return statement?).",
        f"{start} '- return 2 + np.asarray(x)' '+ return 2 + x' is not made of the reference any "
        "more.",
    ]


def test_one_line_may_have_several_equivalents(tmp_path):
    path = tmp_path / "double.py"
    path.write_text(VARIANTS + EQUIVALENT + "# + return x * 2\n# - pass\n# +\n\n\n" + VARIANTS)
    pairs = [(e.question, e.old, e.new) for e in read_equivalents(path)]
    old = "return 2 * np.asarray(x)"
    assert pairs == [
        ("double", old, "return 2 * x"), ("double", old, "return x * 2"), ("double", "pass", ""),
    ]  # fmt: skip
    assert len(read_variants(path)) == 2


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", "has no pair of lines"),
        ("# - return 2\n", "has no pair of lines"),
        ("# + return 2\n# - return 3\n", "holds '# \\+ return 2'"),
        ("# - return 2\n# + return 3\nreturn 4\n", "holds 'return 4'"),
    ],
)
def test_a_declaration_that_breaks_the_format_is_told(tmp_path, body, problem):
    path = tmp_path / "double.py"
    path.write_text(f"{VARIANTS}\n# %% equivalent: it is\n{body}")
    with pytest.raises(VariantError, match=rf"double\.py.*it is.*{problem}"):
        read_equivalents(path)
