"""Files that are no notebooks, or odd ones."""

import json
from collections.abc import Callable
from typing import Any

from hostile import exercises
from hostile.case import ALL_PASSED, Case, written

UNREADABLE = dict.fromkeys(exercises.POINTS, "error")


def _edited(edit: Callable[[dict[str, Any]], object], answers=exercises.HONEST) -> bytes:
    """Change a right notebook's JSON."""
    content = json.loads(written(exercises.notebook(answers)))
    for cell in content["cells"]:
        cell["source"] = "".join(cell["source"])
    edit(content)
    return json.dumps(content).encode()


def _cell(content: dict, grade_id: str) -> dict:
    return next(c for c in content["cells"] if c["metadata"]["nbgrader"]["grade_id"] == grade_id)


def _code(source: Any) -> dict:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": []}


def _each(content: dict, **fields: Any) -> None:
    for cell in content["cells"]:
        cell.update(fields)


def _old(content: dict) -> None:
    cells = []
    for cell in content["cells"]:
        old = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        if cell["cell_type"] == "code":
            old |= {"input": cell["source"], "outputs": [], "language": "python"}
        else:
            old |= {"source": cell["source"]}
        cells.append(old)
    content.update(nbformat=3, nbformat_minor=0, worksheets=[{"cells": cells, "metadata": {}}])
    del content["cells"]


def _remove(content: dict, *grade_ids: str) -> None:
    content["cells"] = [
        c for c in content["cells"] if c["metadata"]["nbgrader"]["grade_id"] not in grade_ids
    ]


def _scripted(content: dict) -> None:
    script = "<script>document.title='ESCAPED'</script><img src=x onerror=alert(1)>"
    for cell in content["cells"]:
        cell["source"] += f"\n# {script}"
        if cell["cell_type"] == "code":
            data = {"text/html": script, "text/plain": script, "application/javascript": "alert(1)"}
            cell["outputs"] = [{"output_type": "display_data", "data": data, "metadata": {}}]


def cases() -> list[Case]:
    """Give every case of this kind."""
    whole = written(exercises.notebook(exercises.HONEST))

    def unreadable(name: str, data: bytes | None, told: str, **more: Any) -> Case:
        return Case(name, data, UNREADABLE, "unreadable", told, **more)

    def readable(name: str, edit: Callable[[dict], object], told: str = "", **changed: Any) -> Case:
        return Case(name, _edited(edit), ALL_PASSED | changed, told=told)

    too_large = _edited(lambda c: c["metadata"].update(padding="x" * 51 * 2**20))
    large = _edited(lambda c: c["metadata"].update(padding="x" * 49 * 2**20))
    return [
        unreadable("truncated JSON", whole[: len(whole) // 2], "JSON"),
        unreadable("an empty file", b"", "empty"),
        unreadable("binary noise", bytes(range(256)) * 50, "not a"),
        unreadable(
            "another notebook",
            b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
            "not the exercise notebook",
        ),
        unreadable("a list", b"[]", "not a"),
        unreadable("cells in an object", _edited(lambda c: c.update(cells={"a": 1})), "no list"),
        unreadable("cells are null", _edited(lambda c: c.update(cells=None)), "no list"),
        unreadable(
            "11,000 cells", _edited(lambda c: c["cells"].extend([_code("")] * 11_000)), "may be"
        ),
        readable("2,000 cells of code", lambda c: c["cells"].extend([_code("x = 1")] * 2_000)),
        readable("a cell is text", lambda c: c["cells"].insert(0, "cell")),
        readable("a source is a number", lambda c: c["cells"].append(_code(7))),
        readable("half a surrogate", lambda c: c["cells"].append(_code("print('\ud800')"))),
        readable("a null byte", lambda c: c["cells"].append(_code("x = 1\0"))),
        readable(
            "an unknown type of cell",
            lambda c: c["cells"].append(_code("x") | {"cell_type": "magic"}),
        ),
        readable(
            "a grade_id is a list",
            lambda c: _cell(c, "why")["metadata"]["nbgrader"].update(grade_id=[1]),
        ),
        readable(
            "marks are a list", lambda c: _cell(c, "why")["metadata"].update(nbgrader=["why"])
        ),
        unreadable("nested 50,000 deep", b"[" * 50_000 + b"]" * 50_000, "not a"),
        unreadable("over 50 MB", too_large, "too large"),
        unreadable("no file", None, "no exercises.ipynb"),
        unreadable(
            "renamed",
            None,
            "homework.ipynb",
            files=lambda folder: (folder / "homework.ipynb").write_bytes(whole),
        ),
        Case(
            "an extra notebook",
            whole,
            ALL_PASSED,
            files=lambda folder: (folder / "extra.ipynb").write_bytes(b"{}"),
        ),
        Case("nearly 50 MB", large, ALL_PASSED),
        readable("an old nbformat", _old),
        readable("a future nbformat", lambda c: c.update(nbformat_minor=99)),
        readable(
            "NaN as points",
            lambda c: _cell(c, "scale")["metadata"]["nbgrader"].update(points=float("nan")),
        ),
        readable(
            "a duplicated test cell",
            lambda c: c["cells"].append(_cell(c, "scale") | {"id": "again"}),
        ),
        readable("deleted test cells", lambda c: _remove(c, "scale", "model"), "were put back"),
        readable(
            "every locked cell deleted",
            lambda c: _remove(c, "setup", "scale", "center", "model"),
            "were put back",
        ),
        readable("reordered test cells", lambda c: c["cells"].reverse()),
        readable(
            "an edited test cell",
            lambda c: _cell(c, "scale").update(source="100"),
            "were restored: scale",
        ),
        readable(
            "a renamed test cell",
            lambda c: _cell(c, "scale")["metadata"]["nbgrader"].update(grade_id="mine"),
            "were put back: scale",
        ),
        readable(
            "grade: false",
            lambda c: _cell(c, "scale")["metadata"]["nbgrader"].update(grade=False, points=0),
        ),
        readable(
            "solution: true on a test",
            lambda c: _cell(c, "scale")["metadata"]["nbgrader"].update(solution=True),
        ),
        readable(
            "code turned into markdown",
            lambda c: _cell(c, "scale-answer").update(cell_type="markdown"),
            scale={"error", "failed", "not_attempted"},
        ),
        readable(
            "a test turned into markdown", lambda c: _cell(c, "scale").update(cell_type="markdown")
        ),
        readable("one id for all cells", lambda c: _each(c, id="same")),
        readable("no ids", lambda c: [cell.pop("id") for cell in c["cells"]]),
        readable(
            "an unknown kernel", lambda c: c["metadata"].update(kernelspec={"name": "nonesuch"})
        ),
        readable("no metadata", lambda c: c.update(metadata={})),
        readable("metadata is null", lambda c: c.update(metadata=None)),
        readable(
            "metadata of wrong types",
            lambda c: c.update(metadata={"kernelspec": [], "language_info": 3}),
        ),
        readable(
            "outputs of wrong types",
            lambda c: _cell(c, "scale-answer").update(outputs={"a": 1}, execution_count="x"),
        ),
        readable("script in outputs", _scripted),
        Case("lines end in CRLF", whole.replace(b"\\n", b"\\r\\n"), ALL_PASSED),
        Case("a byte order mark", b"\xef\xbb\xbf" + whole, ALL_PASSED),
        Case("not UTF-8", whole.replace(b"Because", "Dass ü".encode("latin-1")), ALL_PASSED),
        Case("UTF-16", whole.decode().encode("utf-16"), ALL_PASSED),
    ]
