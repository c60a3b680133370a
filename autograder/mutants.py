"""Mutants: the reference answer of a question with one systematic change each.

A good test refuses them. Only what stands between ``### BEGIN SOLUTION`` and ``### END SOLUTION``
is changed, and of that neither docstrings, type hints and error messages, nor the arguments named
in `NEUTRAL`. The text around a change stays as it is, so that the difference is easy to read.
"""

import ast
import warnings
from dataclasses import dataclass

from autograder.assignment import Assignment, Question, cell_kind

#: Arguments that change what is printed or checked on the way, never a result.
NEUTRAL = {"strict", "verbose"}
OPERATORS = {"+": "-", "-": "+", "*": "/", "/": "*", "//": "/", "@": "*", "**": "*"}
OPERATORS |= {"|": "&", "&": "|", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!="}
OPERATORS |= {"!=": "==", "in": "not in", "not in": "in", "and": "or", "or": "and"}
#: Names of activations, losses and the like, each with another one that is valid in its place.
OPTIONS = {"relu": "linear", "sigmoid": "tanh", "tanh": "sigmoid", "softmax": "sigmoid"}
OPTIONS |= {"same": "valid", "valid": "same", "horizontal": "vertical", "adam": "sgd"}
OPTIONS |= {"mse": "mae", "sparse_categorical_crossentropy": "categorical_crossentropy"}
#: Functions and methods that may be left out: f(x) and x.f() become x.
WRAPPERS = {"abs", "array", "asarray", "astype", "clip", "copy", "cumsum", "exp", "expm1", "int"}
WRAPPERS |= {"log", "log1p", "max", "maximum", "mean", "min", "minimum", "norm", "prod"}
WRAPPERS |= {"reversed", "softplus", "sqrt", "square", "std", "sum", "tanh"}
#: What a call of a function starts with, where a call of a method starts with its object.
MODULES = {"keras", "math", "np", "ops", "tf"}

_SYMBOLS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.MatMult: "@",
    ast.Pow: "**", ast.BitOr: "|", ast.BitAnd: "&", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">",
    ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in",
    ast.And: "and", ast.Or: "or",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A changed reference answer.

    Attributes
    ----------
    cell : str
        The grade id of the answer cell.
    line : int
        Where the change starts in that cell, its marker lines not counted.
    old, new : str
        The lines that changed, each as one line.
    source : str
        The whole cell.
    """

    question: str
    cell: str
    line: int
    old: str
    new: str
    source: str


def make_mutants(assignment: Assignment, question: Question) -> list[Mutant]:
    """Give the mutants of a question's reference answer, in the order of its text."""
    found = []
    for cell in assignment.source.cells:
        if cell_kind(cell) == "answer" and cell.metadata.nbgrader.grade_id in question.answers:
            text, solution = _solution(cell.source)
            for source in mutate(text, solution):
                line, old, new = _difference(text, source)
                grade_id = cell.metadata.nbgrader.grade_id
                found.append(Mutant(question.id, grade_id, line, old, new, source))
    return found


def mutate(text: str, lines: set[int] | None = None) -> list[str]:
    """Give every mutant of a Python text: none twice, none that does not compile.

    Parameters
    ----------
    lines : set of int, optional
        The lines, counted from 1, that may change; by default all.
    """
    mutator = _Mutator(text, lines)
    mutator.visit(ast.parse(text))
    known, kept = {ast.dump(ast.parse(text))}, []
    for _, _, source in sorted(mutator.found):
        try:
            with warnings.catch_warnings(action="ignore"):
                tree = ast.parse(source)
                compile(tree, "<mutant>", "exec")
        except SyntaxError:
            continue
        if ast.dump(tree) not in known:
            known.add(ast.dump(tree))
            kept.append(source)
    return kept


class _Mutator(ast.NodeVisitor):
    """Collects (start, number, changed text) for every place at which something can change."""

    def __init__(self, text: str, lines: set[int] | None) -> None:
        self.text, self.lines = text.encode(), lines  # ast counts columns in bytes
        self.found: list[tuple[int, int, str]] = []
        self.starts = [0]
        for line in self.text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Give the place of a node in the text."""
        start = self.starts[node.lineno - 1] + node.col_offset
        return start, self.starts[node.end_lineno - 1] + node.end_col_offset

    def of(self, node: ast.AST) -> str:
        """Give the text of a node."""
        start, end = self.span(node)
        return self.text[start:end].decode()

    def put(self, node: ast.AST, new: str, start: int, end: int) -> None:
        """Note a mutant: `new` in place of a part of a node's text."""
        if self.lines and not self.lines.issuperset(range(node.lineno, node.end_lineno + 1)):
            return
        text = self.text[:start] + new.encode() + self.text[end:]
        self.found.append((start, len(self.found), text.decode()))

    def replace(self, node: ast.expr, new: str, part: tuple[int, int] | None = None) -> None:
        """Replace an expression, or a part of it, in brackets where they are needed."""
        start, end = self.span(node)
        first, last = part or (start, end)
        new = self.text[start:first].decode() + new + self.text[last:end].decode()
        bracketed = self._dump(start, f"({new})", end)
        plain = self._dump(start, new, end)
        self.put(node, new if plain == bracketed else f"({new})", start, end)

    def _dump(self, start: int, new: str, end: int) -> str:
        try:
            return ast.dump(ast.parse(self.text[:start] + new.encode() + self.text[end:]))
        except SyntaxError:
            return ""

    def swap(self, node: ast.expr, left: ast.expr, symbol: ast.AST, right: ast.expr) -> None:
        """Replace the operator that stands between two operands."""
        old = _SYMBOLS.get(type(symbol), "")
        if old in OPERATORS:
            start, end = self.span(left)[1], self.span(right)[0]
            between = self.text[start:end].decode()
            self.replace(node, between.replace(old, OPERATORS[old], 1), (start, end))

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self.swap(node, node.left, node.op, node.right)
        if isinstance(node.op, ast.Add | ast.Sub | ast.Mult | ast.Div | ast.FloorDiv | ast.Pow):
            self.replace(node, self.of(node.left))
        if isinstance(node.op, ast.Add | ast.Mult):
            self.replace(node, self.of(node.right))
        if isinstance(node.op, ast.Sub):
            right = self.of(node.right)
            self.replace(node, f"-({right})" if isinstance(node.right, ast.BinOp) else f"-{right}")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        operands = [node.left, *node.comparators]
        for left, symbol, right in zip(operands, node.ops, node.comparators, strict=False):
            self.swap(node, left, symbol, right)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        for left, right in zip(node.values, node.values[1:], strict=False):
            self.swap(node, left, node.op, right)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        self.replace(node, self.of(node.operand))
        value = getattr(node.operand, "value", None)
        if isinstance(node.op, ast.USub) and type(value) in (int, float):
            self.number(node, -value)
        else:
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.replace(node, str(not node.value))
        elif isinstance(node.value, int | float):
            self.number(node, node.value)
        elif node.value in OPTIONS:
            self.replace(node, f'"{OPTIONS[node.value]}"')

    def number(self, node: ast.expr, value: float) -> None:
        """Change a constant: an integer by one, a float to its double."""
        if isinstance(value, int):
            self.replace(node, str(value + 1))
            self.replace(node, str(value - 1))
        else:
            self.replace(node, repr(2 * value or 1.0))

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.replace(node, self.of(node.body))
        self.replace(node, self.of(node.orelse))
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr == "T":
            self.replace(node, self.of(node.value))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in WRAPPERS:
            root = node.func
            while isinstance(root, ast.Attribute):
                root = root.value
            is_function = root is node.func or getattr(root, "id", "") in MODULES
            for inner in node.args[:1] if is_function else [node.func.value]:
                self.replace(node, self.of(inner))
        if name == "range":
            for bound in node.args:
                self.off_by_one(bound)
        kept = [k for k in node.keywords if k.arg not in NEUTRAL]
        for keyword in kept:
            self.drop(node, keyword)
        for child in [node.func, *node.args, *kept]:
            self.visit(child)

    def drop(self, call: ast.Call, keyword: ast.keyword) -> None:
        """Leave out one argument of a call, with the comma before or behind it."""
        start, end = self.span(keyword)
        others = sorted(self.span(a) for a in [*call.args, *call.keywords] if a is not keyword)
        before = [a for a in others if a[0] < start]
        if before:
            start = self.text.index(b",", before[-1][1])
        elif others:
            end = others[0][0]
        self.put(call, "", start, end)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        indices = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        for index in indices:
            if isinstance(index, ast.Slice):
                self.slice(index)
            else:
                self.off_by_one(index)
        self.generic_visit(node)

    def slice(self, node: ast.Slice) -> None:
        """Change a slice's bounds by one; one that is open at an end loses what lies there."""
        parts = [self.of(p) if p else "" for p in (node.lower, node.upper, node.step)]
        if not any(parts):
            return
        for place, (bound, shut) in enumerate([(node.lower, "1"), (node.upper, "-1")]):
            if bound is None:
                changed = [shut if i == place else part for i, part in enumerate(parts)]
                self.put(node, ":".join(changed).removesuffix(":"), *self.span(node))
            else:
                self.off_by_one(bound)

    def off_by_one(self, node: ast.expr) -> None:
        """Change a bound or an index by one; constants have changes of their own."""
        if isinstance(node, ast.Name | ast.Attribute | ast.BinOp | ast.Call):
            self.replace(node, f"{self.of(node)} + 1")
            self.replace(node, f"{self.of(node)} - 1")

    def visit_Return(self, node: ast.Return) -> None:
        self.put(node, "return None", *self.span(node))
        self.generic_visit(node)

    def remove(self, node: ast.stmt) -> None:
        """Leave out one statement."""
        if isinstance(getattr(node, "value", None), ast.Constant) and isinstance(node, ast.Expr):
            return  # a docstring
        self.put(node, "pass", *self.span(node))
        self.generic_visit(node)

    visit_Assign = visit_Expr = visit_Break = visit_Continue = remove

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        old = _SYMBOLS.get(type(node.op), "")
        if old in OPERATORS:
            start, end = self.span(node.target)[1], self.span(node.value)[0]
            between = self.text[start:end].decode()
            self.put(node, between.replace(old, OPERATORS[old], 1), start, end)
        self.remove(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        self.put(node, "pass", *self.span(node))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for child in [node.args, *node.body]:  # the type of the result stays
            self.visit(child)

    def visit_arg(self, node: ast.arg) -> None:
        """Leave names and type hints of arguments."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Leave texts."""


def _solution(source: str) -> tuple[str, set[int]]:
    """Take out the marker lines; give the text and the numbers of the lines between them."""
    kept: list[str] = []
    inside: set[int] = set()
    within = False
    for line in source.splitlines():
        if line.strip() in ("### BEGIN SOLUTION", "### END SOLUTION"):
            within = line.strip() == "### BEGIN SOLUTION"
            continue
        kept.append(line)
        if within:
            inside.add(len(kept))
    return "\n".join(kept), inside or set(range(1, len(kept) + 1))


def _difference(old: str, new: str) -> tuple[int, str, str]:
    """Give the first line that differs, and what differs in both texts as one line each."""
    before, after = old.splitlines(), new.splitlines()
    same = 0
    while before[same : same + 1] == after[same : same + 1]:
        same += 1
    while before and after and before[-1] == after[-1] and min(len(before), len(after)) > same:
        before.pop()
        after.pop()
    joined = (" ".join(line.strip() for line in lines[same:]) for lines in (before, after))
    return same + 1, *joined
