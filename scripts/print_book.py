"""Print the built book into one file, _build/pdf/deep-learning-by-exercise.pdf.

    python scripts/print_book.py

Chromium prints each page of _toc.yml as it prints from a reader's window (the look on paper is at
the end of book/_static/course.css). pypdf joins the pages behind a title page and a list of
contents, leads links from page to page inside the file, and gives it bookmarks.
"""

import base64
import dataclasses
import io
from pathlib import Path
from urllib.parse import unquote, urldefrag

import jinja2
import yaml
from chromium import start_chromium
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, Destination, Fit, NameObject, TextStringObject

ROOT = Path(__file__).resolve().parents[1]
HTML = ROOT / "_build" / "html"
TARGET = ROOT / "_build" / "pdf" / "deep-learning-by-exercise.pdf"

#: Wait for a page to be drawn, then read its headings.
READ_PAGE = """
async () => {
  await window.MathJax?.startup?.promise;
  await Promise.all([...document.images].map(image => image.decode().catch(() => null)));
  // A section may begin at the foot of the sheet before the one that its heading stands on.
  for (const heading of document.querySelectorAll("article section > :is(h1, h2, h3, h4)")) {
    const section = heading.parentElement;
    while (section.firstElementChild !== heading) heading.prepend(section.firstElementChild);
    heading.id = section.id;
    section.removeAttribute("id");
  }
  // Chromium writes down where an element is only if a link on the same page leads to it.
  const links = document.createElement("div");
  links.hidden = true;
  for (const element of document.querySelectorAll("article [id]")) {
    const link = document.createElement("a");
    link.href = "#" + encodeURIComponent(element.id);
    links.append(link);
  }
  document.body.append(links);
  const text = heading => {
    const copy = heading.cloneNode(true);
    copy.querySelectorAll(".headerlink, mjx-assistive-mml").forEach(node => node.remove());
    return copy.textContent.trim();
  };
  return {
    title: text(document.querySelector("article h1")),
    sections: [...document.querySelectorAll("article section > h2")]
      .filter(heading => heading.checkVisibility())
      .map(heading => [heading.id, text(heading)]),
  };
}
"""

#: What comes before the first page. The numbers of its own pages are Roman, so that how long it is
#: changes no other number.
FRONT = jinja2.Template(
    """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>{{ config.title }}</title>
<style>
  @page { margin: 18mm 20mm 22mm; }
  @page :first { @bottom-center { content: none !important; } }
  body { font: 10pt/1.45 sans-serif; margin: 0; }
  a { color: inherit; text-decoration: none; }
  .title { break-after: page; padding-top: 75mm; }
  .title img { height: 26mm; }
  .title h1 { font-size: 30pt; line-height: 1.15; margin: 8mm 0 4mm; }
  .title a { color: #0b5a8f; }
  .title .small { font-size: 9pt; margin-top: 70mm; }
  h2 { font-size: 20pt; margin: 0 0 6mm; }
  h3 { break-after: avoid; font-size: 12pt; margin: 6mm 0 2mm; }
  .line { align-items: baseline; break-inside: avoid; display: flex; }
  .line.page { break-after: avoid; font-weight: bold; margin-top: 2mm; }
  .line.section { padding-left: 6mm; }
  .dots { border-bottom: 1px dotted #999; flex: 1; margin: 0 2mm; min-width: 6mm; }
</style>
<div class="title">
  <img src="data:image/svg+xml;base64,{{ logo }}" alt="">
  <h1>{{ config.title }}</h1>
  <div class="small">
    <p>Printed from <a href="{{ config.html.baseurl }}">{{ config.html.baseurl }}</a>. Code that is
    folded there, such as that of the figures, is left out; what can be moved there stands still
    here.</p>
    {{ config.html.extra_footer | safe }}
  </div>
</div>
<h2>Contents</h2>
{% macro line(kind, text, address, number) %}
<a class="line {{ kind }}" href="{{ address }}">
  <span>{{ text }}</span><span class="dots"></span><span>{{ number }}</span>
</a>
{% endmacro %}
{% for page in pages %}
{% if page.entry.caption %}<h3>{{ page.entry.caption }}</h3>{% endif %}
{{ line("page" if page.entry.depth == 0 else "section", page.title, page.address, page.first) }}
{% for target, text in page.sections if page.entry.depth == 0 %}
{% set address = page.address ~ "#" ~ target %}
{{ line("section", text, address, places[address].number) }}
{% endfor %}
{% endfor %}
</html>
""",
    autoescape=True,
)


@dataclasses.dataclass(frozen=True)
class Entry:
    """A page in the table of contents; the first page of a part has the part's caption."""

    page: str
    depth: int = 0
    caption: str = ""


@dataclasses.dataclass(frozen=True)
class Place:
    """A point of the printed pages: the number of the sheet, and how high on it (None: its top)."""

    number: int
    top: float | None = None

    @property
    def fit(self) -> Fit:
        return Fit.xyz(top=self.top)


@dataclasses.dataclass(frozen=True)
class Printed:
    """A page of the book on paper.

    Attributes
    ----------
    entry, address
        The page, and where the browser found it.
    title, sections
        Its headings; those of sections as pairs of id and text.
    first
        The number of its first sheet.
    pdf
        Its sheets.
    """

    entry: Entry
    address: str
    title: str
    sections: list[tuple[str, str]]
    first: int
    pdf: PdfReader

    def places(self) -> dict[str, Place]:
        """Find the page and all targets on it, by their addresses."""
        found = {self.address: Place(self.first)}
        for name, target in self.pdf.named_destinations.items():
            number = self.first + self.pdf.get_destination_page_number(target)
            found[f"{self.address}#{unquote(name[1:])}"] = Place(number, float(target.top))
        return found


def table_of_contents() -> list[Entry]:
    """Read the pages of _toc.yml in their order."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))

    def entries(files: list[dict], depth: int, caption: str) -> list[Entry]:
        found = []
        for file in files:
            found.append(Entry(file["file"], depth, "" if found else caption))
            found += entries(file.get("sections", []), depth + 1, "")
        return found

    return [
        Entry(toc["root"]),
        *(
            entry
            for part in toc["parts"]
            for entry in entries(part["chapters"], 0, part["caption"])
        ),
    ]


def print_book(browser: Browser, entries: list[Entry], html: Path = HTML) -> PdfWriter:
    """Print pages of the book that was built into a folder, one after the other, as one file."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    tab = browser.new_page(color_scheme="light")
    tab.emulate_media(media="print")
    pages: list[Printed] = []
    first = 1
    for entry in entries:
        address = (html / f"{entry.page}.html").as_uri()
        tab.goto(address)
        read = tab.evaluate(READ_PAGE)
        pdf = to_pdf(tab, "decimal", first)
        pages.append(Printed(entry, address, read["title"], read["sections"], first, pdf))
        first += len(pdf.pages)
    places = {address: place for page in pages for address, place in page.places().items()}
    front = print_front(tab, config, pages, places)
    tab.close()

    writer = PdfWriter()
    sources = ["" for _ in front.pages] + [page.address for page in pages for _ in page.pdf.pages]
    for sheet in [*front.pages, *(sheet for page in pages for sheet in page.pdf.pages)]:
        writer.add_page(sheet)
    before = len(front.pages)
    lead_links(writer, sources, places, before, html.as_uri(), config["html"]["baseurl"])
    add_bookmarks(writer, pages, places, before)
    writer.set_page_label(0, before - 1, style="/r")
    writer.set_page_label(before, len(writer.pages) - 1, style="/D")
    writer.add_metadata({"/Title": config["title"], "/Author": config["author"]})
    writer.page_mode = "/UseOutlines"
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    writer.compress_identical_objects()
    return writer


def to_pdf(tab: Page, style: str, first: int = 1) -> PdfReader:
    """Print what a tab shows, with numbers at the foot in a counter style of CSS."""
    tab.add_style_tag(
        content=f"html {{ counter-reset: page {first - 1} }} @page {{ @bottom-center {{ "
        f"color: #444; content: counter(page, {style}); font: 9pt sans-serif }} }}"
    )
    pdf = tab.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    return PdfReader(io.BytesIO(pdf))


def print_front(
    tab: Page, config: dict, pages: list[Printed], places: dict[str, Place]
) -> PdfReader:
    """Print the title page and the list of contents."""
    logo = base64.b64encode((ROOT / config["logo"]).read_bytes()).decode()
    tab.set_content(FRONT.render(config=config, logo=logo, pages=pages, places=places))
    return to_pdf(tab, "lower-roman")


def lead_links(
    writer: PdfWriter,
    sources: list[str],
    places: dict[str, Place],
    before: int,
    local: str,
    online: str,
) -> None:
    """Lead links to printed pages inside the file, and those to the rest of the book online.

    Parameters
    ----------
    writer
        The sheets.
    sources
        For each sheet the address of the page that it shows.
    places
        What is printed, by its address.
    before
        How many sheets come before the one with number 1.
    local, online
        The addresses of the built book on this machine and of the published one.
    """
    for source, sheet in zip(sources, writer.pages, strict=True):
        links = ArrayObject()
        for reference in sheet.get("/Annots", []):
            link = reference.get_object()
            target = f"{source}#{link['/Dest'][1:]}" if "/Dest" in link else link["/A"]["/URI"]
            if target.startswith(f"{local}/_images/"):
                continue  # on the screen it opens the figure alone
            name = unquote(target)
            place = places.get(name) or places.get(urldefrag(name).url)
            if place:
                page = writer.pages[before + place.number - 1].indirect_reference
                link.pop("/A", None)
                link[NameObject("/Dest")] = Destination("", page, place.fit).dest_array
            elif target.startswith(local):
                address = TextStringObject(online + target.removeprefix(local))
                link["/A"][NameObject("/URI")] = address
            links.append(reference)
        if links:
            sheet[NameObject("/Annots")] = links
        else:
            sheet.pop("/Annots", None)


def add_bookmarks(
    writer: PdfWriter, pages: list[Printed], places: dict[str, Place], before: int
) -> None:
    """Give a bookmark to the list of contents, and to every part, page and section."""

    def add(title, place, parent):
        sheet = before + place.number - 1
        return writer.add_outline_item(
            title=title, page_number=sheet, parent=parent, fit=place.fit, is_open=False
        )

    writer.add_outline_item(title="Contents", page_number=1)
    part = None
    above = {}
    for page in pages:
        place, depth = Place(page.first), page.entry.depth
        if page.entry.caption:
            part = add(page.entry.caption, place, None)
        above[depth] = add(page.title, place, above[depth - 1] if depth else part)
        for target, text in page.sections:
            add(text, places[f"{page.address}#{target}"], above[depth])


def main():
    if not HTML.exists():
        raise SystemExit(f"{HTML} is missing. Run 'make book' first.")
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        writer = print_book(browser, table_of_contents())
        browser.close()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    writer.write(TARGET)
    print(TARGET)


if __name__ == "__main__":
    main()
