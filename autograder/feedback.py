"""A feedback page for each submission: verdicts, what helps, the notebook as it ran.

Everything on the page that a student wrote, or that a student's code printed, is text or a checked
picture. No HTML, SVG, Markdown or script out of a notebook is ever passed on.
"""

import base64
import binascii
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from autograder.files import write_atomically
from autograder.pages import clean, environment, shorten
from autograder.results import SubmissionResult

#: Characters of one source or one text output, of one picture as base64, and of a whole notebook.
TEXT_LIMIT = 10_000
IMAGE_LIMIT = 2_000_000
PAGE_LIMIT = 8_000_000
#: Outputs of one cell.
OUTPUT_LIMIT = 50
#: A picture of more pixels than this is small on the disk and still fills a browser's memory.
PIXEL_LIMIT = 25_000_000
#: What the markup round a cell or an output costs of `PAGE_LIMIT`.
MARKUP = 200

SECTION = re.compile(r"([\w./-]+)\.ipynb(?:#([\w.-]+))?")


class Link(NamedTuple):
    """A link to a section of the book."""

    href: str
    topic: str


class Output(NamedTuple):
    """An output of a cell; `kind` is ``"text"``, ``"error"`` or ``"image"``."""

    kind: str
    label: str
    content: str


class Cell(NamedTuple):
    """A cell as the page shows it; `kind` is ``"code"`` or ``"prose"``."""

    kind: str
    label: str
    source: str
    outputs: list[Output]


def write_feedback(result: SubmissionResult, folder: Path, book_url: str) -> Path:
    """Write the feedback page of one submission where nbgrader would.

    Parameters
    ----------
    result : SubmissionResult
        The verdict.
    folder : Path
        The page is ``folder/<student>/<chapter>/exercises.html``.
    book_url : str
        Where the book is, for links into lessons; with ``""`` there are none.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    OSError
        The page could not be written; an old one stays.
    """
    cells = read_cells(result.notebook)
    shown = within_limit(cells)
    page = environment().get_template("feedback.html")
    text = page.render(
        result=result,
        student=clean(result.student_id),
        chapter=clean(result.chapter),
        waiting=sum(q.max_score for q in result.questions if q.outcome == "manual"),
        links=[lesson_link(q.section, result.chapter, book_url) for q in result.questions],
        cells=shown,
        cells_left_out=len(cells) - len(shown),
    )
    path = Path(folder) / result.student_id / result.chapter / "exercises.html"
    write_atomically(path, text)
    return path


def lesson_link(section: str, chapter: str, book_url: str) -> Link | None:
    """Find the page of the book for ``"lesson.ipynb#threshold-units"``, or None."""
    match = SECTION.fullmatch(section)
    if match is None or not book_url:
        return None
    page, anchor = match.groups()
    href = f"{book_url.rstrip('/')}/notebooks/{quote(chapter)}/{page}.html"
    if anchor is None:
        return Link(href, "")
    return Link(f"{href}#{anchor}", anchor.replace("-", " "))


def read_cells(notebook: dict[str, Any]) -> list[Cell]:
    """Read the cells of a notebook.

    The notebook comes out of a student's process: any part of it may be missing or of another type
    than nbformat says, and is then left out.
    """
    cells = []
    for number, cell in enumerate(dicts(notebook.get("cells")), 1):
        code = cell.get("cell_type") == "code"
        cells.append(
            Cell(
                kind="code" if code else "prose",
                label=f"Cell {number}, {'code' if code else 'text'}",
                source=shown_text(cell.get("source")),
                outputs=read_outputs(dicts(cell.get("outputs"))) if code else [],
            )
        )
    return cells


def read_outputs(outputs: list[dict[str, Any]]) -> list[Output]:
    """Read the outputs of a cell, the first `OUTPUT_LIMIT` of them."""
    read = [read_output(output) for output in outputs[:OUTPUT_LIMIT]]
    left_out = len(outputs) - len(read)
    if left_out:
        read.append(Output("text", "More", f"[{left_out:,} more outputs of this cell left out.]"))
    return [output for output in read if output]


def read_output(output: dict[str, Any]) -> Output | None:
    """Read one output as text or picture; None where there is nothing to show."""
    kind = output.get("output_type")
    if kind == "stream":
        label = "Warnings and messages" if output.get("name") == "stderr" else "Printed"
        text = shown_text(output.get("text"))
        return Output("text", label, text) if text else None
    if kind == "error":
        trace = output.get("traceback")
        lines = [line for line in trace if isinstance(line, str)] if isinstance(trace, list) else []
        text = "\n".join(lines) or f"{output.get('ename')}: {output.get('evalue')}"
        return Output("error", "Error", shown_text(text))
    data = output.get("data")
    if not isinstance(data, dict):
        return None
    for mime_type in ("image/png", "image/jpeg"):
        if mime_type in data:
            source = image_source(mime_type, joined(data[mime_type]))
            if source:
                return Output("image", "Figure", source)
    if "text/plain" in data:
        return Output("text", "Value", shown_text(data["text/plain"]))
    return Output("text", "Value", "[An output of a kind that this page does not show.]")


def image_source(mime_type: str, encoded: str) -> str:
    """Check that base64 text is a picture of its type and give its data URI, else ``""``."""
    if len(encoded) > IMAGE_LIMIT:
        return ""
    try:
        data = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    if mime_type == "image/png":
        # Signature, then the IHDR chunk, which begins with width and height.
        width, height = (int.from_bytes(data[i : i + 4], "big") for i in (16, 20))
        good = data[:8] == b"\x89PNG\r\n\x1a\n" and width * height <= PIXEL_LIMIT
    else:
        good = data[:3] == b"\xff\xd8\xff"
    return f"data:{mime_type};base64,{base64.b64encode(data).decode()}" if good else ""


def within_limit(cells: list[Cell]) -> list[Cell]:
    """Give the first cells, as many as a page can hold."""
    left = PAGE_LIMIT
    for count, cell in enumerate(cells):
        left -= MARKUP + len(cell.source) + sum(MARKUP + len(o.content) for o in cell.outputs)
        if left < 0:
            return cells[:count]
    return cells


def shown_text(value: Any) -> str:
    """Give text of a notebook as a terminal leaves it: of a progress bar only its last state."""
    lines = joined(value).split("\n")
    text = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines)
    return shorten(clean(text), TEXT_LIMIT).strip("\n")


def joined(value: Any) -> str:
    """Give a text that nbformat keeps as one string or as a list of lines; else ``""``."""
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def dicts(value: Any) -> list[dict[str, Any]]:
    """Give the dicts in a list; none where it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
