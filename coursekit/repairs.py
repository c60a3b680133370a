"""Repairs of what the theme writes into the pages and no option changes, most for accessibility."""

import re
from pathlib import Path

#: What is repaired in the text of every page: pairs of a pattern and what takes its place. Each
#: leaves nothing that it would match again, so a page may be repaired twice.
REPAIRS = [
    # The icons come from fonts that style sheets load. A script of 1.5 MB would draw the same ones
    # again, and a preload that asks for CORS fails on pages opened from disk.
    (r'\s*<script src="[^"]*/fontawesome/[^"]*"></script>', ""),
    (r'\s*<link rel="preload" as="font"[^>]*>', ""),
    # Sphinx loads MathJax for a page with no equations too, if a page listed below it has some.
    (
        r"(?s)\s*<script>window\.MathJax[^<]*</script>\s*<script[^>]*/mathjax/[^>]*></script>"
        r'(?!.*class="[^"]*\bmath\b)',
        "",
    ),
    # One icon would load the font of all the brands.
    (r"\bfab fa-github\b", "fas fa-code-branch"),
    # A name has to hold the words that are seen (WCAG 2.5.3), and here these are enough.
    (r'(<button class="[^"]*search-button-field[^>]*?) aria-label="[^"]*"', r"\1"),
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # The arrow that unfolds a chapter in the list of contents has no words.
    (
        r">([^<]*)</a>(<details[^>]*>)<summary>(?=<span class=\"toctree-toggle)",
        r'>\1</a>\2<summary aria-label="Pages of: \1">',
    ),
    # The logo, a link to the first page, stands outside every landmark.
    (
        r'<div class="sidebar-primary-item">(?=\s*<a class="navbar-brand)',
        '<div class="sidebar-primary-item" role="navigation" aria-label="Home">',
    ),
    # A table wider than the page scrolls, by keyboard too.
    (
        r'<div class="pst-scrollable-table-container">',
        '<div class="pst-scrollable-table-container" tabindex="0">',
    ),
    # ARIA 1.2 gave this role up; the element around these is a list.
    (r' role="doc-biblioentry"', ' role="listitem"'),
]


def repair(folder: Path) -> None:
    """Apply `REPAIRS` to the pages that were written into a folder."""
    for page in folder.rglob("*.html"):
        text = before = page.read_text(encoding="utf-8")
        for pattern, replacement in REPAIRS:
            text = re.sub(pattern, replacement, text)
        if text != before:
            page.write_text(text, encoding="utf-8")
