"""The things to play with, as a reader uses them: keyboard, pointer, finger, phone, dark page."""

import base64
import json
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from scipy import signal

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "book" / "interactive"
BUILT = ROOT / "book" / "_static" / "interactive"
MINUS, TIMES = "\u2212", "\u00d7"
NAMES = ["perceptron", "network", "depth", "convolution", "lstm", "latent", "gan"]

PAGE = """<!doctype html>
<html lang="en" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Things to play with</title>
<style>
  body {{ font-family: sans-serif; margin: 0 16px; }}
  html[data-theme="dark"] body {{ background: #14181e; color: #e6eaef; }}
</style>
<script defer src="{built}/playthings.js"></script>
</head>
<body><main><h1>Things to play with</h1>
{things}
</main></body>
</html>
"""
THING = """<div class="plaything" data-plaything="{name}">
<p><img src="{still}" alt="A still picture of {name}"></p>
<p><em>A sentence on {name}.</em></p>
</div>
"""


def still(name):
    """Give the still picture that a lesson shows where scripts do not run."""
    return next(ROOT.glob(f"notebooks/*/{name}.png"))


def write_page(path, names):
    built = BUILT.as_uri()
    things = "".join(THING.format(name=name, still=still(name).as_uri()) for name in names)
    path.write_text(PAGE.format(built=built, things=things), encoding="utf-8")
    return path.as_uri()


class Thing:
    """One thing on an open page."""

    def __init__(self, tab, name):
        self.tab = tab
        self.root = tab.locator(f'[data-plaything="{name}"] figure')
        self.root.wait_for()

    def say(self):
        return " ".join(self.root.get_by_role("status").locator("span").all_inner_texts())

    def button(self, name):
        return self.root.get_by_role("button", name=name, exact=True)

    def press(self, name, times=1):
        for _ in range(times):
            self.button(name).click()

    def choose(self, label, option):
        self.root.get_by_label(label, exact=True).select_option(label=option)

    def run(self, seconds):
        """Press Run and let the page's clock go on for some seconds."""
        self.press("Run")
        self.tab.clock.run_for(1000 * seconds)

    def numbers(self, pattern):
        """Read numbers out of the state, whose minus is the typographic one."""
        found = re.search(pattern, self.say().replace(MINUS, "-"))
        assert found, f"{pattern!r} not in {self.say()!r}"
        return [float(number) for number in found.groups()]

    def pixels(self, number=0):
        """Read the picture of a canvas."""
        return self.root.locator("canvas").nth(number).evaluate("canvas => canvas.toDataURL()")


@pytest.fixture
def visit(browser, tmp_path):
    """Return a function that opens a page with things on it; it fails on any error or request."""
    contexts, problems = [], []

    def open_page(*names, **options):
        options = {"viewport": {"width": 820, "height": 900}} | options
        context = browser.new_context(**options)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(15_000)
        tab.on("console", lambda said: problems.append(said.text))
        tab.on("pageerror", lambda error: problems.append(str(error)))
        tab.on("requestfailed", lambda request: problems.append(f"failed: {request.url}"))
        tab.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("file:", "data:", "blob:"))
                else problems.append(f"foreign: {request.url}")
            ),
        )
        tab.clock.install()
        tab.goto(write_page(tmp_path / "page.html", names))
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def play(visit):
    """Return a function that opens a page with one thing and gives the thing."""
    return lambda name, **options: Thing(visit(name, **options), name)


#: For tests of where a run ends: the same steps with fewer pictures take less time.
CALM = {"reduced_motion": "reduce"}


# The perceptron


def point(thing, number):
    return thing.root.get_by_role("button", name=re.compile(f"^Point {number},"))


def read_place(element):
    label = element.get_attribute("aria-label").replace(MINUS, "-")
    return [float(number) for number in re.search(r"at \((.*?), (.*?)\)", label).groups()]


def drag(tab, element, right, down):
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + right / 2, y + down / 2)
    tab.mouse.move(x + right, y + down)
    tab.mouse.up()


def test_perceptron_shows_the_rule_step_by_step(play):
    thing = play("perceptron")
    w, b = np.array(thing.numbers(r"w = \((.*?), (.*?)\)")), thing.numbers(r"b = (\S+)")[0]
    changed = 0
    for step in range(12):
        number = step % 8 + 1
        x = np.array(read_place(point(thing, number)))
        t = 1 if "target +1" in point(thing, number).get_attribute("aria-label") else -1
        answer = 1 if w @ x + b >= 0 else -1
        if answer != t:
            w, b, changed = w + t * x, b + t, changed + 1
        thing.press("Next step")
        assert thing.numbers(r"w = \((.*?), (.*?)\)") == pytest.approx(w, abs=0.011)
        assert thing.numbers(r"b = (\S+)")[0] == pytest.approx(b, abs=0.011)
        shown = thing.root.locator("dl").inner_text()
        assert f"Point {number}" in shown
        assert ("nothing changes" in shown) == (answer == t)
    assert changed > 0
    thing.press("Reset")
    assert "w ← w + error · x" in thing.root.locator("dl").inner_text()


def test_perceptron_settles_and_settles_again_after_a_drag(play):
    thing = play("perceptron")
    thing.run(30)
    assert "Settled after" in thing.say()
    before = read_place(point(thing, 5))
    drag(thing.tab, point(thing, 5), 60, -120)
    after = read_place(point(thing, 5))
    assert after[0] > before[0] + 0.5
    assert after[1] > before[1] + 1
    assert "Settled" not in thing.say()
    drag(thing.tab, point(thing, 5), -60, 120)
    thing.run(30)
    assert "Settled after" in thing.say()


def test_perceptron_by_keyboard(play):
    thing = play("perceptron")
    first = point(thing, 1)
    x, y = read_place(first)
    first.focus()
    for key in ("ArrowRight", "ArrowUp", "Shift+ArrowLeft"):
        thing.tab.keyboard.press(key)
    assert read_place(point(thing, 1)) == pytest.approx([x - 0.4, y + 0.1])
    thing.tab.keyboard.press("Enter")
    assert "target +1" in point(thing, 1).get_attribute("aria-label")
    line = thing.root.get_by_role("button", name=re.compile("^Square 1"))
    before = thing.say()
    line.focus()
    thing.tab.keyboard.press("ArrowDown")
    assert thing.say() != before
    thing.button("Next step").focus()
    thing.tab.keyboard.press("Enter")
    assert "Point 1" in thing.root.locator("dl").inner_text()


def test_perceptron_line_can_be_dragged_and_keeps_the_length_of_w(play):
    thing = play("perceptron")
    length = np.hypot(*thing.numbers(r"w = \((.*?), (.*?)\)"))
    before = thing.say()
    drag(thing.tab, thing.root.get_by_role("button", name=re.compile("^Square 2")), -20, 60)
    assert thing.say() != before
    assert np.hypot(*thing.numbers(r"w = \((.*?), (.*?)\)")) == pytest.approx(length, abs=0.02)


def test_perceptron_never_settles_where_no_line_separates(play):
    thing = play("perceptron", **CALM)
    # Two points of one class among those of the other, one on each side of the line.
    for number in (7, 4):
        point(thing, number).focus()
        thing.tab.keyboard.press("Enter")
    thing.run(600)
    assert "Not settled after 200 corrections" in thing.say()


# The network


def accuracy(thing):
    return thing.numbers(r"Training: loss \S+ accuracy (\S+) %.*Test: loss \S+ accuracy (\S+) %")


def test_network_learns_circles(play):
    thing = play("network")
    boundary, losses = thing.pixels(0), thing.pixels(1)
    thing.run(10)
    thing.press("Pause")
    assert thing.numbers(r"Epoch (\d+)")[0] <= 1000
    assert min(accuracy(thing)) > 95
    assert thing.pixels(0) != boundary
    assert thing.pixels(1) != losses
    thing.press("Reset")
    assert "Epoch 0" in thing.say()
    assert thing.pixels(0) == boundary


def test_network_by_keyboard_needs_a_hidden_layer_for_xor(play):
    thing = play("network", **CALM)
    keyboard = thing.tab.keyboard
    thing.root.get_by_label("Data").focus()
    keyboard.press("ArrowDown")
    assert thing.root.get_by_label("Data").input_value() == "xor"
    thing.root.get_by_label("Hidden layers").focus()
    keyboard.press("ArrowUp")
    assert thing.root.get_by_label("Hidden layers").input_value() == "0"
    thing.button("Run").focus()
    keyboard.press("Enter")
    thing.tab.clock.run_for(10_000)
    keyboard.press("Enter")
    assert max(accuracy(thing)) < 65
    thing.root.get_by_label("Hidden layers").focus()
    keyboard.press("ArrowDown")
    thing.run(10)
    assert min(accuracy(thing)) > 90


def test_network_overfits_and_l2_helps(play):
    def losses(l2):
        thing = play("network", **CALM)
        for label, option in [
            ("Data", "Blobs"),
            ("Hidden layers", "3"),
            ("Units in each", "8"),
            ("Activation", "ReLU"),
            ("L2", l2),
        ]:
            thing.choose(label, option)
        thing.run(20)
        assert "Epoch 1000" in thing.say()
        return thing.numbers(r"Training: loss (\S+),.*Test: loss (\S+),")

    train, test = losses("0")
    assert test > 3 * train
    assert losses("0.003")[1] < 0.6 * test


# Depth


def test_depth_with_small_weights_the_gradient_vanishes(play):
    thing = play("depth")
    assert "Layers 20" in thing.root.inner_text()
    assert "vanishes" in thing.say()
    thing.press("Glorot (Xavier)")
    assert "arrives" in thing.say()


def test_depth_by_keyboard_and_choices(play):
    thing = play("depth")
    layers = thing.root.get_by_role("slider", name=re.compile("^Layers"))
    layers.focus()
    thing.tab.keyboard.press("End")
    assert "layer 50 has" in thing.say()
    thing.choose("Activation", "ReLU")
    thing.press("He")
    spread = thing.numbers(r"layer 1 has (\S+), layer 50 has (\S+?)\.?(?: |$)")
    assert 0.2 < spread[1] / spread[0] < 5
    thing.press("large, 1")
    assert "explodes" in thing.say()
    scale = thing.root.get_by_role("slider", name=re.compile("^Standard deviation"))
    assert scale.get_attribute("aria-valuetext") == "1.00"
    scale.focus()
    thing.tab.keyboard.press("Home")
    assert "vanishes" in thing.say()
    assert thing.button("large, 1").get_attribute("aria-pressed") == "false"


def test_depth_sigmoid_keeps_the_spread_and_loses_the_gradient(play):
    thing = play("depth")
    thing.press("Glorot (Xavier)")
    thing.choose("Activation", "sigmoid")
    low, high = sorted(thing.numbers(r"layer 1 has (\S+), layer 20 has (\S+?)\. "))
    assert low > 0.3 * high
    assert "vanishes" in thing.say()


# The convolution


@pytest.fixture(scope="module")
def seven():
    digits = json.loads((SOURCES / "src" / "digits.json").read_text(encoding="utf-8"))
    return np.frombuffer(base64.b64decode(digits[7]), np.uint8).reshape(28, 28) / 255


def shown_sum(thing):
    return thing.numbers(r"Row (\d+), column (\d+): the sum is \+?(-?[\d.]+)\.")


def test_convolution_steps_and_its_sums_are_right(play, seven):
    thing = play("convolution")
    vertical = np.array([[-1, 0, 1]] * 3)
    expected = signal.correlate2d(seven, vertical, "valid")
    assert "Row 1, column 1" in thing.say()
    thing.press("Next step", 2)
    assert "Row 1, column 3" in thing.say()
    image = thing.root.locator("canvas").first
    image.click(position={"x": 190, "y": 150})
    row, column, total = shown_sum(thing)
    assert total == pytest.approx(expected[int(row) - 1, int(column) - 1], abs=0.006)
    assert total != 0
    thing.tab.keyboard.press("ArrowRight")
    thing.tab.keyboard.press("ArrowDown")
    row2, column2, total = shown_sum(thing)
    assert (row2, column2) == (row + 1, column + 1)
    assert total == pytest.approx(expected[int(row2) - 1, int(column2) - 1], abs=0.006)


def test_convolution_kernel_can_be_edited(play, seven):
    thing = play("convolution")
    thing.press("All")
    before = thing.pixels(1)
    thing.root.locator("canvas").nth(1).click(position={"x": 200, "y": 160})
    for number in range(9):
        field = thing.root.get_by_role("spinbutton").nth(number)
        field.focus()
        field.press("Control+a")
        thing.tab.keyboard.type("0.5" if number == 4 else "0")
    row, column, total = shown_sum(thing)
    assert total == pytest.approx(seven[int(row), int(column)] / 2, abs=0.006)
    assert thing.pixels(1) != before
    assert thing.root.get_by_label("Kernel", exact=True).input_value() == "your own"
    thing.choose("Kernel", "sharpen")
    assert thing.root.get_by_role("spinbutton").nth(4).input_value() == "5"
    # A field that is being emptied counts as 0 and breaks nothing.
    thing.root.get_by_role("spinbutton").nth(4).fill("")
    shown_sum(thing)


@pytest.mark.parametrize(
    ("padding", "stride", "side"), [("0", "1", 26), ("1", "1", 28), ("0", "2", 13), ("1", "3", 10)]
)
def test_convolution_padding_and_stride(play, padding, stride, side):
    thing = play("convolution", **CALM)
    thing.choose("Padding", padding)
    thing.choose("Stride", stride)
    assert f"Output: {side} {TIMES} {side}" in thing.say()
    thing.run(30)
    assert f"Row {side}, column {side}" in thing.say()
    assert thing.button("Run").is_visible()


# The LSTM


def test_lstm_keeps_a_value_for_long(play):
    thing = play("lstm")
    for wish, times in [("Write", 1), ("Keep", 10), ("Show", 1)]:
        thing.press(wish)
        thing.press("Next step", times)
    assert "Solved" in thing.say()
    assert "left 100.0 %" in thing.say()
    thing.press("Step back")
    assert "Solved" not in thing.say()


def test_lstm_closing_the_forget_gate_empties_the_state(play):
    thing = play("lstm")
    thing.press("Write")
    thing.press("Next step")
    assert thing.numbers(r"1: c = .* = (\S+) h")[0] == pytest.approx(np.tanh(1.5), abs=0.005)
    thing.press("Keep")
    thing.press("Next step")
    assert thing.numbers(r"2: c = .* = (\S+) h")[0] == pytest.approx(np.tanh(1.5), abs=0.005)
    forget = thing.root.get_by_role("slider", name=re.compile("^Forget"))
    forget.focus()
    thing.tab.keyboard.press("Home")
    thing.button("Next step").focus()
    thing.tab.keyboard.press("Enter")
    assert thing.numbers(r"3: c = .* = (\S+) h")[0] == 0


def test_lstm_half_open_gate_fades(play):
    thing = play("lstm")
    thing.press("Write")
    thing.press("Next step")
    thing.press("Keep")
    forget = thing.root.get_by_role("slider", name=re.compile("^Forget"))
    forget.fill("0.9")
    thing.run(5)
    assert thing.numbers(r"left (\S+) %")[0] == pytest.approx(100 * 0.9**11, abs=0.06)
    assert "Solved" not in thing.say()


# The latent plane


def test_latent_plane_by_keyboard(play):
    thing = play("latent")
    plane = thing.root.get_by_role("application")
    before = thing.pixels(1)
    assert thing.numbers(r"z = \((\S+), (\S+)\)") == [1.2, 2]
    plane.focus()
    for key in ["ArrowLeft"] * 3 + ["Shift+ArrowDown"] * 8:
        thing.tab.keyboard.press(key)
    assert thing.numbers(r"z = \((\S+), (\S+)\)") == pytest.approx([0.9, -2])
    assert f"{TIMES} 1" in thing.say()
    assert thing.pixels(1) != before
    slider = thing.root.get_by_role("slider", name=re.compile("^First"))
    slider.focus()
    thing.tab.keyboard.press("Home")
    assert thing.numbers(r"z = \((\S+), (\S+)\)") == pytest.approx([-3, -2])


def test_latent_plane_by_pointer(play):
    thing = play("latent")
    before = thing.pixels(1)
    drag(thing.tab, thing.root.get_by_role("application"), -60, 90)
    first, second = thing.numbers(r"z = \((\S+), (\S+)\)")
    assert first < -0.5
    assert second < -0.8
    assert thing.pixels(1) != before


def test_latent_plane_by_finger_leaves_the_page_where_it_is(play):
    thing = play("latent", viewport={"width": 390, "height": 500}, has_touch=True)
    plane = thing.root.get_by_role("application")
    plane.scroll_into_view_if_needed()
    scrolled = thing.tab.evaluate("scrollY")
    box = plane.bounding_box()
    touch = thing.tab.context.new_cdp_session(thing.tab)
    way = [(0.7, 0.2), (0.5, 0.4), (0.45, 0.6), (0.4, 0.8)]
    for number, (right, down) in enumerate(way):
        place = {"x": box["x"] + right * box["width"], "y": box["y"] + down * box["height"]}
        kind = "touchMove" if number else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [place]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    first, second = thing.numbers(r"z = \((\S+), (\S+)\)")
    assert first < 0
    assert second < -1
    assert thing.tab.evaluate("scrollY") == scrolled


# The GAN


def uncovered(thing):
    return thing.numbers(r"leaves (\S+) % of the data")[0]


def test_gan_generator_approaches_the_data(play):
    thing = play("gan")
    assert uncovered(thing) > 60
    before = thing.pixels(0)
    thing.button("Run").focus()
    thing.tab.keyboard.press("Enter")
    thing.tab.clock.run_for(8_000)
    thing.tab.keyboard.press("Enter")
    assert uncovered(thing) < 15
    assert thing.pixels(0) != before
    thing.press("Reset")
    assert "Step 0" in thing.say()
    assert thing.pixels(0) == before


def test_gan_settings_matter(play):
    thing = play("gan", **CALM)
    thing.choose("Discriminator steps", "1")
    thing.choose("Rate of the generator", "0.02")
    thing.run(8)
    assert uncovered(thing) > 20
    thing.choose("Data", "two hills")
    assert "Step 0" in thing.say()


# All of them

MEAN_BRIGHTNESS = """async address => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d", {willReadFrequently: true});
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((_, i) => i % 4 < 3).reduce((sum, value) => sum + value, 0) / data.length;
}"""


def test_nothing_starts_by_itself(visit):
    tab = visit(*NAMES)
    things = [Thing(tab, name) for name in NAMES]
    before = [thing.say() for thing in things]
    tab.clock.run_for(5_000)
    assert [thing.say() for thing in things] == before


@pytest.mark.parametrize("name", ["perceptron", "network", "convolution", "lstm", "gan"])
def test_run_can_be_paused_and_goes_on(play, name):
    thing = play(name)
    thing.run(0.5)
    thing.press("Pause")
    paused = thing.say()
    thing.tab.clock.run_for(5_000)
    assert thing.say() == paused
    thing.run(1)
    assert thing.say() != paused


def test_reduced_motion_shows_few_pictures_of_as_many_steps(play):
    def pictures(setting):
        thing = play("network", reduced_motion=setting)
        thing.root.get_by_role("status").evaluate(
            "state => { window.pictures = 0;"
            " new MutationObserver(() => window.pictures++).observe(state, {childList: true}); }"
        )
        thing.run(3)
        return thing.tab.evaluate("window.pictures"), thing.numbers(r"Epoch (\d+)")[0]

    (many, epochs), (few, same) = pictures("no-preference"), pictures("reduce")
    assert few <= 6 < many
    assert same == pytest.approx(epochs, rel=0.2)


def test_page_fits_a_phone_and_controls_a_finger(visit):
    tab = visit(*NAMES, viewport={"width": 390, "height": 844}, has_touch=True)
    for name in NAMES:
        Thing(tab, name)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    small = tab.evaluate(
        """() => [...document.querySelectorAll("figure :is(button, select, input, g[role=button])")]
          .filter(control => control.getAttribute("visibility") !== "hidden")
          .map(control => [control.outerHTML.slice(0, 60), control.getBoundingClientRect()])
          .filter(([, box]) => box.height < 39.5 || box.width < 39.5).map(([text]) => text)"""
    )
    assert small == []


def test_pictures_follow_the_theme(visit):
    tab = visit(*NAMES)
    things = [Thing(tab, name) for name in NAMES]

    def brightness():
        return [tab.evaluate(MEAN_BRIGHTNESS, thing.pixels()) for thing in things[1:]]

    light = brightness()
    tab.evaluate("document.documentElement.dataset.theme = 'dark'")
    for name, before, after in zip(NAMES[1:], light, brightness(), strict=True):
        assert after < before / 2, name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation(visit, npm_packages, theme):
    tab = visit(*NAMES)
    for name in NAMES:
        Thing(tab, name)
    Thing(tab, "perceptron").press("Next step")
    tab.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    tab.add_script_tag(path=npm_packages / "axe-core" / "axe.min.js")
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    broken = {
        item["id"]: [node["html"][:120] for node in item["nodes"]] for item in found["violations"]
    }
    assert broken == {}


def test_every_picture_has_words(visit):
    tab = visit(*NAMES)
    for name in NAMES:
        Thing(tab, name)
    for canvas in tab.locator("figure canvas").all():
        assert len((canvas.get_attribute("aria-label") or "").split()) >= 5


def test_without_scripts_the_still_picture_and_its_sentence_stay(visit):
    tab = visit(*NAMES, java_script_enabled=False)
    for name in NAMES:
        place = tab.locator(f'[data-plaything="{name}"]')
        assert place.locator("img").is_visible()
        assert place.get_by_text(f"A sentence on {name}.").is_visible()


def test_the_still_picture_is_what_is_printed(play):
    thing = play("gan")
    still = thing.tab.locator('[data-plaything="gan"] img')
    assert not still.is_visible()
    thing.tab.emulate_media(media="print")
    assert still.is_visible()
    assert not thing.root.is_visible()


def test_other_pages_are_left_alone(visit):
    tab = visit()
    assert tab.locator("style").count() == 1
    assert tab.locator("script").count() == 1


@pytest.mark.parametrize("name", NAMES)
def test_still_picture_is_small_and_sharp(name):
    path = still(name)
    lesson = (path.parent / "lesson.ipynb").read_text(encoding="utf-8")
    assert f'data-plaything=\\"{name}\\"' in lesson
    assert f"]({path.name})" in lesson
    assert path.stat().st_size < 60_000
    with Image.open(path) as image:
        assert image.width >= 1000


# The build


def test_built_scripts_are_what_the_sources_give(npm_packages, tmp_path):
    subprocess.run(["node", "build.mjs", tmp_path], cwd=SOURCES, check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made
    for name, content in made.items():
        assert (BUILT / name).read_bytes() == content, f"{name} is old: run 'make interactive'."


def test_types_are_right(npm_packages):
    checked = subprocess.run(
        ["npm", "run", "--silent", "check"], cwd=SOURCES, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout


def test_scripts_are_small():
    assert (BUILT / "playthings.js").stat().st_size < 150_000
    assert (BUILT / "decoder.js").stat().st_size < 350_000


def test_packages_are_pinned_and_no_host_is_named():
    package = json.loads((SOURCES / "package.json").read_text(encoding="utf-8"))
    assert "dependencies" not in package
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", v) for v in package["devDependencies"].values())
    lock = (SOURCES / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    assert "registry" not in lock
