"""The built book, as a browser sees it: nothing broken, nothing foreign, nothing secret."""

import functools
import json
import re
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from pages import LESSONS, PAGES, ROOT, each_page

# What a page knows of itself once its equations are set.
READ_PAGE = """
async () => {
  await window.MathJax?.startup?.promise;
  const article = document.querySelector("article") ?? document.querySelector("main");
  const images = [...article.querySelectorAll("img")].filter(image => image.offsetParent);
  await Promise.all(images.map(image => image.decode().catch(() => null)));
  const prose = article.cloneNode(true);
  prose.querySelectorAll("pre, code, script, mjx-container").forEach(node => node.remove());
  return {
    prose: prose.textContent,
    equations: article.querySelectorAll(".math").length,
    unset: [...article.querySelectorAll(".math")]
      .filter(node => !node.querySelector("mjx-assistive-mml math"))
      .map(node => node.textContent),
    errors: [...article.querySelectorAll("mjx-merror")].map(node => node.textContent),
    images: images.map(image => ({
      source: image.getAttribute("src").slice(0, 80), alt: image.alt,
      width: image.clientWidth, height: image.clientHeight,
      naturalWidth: image.naturalWidth, naturalHeight: image.naturalHeight,
    })),
    pageWidth: document.documentElement.scrollWidth,
    windowWidth: document.documentElement.clientWidth,
  };
}
"""


@pytest.fixture(scope="session")
def visit(address, browser):
    """Return a function that opens a page at a width and tells what happened, once for each."""

    @functools.cache
    def open_page(page, width=1400):
        problems, foreign = [], []
        tab = browser.new_page(viewport={"width": width, "height": 900})

        def on_request(request):
            if not request.url.startswith((address, "data:", "blob:")):
                foreign.append(request.url)

        tab.on("request", on_request)
        tab.on(
            "console",
            lambda said: problems.append(said.text) if said.type in ("error", "warning") else None,
        )
        tab.on("pageerror", lambda error: problems.append(str(error)))
        tab.on("requestfailed", lambda request: problems.append(f"failed: {request.url}"))
        tab.on(
            "response",
            lambda answer: (
                problems.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
            ),
        )
        tab.goto(urljoin(address, f"{page}.html"), wait_until="networkidle")
        found = tab.evaluate(READ_PAGE)
        tab.close()
        return {"problems": problems, "foreign": foreign, **found}

    return open_page


@pytest.fixture
def tab(browser):
    page = browser.new_page(viewport={"width": 1400, "height": 900}, color_scheme="light")
    yield page
    page.close()


def html_pages(book):
    """Parse every HTML page of the book but those of the theme; yields (path, soup)."""
    for path in sorted(book.rglob("*.html")):
        if "_static" not in path.parts:
            yield path, BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@each_page
def test_page_opens_without_a_problem(visit, page):
    assert visit(page)["problems"] == []


@each_page
def test_page_asks_no_other_host(visit, page):
    assert visit(page)["foreign"] == []


@each_page
def test_equations_are_set(visit, page):
    seen = visit(page)
    assert seen["unset"] == []
    assert seen["errors"] == []
    assert not re.search(r"\$\$|\\\(|\\\[|\\begin\{", seen["prose"])


def test_lessons_and_notation_have_equations(visit):
    for page in ["book/notation", *LESSONS]:
        assert visit(page)["equations"] > 0, page


def test_only_pages_with_equations_load_mathjax(book):
    for path, soup in html_pages(book):
        loads = soup.select_one("script[src*=mathjax]") is not None
        assert loads == (soup.select_one(".math") is not None), path


def test_equations_are_numbered(book):
    for path, soup in html_pages(book):
        for equation in soup.select("div.math[id]"):
            number = equation.select_one(".eqno")
            assert number, f"{path}: the equation {equation['id']} has no number"
            assert re.match(r"\(\d+(\.\d+)?\)", number.text), (path, number.text)


@each_page
def test_images_load_and_say_what_they_show(visit, page):
    for image in visit(page)["images"]:
        assert image["naturalWidth"] > 0, f"{image['source']} does not load"
        words = image["alt"].split()
        assert len(words) >= 5, f"{image['source']}: alternative text {image['alt']!r}"


@each_page
def test_page_fits_a_phone(visit, page):
    seen = visit(page, width=390)
    assert seen["pageWidth"] <= seen["windowWidth"]
    for image in seen["images"]:
        shape = image["naturalWidth"] / image["naturalHeight"]
        assert image["width"] / image["height"] == pytest.approx(shape, rel=0.03), image["source"]


def test_every_column_of_the_claims_is_in_sight_on_a_phone(address, browser):
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(urljoin(address, "book/claims.html"))
    ends = phone.evaluate(
        "() => [...document.querySelectorAll('.claims-table td')]"
        ".map(cell => cell.getBoundingClientRect().right)"
    )
    phone.close()
    assert len(ends) > 100
    assert max(ends) <= 390


def test_dark_mode_switch(address, tab):
    background = "() => getComputedStyle(document.body).backgroundColor"
    tab.goto(urljoin(address, f"{PAGES[0]}.html"))
    light = tab.evaluate(background)
    # The switch goes round: follow the system, light, dark.
    for _ in range(3):
        if tab.get_attribute("html", "data-theme") == "dark":
            break
        tab.locator(".theme-switch-button:visible").first.click()
    assert tab.get_attribute("html", "data-theme") == "dark"
    dark = tab.evaluate(background)
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < sum(
        map(int, re.findall(r"\d+", light)[:3])
    )
    tab.reload()
    assert tab.get_attribute("html", "data-theme") == "dark", "the choice is lost on the next page"


def test_there_is_one_search_box(address, tab):
    tab.goto(urljoin(address, f"{PAGES[0]}.html"))
    boxes = tab.locator(".search-button-field, .search-button, .bd-search input")
    visible = [box for box in boxes.all() if box.is_visible()]
    assert len(visible) == 1


@pytest.mark.parametrize("page", LESSONS)
def test_lesson_can_be_launched_and_downloaded(book, page):
    soup = BeautifulSoup((book / f"{page}.html").read_text(encoding="utf-8"), "html.parser")
    header = soup.select_one(".article-header-buttons")
    links = [link["href"] for link in header.select("a[href]")]
    assert any(link.endswith(f"urlpath=lab/tree/{page}.ipynb") for link in links)
    assert any(link.endswith(f"/blob/main/{page}.ipynb") for link in links)
    downloads = [link for link in links if link.endswith(".ipynb") and "_sources" in link]
    assert downloads
    for link in downloads:
        notebook = (book / page).parent / unquote(link)
        assert json.loads(notebook.read_text(encoding="utf-8"))["nbformat"] == 4


def test_internal_links_resolve(book):
    soups = dict(html_pages(book))
    ids = {
        path.resolve(): {tag["id"] for tag in soup.select("[id]")} for path, soup in soups.items()
    }
    broken = []
    for path, soup in soups.items():
        for link in soup.select("a[href]"):
            parts = urlsplit(link["href"])
            if parts.scheme or parts.netloc or link["href"] == "#":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
            anchor = unquote(parts.fragment)
            if not target.exists() or (anchor and target in ids and anchor not in ids[target]):
                broken.append(f"{path.relative_to(book)}: {link['href']}")
    assert not broken, "links that lead nowhere:\n" + "\n".join(sorted(set(broken)))


def parse(book, page):
    return BeautifulSoup((book / f"{page}.html").read_text(encoding="utf-8"), "html.parser")


def graded(chapter):
    """List the graded questions of a chapter as (heading, points, is it read by a person)."""
    found, heading = [], None
    path = ROOT / "solutions" / chapter / "exercises.ipynb"
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        headings = re.findall(r"^## (.+)", "".join(cell["source"]), flags=re.MULTILINE)
        if cell["cell_type"] == "markdown" and headings:
            heading = headings[0]
        grading = cell["metadata"].get("nbgrader", {})
        if grading.get("grade"):
            found.append((heading, grading["points"], cell["cell_type"] == "markdown"))
    return found


@pytest.mark.parametrize("lesson", LESSONS)
def test_index_has_each_exercise_once(book, lesson):
    page = lesson.replace("/lesson", "/exercises")
    rows = []
    for row in parse(book, "book/exercises").select("table tbody tr"):
        exercise, topic, difficulty, points = row.select("td")
        address, _, anchor = exercise.a["href"].partition("#")
        if address == f"../{page}.html":
            heading = parse(book, page).find(id=anchor).find(["h1", "h2"])
            rows.append(
                (
                    re.sub(r"#$", "", heading.text).replace("\u2019", "'"),
                    int(points.text),
                    "plot" in difficulty.text,
                )
            )
            assert exercise.text in heading.text
            assert topic.select("a"), f"{exercise.text} has no topic"
            easy, medium = int(points.text) <= 2, int(points.text) in (3, 4)
            hard = not (easy or medium) or "Project" in exercise.text
            level = "hard" if hard else "easy" if easy else "medium"
            assert difficulty.text.split()[0] == level
    assert rows == graded(lesson.split("/")[1])


def test_index_sums_up_points_and_lists_by_difficulty_and_topic(book):
    soup = parse(book, "book/exercises")
    chapters = {lesson.split("/")[1]: graded(lesson.split("/")[1]) for lesson in LESSONS}
    said = [section.p.text for section in soup.select("section[id^=chapter-]")]
    assert said == [
        f"{len(group)} exercises, {sum(points for _, points, _ in group)} points."
        for group in chapters.values()
    ]
    every = {link["href"] for link in soup.select("table td:first-child a")}
    assert len(every) == sum(map(len, chapters.values()))
    levels = [link["href"] for link in soup.select("#by-difficulty li a")]
    assert len(levels) == len(every)
    assert set(levels) == every
    assert {link["href"] for link in soup.select("#by-topic li a")} > every


def test_map_shows_what_each_chapter_needs(book):
    """Going along the arrows leads from each chapter that a lesson names to that lesson."""
    soup = parse(book, "book/welcome")
    boxes = {
        link["href"]: (float(link.rect["x"]) + float(link.rect["width"]) / 2, float(link.rect["y"]))
        for link in soup.select("svg.chapter-map a")
    }
    assert list(boxes) == [f"../{lesson}.html" for lesson in LESSONS]
    needs = {}
    for number, lesson in enumerate(LESSONS, start=1):
        opener = parse(book, lesson).find("strong", string="What you need first:").parent.text
        sentences = [s for s in re.split(r"(?<=\.)\s", opener) if "refers to" not in s]
        named = re.findall(r"chapters? (\d)(?: and (\d))?", " ".join(sentences))
        needs[number] = {int(digit) for pair in named for digit in pair if digit}
    items = soup.select(".chapters ol li")
    for number, item in enumerate(items, start=1):
        said = item.text.partition("needs")[2].partition("compares")[0]
        assert {int(digit) for digit in re.findall(r"\d", said)} == needs[number]
    assert len(items) == len(LESSONS)

    arrows = {number: set() for number in needs}
    places = list(boxes.values())
    for path in soup.select("svg.chapter-map path.arrow:not(.optional)"):
        x0, y0, x1, y1 = map(float, re.findall(r"-?[\d.]+", path["d"]))
        start, end = (
            min(needs, key=lambda n: abs(places[n - 1][0] - x) + abs(places[n - 1][1] + 26 - y))
            for x, y in ((x0, y0 - 26), (x1, y1 + 30))
        )
        arrows[end].add(start)

    def before(number):
        return arrows[number].union(*(before(other) for other in arrows[number]))

    for number, named in needs.items():
        assert named <= before(number)
        assert arrows[number] <= named


def test_start_page_of_jupyterlab_leads_to_each_notebook():
    start = ROOT / "notebooks" / "start.md"
    linked = re.findall(r"\]\(([^)]+)\)", start.read_text(encoding="utf-8"))
    pages = [page for page in PAGES if page.startswith("notebooks/")]
    assert linked == [f"{page.removeprefix('notebooks/')}.ipynb" for page in pages]
    assert all((start.parent / address).exists() for address in linked)


def notebook_text(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells)


def secret_lines():
    """List the lines of solutions and hidden tests that stand in no notebook a student sees."""
    regions = r"### BEGIN (SOLUTION|HIDDEN TESTS)\n(.*?)### END \1"
    secrets = {
        line.strip()
        for path in ROOT.glob("solutions/*/exercises.ipynb")
        for _, region in re.findall(regions, notebook_text(path), flags=re.DOTALL)
        for line in region.splitlines()
    }
    public = "\n".join(notebook_text(path) for path in ROOT.glob("notebooks/*/*.ipynb"))
    return {line for line in secrets if len(line) > 20 and line not in public}


def test_no_solution_or_hidden_test_is_published(book):
    secrets = secret_lines()
    assert secrets, "found no solutions to look for"
    for path in sorted(book.rglob("*")):
        if path.suffix not in {".html", ".ipynb", ".md", ".txt", ".js", ".json", ".py"}:
            continue
        if "mathjax" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            text = BeautifulSoup(text, "html.parser").get_text()
        elif path.suffix == ".ipynb":
            text = notebook_text(path)
        assert "BEGIN SOLUTION" not in text, path
        assert "BEGIN HIDDEN" not in text, path
        assert [line for line in secrets if line in text] == [], path


def test_only_pages_of_the_table_of_contents_are_published(book):
    published = {
        path.relative_to(book).with_suffix("").as_posix()
        for path, _ in html_pages(book)
        if path.parent != book
    }
    assert published == set(PAGES), "Is a page of an earlier build left? 'make clean' removes it."
    sources = {
        path.relative_to(book / "_sources").with_suffix("").as_posix()
        for path in (book / "_sources").rglob("*")
        if path.is_file()
    }
    assert sources <= set(PAGES)
