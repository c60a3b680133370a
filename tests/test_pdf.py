"""The book on paper: some of its pages, printed and joined as `make pdf` does with all."""

import io
import re

import pytest
import yaml
from pages import PAGES, ROOT
from print_book import Entry, print_book, table_of_contents
from pypdf import PdfReader

LESSON, EXERCISES = "notebooks/01_perceptron/lesson", "notebooks/01_perceptron/exercises"
ENTRIES = [
    Entry("book/how_to_use", caption="Start here"),
    Entry("book/notation"),
    Entry(LESSON, caption="Chapters"),
    Entry(EXERCISES, depth=1),
]


@pytest.fixture(scope="module")
def pdf(book, browser):
    """Print some pages; returns the file as a reader opens it."""
    written = io.BytesIO()
    print_book(browser, ENTRIES, book).write(written)
    return PdfReader(written)


@pytest.fixture(scope="module")
def texts(pdf):
    """Read the text of each sheet."""
    return [sheet.extract_text() for sheet in pdf.pages]


def bookmarks(pdf, items=None, depth=0):
    """List the bookmarks as (depth, title, index of the sheet)."""
    found = []
    for item in pdf.outline if items is None else items:
        if isinstance(item, list):
            found += bookmarks(pdf, item, depth + 1)
        else:
            found.append((depth, item.title, pdf.get_destination_page_number(item)))
    return found


def words(text):
    """Give a text without its spaces, which a PDF places anew."""
    return re.sub(r"\s", "", text)


def links(pdf):
    return [link.get_object() for sheet in pdf.pages for link in sheet.get("/Annots", [])]


def test_all_pages_are_printed_in_the_order_of_the_table_of_contents():
    entries = table_of_contents()
    assert [entry.page for entry in entries] == PAGES
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    captions = [entry.caption for entry in entries if entry.caption]
    assert captions == [part["caption"] for part in toc["parts"]]
    assert {entry.page for entry in entries if entry.depth} == {
        page for page in PAGES if page.endswith("/exercises") and page.startswith("notebooks/")
    }


def test_no_sheet_is_empty(pdf, texts):
    for number, (sheet, text) in enumerate(zip(pdf.pages, texts, strict=True), start=1):
        # The number at the foot alone is no content.
        assert len(text) > 20 or sheet.images, f"sheet {number} is empty"


def test_bookmarks_lead_to_their_headings(pdf, texts):
    found = bookmarks(pdf)
    titles = [title for _, title, _ in found]
    assert titles[:3] == ["Contents", "Start here", "How to use this book"]
    assert (0, "Chapters") in [(depth, title) for depth, title, _ in found]
    assert len([title for title in titles if re.match(r"1\.\d+\. ", title)]) > 10
    for _, title, sheet in found:
        if title not in ("Start here", "Chapters"):
            assert words(title) in words(texts[sheet]), (title, sheet)


def test_contents_name_the_numbers_at_the_feet(pdf, texts):
    listed = {title: sheet for _, title, sheet in bookmarks(pdf)}
    first = listed["How to use this book"]
    contents = words("".join(texts[1:first]))
    for title in ("Hand in", "Notation", "1.3. Threshold units"):
        number = listed[title] - first + 1
        assert words(title) + str(number) in contents
        assert pdf.page_labels[listed[title]] == str(number)
        assert re.search(rf"(^|\n){number}(\n|$)", texts[listed[title]])


def test_equations_are_drawn(pdf, texts):
    listed = {title: sheet for _, title, sheet in bookmarks(pdf)}
    assert "w1x1+w2x2+⋯+wdxd≥threshold" in words(texts[listed["1.3. Threshold units"]])
    text = "".join(texts)
    assert not re.search(r"\$\$|\\\(|\\\[|\\begin\{", text)


def test_links_stay_in_the_file_or_lead_to_the_published_book(pdf):
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    sheets = {sheet.indirect_reference.idnum for sheet in pdf.pages}
    inside = [link["/Dest"][0].idnum for link in links(pdf) if "/Dest" in link]
    assert inside
    assert set(inside) <= sheets
    addresses = [str(link["/A"]["/URI"]) for link in links(pdf) if "/Dest" not in link]
    assert all(address.startswith("http") for address in addresses), addresses
    online = [a.removeprefix(config["html"]["baseurl"]) for a in addresses]
    assert "/book/glossary.html#term-epoch" in online
    printed = tuple(f"/{entry.page}.html" for entry in ENTRIES)
    assert not [address for address in online if address.startswith(printed)]


def test_a_link_leads_to_the_section_that_it_names(pdf):
    """An exercise's help is a section of the lesson, which was printed as a page of its own."""
    listed = {title: sheet for _, title, sheet in bookmarks(pdf)}
    exercise = pdf.pages[listed["1. A threshold unit (1 point)"]]
    after = pdf.pages[listed["1. A threshold unit (1 point)"] + 1]
    numbers = {sheet.indirect_reference.idnum: n for n, sheet in enumerate(pdf.pages)}
    found = {
        numbers[link.get_object()["/Dest"][0].idnum]
        for sheet in (exercise, after)
        for link in sheet.get("/Annots", [])
    }
    assert listed["1.3. Threshold units"] in found


def test_folded_answers_are_open_and_buttons_are_gone(texts):
    text = words("".join(texts))
    assert words("Not quite.") in text
    assert words("A comparison gives True and False") in text, "a hint of an exercise"
    assert words("Show code cell source") not in text


@pytest.mark.parametrize("page", ["book/claims", "book/notation", LESSON, EXERCISES])
def test_nothing_runs_over_the_edge_of_the_paper(address, browser, page):
    """A4 less its margins is 170 mm wide; what is printed there starts in a dark window."""
    tab = browser.new_page(viewport={"width": 642, "height": 900}, color_scheme="dark")
    tab.goto(f"{address}{page}.html")
    tab.evaluate("() => window.MathJax?.startup?.promise")
    tab.emulate_media(media="print")
    wide = tab.evaluate(
        """() => [...document.querySelectorAll("article *")]
          .filter(node => node.checkVisibility() && !node.closest("mjx-assistive-mml, mjx-math"))
          .filter(node => node.getBoundingClientRect().right > 643)
          .map(node => node.outerHTML.slice(0, 80))"""
    )
    tab.close()
    assert wide == []


def test_dark_pages_are_printed_light(address, browser):
    tab = browser.new_page(color_scheme="dark")
    tab.goto(f"{address}{LESSON}.html")
    assert tab.get_attribute("html", "data-theme") == "dark"
    tab.evaluate(
        """() => addEventListener("beforeprint", () => {
          window.printed = [document.documentElement.dataset.theme,
            getComputedStyle(document.body).backgroundColor];
        })"""
    )
    tab.pdf()
    assert tab.evaluate("() => window.printed") == ["light", "rgb(255, 255, 255)"]
    assert tab.get_attribute("html", "data-theme") == "dark"
    tab.close()
