"""Every page for every reader: axe, headings, keyboard, and how a page opens from disk."""

import functools
import itertools
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from pages import LESSONS, each_page

#: What a page may weigh without its images.
BYTES = 3_000_000

# Folded content is read too, once it is unfolded.
UNFOLD = """
async () => {
  await window.MathJax?.startup?.promise;
  document.querySelectorAll("details").forEach(details => { details.open = true; });
}
"""

# Without preload axe does not fetch the style sheets once more; no rule here needs that.
# The boxes that MathJax draws glyphs in are hidden from screen readers, which get MathML instead.
RUN_AXE = """
async only => {
  const found = await axe.run({ exclude: ["mjx-math"] }, {
    resultTypes: ["violations"], preload: false, ...(only && { runOnly: only }),
  });
  return found.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`));
}
"""

# The mark of the focus is on the element, or on the part of it that is seen.
FOCUS = """
() => {
  const element = document.activeElement;
  const shown = node => {
    const style = getComputedStyle(node);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== "none";
  };
  return {
    html: element.outerHTML.slice(0, 120),
    inMain: element.closest("main") !== null,
    visible: [element, ...element.children].some(shown),
  };
}
"""


@pytest.fixture(scope="module")
def tab(browser):
    """Open one tab for all pages; without motion, colours are measured when they stand still."""
    context = browser.new_context(reduced_motion="reduce", color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def axe(npm_packages):
    """Read axe's script."""
    return (npm_packages / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@each_page
def test_axe_finds_no_violation(address, tab, axe, page):
    tab.set_viewport_size({"width": 1400, "height": 900})
    tab.goto(urljoin(address, f"{page}.html"))
    tab.evaluate(UNFOLD)
    tab.evaluate(axe)
    assert tab.evaluate(RUN_AXE) == []
    # The dark page has other colours, the phone other parts that scroll; all else is the same.
    tab.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert tab.evaluate(RUN_AXE, ["color-contrast", "link-in-text-block"]) == []
    tab.set_viewport_size({"width": 390, "height": 844})
    # The theme looks for parts that scroll some time after the window changed.
    tab.wait_for_timeout(500)
    assert tab.evaluate(RUN_AXE, ["scrollable-region-focusable", "button-name"]) == []


@each_page
def test_headings_are_in_order(book, page):
    soup = BeautifulSoup((book / f"{page}.html").read_text(encoding="utf-8"), "html.parser")
    levels = [
        int(heading.name[1])
        for heading in soup.select("main :is(h1, h2, h3, h4, h5, h6)")
        if not heading.find_parent(class_="onlyprint")
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    for before, after in itertools.pairwise(levels):
        assert after <= before + 1, levels


def test_keyboard_skips_to_the_text(address, tab):
    tab.set_viewport_size({"width": 1400, "height": 900})
    tab.goto(urljoin(address, f"{LESSONS[0]}.html"))
    tab.keyboard.press("Tab")
    link = tab.get_by_text("Skip to main content")
    assert link.evaluate("link => link === document.activeElement")
    assert link.bounding_box()["y"] >= 0
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate(FOCUS)["inMain"]


def test_keyboard_shows_where_it_is(address, tab):
    tab.set_viewport_size({"width": 1400, "height": 900})
    tab.goto(urljoin(address, f"{LESSONS[0]}.html"))
    tab.evaluate(UNFOLD)
    seen = []
    for _ in range(150):
        tab.keyboard.press("Tab")
        seen.append(tab.evaluate(FOCUS))
    assert [stop["html"] for stop in seen if not stop["visible"]] == []
    assert sum(stop["inMain"] for stop in seen) > 50


@pytest.fixture(scope="module")
def from_disk(book, browser):
    """Return a function that opens a page's file and tells what happened."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})

    @functools.cache
    def open_page(page):
        tab = context.new_page()
        problems, files = [], {}

        def on_request(request):
            if request.url.startswith("file:"):
                if request.resource_type != "image":
                    path = Path(unquote(urlsplit(request.url).path))
                    files[path] = path.stat().st_size if path.exists() else 0
            elif not request.url.startswith(("data:", "blob:")):
                problems.append(f"another host: {request.url}")

        tab.on("request", on_request)
        tab.on("requestfailed", lambda request: problems.append(f"failed: {request.url}"))
        tab.on("pageerror", lambda error: problems.append(str(error)))
        tab.on(
            "console",
            lambda said: problems.append(said.text) if said.type in ("error", "warning") else None,
        )
        tab.goto((book / f"{page}.html").as_uri())
        tab.evaluate("async () => { await window.MathJax?.startup?.promise; }")
        tab.close()
        return {"problems": problems, "files": files}

    yield open_page
    context.close()


@each_page
def test_page_opens_from_disk_without_a_problem(from_disk, page):
    assert from_disk(page)["problems"] == []


@each_page
def test_page_is_light(from_disk, page):
    files = from_disk(page)["files"]
    assert sum(files.values()) < BYTES, sorted((size, path.name) for path, size in files.items())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_first_drawn_in_the_theme_of_the_machine(book, browser, theme):
    """The theme's own script comes after the text, when much may have been drawn already."""
    tab = browser.new_page(color_scheme=theme)
    tab.add_init_script(
        """document.addEventListener("readystatechange", () => {
          window.first ??= document.documentElement.dataset.theme;
        });"""
    )
    tab.goto((book / f"{LESSONS[0]}.html").as_uri())
    assert tab.evaluate("() => window.first") == theme
    tab.close()
