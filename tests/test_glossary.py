"""The first use of each term of the glossary in a lesson leads to the glossary."""

import functools
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LESSONS = sorted(ROOT.glob("notebooks/*/lesson.ipynb"))

#: What is no prose of the lesson, or cannot hold a link. Questions and dropdowns are folded: they
#: are read one at a time, or not at all.
NO_PROSE = [
    r"\{term\}`[^`]*`",
    r"^(```|\$\$).*?^\1[^\n]*",
    r'^<div class="self-check">.*?^</div>$',
    r"^:::\{dropdown\}.*?^:::$",
    r"^(#+ |:::|\([\w-]+\)=)[^\n]*",
    r"`[^`]*`",  # code and the other roles
    r"\$[^$]+\$",
    r"<[^>]+>",
    r"\[[^]]*\]\([^)]*\)",
]

#: Terms that lessons also use in another meaning, such as gates of logic or the temperature of the
#: air, so that their first use need not be the term's.
AMBIGUOUS = {"accuracy", "activation", "error", "feature", "gate", "kernel", "state", "temperature"}

LINK = re.compile(r"\{term\}`(?:[^`<]+<)?([^`>]+)>?`")


@functools.cache
def terms():
    """List the terms of the glossary, the longest first: it is that of which a text speaks."""
    text = (ROOT / "book" / "glossary.md").read_text(encoding="utf-8")
    entries = text.partition("```{glossary}\n")[2].partition("\n```")[0]
    return sorted(re.findall(r"^(\S.*)$", entries, flags=re.MULTILINE), key=len, reverse=True)


@functools.cache
def pattern(term):
    """Match a term in any case, in the plural too, not within another word."""
    words = r"\s+".join(map(re.escape, term.removesuffix("s").split()))
    return re.compile(rf"(?<![\w-]){words}(?:e?s)?(?![\w-])", flags=re.IGNORECASE)


def blank(match):
    """Put spaces in the place of a text, so that what follows stays where it is."""
    return re.sub(r"[^\n]", " ", match[0])


def prose(lesson):
    """Give the number and the text of each Markdown cell."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    return [
        (number, "".join(cell["source"]))
        for number, cell in enumerate(cells)
        if cell["cell_type"] == "markdown"
    ]


def links(lesson):
    """Give for each term the places of its links: the numbers of a cell and of a character."""
    found = {}
    for number, text in prose(lesson):
        for link in LINK.finditer(text):
            found.setdefault(link[1].casefold(), []).append((number, link.start()))
    return found


def uses(lesson):
    """Give for each term the places where the prose has it without a link.

    The first cell, which says in a box what the lesson is about, is left out.
    """
    found = {}
    for number, text in prose(lesson)[1:]:
        for expression in NO_PROSE:
            text = re.sub(expression, blank, text, flags=re.MULTILINE | re.DOTALL)
        for term in terms():
            for use in pattern(term).finditer(text):
                found.setdefault(term.casefold(), []).append((number, use.start()))
            text = pattern(term).sub(blank, text)
    return found


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.parent.name)
def test_first_use_of_a_term_is_linked(lesson):
    linked = links(lesson)
    missing = [
        f"{term} in Markdown cell {places[0][0]}"
        for term, places in uses(lesson).items()
        if term not in AMBIGUOUS and not linked.get(term, [places[0]])[0] < places[0]
    ]
    assert not missing, "used before they are linked to the glossary:\n" + "\n".join(missing)


def test_each_term_is_linked_by_some_lesson():
    linked = {term for lesson in LESSONS for term in links(lesson)}
    assert {term.casefold() for term in terms()} - linked == set()
