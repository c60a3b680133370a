"""Draw the pictures of the welcome page and of README: what one reads, does and gets graded.

The digits are MNIST's and the line is the one that a perceptron found between them. Each
picture is drawn for light and for dark pages:

    python scripts/draw_course.py
"""

import base64
import io
from pathlib import Path

import numpy as np
from PIL import Image

from coursekit.data import load_mnist

TARGET = Path(__file__).resolve().parents[1] / "book" / "_static"
WIDTH, HEIGHT, GAP = 300, 216, 42

THEMES = {
    "light": {
        "card": "#ffffff",
        "edge": "#d0d7de",
        "ink": "#1f2933",
        "soft": "#5b6672",
        "code": "#f3f5f8",
        "blue": "#0072b2",
        "orange": "#c04f00",
        "green": "#00795c",
        "grey": "#6a7580",
    },
    "dark": {
        "card": "#1b212a",
        "edge": "#3b4654",
        "ink": "#e6eaef",
        "soft": "#a7b1bc",
        "code": "#11161d",
        "blue": "#6cc0f0",
        "orange": "#ff9d57",
        "green": "#4fd1a8",
        "grey": "#93a0ad",
    },
}

MONO = "font-family='ui-monospace, SFMono-Regular, Menlo, Consolas, monospace'"
SANS = "font-family='system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif'"

# (question of chapter 1, colour of its mark, the mark, the outcome)
VERDICTS = [
    ("step", "green", "✓", "passed"),
    ("gate", "green", "✓", "passed"),
    ("predict", "green", "✓", "passed"),
    ("fit_perceptron", "orange", "✗", "failed"),
    ("xor_network", "green", "✓", "passed"),
    ("explain the plot", "grey", "…", "manual"),
]


def measure_ink(images):
    """Measure the ink left and right of the middle, and in it; returns shape (n, 2).

    The roots are taken to spread the digits that have little ink.
    """
    images = images / 255
    sides = np.concatenate([images[:, 9:19, 4:10], images[:, 9:19, 18:24]], axis=2)
    middle = images[:, 9:19, 11:17]
    return np.sqrt(np.column_stack([sides.mean(axis=(1, 2)), middle.mean(axis=(1, 2))]))


def fit_line(points, labels):
    """Learn a line by the perceptron rule; returns weights of shape (2,) and a bias."""
    w, b = np.zeros(2), 0.0
    for _ in range(2000):
        mistakes = 0
        for x, y in zip(points, labels, strict=True):
            error = y - int(x @ w + b >= 0)
            w, b, mistakes = w + error * x, b + error, mistakes + abs(error)
        if mistakes == 0:
            return w, b
    raise ValueError("The chosen digits are not separable by a line: choose others.")


def choose_digits(per_class=13):
    """Choose digits 0 and 1 spread over the plane; returns images, positions in 0..1, labels."""
    (images, digits), _ = load_mnist()
    images = images[np.isin(digits, [0, 1])][:600]
    labels = digits[np.isin(digits, [0, 1])][:600].astype(int)
    points = measure_ink(images)
    low, high = np.percentile(points, [1, 99], axis=0)
    points = (points - low) / (high - low)
    inside = np.all((points > 0) & (points < 1), axis=1)
    chosen = []
    for index in np.flatnonzero(inside):
        apart = np.abs(points[index] - points[chosen]) if chosen else np.ones((1, 2))
        same = sum(labels[other] == labels[index] for other in chosen)
        if same < per_class and np.all(np.any(apart > [0.1, 0.15], axis=1)):
            chosen.append(index)
    return images[chosen], points[chosen], labels[chosen]


def as_png(image, color):
    """Encode a digit as ink of one colour on nothing; returns a data address."""
    rgb = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    pixels = np.empty((28, 28, 4), dtype=np.uint8)
    pixels[..., :3], pixels[..., 3] = rgb, image
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()


def draw_read(theme):
    """Draw real digits and the line that a perceptron found between them."""
    images, points, labels = choose_digits()
    w, b = fit_line(points * 2 - 1, labels)
    left, top, width, height = 26, 16, WIDTH - 42, HEIGHT - 52
    parts = []
    for image, (x, y), label in zip(images, points, labels, strict=True):
        color = theme["orange"] if label else theme["blue"]
        x, y = left + 12 + x * (width - 24), top + 12 + (1 - y) * (height - 24)
        parts.append(
            f"<image x='{x - 14:.1f}' y='{y - 14:.1f}' width='28' height='28' "
            f"href='{as_png(image, color)}'/>"
        )
    # The line w.(2p - 1) + b = 0, from the left edge of the axes to the right one, and cut there.
    ends = []
    for px in (-0.2, 1.2):
        py = ((-b - w[0] * (2 * px - 1)) / w[1] + 1) / 2
        ends.append((left + 12 + px * (width - 24), top + 12 + (1 - py) * (height - 24)))
    (x0, y0), (x1, y1) = ends
    return (
        f"<clipPath id='axes'><rect x='{left}' y='{top}' width='{width}' height='{height}'/>"
        "</clipPath>"
        f"<path d='M{left} {top}V{top + height}H{left + width}' fill='none' "
        f"stroke='{theme['grey']}' stroke-width='1.2'/>"
        + "".join(parts)
        + f"<line x1='{x0:.1f}' y1='{y0:.1f}' x2='{x1:.1f}' y2='{y1:.1f}' clip-path='url(#axes)' "
        f"stroke='{theme['ink']}' stroke-width='2.2'/>"
        f"<text x='{left + width / 2}' y='{HEIGHT - 14}' {SANS} font-size='12.5' "
        f"text-anchor='middle' fill='{theme['soft']}'>ink at the sides</text>"
        f"<text transform='translate(17 {top + height / 2}) rotate(-90)' {SANS} font-size='12.5' "
        f"text-anchor='middle' fill='{theme['soft']}'>ink in the middle</text>"
    )


def draw_do(theme):
    """Draw an answer with a typical mistake, and the check that explains it."""
    code = [
        f"<tspan fill='{theme['blue']}'>def</tspan> step(z):",
        "    z = np.asarray(z)",
        f"    <tspan fill='{theme['blue']}'>return</tspan> (z &gt; 0).astype(int)",
    ]
    cross = f"<tspan fill='{theme['orange']}' font-weight='700'>✗</tspan>"
    check = [
        (f"{cross} step([-2, -0.5, 0, 0.5, 2])", "ink"),
        ("at index 2: expected 1, got 0", "ink"),
        ("Look at z = 0: the unit", "soft"),
        ("fires there too.", "soft"),
    ]
    lines = [
        f"<text x='30' y='{43 + 21 * row}' {MONO} font-size='13' xml:space='preserve' "
        f"fill='{theme['ink']}'>{text}</text>"
        for row, text in enumerate(code)
    ]
    lines += [
        f"<text x='34' y='{126 + 21 * row}' {SANS} font-size='13.5' "
        f"fill='{theme[color]}'>{text}</text>"
        for row, (text, color) in enumerate(check)
    ]
    return (
        f"<rect x='16' y='16' width='{WIDTH - 32}' height='82' rx='6' fill='{theme['code']}'/>"
        f"<rect x='16' y='108' width='3' height='90' fill='{theme['orange']}'/>" + "".join(lines)
    )


def draw_grade(theme):
    """Draw what a submission gets: a verdict for each question."""
    rows = []
    for row, (question, color, mark, outcome) in enumerate(VERDICTS):
        y = 37 + 30.5 * row
        rows.append(
            f"<circle cx='30' cy='{y - 4.5}' r='9.5' fill='none' stroke='{theme[color]}' "
            "stroke-width='1.6'/>"
            f"<text x='30' y='{y}' {SANS} font-size='12.5' font-weight='700' "
            f"text-anchor='middle' fill='{theme[color]}'>{mark}</text>"
            f"<text x='52' y='{y}' {MONO} font-size='13' fill='{theme['ink']}'>{question}</text>"
            f"<text x='{WIDTH - 20}' y='{y}' {SANS} font-size='13' text-anchor='end' "
            f"fill='{theme[color]}'>{outcome}</text>"
        )
        if row:
            rows.append(
                f"<line x1='16' x2='{WIDTH - 16}' y1='{y - 20}' y2='{y - 20}' "
                f"stroke='{theme['edge']}' stroke-width='0.8'/>"
            )
    return "".join(rows)


def as_svg(content, width, height):
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' "
        f"width='{width}' height='{height}'>{content}</svg>\n"
    )


def draw_course(panels, theme):
    """Draw the three panels side by side, with their titles and arrows between them."""
    parts = []
    for position, (title, content) in enumerate(panels.items()):
        x = position * (WIDTH + GAP)
        parts.append(
            f"<text x='{x + WIDTH / 2}' y='20' {SANS} font-size='17' font-weight='700' "
            f"text-anchor='middle' fill='{theme['ink']}'>{title}</text>"
            f"<g transform='translate({x} 34)'><rect x='0.5' y='0.5' width='{WIDTH - 1}' "
            f"height='{HEIGHT - 1}' rx='10' fill='{theme['card']}' stroke='{theme['edge']}'/>"
            f"{content}</g>"
        )
        if position:
            y = 34 + HEIGHT / 2
            parts.append(
                f"<path d='M{x - GAP + 9} {y}H{x - 11}m-7 -6l7 6l-7 6' fill='none' "
                f"stroke='{theme['grey']}' stroke-width='2' stroke-linecap='round' "
                "stroke-linejoin='round'/>"
            )
    return as_svg("".join(parts), 3 * WIDTH + 2 * GAP, HEIGHT + 35)


def main():
    for name, theme in THEMES.items():
        panels = {
            "Read": draw_read(theme),
            "Do": draw_do(theme),
            "Grade": draw_grade(theme),
        }
        (TARGET / f"course-{name}.svg").write_text(draw_course(panels, theme), encoding="utf-8")
        for title, content in panels.items():
            path = TARGET / f"{title.lower()}-{name}.svg"
            path.write_text(as_svg(content, WIDTH, HEIGHT), encoding="utf-8")


if __name__ == "__main__":
    main()
