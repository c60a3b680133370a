"""The chapters and what they build on: read from the lessons' openers, drawn as a map."""

import dataclasses
import functools
import html
import posixpath
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from coursekit import notebooks


@dataclasses.dataclass(frozen=True)
class Chapter:
    """A chapter as the first cell of its lesson tells it.

    Attributes
    ----------
    folder, number, title
        For example ``"01_perceptron"``, 1 and ``"The perceptron"``, the heading up to its colon.
    minutes
        The time that reading takes, None where the lesson does not say it.
    needs, compares
        The numbers of the chapters that *What you need first* names, and of those that it names
        in a sentence with the words "refers to", which a reader may leave out.
    """

    folder: str
    number: int
    title: str
    minutes: int | None
    needs: frozenset[int]
    compares: frozenset[int]


def read_chapter(path: Path) -> Chapter:
    """Read what a lesson's first cell says of its chapter."""
    opener = notebooks.read(path).cells[0].source
    needs: dict[bool, set[int]] = {False: set(), True: set()}
    first = re.search(r"\*\*What you need first:\*\*(.*?)(?:\n\n|$)", opener, flags=re.DOTALL)
    minutes = re.search(r"\*\*Time:\*\* about (\d+) minutes", opener)
    for sentence in re.split(r"(?<=\.)\s", first[1] if first else ""):
        for numbers in re.findall(r"chapters? (\d+)(?: and (\d+))?", sentence):
            needs["refers to" in sentence] |= {int(number) for number in numbers if number}
    return Chapter(
        folder=path.parent.name,
        number=int(path.parent.name[:2]),
        title=re.search(r"^# ([^:\n]+)", opener)[1],
        minutes=int(minutes[1]) if minutes else None,
        needs=frozenset(needs[False]),
        compares=frozenset(needs[True]),
    )


def arrows(chapters: Iterable[Chapter]) -> list[tuple[int, int]]:
    """List from which chapter to which an arrow leads: needs that no longer way implies."""
    needs = {chapter.number: chapter.needs for chapter in chapters}

    @functools.cache
    def before(number: int) -> frozenset[int]:
        return needs[number].union(*(before(other) for other in needs[number]))

    return [
        (other, number)
        for number in needs
        for other in sorted(needs[number])
        if not any(other in before(between) for between in needs[number])
    ]


def chapter_map(chapters: list[Chapter], folder: str) -> str:
    """Draw the chapters and the arrows between them as SVG with links, for a page in a folder."""
    width, height, gap, across = 172, 52, 34, 392
    needs = arrows(chapters)
    level: dict[int, int] = {}
    for chapter in chapters:
        own = [level[other] + 1 for other, number in needs if number == chapter.number]
        level[chapter.number] = max(own, default=0)
    rows = defaultdict(list)
    for number, row in level.items():
        rows[row].append(number)
    middle = {
        number: (
            round(across * (rows[row].index(number) + 0.5) / len(rows[row])),
            round(row * (height + gap) + height / 2) + 1,
        )
        for number, row in level.items()
    }

    ends = []
    for start, end in needs:
        (x0, y0), (x1, y1) = middle[start], middle[end]
        ends.append(("arrow", x0, y0 + height / 2, x1, y1 - height / 2 - 4))
    for chapter in chapters:
        x1, y1 = middle[chapter.number]
        for other in chapter.compares:
            x0, y0 = middle[other]
            ends.append(("arrow optional", x0 + width / 2, y0, x1 - width / 2 - 4, y1))
    parts = [
        f'<path class="{kind}" marker-end="url(#arrow-head)" d="M{x0:g} {y0:g}L{x1:g} {y1:g}"/>'
        for kind, x0, y0, x1, y1 in ends
    ]
    for chapter in chapters:
        x, y = middle[chapter.number]
        page = posixpath.relpath(f"notebooks/{chapter.folder}/lesson.html", folder)
        words = textwrap.wrap(f"{chapter.number}. {chapter.title}", 20)
        lines = " ".join(
            f'<text x="{x}" y="{y + 5 + 18 * (row - (len(words) - 1) / 2):g}">'
            f"{html.escape(text)}</text>"
            for row, text in enumerate(words)
        )
        parts.append(
            f'<a href="{page}"><rect x="{x - width / 2:g}" y="{y - height / 2:g}" '
            f'width="{width}" height="{height}" rx="8"/>{lines}</a>'
        )
    ways = "; ".join(f"from {start} to {end}" for start, end in needs)
    label = f"Map of the {len(chapters)} chapters from top to bottom. Arrows lead {ways}."
    return (
        f'<svg class="chapter-map" role="group" aria-label="{label}" '
        f'viewBox="0 0 {across} {(height + gap) * len(rows) - gap + 2}">'
        '<defs><marker id="arrow-head" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="8" '
        'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/>'
        f"</marker></defs>{''.join(parts)}</svg>"
    )


def list_of_needs(chapters: list[Chapter]) -> list[str]:
    """Write in words what the map of the chapters shows, as lines of MyST Markdown."""
    lines = []
    for chapter in chapters:
        time = f"({chapter.minutes} minutes) " if chapter.minutes else ""
        needs = " and ".join(_listed(chapter.needs)) or "no other chapter"
        compares = "".join(f", and compares with {other}" for other in sorted(chapter.compares))
        lines.append(
            f"{chapter.number}. {{doc}}`{chapter.title} </notebooks/{chapter.folder}/lesson>` "
            f"{time}needs {needs}{compares}."
        )
    return lines


def _listed(numbers: Iterable[int]) -> list[str]:
    """Split numbers into the first ones, joined by commas, and the last one."""
    words = [str(number) for number in sorted(numbers)]
    return [", ".join(words[:-1]), words[-1]] if len(words) > 1 else words
