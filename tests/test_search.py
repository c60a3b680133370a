"""Finding things: the book's own search, from disk and from a server, and the bibliography."""

import re
from urllib.parse import urljoin

import pytest
from pages import LESSONS, PAGES, ROOT
from pybtex.database import parse_file

#: What a reader types, and the page that has to be among the results: for each chapter a term of
#: the glossary, then words that stand nowhere but in the comment of a code cell and in exercises.
QUERIES = {
    "mistake bound": "notebooks/01_perceptron/lesson",
    "gradient checking": "notebooks/02_backpropagation/lesson",
    "update ratio": "notebooks/03_initialization/lesson",
    "stochastic depth": "notebooks/04_vanishing_gradients/lesson",
    "local receptive field": "notebooks/05_cnn/lesson",
    "persistence": "notebooks/06_rnn/lesson",
    "mode collapse": "notebooks/07_gan/lesson",
    "posterior collapse": "notebooks/08_vae/lesson",
    "cosh": "notebooks/04_vanishing_gradients/lesson",
    "babble": "notebooks/06_rnn/exercises",
    "tensordot": "notebooks/05_cnn/exercises",
}


@pytest.fixture
def disk(book):
    """Give the address that the book's folder has on disk; it ends in a slash."""
    return book.as_uri() + "/"


@pytest.fixture
def tab(browser):
    """Open a tab that notes what goes wrong in it."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console", lambda said: page.problems.append(said.text) if said.type == "error" else None
    )
    yield page
    page.close()


def search(tab, start, words):
    """Type words into the search field of a page; returns where the results lead, from `start`."""
    tab.goto(urljoin(start, f"{PAGES[1]}.html"))
    tab.locator(".search-button__button:visible").first.click()
    tab.locator(".bd-search input:visible").fill(words)
    tab.keyboard.press("Enter")
    tab.wait_for_selector("p.search-summary:has-text('finished')", timeout=10_000)
    links = [link.evaluate("link => link.href") for link in tab.locator("ul.search li > a").all()]
    return [link.removeprefix(start) for link in links]


@pytest.mark.parametrize("words", QUERIES)
def test_search_finds_the_page_that_has_the_words(tab, disk, words):
    found = search(tab, disk, words)
    page = f"{QUERIES[words]}.html"
    assert page in [link.partition("#")[0] for link in found[:5]], found
    tab.locator(f"ul.search li > a[href^='{page}']").first.click()
    tab.wait_for_url(re.compile(re.escape(disk + page)), wait_until="domcontentloaded")
    text = tab.locator("article").text_content().casefold()
    assert all(word in text for word in words.split())
    assert tab.problems == []


@pytest.mark.parametrize("words", ["mode collapse", "tensordot"])
def test_search_finds_the_same_from_a_server(tab, disk, address, words):
    assert search(tab, address, words) == search(tab, disk, words)
    assert tab.problems == []


def test_search_says_that_it_found_nothing(tab, disk):
    tab.goto(urljoin(disk, "search.html?q=xyzzyx"))
    tab.wait_for_selector("p.search-summary:has-text('did not match')", timeout=10_000)
    assert tab.problems == []


def test_excerpts_come_from_the_text(tab, address):
    tab.goto(urljoin(address, "search.html?q=saturate"))
    excerpts = tab.locator("ul.search li p.context")
    excerpts.first.wait_for()
    texts = [text.casefold() for text in excerpts.all_text_contents()]
    assert any("saturat" in text for text in texts)
    first_headings = tuple(f"{number}.1. " for number in range(1, len(LESSONS) + 1))
    assert not [text for text in texts if any(heading in text for heading in first_headings)]


@pytest.mark.parametrize("width", [1400, 390])
def test_nothing_stands_on_what_is_typed(tab, address, width):
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(urljoin(address, "search.html?q=saturation"))
    field = tab.locator(".bd-search-container input")
    padding = field.evaluate("field => parseFloat(getComputedStyle(field).paddingLeft)")
    icon = tab.locator(".bd-search-container .fa-magnifying-glass").bounding_box()
    assert icon["x"] + icon["width"] <= field.bounding_box()["x"] + padding


def test_each_work_of_the_bibliography_is_cited_and_each_citation_has_a_work():
    works = set(parse_file(ROOT / "book" / "references.bib").entries)
    sources = [path for page in PAGES for path in ROOT.glob(f"{page}.*")]
    cited = {
        key.strip()
        for path in sources
        if path.suffix in {".md", ".ipynb"}
        for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", path.read_text(encoding="utf-8"))
        for key in keys.split(",")
    }
    assert cited == works
