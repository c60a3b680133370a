"""Take the still pictures of the things to play with, which stand where scripts do not run.

    .venv/bin/python scripts/draw_stills.py [NAME ...]

A name is that of a thing, for example perceptron; without names, all are taken. Each thing is used
for a moment, then its pictures, without its controls, go to ``NAME.png`` beside the lesson that
shows it: there JupyterLab finds it too.
"""

import io
import sys
from pathlib import Path

from chromium import start_chromium
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "book" / "_static" / "interactive"

#: What is done with each thing before its picture is taken: pairs of a button and how often.
PRESSES = {
    "perceptron": [("Next step", 8)],
    "network": [("One epoch", 250)],
    "depth": [],
    "convolution": [("Next step", 380)],
    "lstm": [
        ("Write", 1), ("Next step", 1), ("Keep", 1), ("Next step", 10), ("Show", 1),
        ("Next step", 1),
    ],
    "latent": [],
    "gan": [("One step", 500)],
}  # fmt: skip

PAGE = """<!doctype html>
<html lang="en" data-theme="light">
<meta charset="utf-8">
<script defer src="{script}"></script>
<style>
  body {{ margin: 0; width: 720px; }}
  .plaything .pt {{ border: 0; border-radius: 0; margin: 0; }}
  .pt-task, .pt-controls, .pt-caption {{ display: none !important; }}
</style>
<div class="plaything" data-plaything="{name}"></div>
</html>
"""

PRESS = """([name, times]) => {
  const button = [...document.querySelectorAll("button")].find(b => b.textContent === name);
  for (let i = 0; i < times; i++) button.click();
}"""


def shrink(png):
    """Keep 128 colours of a picture: these have few, and the file becomes much smaller."""
    buffer = io.BytesIO()
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.quantize(128, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def lesson_with(name):
    """Give the folder of the lesson that shows a thing."""
    shown = f'data-plaything=\\"{name}\\"'
    lessons = ROOT.glob("notebooks/*/lesson.ipynb")
    return next(path.parent for path in lessons if shown in path.read_text(encoding="utf-8"))


def main():
    names = sys.argv[1:] or list(PRESSES)
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        tab = browser.new_page(viewport={"width": 720, "height": 900}, device_scale_factor=1.5)
        page = BUILT / "still.html"
        for name in names:
            script = (BUILT / "playthings.js").as_uri()
            page.write_text(PAGE.format(name=name, script=script), encoding="utf-8")
            tab.goto(page.as_uri())
            figure = tab.locator("figure")
            figure.wait_for()
            for press in PRESSES[name]:
                tab.evaluate(PRESS, list(press))
            (lesson_with(name) / f"{name}.png").write_bytes(shrink(figure.screenshot()))
        page.unlink()
        browser.close()


if __name__ == "__main__":
    main()
