"""The pages of the book, as _toc.yml lists them."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]


def toc_pages():
    """List the pages of _toc.yml, in its order."""

    def find(entry):
        if isinstance(entry, list):
            return [page for item in entry for page in find(item)]
        if not isinstance(entry, dict):
            return []
        own = [entry[key] for key in ("root", "file") if key in entry]
        return own + [
            page for key in ("parts", "chapters", "sections") for page in find(entry.get(key))
        ]

    return find(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8")))


PAGES = toc_pages()
LESSONS = [page for page in PAGES if page.endswith("/lesson")]
each_page = pytest.mark.parametrize("page", [*PAGES, "genindex", "search"])
