"""An assignment: what the source notebook of a chapter says is asked, locked and tested."""

import ast
import copy
import functools
import hashlib
import json
import re
import symtable
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

#: The one notebook of a chapter that is graded.
NOTEBOOK_NAME = "exercises"


class AssignmentError(ValueError):
    """An assignment's source is missing or breaks the rules."""


@dataclass(frozen=True)
class Question:
    """One graded question: its prompt's words, its points, its cells.

    Attributes
    ----------
    answers : tuple of str
        The grade ids of the solution cells since the question before it.
    manual : bool
        Whether a person marks it.
    """

    id: str
    title: str
    section: str
    points: float
    manual: bool
    answers: tuple[str, ...]


@dataclass
class Assignment:
    """A chapter's exercises as the grader needs them.

    Attributes
    ----------
    source : NotebookNode
        The source notebook, solutions and hidden tests included.
    public : NotebookNode
        The same as students get it: cell for cell, solutions replaced by stubs.
    contract : frozenset of str
        Names that solution cells bind: what tests see of them is the student's.
    """

    chapter: str
    source: NotebookNode
    public: NotebookNode
    questions: list[Question] = field(default_factory=list)
    contract: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str, chapter: str) -> "Assignment":
        """Read a source or a released notebook from its JSON text.

        Raises
        ------
        AssignmentError
            Where it is not a notebook with nbgrader's cells.
        """
        # Half a second, which workers save: they parse no assignment.
        from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

        try:
            source = nbformat.reads(text, as_version=4)
        except Exception as error:
            raise AssignmentError(f"The exercises of {chapter} cannot be read: {error}") from None
        public = copy.deepcopy(source)
        for step in (ClearSolutions(), ClearHiddenTests()):
            public, _ = step.preprocess(public, {})
        contract: set[str] = set()
        for cell in source.cells:
            if cell_kind(cell) == "answer" and cell.cell_type == "code":
                contract |= bound_names(cell.source)
        questions = list(_questions(public))
        if not questions:
            raise AssignmentError(f"The exercises of {chapter} have no graded cell.")
        return cls(chapter, source, public, questions, frozenset(contract))

    @classmethod
    def load(cls, root: Path, chapter: str) -> "Assignment":
        """Read ``solutions/<chapter>/exercises.ipynb`` of a course."""
        path = source_path(root, chapter)
        if not path.is_file():
            known = ", ".join(chapters(root)) or "none"
            raise AssignmentError(
                f"There is no chapter {chapter!r}: {path} is missing. Chapters here: {known}."
            )
        return cls.parse(path.read_text(encoding="utf-8"), chapter)

    @functools.cached_property
    def digest(self) -> str:
        """Hash of everything that a verdict shows or depends on, the submission apart."""
        return _digest(nbformat.writes(self.public), *self.question_digests.values())

    @functools.cached_property
    def question_digests(self) -> dict[str, str]:
        """Hash, for each question, of what its mark depends on, the submission apart.

        That is its test, every test whose names it reads, and all cells but the prompts and the
        other tests. A reference solution counts only by the names that it binds.
        """
        frame = [json.dumps([self.chapter, sorted(self.contract)])]
        for grade_id, source, public in self.cells():
            if source.cell_type == "code" or cell_kind(source) == "manual":
                text = "" if cell_kind(source) == "test" else public.source
                frame.append(json.dumps([grade_id, cell_kind(source), text]))
        tests = {grade_id: source for grade_id, source, _ in self.cells()}
        return {
            q.id: _digest(*frame, q.id, str(q.points), *(tests[name].source for name in needed))
            for q in self.questions
            if (needed := sorted(self.tests_behind(q.id)))
        }

    def tests_behind(self, question: str) -> set[str]:
        """Give a question and those before it whose tests bind names that its test reads."""
        behind: set[str] = set()
        wanted: set[str] = set()
        cells = {grade_id: source for grade_id, source, _ in self.cells()}
        ids = [q.id for q in self.questions]
        for name in reversed(ids[: ids.index(question) + 1]):
            source = cells[name].source if cells[name].cell_type == "code" else ""
            if name == question or bound_names(source, imports=True) & wanted:
                behind.add(name)
                wanted |= free_names(source)
        return behind

    def cells(self) -> Iterator[tuple[str, NotebookNode, NotebookNode]]:
        """Give (grade id, source cell, public cell) of every cell that nbgrader knows."""
        for source, public in zip(self.source.cells, self.public.cells, strict=True):
            if cell_kind(source) != "extra":
                yield source.metadata.nbgrader.grade_id, source, public


def source_path(root: Path, chapter: str) -> Path:
    """Say where the source of a chapter's exercises is."""
    return root / "solutions" / chapter / f"{NOTEBOOK_NAME}.ipynb"


def chapters(root: Path) -> list[str]:
    """List the chapters that have exercises, in order."""
    found = (root / "solutions").glob(f"*/{NOTEBOOK_NAME}.ipynb")
    return sorted(path.parent.name for path in found)


def find_course(start: Path) -> Path | None:
    """Find the course's folder at or above `start`: the one that holds ``solutions``."""
    for folder in (start, *start.parents):
        if (folder / "solutions").is_dir() and (folder / "_toc.yml").is_file():
            return folder
    return None


def cell_kind(cell: NotebookNode) -> str:
    """Say what a cell is to the grader: answer, test, manual, locked or extra."""
    marks = cell.metadata.get("nbgrader")
    if not isinstance(marks, dict) or not marks.get("grade_id"):
        return "extra"
    if marks.get("solution"):
        return "manual" if marks.get("grade") else "answer"
    return "test" if marks.get("grade") else "locked"


# An assignment's cells are asked for again with every submission.
@functools.lru_cache(maxsize=1024)
def bound_names(source: str, *, imports: bool = False) -> frozenset[str]:
    """Give the names that a cell binds at its top level, imported ones only if asked for."""
    names: set[str] = set()

    def visit(statements: list[ast.stmt]) -> None:
        for node in statements:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names.add(node.name)
                continue
            if isinstance(node, ast.Import | ast.ImportFrom):
                if imports:
                    names.update((a.asname or a.name).split(".")[0] for a in node.names)
                continue
            for part in ast.iter_child_nodes(node):
                if not isinstance(part, ast.stmt):
                    names.update(
                        leaf.id
                        for leaf in ast.walk(part)
                        if isinstance(leaf, ast.Name) and isinstance(leaf.ctx, ast.Store)
                    )
            for block in ("body", "orelse", "finalbody"):
                visit(getattr(node, block, []))
            for handler in getattr(node, "handlers", []):
                visit(handler.body)

    visit(parse_cell(source).body)
    return frozenset(names)


@functools.lru_cache(maxsize=1024)
def used_names(source: str) -> frozenset[str]:
    """Give every name that a cell reads, at any depth."""
    return frozenset(
        node.id
        for node in ast.walk(parse_cell(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    )


@functools.lru_cache(maxsize=1024)
def free_names(source: str) -> frozenset[str]:
    """Give the names that a cell reads and had not bound by the statement before; rather too many.

    A name that a function reads counts where the function is defined.
    """
    free: set[str] = set()
    bound: set[str] = set()

    def read(table: symtable.SymbolTable) -> Iterator[str]:
        for symbol in table.get_symbols():
            if symbol.is_referenced() and (table.get_type() == "module" or symbol.is_global()):
                yield symbol.get_name()
        for child in table.get_children():
            yield from read(child)

    for statement in parse_cell(source).body:
        table = symtable.symtable(ast.unparse(statement), "<cell>", "exec")
        free |= set(read(table)) - bound
        bound |= {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
    return frozenset(free)


def parse_cell(source: str) -> ast.Module:
    """Parse a cell as IPython reads it, magics included; empty where it is not Python."""
    try:
        return ast.parse(TransformerManager().transform_cell(source))
    except (SyntaxError, ValueError):
        return ast.Module(body=[], type_ignores=[])


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _questions(notebook: NotebookNode) -> Iterator[Question]:
    prompt, answers = "", []
    for cell in notebook.cells:
        kind = cell_kind(cell)
        if cell.cell_type == "markdown" and kind in ("locked", "extra"):
            prompt = cell.source
        if kind in ("answer", "manual"):
            answers.append(cell.metadata.nbgrader.grade_id)
        if kind in ("test", "manual"):
            heading = re.search(r"^#+ +(.+?) *(\([\d.]+ points?[^)]*\))? *$", prompt, re.MULTILINE)
            link = re.search(r"\]\((lesson\.(?:ipynb|html|md)#[\w-]+)\)", prompt)
            marks = cell.metadata.nbgrader
            yield Question(
                id=marks.grade_id,
                title=heading[1] if heading else marks.grade_id,
                section=link[1] if link else "",
                points=float(marks.points),
                manual=kind == "manual",
                answers=tuple(answers),
            )
            answers = []
