"""Feedback pages: what a student is told, and that nothing a student wrote can act on the page."""

import base64
import struct
import zlib
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from autograder.feedback import OUTPUT_LIMIT, PAGE_LIMIT, TEXT_LIMIT, write_feedback
from autograder.files import write_atomically
from autograder.results import OUTCOMES, STATUSES, QuestionResult, SubmissionResult

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
BOOK = "https://example.org/book"


def question(name="step", score=0.0, outcome="failed", message="", **changes):
    fields = {"title": "1. A threshold unit", "section": "lesson.ipynb#threshold-units"}
    fields |= {"max_score": 2.0} | changes
    return QuestionResult(name, score=score, outcome=outcome, message=message, **fields)


def submission(*questions, cells=(), **changes):
    fields = {"student_id": "ada", "chapter": "01_perceptron", "status": "graded", "message": ""}
    fields |= {"sandbox": "bwrap", "notebook": {"nbformat": 4, "cells": list(cells)}} | changes
    return SubmissionResult(questions=list(questions), **fields)


def code(*outputs, source="step(0)"):
    return {"cell_type": "code", "source": source, "outputs": list(outputs)}


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


def display(**data):
    return {
        "output_type": "display_data",
        "data": {k.replace("_", "/"): v for k, v in data.items()},
    }


def png(width=1, height=1):
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + header + rows + chunk(b"IEND", b"")).decode()


class Page(HTMLParser):
    """Reads a page as a browser would: its elements with attributes, and its text."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def page(tmp_path):
    def render(result, book_url=BOOK):
        return Page(write_feedback(result, tmp_path, book_url).read_text(encoding="utf-8"))

    return render


def test_the_page_lies_where_nbgrader_puts_it_and_nothing_else_does(tmp_path):
    path = write_feedback(submission(question()), tmp_path, BOOK)
    assert path == tmp_path / "ada" / "01_perceptron" / "exercises.html"
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


def test_a_student_sees_points_outcome_message_and_where_to_read(page):
    failed = question(message="step(0) should be 1,\nbut is 0.", score=0.5, outcome="partial")
    seen = page(submission(failed, question("gate", 2.0, "passed", title="2. Gates")))
    assert "2.5 of 4 points" in seen.text
    assert "0.5 of 2 points" in seen.text
    assert "Partly right" in seen.text
    assert "Passed" in seen.text
    assert "step(0) should be 1,\nbut is 0." in seen.text
    links = [a["href"] for a in seen.all("a")]
    assert links == [f"{BOOK}/notebooks/01_perceptron/lesson.html#threshold-units"]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_is_said_in_words(page, outcome):
    bare = page(submission(question(outcome=outcome)))
    others = {o: page(submission(question(outcome=o))).text for o in OUTCOMES if o != outcome}
    assert bare.text not in others.values()


@pytest.mark.parametrize("status", [s for s in STATUSES if s != "graded"])
def test_a_status_other_than_graded_is_explained_in_a_banner(page, status):
    seen = page(submission(question(), status=status, message="for the instructor only"))
    assert [a for a in seen.all("div") if a.get("class") == "banner"]
    assert "for the instructor only" not in seen.text
    assert not [a for a in page(submission(question())).all("div") if a.get("class") == "banner"]


def test_points_that_a_person_gives_are_not_said_to_be_lost(page):
    seen = page(submission(question("explain", 0.0, "manual", max_score=3.0)))
    assert "not marked yet, 3 points to earn" in seen.text
    assert "3 points of these are given by a person" in seen.text


def test_grading_without_a_sandbox_is_said(page):
    assert "without a sandbox" in page(submission(sandbox="none")).text
    assert "without a sandbox" not in page(submission()).text


@pytest.mark.parametrize(
    "section", ["", "https://evil.example/x", "javascript:alert(1)", 'a.ipynb"x']
)
def test_a_section_that_is_no_page_of_the_book_gives_no_link(page, section):
    assert not page(submission(question(section=section))).all("a")


def test_without_a_book_there_are_no_links(page):
    assert not page(submission(question()), book_url="").all("a")


HOSTILE = "<script>alert(1)</script></style></pre></details><img src=x onerror=alert(1)><iframe>"


def test_nothing_a_student_writes_becomes_markup(page):
    outputs = [
        stream(HOSTILE),
        display(text_html=HOSTILE, text_plain=HOSTILE),
        display(text_html=HOSTILE),
        display(text_markdown=HOSTILE),
        display(application_javascript="alert(1)"),
        {"output_type": "display_data", "data": {"image/svg+xml": f"<svg>{HOSTILE}</svg>"}},
        {"output_type": "error", "ename": HOSTILE, "evalue": HOSTILE, "traceback": []},
        {"output_type": "error", "ename": "E", "evalue": "", "traceback": [HOSTILE]},
        display(image_png='"><script>alert(1)</script>'),
        display(image_png=base64.b64encode(HOSTILE.encode()).decode()),
        display(image_png=base64.b64encode(b"<script>").decode()),
        display(image_png="'>" + png()),
        display(image_jpeg=base64.b64encode(b"<svg onload=alert(1)>").decode()),
    ]
    cells = [code(*outputs, source=HOSTILE), {"cell_type": "markdown", "source": HOSTILE}]
    hostile = submission(
        question(message=HOSTILE, title=HOSTILE),
        cells=cells,
        student_id="<img src=x onerror=alert(1)>",
    )
    plain = submission(question(message="m"), cells=[code(stream("t"))])
    seen = page(hostile)
    allowed = {tag for tag, _ in page(plain).elements}
    assert {tag for tag, _ in seen.elements} <= allowed
    assert not {"script", "img", "iframe"} & {tag for tag, _ in seen.elements}
    assert not [a for _, a in seen.elements if any(name.startswith("on") for name in a)]
    assert HOSTILE in seen.text


def test_the_page_forbids_scripts_and_other_hosts(page):
    seen = page(submission(question()))
    policies = [a["content"] for a in seen.all("meta") if "http-equiv" in a]
    assert policies == [CSP]
    assert not seen.all("script")
    assert not seen.all("link")


def test_a_checked_picture_is_shown_and_a_gigantic_one_is_not(page):
    drawn = page(submission(cells=[code(display(image_png=png()[:20] + "\n" + png()[20:]))]))
    assert [a["src"] for a in drawn.all("img")] == [f"data:image/png;base64,{png()}"]
    assert drawn.all("img")[0]["alt"]
    bomb = display(image_png=png(60_000, 60_000), text_plain="<Figure>")
    seen = page(submission(cells=[code(bomb)]))
    assert not seen.all("img")
    assert "<Figure>" in seen.text


def test_long_outputs_are_shortened_and_say_so(page, tmp_path):
    seen = page(submission(cells=[code(stream("x" * 30_000_000))]))
    assert f"the first {TEXT_LIMIT:,} of 30,000,000 characters" in seen.text
    assert len(seen.text) < 3 * TEXT_LIMIT
    many = page(submission(cells=[code(*[stream("line\n")] * (OUTPUT_LIMIT + 7))]))
    assert "7 more outputs of this cell left out" in many.text
    assert "of 9,999 characters" in page(submission(cells=[code(stream("\n" * 9_998 + "x"))])).text


def test_a_notebook_longer_than_a_page_is_cut_between_cells(page):
    cells = [code(source="x" * TEXT_LIMIT)] * (PAGE_LIMIT // TEXT_LIMIT + 50)
    seen = page(submission(cells=cells))
    shown = seen.text.count("x" * TEXT_LIMIT)
    assert 0 < shown < len(cells)
    assert f"{len(cells) - shown} more cells left out" in seen.text


def test_text_reads_as_in_a_terminal(page):
    text = "\x1b[31mred\x1b[0m\n 1/9\r 5/9\r 9/9\r\nbell\x07 nul\x00 half\ud83d"
    seen = page(submission(question(message="half\ud83d \x1b[1mbold"), cells=[code(stream(text))]))
    assert "red\n 9/9\nbell nul half" in seen.text
    assert "half bold" in seen.text


@pytest.mark.parametrize(
    "notebook",
    [
        {},
        {"cells": None},
        {"cells": ["text", 1, {}]},
        {"cells": [{"cell_type": "code", "source": 3, "outputs": "x"}]},
        {"cells": [{"cell_type": "code", "source": ["a\n", 1], "outputs": [None, {}]}]},
        {"cells": [code({"output_type": "error", "traceback": 5}, {"output_type": "stream"})]},
        {"cells": [code({"output_type": "display_data", "data": []})]},
    ],
)
def test_a_notebook_of_any_shape_gets_a_page(page, notebook):
    assert "1. A threshold unit" in page(submission(question(), notebook=notebook)).text


def test_headings_come_in_order_and_the_language_is_named(page):
    seen = page(submission(question(), cells=[code()], status="timeout"))
    levels = [int(tag[1]) for tag, _ in seen.elements if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert seen.all("html")[0]["lang"] == "en"


def test_the_same_result_gives_the_same_bytes(tmp_path):
    result = submission(question(message="m"), cells=[code(stream("t"))])
    first = write_feedback(result, tmp_path / "a", BOOK).read_bytes()
    again = SubmissionResult.from_dict(result.to_dict())
    assert write_feedback(again, tmp_path / "b", BOOK).read_bytes() == first


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "grades.csv"
    write_atomically(path, "old")

    def no_space(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("autograder.files.os.fsync", no_space)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, "new")
    assert [p.read_text() for p in tmp_path.iterdir()] == ["old"]


def test_a_file_is_written_through_missing_folders_as_text_or_bytes(tmp_path):
    write_atomically(tmp_path / "a" / "b.txt", "é\n")
    write_atomically(str(tmp_path / "a" / "c.bin"), b"\x00")
    assert Path(tmp_path, "a", "b.txt").read_bytes() == b"\xc3\xa9\n"
    assert Path(tmp_path, "a", "c.bin").read_bytes() == b"\x00"
