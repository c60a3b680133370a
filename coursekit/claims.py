"""Claims of the source material beside what our own runs gave.

``book/claims.yml`` is a list with one entry for each claim::

    - id: P1                          # the names that a lesson glues for it start with "P1-"
      chapter: 01_perceptron
      source: Deep Learning Book (in Portuguese), chapter 10
      claim: One perceptron cannot compute XOR.
      source_value: no line is right on all four points
      ours: "best line {P1-best-line:.0%}, two layers {P1-network:.0%}"
      values:
        P1-best-line: {agrees: [0.75, 0.75]}
        P1-network: {agrees: [1, 1]}

Each value has ranges, both ends included; an end is a number, null for none, or the name of another
glued value. The verdict is *agrees* where every value is in its range ``agrees``, else *agrees in
kind* where every value is in its range ``in_kind``, else *disagrees*. The tests fail where a value
leaves ``range``, by default ``in_kind`` or, without that, ``agrees``. A claim whose verdict is not
*agrees* must say ``why``. Texts are Markdown. The table links to the target ``(claim-p1)=``, which
the lesson has before the cell that glues the values.
"""

import ast
import contextlib
import numbers
from typing import Any

import yaml
from nbformat import NotebookNode

from coursekit import notebooks

FILE = notebooks.ROOT / "book" / "claims.yml"
TEXTS = ("id", "chapter", "source", "claim", "source_value", "ours")
RANGES = ("agrees", "in_kind", "range")


class ClaimError(Exception):
    """The registry of claims and the executed lessons do not fit together."""


def load() -> list[dict[str, Any]]:
    """Read the registry of claims.

    Raises
    ------
    ClaimError
        If an entry lacks a field, has an unknown one, or names a value that is not its own.
    """
    claims = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for claim in claims:
        name = f"{FILE.name}: claim {claim.get('id')}"
        missing = [field for field in (*TEXTS, "values") if not claim.get(field)]
        unknown = sorted(set(claim) - {*TEXTS, "values", "why"})
        if missing or unknown:
            raise ClaimError(f"{name} lacks the fields {missing} and has unknown ones {unknown}.")
        for key, ranges in claim["values"].items():
            if not key.startswith(f"{claim['id']}-"):
                raise ClaimError(f"{name}: the value {key} should be named {claim['id']}-...")
            if "agrees" not in ranges or not set(ranges) <= set(RANGES):
                raise ClaimError(
                    f"{name}: the ranges of {key} are agrees and perhaps in_kind, range."
                )
    return claims


def glued(notebook: NotebookNode) -> dict[str, Any]:
    """Read the plain values that the cells of an executed notebook glued, by name."""
    values = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            glue = output.get("metadata", {}).get("scrapbook")
            if glue is not None:
                text = output["data"].get(f"{glue.get('mime_prefix', '')}text/plain", "")
                # What is no plain value, such as a figure, is shown but never judged.
                with contextlib.suppress(ValueError, SyntaxError):
                    values[glue["name"]] = ast.literal_eval(text)
    return values


def measured(chapter: str) -> dict[str, Any]:
    """Read the values that the executed lesson of a chapter glued, profile full."""
    return glued(notebooks.executed(notebooks.ROOT / "notebooks" / chapter / "lesson.ipynb"))


def verdict(claim: dict[str, Any], values: dict[str, Any]) -> str:
    """Judge a claim by the values of our run: agrees, agrees in kind, or disagrees."""
    if all(within(key, ranges["agrees"], values) for key, ranges in claim["values"].items()):
        return "agrees"
    in_kind = {
        key: ranges.get("in_kind", ranges["agrees"]) for key, ranges in claim["values"].items()
    }
    if all(within(key, bounds, values) for key, bounds in in_kind.items()):
        return "agrees in kind"
    return "disagrees"


def left_range(claim: dict[str, Any], values: dict[str, Any]) -> list[str]:
    """Name the values of a claim that left the range they must stay in, a sentence each."""
    sentences = []
    for key, ranges in claim["values"].items():
        bounds = ranges.get("range", ranges.get("in_kind", ranges["agrees"]))
        if not within(key, bounds, values):
            sentences.append(f"{key} is {values[key]}, outside its range {bounds}.")
    return sentences


def within(key: str, bounds: list, values: dict[str, Any]) -> bool:
    """Say whether a glued value lies between two bounds, both included."""
    low, high = (_number(b, values) if isinstance(b, str) else b for b in bounds)
    value = _number(key, values)
    return (low is None or value >= low) and (high is None or value <= high)


def markdown_table() -> list[str]:
    """Write the table of claims, as lines of MyST Markdown.

    A claim whose chapter has no lesson yet is left out.

    Raises
    ------
    ClaimError
        If a lesson glued no number where a claim needs one, or a claim needs a reason.
    NotExecutedError
        If a lesson has not been executed.
    """
    lines = [
        "| Number | Claim | Source | Source's value | Our run | Verdict |",
        "|---|---|---|---|---|---|",
    ]
    for claim in load():
        if not (notebooks.ROOT / "notebooks" / claim["chapter"] / "lesson.ipynb").exists():
            continue
        values = measured(claim["chapter"])
        result = verdict(claim, values)
        if result != "agrees" and "why" not in claim:
            raise ClaimError(f"{FILE.name}: claim {claim['id']} {result}, and does not say why.")
        own = [key for key in values if key.startswith(f"{claim['id']}-")]
        ours = claim["ours"].format_map({key: _number(key, values) for key in own})
        cells = [
            f"{{ref}}`{claim['id']} <claim-{claim['id']}>`",
            claim["claim"],
            claim["source"],
            claim["source_value"],
            ours,
            f"**{result}**" + (f": {claim['why']}" if result != "agrees" else ""),
        ]
        lines.append("| " + " | ".join(" ".join(str(c).split()) for c in cells) + " |")
    return lines


def _number(key: str, values: dict[str, Any]) -> float:
    value = values.get(key)
    if not isinstance(value, numbers.Real):
        raise ClaimError(
            f"{FILE.name} reads {key}, but the lesson glued no plain number of that name. Glue it "
            f"with glue('{key}', float(value), display=False) or int(value)."
        )
    return value
