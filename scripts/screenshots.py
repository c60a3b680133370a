"""Photograph every page of the built book at three widths, light and dark, to look at.

    python scripts/screenshots.py [PAGE ...]

A page is named as in _toc.yml, for example book/welcome; without names, all are taken. The
pictures go to _build/screenshots.
"""

import sys
from pathlib import Path

from chromium import start_chromium
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
HTML = ROOT / "_build" / "html"
TARGET = ROOT / "_build" / "screenshots"
WIDTHS = (1400, 820, 390)


def find_pages(names):
    """Return the files of the named pages, or of all pages if none is named."""
    if names:
        pages = [HTML / f"{name}.html" for name in names]
    else:
        pages = [
            page
            for folder in ("book", "notebooks")
            for page in sorted((HTML / folder).rglob("*.html"))
        ]
    missing = [str(page) for page in pages if not page.exists()]
    if missing or not pages:
        raise SystemExit(f"Not built: {', '.join(missing) or HTML}. Run 'make book' first.")
    return pages


def main():
    pages = find_pages(sys.argv[1:])
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        for theme in ("light", "dark"):
            for width in WIDTHS:
                tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
                for page in pages:
                    tab.goto(page.as_uri())
                    tab.evaluate("() => window.MathJax?.startup?.promise")
                    name = "-".join(page.relative_to(HTML).with_suffix("").parts)
                    tab.screenshot(path=TARGET / f"{name}-{width}-{theme}.png", full_page=True)
                tab.close()
        browser.close()
    print(f"{len(pages) * len(WIDTHS) * 2} pictures in {TARGET}")


if __name__ == "__main__":
    main()
