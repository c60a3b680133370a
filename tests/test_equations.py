"""The equations of a page are set in time: those in sight first, all of them in the end."""

import pytest
from pages import LESSONS

#: Keep the browser from being idle until the test says `idle()`, and, as in Safari, from keeping
#: the place that is read when something above it changes.
BUSY = """
document.addEventListener("readystatechange", () => {
  const style = document.createElement("style");
  style.textContent = "* { overflow-anchor: none !important; }";
  document.head.append(style);
}, { once: true });
const waiting = [];
window.requestIdleCallback = resume => waiting.push(resume);
window.idle = () => waiting.splice(0).forEach(resume => resume());
window.stayIdle = () => { window.requestIdleCallback = resume => setTimeout(resume); idle(); };
"""

#: Say for every equation whether it is set, and whether it is in the window.
LOOK = """
() => [...document.querySelectorAll("article .math")].map(equation => {
  const box = equation.getBoundingClientRect();
  const seen = equation.checkVisibility() && box.bottom > 0 && box.top < innerHeight;
  return { set: equation.querySelector("mjx-assistive-mml math") !== null, seen };
})
"""

#: Wait until nothing scrolls, and say how far below the upper edge an element then is.
REST = """
async id => {
  await document.fonts.ready;
  const frame = () => new Promise(requestAnimationFrame);
  let before = NaN;
  for (let still = 0; still < 20; still = scrollY === before ? still + 1 : 0) {
    before = scrollY;
    await frame();
  }
  return document.getElementById(id).getBoundingClientRect().top;
}
"""

#: What a heading may be below the upper edge of the window, where it was led to: the bar of buttons
#: is there, and a section begins above its heading.
TOP = range(30, 110)


@pytest.fixture
def tab(browser):
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.add_init_script(BUSY)
    yield page
    page.close()


def sections(tab):
    """List the ids of the sections of a page, those that end it left out."""
    return tab.evaluate(
        "() => [...document.querySelectorAll('article section > :is(h2, h3)')]"
        ".map(heading => heading.parentElement.id)"
    )[:-3]


def set_the_rest(tab):
    tab.evaluate("async () => { stayIdle(); await MathJax.startup.promise; }")
    assert all(equation["set"] for equation in tab.evaluate(LOOK))


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_those_in_sight_come_first(address, tab, size):
    tab.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    tab.goto(f"{address}book/notation.html")
    opened = tab.evaluate(LOOK)
    seen = [equation["set"] for equation in opened if equation["seen"]]
    assert seen
    assert all(seen)
    assert not all(equation["set"] for equation in opened)
    set_the_rest(tab)


@pytest.mark.parametrize("page", LESSONS)
def test_opening_a_lesson_waits_for_few_of_its_equations(address, tab, page):
    tab.goto(f"{address}{page}.html")
    opened = tab.evaluate(LOOK)
    assert sum(equation["set"] for equation in opened) < len(opened) / 10
    set_the_rest(tab)


def test_those_scrolled_to_come_next(address, tab):
    tab.goto(f"{address}{LESSONS[0]}.html")
    tab.evaluate(
        """() => [...document.querySelectorAll("article .math")]
          .findLast(equation => equation.checkVisibility())
          .scrollIntoView({ block: "center", behavior: "instant" })"""
    )
    assert not all(equation["set"] for equation in tab.evaluate(LOOK) if equation["seen"])
    tab.evaluate("() => idle()")
    assert all(equation["set"] for equation in tab.evaluate(LOOK) if equation["seen"])


@pytest.mark.parametrize("page", LESSONS)
def test_a_link_to_a_section_leads_there_and_nothing_moves_it(address, tab, page):
    tab.goto(f"{address}{page}.html")
    found = sections(tab)
    for section in (found[len(found) // 3], found[2 * len(found) // 3], found[-1]):
        tab.goto("about:blank")
        tab.goto(f"{address}{page}.html#{section}")
        before = tab.evaluate(REST, section)
        assert round(before) in TOP
        opened = tab.evaluate(LOOK)
        assert all(equation["set"] for equation in opened if equation["seen"])
        set_the_rest(tab)
        assert tab.evaluate(REST, section) == pytest.approx(before, abs=1)


def test_a_link_followed_at_once_leads_to_its_section(address, tab):
    tab.goto(f"{address}{LESSONS[1]}.html")
    section = sections(tab)[-1]
    assert not all(equation["set"] for equation in tab.evaluate(LOOK))
    tab.click(f"#pst-page-toc-nav a[href='#{section}'], .bd-toc-nav a[href='#{section}']")
    tab.wait_for_function("id => location.hash === '#' + id", arg=section)
    assert round(tab.evaluate(REST, section)) in TOP
    set_the_rest(tab)
    assert round(tab.evaluate(REST, section)) in TOP


def test_a_page_loaded_again_is_where_it_was(address, tab):
    tab.goto(f"{address}{LESSONS[1]}.html")
    set_the_rest(tab)
    section = sections(tab)[-1]
    tab.evaluate("id => document.getElementById(id).scrollIntoView()", section)
    before = tab.evaluate(REST, section)
    tab.reload()
    assert tab.evaluate(REST, section) == pytest.approx(before, abs=1)
    set_the_rest(tab)
    assert tab.evaluate(REST, section) == pytest.approx(before, abs=1)


def test_all_are_printed(address, tab):
    tab.goto(f"{address}{LESSONS[0]}.html")
    assert not all(equation["set"] for equation in tab.evaluate(LOOK))
    tab.pdf()
    assert all(equation["set"] for equation in tab.evaluate(LOOK))
